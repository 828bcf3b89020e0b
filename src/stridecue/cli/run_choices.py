"""What a runner wants of one run, as options of the commands that begin one."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from stridecue.model.run_settings import DAYS, PlanChoice, PlanVersion, RunChoices

NO_FOCUS = "none"
VERSIONS = (PlanVersion.EASIER.value, PlanVersion.HARDER.value)
HIGHEST_COURSE = 2**31


def version_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--version easier|harder`."""
    return click.option("--version", type=click.Choice(VERSIONS), help="The plan, easier or harder.")(command)


def course_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--course N`."""
    return click.option(
        "--course",
        metavar="N",
        type=click.IntRange(0, HIGHEST_COURSE),
        help="Which course a plan with surprises has; else the run draws one.",
    )(command)


def plan_version(option: str | None) -> PlanVersion:
    """Return the version that the option says."""
    return PlanVersion(option or PlanVersion.AS_WRITTEN)


def run_choices(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of a focus, a day and a plan; the command gets them all as `choices`."""

    @click.option(
        "--focus",
        multiple=True,
        metavar="NAME",
        help=f"Work on this technique; at most two. `{NO_FOCUS}` is no focus.",
    )
    @click.option("--day", type=click.Choice(DAYS), help="What kind of day it is.")
    @click.option("--plan", metavar="NAME", help="Follow this plan, a name or a file.")
    @version_option
    @course_option
    @functools.wraps(command)
    def with_choices(
        *args: Any,
        focus: tuple[str, ...],
        day: str | None,
        plan: str | None,
        version: str | None,
        course: int | None,
        **options: Any,
    ) -> None:
        names = tuple(name for name in focus if name != NO_FOCUS)
        chosen = _plan_choice(plan, version, course)
        command(*args, choices=RunChoices(names if focus else None, day, chosen), **options)

    return with_choices


def _plan_choice(plan: str | None, version: str | None, course: int | None) -> PlanChoice | None:
    if plan is not None:
        return PlanChoice(plan, plan_version(version), course)
    for option, value in (("--version", version), ("--course", course)):
        if value is not None:
            raise click.UsageError(f"{option} says which variant of a plan; name one with --plan.")
    return None
