"""Figures as people read them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.model.profile import Unit
from stridecue.report import wording


@pytest.mark.parametrize(
    ("speed_mps", "unit", "text"),
    [
        (1000 / 312, Unit.KM, "5:12"),
        (1609.344 / 502, Unit.MILE, "8:22"),
        (2.5, Unit.KM, "6:40"),
        (2.5, Unit.MILE, "10:44"),
        (1000 / 299.5, Unit.KM, "5:00"),
        (1000 / 359.6, Unit.KM, "6:00"),
        (1000 / 1199, Unit.KM, "19:59"),
        (1000 / 1200, Unit.KM, "20:00"),
        (1000 / 1201, Unit.KM, "--:--"),
        (1.4, Unit.MILE, "19:10"),
        (1.2, Unit.MILE, "22:21"),
        (0.5, Unit.MILE, "--:--"),
        (0.0, Unit.KM, "--:--"),
        (-1.0, Unit.KM, "--:--"),
        (None, Unit.KM, "--:--"),
        (math.nan, Unit.KM, "--:--"),
        (math.inf, Unit.KM, "--:--"),
    ],
)
def test_pace(speed_mps: float | None, unit: Unit, text: str):
    assert wording.pace(speed_mps, unit) == text


@pytest.mark.parametrize(
    ("speed_mps", "unit", "text"),
    [
        (3.0, Unit.KM, "10.8 km/h"),
        (3.0, Unit.MILE, "6.7 mph"),
        (0.0, Unit.KM, "0.0 km/h"),
        (None, Unit.KM, "-- km/h"),
    ],
)
def test_speed(speed_mps: float | None, unit: Unit, text: str):
    assert wording.speed(speed_mps, unit) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00"),
        (59.99, "0:59"),
        (60, "1:00"),
        (1421, "23:41"),
        (3599, "59:59"),
        (3723, "1:02:03"),
        (36000, "10:00:00"),
        (-3, "0:00"),
        (None, "--:--"),
        (math.nan, "--:--"),
    ],
)
def test_duration(seconds: float | None, text: str):
    assert wording.duration(seconds) == text


@pytest.mark.parametrize(
    ("distance_m", "unit", "text"),
    [
        (9010, Unit.KM, "9.01 km"),
        (9010, Unit.MILE, "5.60 mi"),
        (0, Unit.KM, "0.00 km"),
        (42195, Unit.KM, "42.20 km"),
        (None, Unit.MILE, "-- mi"),
    ],
)
def test_distance(distance_m: float | None, unit: Unit, text: str):
    assert wording.distance(distance_m, unit) == text


@pytest.mark.parametrize(
    ("grade_percent", "text"), [(6.0, "6.0"), (-3.5, "-3.5"), (0.0, "0.0"), (-0.04, "0.0"), (None, "--")]
)
def test_grade(grade_percent: float | None, text: str):
    assert wording.grade(grade_percent) == text


@pytest.mark.parametrize(("value", "text"), [(141.5, "142"), (142, "142"), (142.4, "142"), (None, "--")])
def test_whole_figures(value: float | None, text: str):
    assert wording.heart_rate(value) == text
    assert wording.cadence(value) == text
    assert wording.power(value) == text
    assert wording.climb(value) == f"{text} m"


def test_step_length():
    assert wording.step_length(0.917) == "0.92 m"
    assert wording.step_length(None) == "-- m"


@pytest.mark.parametrize(
    ("percent", "text"),
    [(2.54, "+2.5 %"), (-3.1, "-3.1 %"), (-0.01, "0.0 %"), (0.01, "0.0 %"), (None, "-- %")],
)
def test_change(percent: float | None, text: str):
    assert wording.change(percent) == text


def test_units():
    assert (wording.distance_unit(Unit.KM), wording.distance_unit(Unit.MILE)) == ("km", "mi")
    assert (wording.pace_unit(Unit.KM), wording.pace_unit(Unit.MILE)) == ("/km", "/mi")
    assert (wording.speed_unit(Unit.KM), wording.speed_unit(Unit.MILE)) == ("km/h", "mph")
    assert (wording.unit_metres(Unit.KM), wording.unit_metres(Unit.MILE)) == (1000.0, 1609.344)


@pytest.mark.parametrize(
    ("started_at", "offset_s", "text"),
    [
        ("2026-09-05T16:04:59Z", 7200, "Sat 5 Sep 2026, 18:04"),
        ("2026-09-05T23:30:00+00:00", 3600, "Sun 6 Sep 2026, 00:30"),
        ("2026-01-01T02:00:00", -5 * 3600, "Wed 31 Dec 2025, 21:00"),
        (None, 0, "no date"),
        ("yesterday", 0, "no date"),
        ("2026-09-05T16:04:59Z", 10**7, "no date"),
    ],
)
def test_date_and_time(started_at: str | None, offset_s: int, text: str):
    assert wording.date_and_time(started_at, offset_s) == text


def test_time_of_day_is_dashes_without_a_date():
    assert wording.time_of_day("2026-09-05T06:04:00Z") == "06:04"
    assert wording.time_of_day(None) == "--:--"


@pytest.mark.parametrize(
    ("name", "text"), [("running", "Run"), ("nordic_walking", "Nordic walking"), ("\x1b[31mski", "[31mski")]
)
def test_sport(name: str, text: str):
    assert wording.sport(name) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Stand tall", "Stand tall"),
        ("Größe ± 3 %", "Größe ± 3 %"),
        ("a\nb\tc", "a b c"),
        ("\x1b[2Jgone\x07", "[2Jgone"),
        ("right\u202eleft", "rightleft"),
        ("\ud800", ""),
    ],
)
def test_printable(text: str, kept: str):
    assert wording.printable(text) == kept


@given(st.text())
def test_printable_leaves_nothing_for_a_terminal_to_obey(text: str):
    kept = wording.printable(text)
    assert not any(ord(each) < 32 or 127 <= ord(each) < 160 for each in kept)
    kept.encode()


@given(st.floats(1000 / 1200, 12.0))
def test_pace_says_what_the_speed_is(speed_mps: float):
    minutes, seconds = wording.pace(speed_mps).split(":")
    assert int(seconds) < 60
    assert int(minutes) * 60 + int(seconds) == pytest.approx(1000 / speed_mps, abs=0.51)


@pytest.mark.parametrize(
    ("percent", "said"), [(3.2, "3 % slower"), (-2.6, "3 % faster"), (0.4, "as fast"), (-0.4, "as fast")]
)
def test_a_speed_is_held_against_another(percent: float, said: str) -> None:
    assert wording.slower(percent) == said
