from __future__ import annotations

import pytest

from stridecue.model.state import Gait
from stridecue.signals.gait import GaitTracker, gait_now

STAND, WALK, RUN = Gait.STANDING, Gait.WALKING, Gait.RUNNING


@pytest.mark.parametrize(
    ("speed", "cadence", "grade", "says_running", "before", "easy", "expected"),
    [
        (1.5, 152, 12, None, None, None, RUN),
        (1.9, 118, 0, None, None, None, WALK),
        (2.1, 138, 0, None, None, None, RUN),
        (1.9, 138, 0, None, None, None, WALK),
        (1.8, 138, 0, None, WALK, None, WALK),
        (1.8, 138, 0, None, RUN, None, RUN),
        (0.1, 0, 0, None, None, None, STAND),
        (0.1, 0, 0, True, None, None, STAND),
        (0.1, 120, 0, None, None, None, WALK),
        (2.5, 0, 0, None, None, None, WALK),
        (1.5, 138, 0, True, WALK, None, RUN),
        (2.5, 150, 0, False, RUN, None, WALK),
        (0.29, None, 0, None, None, None, STAND),
        (1.99, None, 0, None, None, None, WALK),
        (2.0, None, 0, None, None, None, RUN),
        (1.79, None, 10, None, None, None, RUN),
        (1.9, None, 0, None, None, 2.2, RUN),
        (1.86, None, 0, None, None, 2.2, WALK),
        (2.0, None, None, None, None, None, RUN),
        (None, 160, None, None, None, None, RUN),
        (None, 0, None, None, None, None, STAND),
        (None, None, 0, None, RUN, None, None),
    ],
)
def test_the_first_rule_that_holds(
    speed: float | None,
    cadence: float | None,
    grade: float | None,
    says_running: bool | None,
    before: Gait | None,
    easy: float | None,
    expected: Gait | None,
) -> None:
    assert gait_now(speed, cadence, grade, says_running, before, easy) is expected


def seen(seconds: list[tuple[float | None, float | None, bool | None]]) -> list[Gait | None]:
    tracker = GaitTracker(None)
    return [tracker.observe(speed, cadence, 0.0, bit) for speed, cadence, bit in seconds]


def test_a_new_gait_must_hold_for_three_seconds() -> None:
    gaits = seen([(1.5, 115, None)] * 4 + [(2.5, 160, None)] * 4)
    assert gaits == [WALK] * 6 + [RUN] * 2


def test_two_seconds_of_another_gait_are_nothing() -> None:
    assert set(seen([(2.5, 160, None)] * 4 + [(2.5, 100, None)] * 2 + [(2.5, 160, None)] * 4)) == {RUN}


def test_without_any_signal_the_gait_is_unknown_at_once() -> None:
    assert seen([(2.5, 160, None), (None, None, None)]) == [RUN, None]


@pytest.mark.parametrize(("cadence", "bit", "expected"), [(120, True, WALK), (165, False, RUN)])
def test_a_pod_that_contradicts_its_steps_for_five_seconds_is_not_believed(
    cadence: float, bit: bool, expected: Gait
) -> None:
    first = RUN if bit else WALK
    gaits = seen([(2.5, cadence, bit)] * 12)
    assert gaits[:6] == [first] * 6
    assert gaits[6:] == [expected] * 6
