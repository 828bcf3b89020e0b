"""What of a cue can be adjusted, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.adjust import (
    KEYS,
    STEPPED_KEYS,
    Adjustable,
    AdjustError,
    adjustables,
    read_key,
    stepped_key,
    with_value,
    with_values,
)
from stridecue.coach.cue_files.adjust_places import Role
from stridecue.coach.cue_files.cue_file import parse_cue_set
from stridecue.coach.language.compile import compile_expression
from stridecue.coach.language.expression import Expression

CONDITIONS = [
    cue.when.text
    for text in shipped_sets.texts()
    for cue in parse_cue_set(text.name, text.text, text.shipped).cues
    if cue.when is not None
]


def only(when: str) -> Adjustable:
    (found,) = adjustables(when)
    return found


def labels(when: str) -> list[tuple[str, str, str]]:
    return [(one.label, one.text, one.allowed) for one in adjustables(when)]


def test_each_number_says_what_it_is_compared_with_and_what_is_allowed() -> None:
    assert labels("grade >= 4 and change(grade, 20s) >= 3") == [
        ("grade >=", "4", "-50 to 50 %"),
        ("change(grade) over", "20s", "1s to 1h"),
        ("change(grade, 20s) >=", "3", "-50 to 50 %"),
    ]
    assert labels("(cadence_change <= -3 and step_length > 0.9) for 40s and timer >= 10min") == [
        ("cadence_change <=", "-3", "-50 to 50 %"),
        ("step_length >", "0.9", "0.2 to 2.5 m"),
        ("for", "40s", "1s to 1h"),
        ("timer >=", "10min", "0s to 6h"),
    ]


@pytest.mark.parametrize(
    ("when", "label", "role", "allowed"),
    [
        ("heart_rate > 150", "heart_rate >", Role.LIMIT, "30 to 230 bpm"),
        ("cadence < 160 spm", "cadence <", Role.LIMIT, "60 to 230 spm"),
        ("effort >= 6", "effort >=", Role.LIMIT, "0 to 10"),
        ("200 <= power", "power >=", Role.LIMIT, "0 to 1000 W"),
        ("speed > 12 km/h", "speed >", Role.LIMIT, "0 to 28.8 km/h"),
        ("speed < 5:30 min/km", "speed <", Role.LIMIT, "2:05 min/km or slower"),
        ("heart_rate > hill_cap + 10", "heart_rate > hill_cap + …", Role.OFFSET, "-60 to 60 bpm"),
        ("hill_cap + 10 < heart_rate", "hill_cap + … < heart_rate", Role.OFFSET, "-60 to 60 bpm"),
        ("speed > 0.9 * easy_speed", "speed > … * easy_speed", Role.FACTOR, "0 to 5"),
        ("cadence - cadence_target >= 4", "cadence - cadence_target >=", Role.LIMIT, "-60 to 60 spm"),
        ("abs(next_grade_change) >= 2", "abs(next_grade_change) >=", Role.LIMIT, "0 to 50 %"),
        ("seen(gait == running, 30s)", "seen(…) over", Role.WINDOW, "1s to 1h"),
        ("pressed(yes) for 30s", "for", Role.HOLD, "1s to 1h"),
    ],
)
def test_what_a_number_is_for(when: str, label: str, role: Role, allowed: str) -> None:
    found = only(when)
    assert (found.label, found.place.role, found.allowed) == (label, role, allowed)


def test_what_the_file_says_is_always_allowed() -> None:
    assert only("heart_rate > 20").allowed == "20 to 230 bpm"
    assert with_value("heart_rate > 20", only("heart_rate > 20"), "20") == "heart_rate > 20"


@pytest.mark.parametrize("when", CONDITIONS)
def test_every_number_of_every_shipped_condition_can_be_typed_again(when: str) -> None:
    for one in adjustables(when):
        assert with_value(when, one, one.text) == when
        for steps in (1, -1):
            new = with_value(when, one, one.stepped(one.text, steps))
            assert isinstance(compile_expression(new), Expression)
            assert new != when or one.value in {one.range.lowest, one.range.highest}


@pytest.mark.parametrize(
    ("when", "typed", "becomes"),
    [
        ("grade >= 4", "5", "grade >= 5"),
        ("grade >= 4", "4,5", "grade >= 4.5"),
        ("grade >= 4", "+4.5", "grade >= 4.5"),
        ("grade >= 4", "-4", "grade >= -4"),
        ("grade >= 4", "4 %", "grade >= 4 %"),
        ("grade <= -4 and gait == running", "3", "grade <= 3 and gait == running"),
        ("grade >= 4 for 20s", "2min", "grade >= 4 for 2min"),
        ("grade >= 4 for 20s", " 45 ", "grade >= 4 for 45s"),
        ("speed > 12 km/h", "11.5", "speed > 11.5 km/h"),
        ("speed > 12 km/h", "5:00 min/km", "speed > 5:00 min/km"),
        ("speed < 5:30 min/km", "6:15", "speed < 6:15 min/km"),
        ("cadence < 160 spm", "158", "cadence < 158 spm"),
    ],
)
def test_what_is_typed_stands_in_the_condition(when: str, typed: str, becomes: str) -> None:
    number = adjustables(when)[-1] if " for " in when else adjustables(when)[0]
    assert with_value(when, number, typed) == becomes


def test_several_numbers_change_together_whatever_their_length() -> None:
    when = "grade >= 4 and change(grade, 20s) >= 3"
    first, window, second = adjustables(when)
    assert (
        with_values(when, {first: "10.25", second: "7", window: "1min"})
        == "grade >= 10.25 and change(grade, 1min) >= 7"
    )


@pytest.mark.parametrize(
    ("when", "typed", "words"),
    [
        ("grade >= 4", "51", "-50 to 50 % is allowed."),
        ("grade >= 4", "", "Write a number, such as 4."),
        ("grade >= 4", "steep", "Write a number, such as 4."),
        ("grade >= 4", "4s", "That is a time (s); a percentage (%) is needed."),
        ("grade >= 4", "4 or 1", "Write a number, such as 4."),
        ("grade >= 4", "4) or (1", "Write a number, such as 4."),
        ("grade >= 4", "4 && 1", "found"),
        ("grade >= 4", "4 kg", '"kg" is no unit'),
        ("grade >= 4", "9" * 12, "begins with no number"),
        ("grade >= 4 for 20s", "0", "1s to 1h is allowed."),
        ("grade >= 4 for 20s", "61min", "1s to 1h is allowed."),
        ("speed < 5:30 min/km", "1:00", "2:05 min/km or slower is allowed."),
        ("speed < 5:30 min/km", "0:00", "pace"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(when: str, typed: str, words: str) -> None:
    number = adjustables(when)[-1] if " for " in when else adjustables(when)[0]
    with pytest.raises(AdjustError) as refused:
        with_value(when, number, typed)
    assert words.lower() in str(refused.value).lower()
    assert str(refused.value).endswith(".")


@given(st.text(max_size=30))
def test_whatever_is_typed_gives_a_condition_or_a_sentence(typed: str) -> None:
    when = "grade >= 4 and change(speed, 20s) >= 3 km/h"
    for number in adjustables(when):
        number.stepped(typed, 1)
        try:
            new = with_value(when, number, typed)
        except AdjustError:
            continue
        assert isinstance(compile_expression(new), Expression)
        assert len(adjustables(new)) == 3


@pytest.mark.parametrize(
    ("when", "text", "steps", "becomes"),
    [
        ("grade >= 4", "4", 1, "4.5"),
        ("grade >= 4", "4,5", -2, "3.5"),
        ("grade >= 4", "50", 1, "50"),
        ("grade >= 4", "steep", 1, "steep"),
        ("heart_rate > 150", "150", 3, "153"),
        ("speed > 12 km/h", "12 km/h", 1, "12.2 km/h"),
        ("speed > 12 km/h", "12", 1, "12.2 km/h"),
        ("speed < 5:30 min/km", "5:30 min/km", 1, "5:35 min/km"),
        ("speed > 0.9 * easy_speed", "0.9", 1, "0.95"),
        ("gait == running for 20s", "20s", -1, "19s"),
        ("gait == running for 20s", "20s", 1, "25s"),
        ("gait == running for 20s", "115s", 1, "2min"),
        ("gait == running for 20s", "10min", 1, "11min"),
        ("gait == running for 20s", "1s", -1, "1s"),
        ("gait == running for 20s", "1h", 1, "1h"),
        ("step_length > 0.9", "0.9", 1, "0.91"),
        ("distance > 5 km", "5 km", 1, "5.1 km"),
        ("distance > 5000", "5000", 1, "5050"),
    ],
)
def test_arrow_keys_go_in_sensible_steps(when: str, text: str, steps: int, becomes: str) -> None:
    assert adjustables(when)[0].stepped(text, steps) == becomes


@pytest.mark.parametrize(
    ("key", "typed", "becomes"),
    [
        ("show", "  Short   steps ", "Short steps"),
        ("say", "Short steps.", "Short steps."),
        ("say", " ", None),
        ("cooldown", "90", "90s"),
        ("cooldown", "2,5m", "2.5m"),
        ("cooldown", "0", "0s"),
        ("every", "8m", "8m"),
        ("priority", "45", 45),
    ],
)
def test_the_other_keys_are_read_as_the_file_has_them(key: str, typed: str, becomes: object) -> None:
    assert key in KEYS
    assert read_key(key, typed) == becomes


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [
        (
            "show",
            "one two three four five",
            "Found 5 words, 23 characters; at most 4 words and 26 characters",
        ),
        ("show", "", "Found an empty text"),
        ("say", "a b c d e f g h i j k", "at most 10 words"),
        ("cooldown", "soon", "a duration is needed"),
        ("cooldown", "25h", '"0s" to "24h" is allowed'),
        ("every", "10s", '"30s" to "24h" is allowed'),
        ("priority", "91", "0 to 90 is allowed"),
        ("priority", "-1", "a whole number is needed"),
        pytest.param("priority", "9" * 5000, "a whole number is needed", id="priority-endless"),
    ],
)
def test_the_other_keys_say_what_is_allowed(key: str, typed: str, words: str) -> None:
    with pytest.raises(AdjustError) as refused:
        read_key(key, typed)
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("key", "text", "steps", "becomes"),
    [
        ("cooldown", "90s", 1, "95s"),
        ("cooldown", "4m", 1, "270s"),
        ("cooldown", "115s", 1, "2m"),
        ("cooldown", "0s", -1, "0s"),
        ("cooldown", "soon", 1, "soon"),
        ("every", "30s", -1, "30s"),
        ("priority", "42", 1, "43"),
        ("priority", "90", 1, "90"),
        ("priority", "0", -1, "0"),
    ],
)
def test_the_other_figures_go_in_steps_too(key: str, text: str, steps: int, becomes: str) -> None:
    assert key in STEPPED_KEYS
    assert stepped_key(key, text, steps) == becomes
