from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from stridecue.model.events import Noticed
from stridecue.model.inputs import Gap, Link, LinkEvent, MarkKind
from stridecue.model.state import Quantity
from stridecue.signals.gone_and_back import Presence, Turn


def turns(
    sends: Sequence[bool], woke_s: int = -1000, tell_after_s: int = 5, told_s: int = 10_000
) -> list[tuple[int, Turn]]:
    """What is told of a sensor that sends in some seconds, and when."""
    presence, told, heard_ms = Presence(), [], 0
    for second, here in enumerate(sends):
        if here:
            heard_ms = second * 1000
        told_ms = told_s * 1000 if second > told_s else -1
        seen = presence.observe(second * 1000, heard_ms, woke_s * 1000, tell_after_s * 1000, told_ms)
        told += [(second, turn) for turn in seen]
    return told


def pattern(*stretches: int) -> list[bool]:
    """Seconds here, away, here, ..."""
    return [here for index, length in enumerate(stretches) for here in [index % 2 == 0] * length]


def test_gone_and_back_are_told_once_each() -> None:
    assert turns(pattern(20, 60, 20)) == [(25, Turn.GONE), (80, Turn.BACK)]


def test_a_blip_is_not_told() -> None:
    assert turns(pattern(20, 5, 20, 4, 20)) == []


def test_five_returns_in_a_minute() -> None:
    told = turns(pattern(10, 7, 4, 7, 4, 7, 4, 7, 4, 7, 200))
    assert [turn for _, turn in told] == [Turn.GONE, Turn.BACK, Turn.GONE, Turn.BACK, Turn.COMES_AND_GOES]


def test_after_a_steady_minute_it_is_told_again() -> None:
    told = turns(pattern(10, 7, 4, 7, 62, 10, 200))
    assert [turn for _, turn in told][5:] == [Turn.GONE, Turn.BACK]


def test_who_stays_away_after_coming_and_going_is_gone() -> None:
    told = turns(pattern(10, 7, 4, 7, 4, 100, 10))
    assert told[5:] == [(32 + 5 + 60, Turn.GONE), (132, Turn.BACK)]


def test_pairs_that_lie_apart_are_two_pairs() -> None:
    told = turns(pattern(10, 7, 115, 7, 20, 7, 10))
    assert [turn for _, turn in told] == [Turn.GONE, Turn.BACK] * 2 + [
        Turn.GONE,
        Turn.BACK,
        Turn.COMES_AND_GOES,
    ]
    assert told[4][0] > 120


def test_sleep_is_no_absence() -> None:
    assert turns(pattern(20, 10), woke_s=25) == []
    assert turns(pattern(20, 12), woke_s=25) == [(31, Turn.GONE)]


def test_what_a_cue_has_told_is_not_told_again_but_its_return_is() -> None:
    assert turns(pattern(20, 60, 20), tell_after_s=45, told_s=50) == [(80, Turn.BACK)]


def test_without_its_cue_it_is_told_later() -> None:
    assert turns(pattern(20, 60, 20), tell_after_s=45) == [(19 + 46, Turn.GONE), (80, Turn.BACK)]


def test_a_cue_about_an_earlier_loss_says_nothing_of_this_one() -> None:
    assert turns(pattern(20, 60, 20), tell_after_s=45, told_s=10) == [(65, Turn.GONE), (80, Turn.BACK)]


def test_a_short_loss_that_nobody_told_has_no_return_and_two_are_coming_and_going() -> None:
    assert turns(pattern(20, 12, 200), tell_after_s=45) == []
    assert turns(pattern(20, 12, 20, 12, 20, 12, 20), tell_after_s=45) == [(64, Turn.COMES_AND_GOES)]


def notices(runner: object) -> list[str]:
    return [event.text for event in runner.events if isinstance(event, Noticed)]  # type: ignore[attr-defined]


def test_a_run_tells_who_it_is(run: Callable) -> None:
    runner = run()
    runner.feed(Link("strap", LinkEvent.CONNECTED, "HRM 7"))
    runner.seconds(10)
    assert notices(runner) == []
    runner.seconds(10, heart_rate=140)
    runner.feed(Link("strap", LinkEvent.LOST))
    runner.seconds(44)
    assert notices(runner) == []
    runner.seconds(1)
    assert notices(runner) == ["Strap is gone. It comes back by itself."]
    runner.seconds(100)
    runner.second(heart_rate=140)
    assert notices(runner)[1:] == ["Strap is back."]
    about = {event.about for event in runner.events if isinstance(event, Noticed)}
    assert about == {"strap"}


@pytest.mark.parametrize("away_s", [4, 5])
def test_one_that_is_silent_for_less_is_not_told(run: Callable, away_s: int) -> None:
    runner = run()
    runner.seconds(10, heart_rate=140)
    runner.seconds(away_s - 1)
    runner.second(heart_rate=140)
    assert notices(runner) == []


def test_nothing_is_told_after_the_finish_or_during_sleep(run: Callable) -> None:
    runner = run()
    runner.seconds(10, heart_rate=140)
    runner.feed(Gap(60_000))
    runner.seconds(60)
    runner.seconds(3, heart_rate=140)
    assert notices(runner) == []
    runner.mark(MarkKind.FINISH)
    runner.seconds(30)
    assert notices(runner) == []


def test_one_that_does_not_come_back_after_sleep_is_gone(run: Callable) -> None:
    runner = run()
    runner.seconds(10, heart_rate=140)
    runner.feed(Gap(60_000))
    runner.seconds(60 + 45)
    assert notices(runner) == []
    runner.seconds(2)
    assert notices(runner) == ["Strap is gone. It comes back by itself."]


def test_who_has_no_cue_of_the_coach_is_told_after_five_seconds(run: Callable) -> None:
    runner = run()
    runner.seconds(10, belt=(2.5, 1.0), pod=(2.5, 82))
    runner.seconds(5, pod=(2.5, 82))
    assert notices(runner) == ["Treadmill is gone. It comes back by itself."]


def test_after_the_cue_of_the_coach_only_the_return_is_told(run: Callable) -> None:
    runner = run()
    runner.seconds(30, belt=(2.5, 1.0), pod=(2.5, 82))
    runner.seconds(12, belt=(2.5, 1.0))
    runner.tracker.told_lost(runner.at - 1, Quantity.CADENCE)
    runner.seconds(60, belt=(2.5, 1.0))
    runner.seconds(3, belt=(2.5, 1.0), pod=(2.5, 82))
    assert notices(runner)[1:] == ["Footpod is back."]


def test_during_a_pause_no_cue_comes_and_so_it_is_told(run: Callable) -> None:
    runner = run()
    runner.seconds(10, heart_rate=140)
    runner.mark(MarkKind.PAUSE)
    runner.seconds(5)
    assert notices(runner) == ["Strap is gone. It comes back by itself."]


def test_a_footpod_that_sleeps_while_the_runner_stands_is_not_gone(run: Callable) -> None:
    runner = run()
    for _ in range(3):
        runner.seconds(60, belt=(2.5, 1.0), pod=(2.5, 82))
        runner.seconds(90, belt=(0.0, 1.0))
    runner.seconds(25, belt=(2.5, 1.0))
    assert notices(runner)[1:] == []
    runner.seconds(5, belt=(2.5, 1.0))
    assert notices(runner)[1:] == ["Footpod is gone. It comes back by itself."]


def test_before_the_start_of_the_run_it_is_told_too(run: Callable) -> None:
    runner = run(start=False)
    runner.seconds(3, pod=(0.0, 0))
    runner.seconds(6)
    assert notices(runner) == ["Footpod is gone. It comes back by itself."]


def test_one_that_sends_what_cannot_be_read_is_here(run: Callable, heart_rate_packet: Callable) -> None:
    runner = run()
    runner.second(heart_rate=140)
    for _ in range(20):
        runner.feed(type(heart_rate_packet(1))("strap", "2A37", b""))
        runner.tick()
    assert [text for text in notices(runner) if "gone" in text] == []
