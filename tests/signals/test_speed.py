from __future__ import annotations

import pytest

from stridecue.model.state import Quality
from stridecue.signals.speed import Speed


def test_belt_before_pod_before_typed() -> None:
    speed = Speed(5)
    speed.type(1.5)
    assert (speed.signal(0).value, speed.signal(0).source) == (1.5, "typed")
    speed.pod.add(0, "pod", 2.0)
    assert speed.signal(0).source == "pod"
    speed.belt.add(0, "belt", 2.5)
    assert (speed.signal(5000).value, speed.signal(5000).source) == (2.5, "belt")
    speed.pod.add(6000, "pod", 2.0)
    assert speed.signal(6000).source == "pod"
    assert speed.signal(11_001).source == "typed"
    speed.type(None)
    assert (speed.signal(11_001).source, speed.signal(11_001).quality) == ("pod", Quality.STALE)
    assert speed.latest(11_001) is None


def test_shown_is_the_mean_of_five_seconds_of_one_source() -> None:
    speed = Speed(5)
    for second in range(6):
        speed.pod.add(second * 1000, "pod", 9.0)
        speed.belt.add(second * 1000, "belt", 2.0 + second)
    assert speed.signal(5000).value == 5.0
    assert speed.latest(5000) == 7.0


@pytest.mark.parametrize(("pod", "source"), [(2.0, "pod"), (0.4, "belt"), (None, "belt")])
def test_a_belt_that_stands_while_the_pod_runs(pod: float | None, source: str) -> None:
    speed = Speed(5)
    speed.belt.add(0, "belt", 0.0)
    if pod is not None:
        speed.pod.add(0, "pod", pod)
    assert speed.signal(0).source == source


@pytest.mark.parametrize(
    ("speeds", "grades", "steady"),
    [
        ([2.5] * 22, [0.0] * 22, None),
        ([2.5] * 23, [0.0] * 23, True),
        ([2.5, 2.42] * 15, [0.0] * 30, False),
        ([2.5, 2.43] * 15, [0.0] * 30, True),
        ([2.5] * 30, [1.0, 1.5] * 15, True),
        ([2.5] * 30, [1.0, 1.6] * 15, False),
        ([1.0] * 10 + [2.5] * 30, [0.0] * 40, True),
        ([2.5] * 30, [None] * 30, True),
        ([0.0] * 30, [0.0] * 30, True),
    ],
)
def test_steady(speeds: list[float], grades: list[float | None], steady: bool | None) -> None:
    speed = Speed(5)
    for mps, grade in zip(speeds, grades, strict=True):
        speed.observe(mps, grade)
    assert speed.steady is steady


def test_a_pod_that_differs_for_a_minute_is_suspect() -> None:
    speed = Speed(5)
    assert speed.pod.signal(side_by_side(speed, 59, 3.0, 2.5)).quality is Quality.GOOD
    assert speed.pod.signal(side_by_side(speed, 1, 3.0, 2.5, 59)).quality is Quality.SUSPECT
    assert speed.belt.signal(59_000).quality is Quality.GOOD


def test_a_pod_within_fifteen_percent_is_good() -> None:
    speed = Speed(5)
    assert speed.pod.signal(side_by_side(speed, 100, 3.0, 2.6)).quality is Quality.GOOD


def side_by_side(speed: Speed, seconds: int, belt: float, pod: float, begin_s: int = 0) -> int:
    for second in range(begin_s, begin_s + seconds):
        speed.belt.add(second * 1000, "belt", belt)
        speed.pod.add(second * 1000, "pod", pod)
        speed.compare(second * 1000)
    return (begin_s + seconds - 1) * 1000


def test_the_factor_needs_twenty_seconds_in_which_both_moved() -> None:
    speed = Speed(5)
    assert speed.belt_to_pod(side_by_side(speed, 19, 3.0, 2.5)) is None
    assert speed.belt_to_pod(side_by_side(speed, 30, 3.0, 0.9, begin_s=19)) is None
    assert speed.belt_to_pod(side_by_side(speed, 1, 3.0, 2.5, begin_s=49)) == pytest.approx(1.2)


def test_the_factor_is_of_the_last_minute_in_which_both_moved() -> None:
    speed = Speed(5)
    side_by_side(speed, 60, 3.0, 2.0)
    assert speed.belt_to_pod(side_by_side(speed, 30, 3.0, 3.0, begin_s=60)) == pytest.approx(1.2)
    assert speed.belt_to_pod(side_by_side(speed, 30, 3.0, 3.0, begin_s=90)) == pytest.approx(1.0)
    t_ms = side_by_side(speed, 300, 0.0, 0.0, begin_s=120)
    assert speed.belt_to_pod(t_ms) == pytest.approx(1.0)
    assert speed.belt_to_pod(t_ms + 5000) == pytest.approx(1.0)
    assert speed.belt_to_pod(t_ms + 5001) is None


def test_a_changed_scale_begins_the_factor_anew() -> None:
    speed = Speed(5)
    t_ms = side_by_side(speed, 60, 3.0, 2.5)
    speed.restart()
    assert speed.belt_to_pod(t_ms) is None
    assert speed.belt_to_pod(side_by_side(speed, 20, 3.0, 3.0, begin_s=60)) == pytest.approx(1.0)


def test_what_the_run_uses() -> None:
    speed = Speed(5)
    assert speed.used(0) is None
    speed.file.add(0, "file", 2.0)
    assert (speed.used(0), speed.used(5001)) == ("file", None)
    speed.type(1.5)
    assert speed.used(5001) == "typed"
    speed.pod.add(6000, "pod", 2.0)
    assert speed.used(6000) == "footpod"
    speed.belt.add(6000, "belt", 2.5)
    assert speed.used(6000) == "belt"
    speed.belt.add(7000, "belt", 0.0)
    assert (speed.used(7000), speed.used(11_001), speed.used(12_001)) == ("footpod", "belt", "typed")


def test_what_was_sent_and_what_was_made_are_not_mixed() -> None:
    speed = Speed(5)
    speed.belt.add(0, "belt", 0.0)
    speed.belt.add(1000, "belt", 2.5, "from its distance")
    signal = speed.signal(1000)
    assert (signal.good, signal.reason) == (2.5, "from its distance")
    speed.belt.add(2000, "belt", 2.0)
    assert (speed.signal(2000).good, speed.signal(2000).reason) == (2.0, None)
