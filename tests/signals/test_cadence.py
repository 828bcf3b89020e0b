from __future__ import annotations

import pytest

from stridecue.model.state import Gait, Quality
from stridecue.signals.cadence import Cadence


@pytest.mark.parametrize(
    ("spm", "gait", "speed", "believed"),
    [
        (0, Gait.STANDING, 0.0, True),
        (29, None, None, True),
        (30, Gait.WALKING, 1.0, False),
        (59, Gait.WALKING, 1.0, False),
        (60, Gait.WALKING, 1.0, True),
        (160, Gait.WALKING, 1.5, True),
        (230, Gait.RUNNING, 3.0, True),
        (231, Gait.RUNNING, 3.0, False),
        (119, Gait.RUNNING, 2.5, False),
        (119, Gait.RUNNING, 1.5, True),
        (120, Gait.RUNNING, 2.5, True),
        (0, Gait.RUNNING, 2.5, True),
    ],
)
def test_range(spm: float, gait: Gait | None, speed: float | None, believed: bool) -> None:
    cadence = Cadence(5)
    cadence.observe(0, speed, gait)
    assert cadence.add(0, "pod", spm, speed) is believed


def test_shown_is_the_median_of_ten_seconds() -> None:
    cadence = Cadence(5)
    for second, spm in enumerate([160, 162, 164, 190, 166, 161, 163, 165, 167, 168, 169]):
        cadence.add(second * 1000, "pod", spm, 2.5)
    assert cadence.signal(10_000).value == 165.5


def test_ages() -> None:
    cadence = Cadence(5)
    cadence.add(0, "pod", 160, 2.5)
    qualities = [cadence.signal(t).quality for t in (5000, 5001, 10_000, 10_001)]
    assert qualities == [Quality.GOOD, Quality.STALE, Quality.STALE, Quality.LOST]
    assert (cadence.latest(5000), cadence.latest(5001)) == (160, None)


def vary(steps: list[tuple[float, float]], gait: Gait = Gait.RUNNING) -> float | None:
    cadence = Cadence(5)
    for second, (speed, spm) in enumerate(steps):
        cadence.add(second * 1000, "pod", spm, speed)
        cadence.observe(second * 1000, speed, gait)
    return cadence.variation_percent


def test_variation_of_even_and_uneven_steps() -> None:
    assert vary([(2.5, 164)] * 60) == 0.0
    uneven = vary([(2.5, 164 + (2 if i % 2 else -2)) for i in range(60)])
    assert uneven == pytest.approx(100 * 2 * (60 / 59) ** 0.5 / 164)


def test_variation_leaves_out_what_follows_speed() -> None:
    assert vary([(2.5 + i / 60, 164 + 8 * i / 60) for i in range(60)]) == pytest.approx(0, abs=1e-6)


def test_variation_needs_45_seconds_of_running() -> None:
    assert vary([(2.5, 164)] * 44) is None
    assert vary([(2.5, 164)] * 45) == 0.0
    assert vary([(1.5, 112)] * 60, Gait.WALKING) is None
