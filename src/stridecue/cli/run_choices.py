"""What a runner wants of one run, as options of the commands that begin one."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from stridecue.model.run_settings import DAYS, RunChoices

NO_FOCUS = "none"


def run_choices(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--focus NAME`, as often as wanted, and `--day`; the command gets both as `choices`."""

    @click.option(
        "--focus",
        multiple=True,
        metavar="NAME",
        help=f"Work on this technique; at most two. `{NO_FOCUS}` is no focus.",
    )
    @click.option("--day", type=click.Choice(DAYS), help="What kind of day it is.")
    @functools.wraps(command)
    def with_choices(*args: Any, focus: tuple[str, ...], day: str | None, **options: Any) -> None:
        names = tuple(name for name in focus if name != NO_FOCUS)
        command(*args, choices=RunChoices(names if focus else None, day), **options)

    return with_choices
