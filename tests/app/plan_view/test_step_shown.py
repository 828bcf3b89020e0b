"""What the step's place says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from stridecue.app.plan_view.step_shown import status, step_shown
from stridecue.model.plan import BeltSetting, RepResult
from stridecue.model.profile import Unit
from stridecue.model.state import Activity

WARMUP, REP, RECOVERY, LAST = 0, 2, 3, 5
FIRST = (RepResult(1, 77.2, 200.0, 2.6, 5.0),)


def shown(at: Any, place: Any, **changed: Any) -> Any:
    return step_shown(at(place, **changed), place, Unit.KM)


def test_a_repetition(at: Any, place: Any) -> None:
    seen = shown(at, place(results=FIRST))
    assert (seen.left, seen.left_label, seen.left_note) == ("150m", "LEFT", "8 min to the end")
    assert (seen.what, seen.what_label) == (("Hill 1/2", "Hill"), "NOW")
    assert seen.what_note == "rep 1 of 2 · effort 8-9 of 10"
    assert seen.details == ("about 0:50", "")
    assert seen.next == ("Next: Walk, 2:45", "set 5.4 km/h, 0 %")
    assert not seen.pressing and not seen.counted


def test_what_is_to_be_set_has_the_large_letters(at: Any, place: Any) -> None:
    seen = shown(at, place(in_s=2.0, counting=False), speed=1.5)
    assert (seen.what[0], seen.what_label, seen.what_note) == ("Set 10.3 km/h", "SET THE BELT", "10.3 km/h")
    assert seen.pressing
    assert seen.details == ("speed up to 10.3 km/h", "then the rep counts")
    assert seen.left_note == "of Hill"


def test_later_what_was_asked_for_is_told_in_small_words(at: Any, place: Any) -> None:
    seen = shown(at, place(in_s=50.0), speed=2.5)
    assert not seen.pressing
    assert seen.details == ("about 0:20", "asked for 10.3 km/h")


def test_without_a_belt_to_set_a_slow_runner_is_asked_to_speed_up(at: Any, place: Any) -> None:
    assert shown(at, place(counting=False), speed=1.5, surface="road").what == ("Speed up",)


def test_the_next_step_is_announced_and_its_last_seconds_are_counted(at: Any, place: Any) -> None:
    announced = shown(at, place(RECOVERY, 156.0, results=FIRST, belt=BeltSetting(1.5, 5.0)))
    assert (announced.left, announced.counted, announced.pressing) == ("0:09", False, True)
    assert (announced.what, announced.what_label, announced.what_note) == (
        ("Hill 2/2", "Hill"),
        "NEXT",
        "200 m",
    )
    assert announced.next == ("Next: Hill 2/2, 200 m", "set 10.3 km/h, 5 %") and announced.next_is_large
    counted = shown(at, place(RECOVERY, 162.0, results=FIRST, belt=BeltSetting(1.5, 5.0)))
    assert (counted.left, counted.counted, counted.pressing) == ("3", True, True)


def test_a_next_step_of_the_same_name_is_told_by_what_is_to_be_set(at: Any, place: Any) -> None:
    steps = place().steps
    alike = (steps[RECOVERY], replace(steps[RECOVERY], belt=BeltSetting(1.5, 4.0)))
    assert shown(at, place(0, 157.0, alike)).what == ("4%", "4%")


def test_a_recovery_has_the_results(at: Any, place: Any) -> None:
    resting = place(RECOVERY, 60.0, results=FIRST, rep_speed_change_percent=-2.0)
    assert shown(at, resting).details == ("1 1:17", "2 % slower than the first")
    longer = place(RECOVERY, 60.0, results=FIRST, longer_ago_s=2.0)
    assert shown(at, longer).details == ("30 s more to recover", "1 1:17")


def test_the_last_step_and_the_end(at: Any, place: Any) -> None:
    assert shown(at, place(LAST, 30.0)).next == ("Then the plan is done", "")
    over = place(LAST, 180.0, done=True, results=FIRST)
    done = step_shown(at(over), over, Unit.KM, "f finishes")
    assert (done.left, done.what, done.next[0], done.details[0]) == (
        "Plan",
        ("done",),
        "f finishes",
        "1 1:17",
    )


def test_before_the_start_it_says_how_it_begins(at: Any, place: Any) -> None:
    first = place(WARMUP, 0.0)
    seen = shown(at, first, activity=Activity.BEFORE)
    assert (seen.left, seen.left_label, seen.left_note) == ("5:00", "LASTS", "of 14 min")
    assert (seen.what, seen.what_label, seen.details[0]) == (("Easy run",), "FIRST", "set 8.1 km/h, 0 %")


def test_an_open_step_counts_up_and_what_the_key_does_stands_for_the_next(
    at: Any, place: Any, open_steps: Any
) -> None:
    free = place(0, 754.0, open_steps)
    seen = step_shown(at(free), free, Unit.KM, "e: on to Walk")
    assert (seen.left, seen.left_label, seen.details[0]) == ("12:34", "SO FAR", "as long as you like")
    assert seen.next == ("e: on to Walk", "")


def test_the_top_line(place: Any) -> None:
    assert status(place(), Unit.KM) == "Hill, rep 1 of 2, 150 m left"
    assert status(place(RECOVERY, 60.0), Unit.KM) == "Walk, after rep 1 of 2, 1:45 left"
    assert status(place(LAST, done=True), Unit.KM) == "plan done"
