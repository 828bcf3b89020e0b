"""Windows: (t - D, t], and nothing below 75 % coverage."""

from __future__ import annotations

import copy

from stridecue.coach.language.window import Sightings, Window


def filled(seconds: int, *values: float | None) -> Window:
    window = Window(seconds)
    for value in values:
        window.push(value)
    return window


def test_figures_of_the_last_seconds_only() -> None:
    window = filled(4, 100, 1, 2, 3, 6)
    assert (window.mean(), window.lowest(), window.highest(), window.change()) == (3, 1, 6, 5)


def test_nothing_is_known_below_three_quarters() -> None:
    assert filled(4, 1, 2).mean() is None
    assert filled(4, 1, 2, 3).mean() == 2
    assert filled(4, 1, None, 2, 3).mean() == 2
    assert filled(4, 1, None, None, 3).mean() is None
    assert filled(4, 1, None, None, 3).change() is None
    assert filled(1).highest() is None


def test_coverage_comes_back_when_gaps_have_gone_by() -> None:
    window = filled(4, None, None, 1, 2)
    assert window.lowest() is None
    window.push(3)
    assert window.lowest() == 1


def test_a_change_is_up_to_now() -> None:
    assert filled(4, 1, 2, 3, None).change() is None
    assert filled(4, None, 2, 3, 9).change() == 7
    assert filled(4, 1, 2, 3, None).mean() == 2


def test_a_value_of_nothing_is_no_sample_and_zero_is_one() -> None:
    assert filled(4, 0, 0, 0, 0).mean() == 0


def test_cleared_windows_begin_anew() -> None:
    window = filled(4, 1, 2, 3, 4)
    window.clear()
    window.push(5)
    assert window.mean() is None


def test_missing_seconds_count_against_coverage() -> None:
    window = filled(4, 1, 2, 3, 4)
    window.push_missing(2)
    assert window.mean() is None


def test_copies_go_on_by_themselves() -> None:
    window = filled(4, 1, 2, 3, 4)
    twin = copy.deepcopy(window)
    window.push(100)
    assert twin.highest() == 4
    sightings = Sightings(3)
    sightings.push(True)
    other = copy.deepcopy(sightings)
    assert [sightings.push(False) for _ in range(3)] == [True, True, False]
    assert other.push(False) is True


def test_seen_within_the_last_seconds() -> None:
    sightings = Sightings(3)
    assert [sightings.push(x) for x in (False, True, False, False, False)] == [False, True, True, True, False]


def test_what_was_not_known_was_not_seen_nor_unseen() -> None:
    sightings = Sightings(4)
    assert [sightings.push(x) for x in (None, False, False, False)] == [None, None, None, False]
    assert [sightings.push(x) for x in (None, None)] == [False, None]
    assert [sightings.push(x) for x in (True, None, None, None, None)] == [True, True, True, True, None]
