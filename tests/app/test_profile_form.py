"""What a runner types, and what it means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.app.profile_form import (
    FIELDS,
    FieldError,
    in_other_unit,
    read_height,
    read_profile,
    read_speed,
    texts_of,
)
from stridecue.model.profile import Profile, Unit

FULL = Profile(
    age_years=40,
    height_m=1.778,
    heart_rate_max_bpm=187,
    heart_rate_rest_bpm=52,
    heart_rate_threshold_bpm=170,
    heart_rate_alert_bpm=190,
    easy_speed_mps=2.7183,
)


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("9.5", Unit.KM, 2.6389),
        ("9,5", Unit.KM, 2.6389),
        ("9.5 km/h", Unit.KM, 2.6389),
        ("6:20", Unit.KM, 2.6316),
        ("6:20 min/km", Unit.KM, 2.6316),
        ("6:20/km", Unit.KM, 2.6316),
        ("6.0", Unit.MILE, 2.6822),
        ("6 mph", Unit.MILE, 2.6822),
        ("10:00", Unit.MILE, 2.6822),
        ("  ", Unit.KM, None),
    ],
)
def test_a_speed_may_be_a_pace(text: str, unit: Unit, expected: float | None) -> None:
    assert read_speed(text, unit) == expected


@pytest.mark.parametrize("text", ["fast", "0:00", "1", "99", "6:70", "-9", "9.5.1"])
def test_a_speed_out_of_sense_is_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(FieldError, match=r"2\.9 km/h to 23\.4 km/h"):
        read_speed(text, Unit.KM)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("178", 1.78),
        ("1.78", 1.78),
        ("1,78 m", 1.78),
        ("178 cm", 1.78),
        ("5'10\"", 1.778),
        ("6'", 1.829),
        ("", None),
    ],
)
def test_height_in_any_way_that_people_write_it(text: str, expected: float | None) -> None:
    assert read_height(text, Unit.KM) == expected


@pytest.mark.parametrize("text", ["17", "tall", "3.1", "5.10'"])
def test_a_height_out_of_sense_is_refused(text: str) -> None:
    with pytest.raises(FieldError, match="178"):
        read_height(text, Unit.KM)


def test_what_was_not_touched_keeps_its_exact_value() -> None:
    profile, mistakes = read_profile(FULL, texts_of(FULL), Unit.KM, medicine=False)
    assert profile == FULL
    assert mistakes == {}


def test_an_emptied_field_is_not_known_any_more() -> None:
    empty = dict.fromkeys(texts_of(FULL), "")
    profile, mistakes = read_profile(FULL, empty, Unit.KM, medicine=False)
    assert profile == Profile()
    assert mistakes == {}


def test_every_mistake_has_its_own_sentence() -> None:
    texts = texts_of(FULL) | {"age_years": "4O", "height_m": "17", "heart_rate_max_bpm": "12.5"}
    _, mistakes = read_profile(FULL, texts, Unit.KM, medicine=False)
    assert set(mistakes) == {"age_years", "height_m", "heart_rate_max_bpm"}
    assert mistakes["age_years"] == "Your age is a whole number from 5 to 110."
    assert all(sentence.endswith(".") for sentence in mistakes.values())


def test_heart_rates_that_cannot_all_be_true_are_refused() -> None:
    texts = texts_of(FULL) | {"heart_rate_max_bpm": "160"}
    _, mistakes = read_profile(FULL, texts, Unit.KM, medicine=False)
    assert mistakes == {"heart_rate_threshold_bpm": "Threshold heart rate is below the highest one."}


def test_another_unit_writes_the_speed_anew_and_loses_nothing() -> None:
    assert in_other_unit("9.8", Unit.KM, Unit.MILE) == "6.1"
    assert in_other_unit("fast", Unit.KM, Unit.MILE) == "fast"
    assert in_other_unit("", Unit.KM, Unit.MILE) == ""
    texts = texts_of(FULL)
    texts["easy_speed_mps"] = in_other_unit(texts["easy_speed_mps"], Unit.KM, Unit.MILE)
    profile, _ = read_profile(FULL, texts, Unit.MILE, medicine=False)
    assert profile.unit is Unit.MILE
    assert profile.easy_speed_mps == FULL.easy_speed_mps


@given(st.text(max_size=12), st.sampled_from(Unit))
def test_whatever_is_typed_is_a_value_or_a_mistake(text: str, unit: Unit) -> None:
    texts = {field.name: text for field in FIELDS}
    profile, mistakes = read_profile(Profile(), texts, unit, medicine=True)
    assert profile.heart_rate_medicine
    for field in FIELDS:
        nothing = getattr(profile, field.name) is None
        unmoved = field.name == "easy_cap_shift_bpm" and not nothing  # empty is where it is
        assert field.name in mistakes or unmoved or nothing == (not text.strip())


@pytest.mark.parametrize(
    ("text", "bpm"), [("", 0), ("0", 0), ("+3", 3), ("3", 3), (" -10 ", -10), ("\u22125", -5), ("10", 10)]
)
def test_how_far_the_easy_cap_is_moved(text: str, bpm: int) -> None:
    profile, mistakes = read_profile(Profile(), {"easy_cap_shift_bpm": text}, Unit.KM, medicine=False)
    assert mistakes == {}
    assert profile.easy_cap_shift_bpm == bpm


@pytest.mark.parametrize("text", ["11", "-11", "1.5", "three", "--3", "999999"])
def test_the_easy_cap_moves_by_ten_at_most(text: str) -> None:
    profile, mistakes = read_profile(Profile(), {"easy_cap_shift_bpm": text}, Unit.KM, medicine=False)
    assert mistakes == {"easy_cap_shift_bpm": "The easy cap moves by -10 to 10 bpm."}
    assert profile.easy_cap_shift_bpm == 0


def test_a_moved_cap_shows_which_way() -> None:
    assert [texts_of(Profile(easy_cap_shift_bpm=bpm))["easy_cap_shift_bpm"] for bpm in (0, 4, -4)] == [
        "0",
        "+4",
        "-4",
    ]
