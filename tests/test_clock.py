from __future__ import annotations

from stridecue.clock import FULL_SPEED, RunClock


class Hands:
    """A clock to be set by the test."""

    ms = 5_000

    def read(self) -> int:
        return self.ms


def test_it_counts_from_its_start() -> None:
    hands = Hands()
    clock = RunClock(read_ms=hands.read)
    assert clock.now_ms() == 0
    hands.ms += 1_500
    assert clock.now_ms() == 1_500


def test_speed_changes_from_now_on() -> None:
    hands = Hands()
    clock = RunClock(speed=10, start_ms=1_000, read_ms=hands.read)
    hands.ms += 100
    clock.set_speed(2)
    hands.ms += 100
    assert clock.now_ms() == 1_000 + 1_000 + 200
    assert clock.until_ms(3_200) == 0.5


def test_a_paused_clock_stands() -> None:
    hands = Hands()
    clock = RunClock(read_ms=hands.read)
    hands.ms += 700
    clock.pause()
    hands.ms += 60_000
    assert clock.now_ms() == 700
    clock.resume()
    hands.ms += 300
    assert clock.now_ms() == 1_000


def test_full_speed_moves_only_when_set() -> None:
    hands = Hands()
    clock = RunClock(FULL_SPEED, read_ms=hands.read)
    hands.ms += 700
    assert clock.now_ms() == 0
    assert clock.full_speed
    clock.set_ms(60_000)
    assert clock.now_ms() == 60_000
    clock.pause()
    assert not clock.full_speed
