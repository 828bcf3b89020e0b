"""How a run is shown outside the app: plain lines for a person, or one JSON object a line.

Rules: without a terminal nothing asks and nothing moves; JSON goes to stdout alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Protocol

import click

from stridecue.errors import UsageError
from stridecue.model.setup import Unit
from stridecue.model.summary import RunSummary
from stridecue.pipeline import Sink

FULL_SPEED_WORD = "max"
SLOWEST, FASTEST = 0.1, 10_000.0


class Lines(Sink, Protocol):
    """A sink that writes lines and closes with the summary."""

    def finish(self, summary: RunSummary) -> None:
        """Write the summary."""


class Speed(click.ParamType[float]):
    """A pace: a number, or `max`."""

    name = "N|max"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return run seconds per real second; infinity for `max`."""
        if value == FULL_SPEED_WORD:
            return float("inf")
        try:
            speed = float(value)
        except ValueError:
            self.fail(f"{value!r} is no speed; give a number or max.", param, ctx)
        if not (SLOWEST <= speed <= FASTEST or speed == float("inf")):
            self.fail(f"{value} is no speed; allowed is {SLOWEST:g} to {FASTEST:g}, or max.", param, ctx)
        return speed


def plain_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--plain`."""
    return click.option("--plain", is_flag=True, help="Print lines instead of the app.")(command)


def json_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def cues_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--cues SET`, as often as wanted."""
    return click.option(
        "--cues", "cue_set_names", multiple=True, metavar="SET", help="Load this cue set (may be repeated)."
    )(command)


def wants_lines(plain: bool, as_json: bool) -> bool:
    """Return whether lines are to be printed instead of the app."""
    return plain or as_json or not (sys.stdout.isatty() and sys.stdin.isatty())


def lines_to_stdout(as_json: bool, unit: Unit) -> Lines:
    """Return the sink that prints."""
    from stridecue.cli.lines import JsonLines, PlainLines  # noqa: PLC0415

    return JsonLines(_write) if as_json else PlainLines(_write, unit)


def flush_each_line() -> None:
    """Write every line at once, for a run that goes on in real time."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is None:
        raise UsageError("The output cannot be written line by line.", "Use a terminal or a pipe.")
    reconfigure(line_buffering=True)


def say(text: str) -> None:
    """Tell a person something beside the output."""
    click.echo(f"stridecue: {text}", err=True)


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
