"""Plan files (TOML) to plans, with every mistake found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stridecue.model.run_settings import PlanChoice, PlanVersion
from stridecue.plans.plan import Plan
from stridecue.runner_files.mistakes import Mistake


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan's file without a mistake, versions and surprises not yet settled."""

    name: str
    title: str
    document: Mapping[str, object]
    versions: tuple[PlanVersion, ...] = (PlanVersion.AS_WRITTEN,)
    """Which there are."""
    surprise: bool = False
    """Whether every seed is another course."""


def read_plan_file(name: str, text: str) -> tuple[PlanFile | None, tuple[Mistake, ...]]:
    """Return what a file says, or its mistakes: all of them, in every version."""
    raise NotImplementedError


def parse_plan_file(name: str, text: str) -> PlanFile:
    """Return what a file says.

    Raises:
        PlanFileError: it has mistakes; all of them are listed.
    """
    raise NotImplementedError


def made_ready(file: PlanFile, choice: PlanChoice) -> Plan:
    """Return the plan for one run: the version, the values and the course that were chosen, repetitions written out.

    Raises:
        UsageError: there is no such version.
    """
    raise NotImplementedError


def as_text(plan: Plan) -> str:
    """Return a plan that was made ready as a plan file says it: what a run's setup keeps. Reading it gives the plan."""
    raise NotImplementedError


def plan_of_setup_text(text: str) -> Plan:
    """Return the plan that a run's setup keeps.

    Raises:
        PlanFileError: the text was damaged.
    """
    raise NotImplementedError
