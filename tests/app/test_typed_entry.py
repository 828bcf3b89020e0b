"""A figure as it is typed."""

from __future__ import annotations

import pytest

from stridecue.app.typed_entry import CLOSES_AFTER_S, Taken, TypedEntry
from stridecue.model.inputs import MarkKind
from stridecue.model.our_choices.signals import LATE_GRADE_S
from stridecue.model.profile import Unit
from stridecue.model.state import Quality, Signal

TYPED_SIX = Signal(6.0, Quality.GOOD, 0.0, "typed")
OF_THE_BELT = Signal(3.0, Quality.GOOD, 0.2, "C0:03")


def entry(
    keys: str = "", kind: MarkKind = MarkKind.GRADE, shown: Signal = OF_THE_BELT, unit: Unit = Unit.KM
) -> TypedEntry:
    begun = TypedEntry(kind, shown, unit, 100.0)
    names = {".": "full_stop", ",": "comma", "-": "minus", "<": "backspace"}
    for key in keys:
        begun.type(names.get(key, key))
    return begun


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("6", "6"),
        ("6.5", "6.5"),
        ("6,5", "6.5"),
        ("6.55", "6.5"),
        ("123", "12"),
        ("-4", "-4"),
        ("4-", "-4"),
        ("4--", "4"),
        ("1.,.2", "1.2"),
        (".5", ".5"),
        ("65<", "6"),
        ("6<<<", ""),
        ("-12.5", "-12.5"),
    ],
)
def test_what_makes_a_figure_is_taken_and_the_rest_is_not(keys: str, text: str) -> None:
    assert entry(keys).text == text


def test_a_speed_has_no_sign() -> None:
    assert entry("-9", MarkKind.SPEED).text == "9"


@pytest.mark.parametrize(
    ("keys", "value", "words"),
    [
        ("6", 6.0, "grade 6 % typed"),
        ("6.5", 6.5, "grade 6.5 % typed"),
        ("-0", 0.0, "grade 0 % typed"),
        ("55", 40.0, "grade 40 % typed: the most that can be"),
        ("-55", -30.0, "grade -30 % typed: the least that can be"),
    ],
)
def test_a_grade_as_far_as_a_belt_can(keys: str, value: float, words: str) -> None:
    assert entry(keys).taken() == Taken(value, 0, words)


@pytest.mark.parametrize(
    ("keys", "unit", "mps", "words"),
    [
        ("9.5", Unit.KM, 9.5 / 3.6, "speed 9.5 km/h typed"),
        ("6", Unit.MILE, 6 * 1609.344 / 3600, "speed 6.0 mph typed"),
        ("99", Unit.KM, 10.0, "speed 36.0 km/h typed: the most that can be"),
    ],
)
def test_a_speed_in_the_unit_of_the_belt_s_panel(keys: str, unit: Unit, mps: float, words: str) -> None:
    taken = entry(keys, MarkKind.SPEED, unit=unit).taken()
    assert taken is not None
    assert taken.value == pytest.approx(mps)
    assert taken.words == words


@pytest.mark.parametrize("keys", ["", "-", ".", "-."])
def test_no_figure_is_nothing(keys: str) -> None:
    assert entry(keys).taken() is None


def test_a_grade_is_dated_back_in_tens_of_seconds() -> None:
    six = entry("6")
    for direction, since_s, words in (
        (-1, 10, "began 10 s ago"),
        (-1, 20, "began 20 s ago"),
        (1, 10, "began 10 s ago"),
        (1, 0, "grade from now on"),
        (1, 0, "grade from now on"),
    ):
        six.date(direction, elapsed_s=600.0)
        assert (six.since_s, six.below()) == (since_s, words)
    six.date(-1, 600.0)
    assert six.taken() == Taken(6.0, 10, "grade 6 % typed, began 10 s ago")


def test_it_goes_back_to_the_start_of_the_run_and_from_there_by_tens_again() -> None:
    six = entry("6")
    for _ in range(5):
        six.date(-1, elapsed_s=25.4)
    assert (six.since_s, six.below()) == (25, "since the start")
    six.date(1, 25.4)
    assert six.since_s == 20


def test_it_goes_back_no_further_than_a_late_grade_holds() -> None:
    six = entry("6")
    for _ in range(LATE_GRADE_S):
        six.date(-1, elapsed_s=10_000.0)
    assert (six.since_s, six.below()) == (LATE_GRADE_S, "began 30:00 ago")


def test_before_the_run_there_is_no_earlier() -> None:
    six = entry("6")
    six.date(-1, elapsed_s=0.0)
    assert (six.since_s, six.below()) == (0, "grade from now on")


def test_without_a_digit_the_typed_grade_gets_another_date() -> None:
    again = entry(shown=TYPED_SIX)
    assert again.taken() is None
    again.date(-1, 600.0)
    again.date(-1, 600.0)
    assert (again.large(), again.below()) == ("6 %", "began 20 s ago")
    assert again.taken() == Taken(6.0, 20, "this 6 % began 20 s ago")


def test_what_a_sensor_says_is_not_dated() -> None:
    belt = entry()
    belt.date(-1, 600.0)
    assert (belt.large(), belt.taken()) == ("grade ?", None)


def test_a_step_goes_from_what_is_typed_or_else_from_what_holds() -> None:
    assert entry("6").text == "6"
    for keys, kind, direction, text in (
        ("6", MarkKind.GRADE, 1, "6.5"),
        ("", MarkKind.GRADE, -1, "2.5"),
        ("9", MarkKind.SPEED, -1, "8.9"),
        ("", MarkKind.SPEED, 1, "10.9"),
    ):
        stepped = entry(keys, kind)
        stepped.step(direction)
        assert stepped.text == text


@pytest.mark.parametrize(
    ("keys", "kind", "unit", "large"),
    [
        ("", MarkKind.GRADE, Unit.KM, "grade ?"),
        ("", MarkKind.SPEED, Unit.KM, "speed ?"),
        ("6.", MarkKind.GRADE, Unit.KM, "6. %"),
        ("9", MarkKind.SPEED, Unit.KM, "9 km/h"),
        ("6", MarkKind.SPEED, Unit.MILE, "6 mph"),
    ],
)
def test_the_figure_stands_large_with_its_unit(keys: str, kind: MarkKind, unit: Unit, large: str) -> None:
    assert entry(keys, kind, unit=unit).large() == large


def test_it_closes_by_itself_after_a_while_without_a_key() -> None:
    six = entry("6")
    assert not six.over(100.0 + CLOSES_AFTER_S - 0.1)
    six.wait(110.0)
    assert not six.over(110.0 + CLOSES_AFTER_S - 0.1)
    assert six.over(110.0 + CLOSES_AFTER_S)
