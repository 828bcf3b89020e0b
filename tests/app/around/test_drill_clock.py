"""Drills under way: what counts down, what waits, what a pause holds."""

from __future__ import annotations

from stridecue.app.around.drill_clock import DrillClock
from stridecue.app.around.drill_picture import count_text, side_text
from stridecue.app.around.drills import Drill, Part

HOLD = Drill("Hold", "Hold it.", (Part("left", 30), Part("right", 30)))
COUNT = Drill("Count", "Count it.", (Part(times=10),))


def told(clock: DrillClock, now_s: float) -> tuple[str, str, str]:
    place = clock.place(now_s)
    assert place is not None
    return count_text(place), side_text(place), place.following


def test_a_time_begins_after_some_seconds_and_ends_by_itself() -> None:
    clock = DrillClock((HOLD, COUNT), 100.0)
    assert told(clock, 100.2) == ("5", "get ready · left", "right")
    assert not clock.tick(105.0)
    assert told(clock, 105.0) == ("30", "left", "right")
    assert not clock.tick(134.9)
    assert clock.tick(135.0)
    assert told(clock, 135.0) == ("5", "get ready · right", "Count")


def test_a_number_waits_for_its_key_and_the_last_part_ends_all() -> None:
    clock = DrillClock((COUNT,), 0.0)
    assert told(clock, 0.0) == ("10x", "", "")
    assert not clock.tick(1000.0)
    clock.next(1000.0)
    assert clock.over
    assert clock.place(1000.0) is None
    clock.next(1001.0)
    assert not clock.tick(1002.0)


def test_a_pause_holds_the_time_and_the_next_part_lets_go_of_it() -> None:
    clock = DrillClock((HOLD,), 0.0)
    clock.tick(5.0)
    clock.pause(15.0)
    assert not clock.tick(500.0)
    assert told(clock, 500.0) == ("20", "paused · left", "right")
    clock.pause(500.0)
    assert told(clock, 510.0) == ("10", "left", "right")
    clock.pause(511.0)
    clock.next(512.0)
    assert told(clock, 512.0) == ("5", "get ready · right", "")
