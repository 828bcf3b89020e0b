"""What is said of one step."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from stridecue.app.plan_view import step_words
from stridecue.model.plan import EndsBy, RepResult
from stridecue.model.profile import Unit

WARMUP, REP, RECOVERY = 0, 2, 3
TIMES = tuple(
    RepResult(number, seconds, 200.0, 2.6, 5.0) for number, seconds in ((1, 77.2), (2, 78.9), (3, 81.0))
)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"left_m": 137.2}, "140 m"),
        ({"left_m": 0.4}, "10 m"),
        ({"left_m": 1240.0}, "1.24 km"),
        ({"left_m": None, "left_s": 82.3}, "1:23"),
        ({"left_m": None, "left_s": 0.2}, "0:01"),
        ({"left_m": None, "left_s": None}, "0:20"),
    ],
)
def test_how_much_is_left(place: Any, changed: dict[str, Any], expected: str) -> None:
    assert step_words.left(place(**changed), Unit.KM) == expected
    assert step_words.large_left(place(**changed), Unit.KM) == expected.replace(" ", "")


def test_a_long_way_is_told_in_the_runner_s_unit(place: Any) -> None:
    assert step_words.left(place(left_m=3218.0), Unit.MILE) == "2.00 mi"


@pytest.mark.parametrize(
    ("left_s", "expected"), [(5.1, None), (5.0, 5), (4.2, 5), (0.3, 1), (0.0, None), (None, None)]
)
def test_the_last_five_seconds_are_counted(place: Any, left_s: float | None, expected: int | None) -> None:
    assert step_words.count(place(left_s=left_s)) == expected


def test_nothing_is_counted_while_a_clock_waits_or_after_the_end(place: Any) -> None:
    assert step_words.count(place(left_s=3.0, counting=False)) is None
    assert step_words.count(place(left_s=3.0, done=True)) is None


def test_how_long_a_step_is(place: Any) -> None:
    hill, walk = place().steps[REP], place().steps[RECOVERY]
    assert step_words.length(hill, Unit.KM) == "200 m"
    assert step_words.length(walk, Unit.KM) == "2:45"
    assert step_words.length(replace(walk, ends_by=EndsBy.KEY), Unit.KM) == "as long as you like"
    calm = replace(walk, ends_by=EndsBy.HEART_RATE, heart_rate_below_bpm=120)
    assert step_words.length(calm, Unit.KM) == "2:45 at most"
    steps = (*place().steps[:RECOVERY], calm)
    assert step_words.limits(place(RECOVERY, steps=steps)) == "or heart rate below 120"


def test_which_it_is_and_what_it_asks_for(place: Any) -> None:
    assert step_words.large_titles(place().steps[REP]) == ("Hill 1/2", "Hill")
    assert [step_words.number(place(at)) for at in (WARMUP, REP, RECOVERY)] == [
        "step 1 of 6",
        "rep 1 of 2",
        "after rep 1 of 2",
    ]
    assert [step_words.effort(place().steps[at]) for at in (WARMUP, REP)] == ["", "effort 8-9 of 10"]
    assert step_words.limits(place(WARMUP)) == "heart rate to 146"
    assert step_words.limits(place()) == "about 0:50"


def test_a_longer_recovery_is_told_for_a_moment(place: Any) -> None:
    assert step_words.longer(place(longer_ago_s=3.0)) == "30 s more to recover"
    assert step_words.longer(place(longer_ago_s=20.0)) == step_words.longer(place()) == ""


def test_the_repetitions_times_and_the_first_ones_go_for_room() -> None:
    assert step_words.results(TIMES, 40) == "1 1:17 · 2 1:18 · 3 1:21"
    assert step_words.results(TIMES, 20) == "2 1:18 · 3 1:21"
    assert step_words.results((replace(TIMES[0], cut_short=True),), 3) == "1 (1:17)"
    assert step_words.results((), 40) == ""


@pytest.mark.parametrize(
    ("fade", "change", "expected"),
    [
        (None, None, ""),
        (None, -3.8, "4 % slower than the first"),
        (None, 2.0, "2 % faster than the first"),
        (None, 0.2, "as fast as the first"),
        (8.6, -9.0, "the last two 9 % slower"),
        (-2.0, 2.0, "2 % faster than the first"),
    ],
)
def test_how_the_repetitions_develop(
    place: Any, fade: float | None, change: float | None, expected: str
) -> None:
    assert step_words.trend(place(rep_fade_percent=fade, rep_speed_change_percent=change)) == expected


def test_a_title_from_a_file_is_made_harmless(place: Any) -> None:
    nasty = replace(place().steps[REP], title="\x1b[2JHill\u202e" * 20)
    assert "\x1b" not in step_words.title(nasty)
    assert len(step_words.title(nasty)) <= step_words.TITLE_COLUMNS
