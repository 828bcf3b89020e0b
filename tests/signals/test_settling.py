from __future__ import annotations

import pytest

from stridecue.signals.settling import Settling


def watched(steps: list[tuple[float | None, float | None]]) -> list[float | None]:
    settling = Settling()
    since = []
    for second, (speed, grade) in enumerate(steps):
        settling.observe(second, speed, grade)
        since.append(settling.seconds_since_step(second))
    return since


@pytest.mark.parametrize(
    ("after", "stepped"),
    [((2.8, 0.0), True), ((2.79, 0.0), False), ((2.2, 0.0), True), ((2.5, 2.0), True), ((2.5, 1.9), False)],
)
def test_what_is_a_step(after: tuple[float, float], stepped: bool) -> None:
    since = watched([(2.5, 0.0)] * 30 + [after] * 25)
    assert since[29] is None
    assert since[30] == (0.0 if stepped else None)
    assert since[54] == (24.0 if stepped else None)


def test_a_ramp_is_several_steps() -> None:
    since = watched([(2.5, 0.0)] * 10 + [(2.5, i * 0.25) for i in range(33)] + [(2.5, 8.0)] * 5)
    assert since[-1] == 5.0


def test_a_slow_drift_is_none() -> None:
    assert watched([(2.5 + i / 1000, 0.0) for i in range(600)])[-1] is None


@pytest.mark.parametrize(
    ("step_at", "second", "timer_s", "settled"),
    [(None, 179, 179.9, False), (None, 180, 180.0, True), (300, 389, 389.0, False), (300, 390, 390.0, True)],
)
def test_settled(step_at: int | None, second: int, timer_s: float, settled: bool) -> None:
    settling = Settling()
    for now in range(second + 1):
        settling.observe(now, 2.5 if step_at is None or now < step_at else 3.0, 0.0)
    assert settling.settled(second, timer_s) is settled
