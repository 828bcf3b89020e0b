"""What a treadmill is to be set to, and whether it is: functions of a state.

Rules: what is within the range that a plan allows is set well enough. A speed that no belt tells is measured less
exactly, and is judged less exactly. On any other ground there is no belt to set.
"""

from __future__ import annotations

from stridecue.app.typed_entry import TYPED
from stridecue.model.plan import BeltSetting, PlannedStep, PlanPlace
from stridecue.model.run_settings import TREADMILL
from stridecue.model.state import Activity, State

SPEED_SET_MPS = 0.06
"""OUR CHOICE: two of a belt's smallest steps."""
SPEED_REACHED_SHARE = 0.05
"""OUR CHOICE: how far off a speed may be that is not the belt's."""
GRADE_SET_PERCENT = 0.3
"""OUR CHOICE: more than half of a belt's smallest step."""
LARGE_S = 40.0
"""OUR CHOICE: so long what is to be set is said in large letters; a motor needs 20 to 40 s for a hill."""
UNKNOWN_S = 15.0
"""OUR CHOICE: so long where nobody tells whether it was done."""


def to_set(state: State) -> BeltSetting | None:
    """Return what of the belt's setting is still to be set now; None where nothing is."""
    place = state.plan
    if place is None or place.belt is None or place.done or state.surface != TREADMILL:
        return None
    if state.activity is not Activity.ACTIVE:
        return None
    speed = place.belt.speed_mps if _speed_is_off(state, place) else None
    grade = place.belt.grade_percent if _grade_is_off(state, place) else None
    return BeltSetting(speed, grade) if speed is not None or grade is not None else None


def is_new(place: PlanPlace) -> bool:
    """Return whether what is to be set was not asked for long ago."""
    return place.in_step_s < LARGE_S or place.belt != place.steps[place.at].belt


def changes(now: BeltSetting | None, then: BeltSetting) -> BeltSetting:
    """Return what of a later setting differs from the one before it."""
    before = now or BeltSetting()
    return BeltSetting(
        then.speed_mps if then.speed_mps != before.speed_mps else None,
        then.grade_percent if then.grade_percent != before.grade_percent else None,
    )


def _speed_is_off(state: State, place: PlanPlace) -> bool:
    if place.belt is None or place.belt.speed_mps is None:
        return False
    of_belt = state.belt_speed.current
    now = of_belt if of_belt is not None else state.speed.current
    if now is None:
        return place.in_step_s < UNKNOWN_S
    step = _asking(place, "speed_mps")
    exact = of_belt is not None or state.speed.source == TYPED
    off = SPEED_SET_MPS if exact else SPEED_REACHED_SHARE * place.belt.speed_mps
    return _outside(now, place.belt.speed_mps, step.speed_range_mps, off)


def _grade_is_off(state: State, place: PlanPlace) -> bool:
    if place.belt is None or place.belt.grade_percent is None:
        return False
    now = state.grade.current
    if now is None:
        return place.in_step_s < UNKNOWN_S
    step = _asking(place, "grade_percent")
    return _outside(now, place.belt.grade_percent, step.grade_range_percent, GRADE_SET_PERCENT)


def _asking(place: PlanPlace, field: str) -> PlannedStep:
    """The step that a part of the setting belongs to: this one, or the next, whose incline is set ahead."""
    step = place.steps[place.at]
    ahead = getattr(place.belt, field) != getattr(step.belt, field)
    return place.steps[place.at + 1] if ahead and place.at + 1 < len(place.steps) else step


def _outside(now: float, asked: float, allowed: tuple[float, float] | None, off: float) -> bool:
    low, high = allowed or (asked, asked)
    return not min(low, asked) - off <= now <= max(high, asked) + off
