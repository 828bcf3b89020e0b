"""Texts of XML to the values of a record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.files.xml_points import Time, number, reading, time_of
from stridecue.model.inputs import Reading


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2021-07-04T11:23:19.418000Z", Time(1625397799.418, 0)),
        ("2021-07-04T11:23:19Z", Time(1625397799, 0)),
        (" 2021-07-04T13:23:19+02:00\n", Time(1625397799, 7200)),
        ("2021-07-04T11:23:19", Time(1625397799, 0)),
        ("0001-01-01T00:00:00+14:00", Time(-62135647200, 50400)),
        ("9999-12-31T23:59:59-14:00", Time(253402351199, -50400)),
        ("2021-07-04T24:00:01Z", None),
        ("2021-13-04T11:23:19Z", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        ("2021-07-04T11:23:19." + 99 * "0" + "Z", None),
    ],
)
def test_times(text: str | None, time: Time | None) -> None:
    assert time_of(text) == time


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (" 12.5\n", 12.5),
        ("-3e2", -300),
        ("12,5", 12.5),
        ("1,234.5", None),
        ("1,234,5", None),
        ("1_000", None),
        ("nan", None),
        ("inf", None),
        ("-1e999", None),
        ("1e12", None),
        (50 * "1", None),
        ("0x10", None),
        ("", None),
        (None, None),
    ],
)
def test_numbers(text: str | None, value: float | None) -> None:
    assert number(text) == value


def test_a_point() -> None:
    texts = {
        "latitude": "47.5",
        "longitude": "-8.25",
        "altitude": "-3",
        "distance": "12.5",
        "heart_rate": "140",
        "cadence": "82",
        "speed": "2.5",
        "power": "0",
    }
    assert reading(texts) == Reading("file", 140, 164, 2.5, None, 12.5, -3, 0, 47.5, -8.25)


@pytest.mark.parametrize(
    "texts",
    [
        {"heart_rate": "0", "cadence": "0", "speed": "-1", "distance": "-0.1", "power": "-5"},
        {"latitude": "90.1", "longitude": "8"},
        {"latitude": "47", "longitude": "181"},
        {"latitude": "47"},
        {"time": "2021-07-04T11:23:19Z", "other": "7"},
    ],
)
def test_what_cannot_be_is_missing(texts: dict[str, str]) -> None:
    assert reading(texts) == Reading("file")


@given(st.text(max_size=45) | st.floats().map(str) | st.integers().map(str))
def test_any_text(text: str) -> None:
    assert number(text) is None or abs(number(text) or 0) <= 1e9
    assert time_of(text) is None or isinstance(time_of(text), Time)
