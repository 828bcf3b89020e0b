"""States in a hill session."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from made_plan import OPEN_STEPS, place_in
from stridecue.model.plan import BeltSetting, PlannedStep, PlanPlace
from stridecue.model.state import State


@pytest.fixture
def open_steps() -> tuple[PlannedStep, ...]:
    return OPEN_STEPS


@pytest.fixture
def place() -> Callable[..., PlanPlace]:
    return place_in


@pytest.fixture
def at(make, place) -> Callable[..., State]:  # type: ignore[no-untyped-def]
    """A state in which the belt is as the plan says, unless told."""

    def made(
        plan: PlanPlace, speed: float | None = None, grade: float | None = None, **changed: object
    ) -> State:
        belt = plan.belt or BeltSetting()
        told = make.good(speed if speed is not None else belt.speed_mps or 2.5)
        slope = make.good(grade if grade is not None else belt.grade_percent or 0.0)
        return make.state(**{"plan": plan, "speed": told, "belt_speed": told, "grade": slope, **changed})

    return made
