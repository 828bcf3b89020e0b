"""A plan worked out for one runner: speeds in m/s, heart rates in beats, and what a belt can do of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from stridecue.model.plan import PlannedStep
from stridecue.model.profile import Unit
from stridecue.model.setup import RunSetup
from stridecue.model.state import HeartRateLimits
from stridecue.plans.plan import Plan


@dataclass(frozen=True, slots=True)
class Runner:
    """What a plan has to know of the runner."""

    easy_speed_mps: float
    """Measured, or typed in, or else a jogging speed for anybody."""
    walk_speed_mps: float
    limits: HeartRateLimits = field(default_factory=HeartRateLimits)
    unit: Unit = Unit.KM
    """A belt goes in steps of a tenth of km/h, or of mph."""
    on_belt: bool = True
    rep_speeds_mps: dict[str, float] = field(default_factory=dict)
    """The runner's own speed in the repetitions of a plan, by the plan's name."""
    mass_kg: float | None = None
    pack_kg: float = 0.0

    @classmethod
    def of(cls, setup: RunSetup) -> Runner:
        """Return the runner of a setup."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """A plan for one runner, and what was made of it that its file does not say."""

    steps: tuple[PlannedStep, ...]
    notes: tuple[str, ...] = ()
    """What no belt can do and was brought within its reach, each in a sentence."""


def planned(plan: Plan, runner: Runner) -> PlannedRun:
    """Return the plan as this runner is to run it."""
    raise NotImplementedError
