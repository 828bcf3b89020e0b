"""How a run is shown outside the app: plain lines for a person, or one JSON object a line.

Rules: without a terminal nothing asks and nothing moves; JSON goes to stdout alone.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import click

from stridecue.errors import StridecueError, UsageError

if TYPE_CHECKING:
    from stridecue.model.events import Event
    from stridecue.model.inputs import Input
    from stridecue.model.profile import Unit
    from stridecue.model.summary import RunSummary

FULL_SPEED_WORD = "max"
NOBODY_READS = frozenset({errno.EPIPE, errno.EIO})
"""What a closed pipe and a terminal that is gone say."""
SLOWEST, FASTEST = 0.1, 10_000.0


class Lines(Protocol):
    """A sink of the pipeline that writes lines and closes with the summary."""

    def on_input(self, item: Input) -> None:
        """Take an input."""

    def on_event(self, event: Event) -> None:
        """Take an event."""

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
    return click.option("--plain", is_flag=True, help="Print lines instead of opening the app.")(command)


def json_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON in SI units.")(command)


def cues_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--cues SET`, as often as wanted."""
    return click.option(
        "--cues",
        "cue_set_names",
        multiple=True,
        metavar="SET",
        help="Use this cue set, a name or a file; may be repeated.",
    )(command)


def wants_lines(plain: bool, as_json: bool) -> bool:
    """Return whether lines are to be printed instead of the app."""
    return plain or as_json or not (sys.stdout.isatty() and sys.stdin.isatty())


class Printer:
    """Writes lines to stdout for as long as somebody reads them; what comes later is dropped in silence."""

    def __init__(self) -> None:
        self.on_left: Callable[[], object] = lambda: None
        """Called once, when the reader of a pipe or a closed terminal has left."""

    def lines(self, as_json: bool, unit: Unit) -> Lines:
        """Return the sink that prints."""
        from stridecue.cli.json_lines import JsonLines  # noqa: PLC0415
        from stridecue.cli.plain_lines import PlainLines  # noqa: PLC0415

        return JsonLines(self.write) if as_json else PlainLines(self.write, unit)

    def write_report(self, lines: Sequence[str]) -> None:
        """Write what a person may read after the summary, set off by a blank line; nothing if there is nothing."""
        for line in ["", *lines] if lines else []:
            self.write(line)

    def write(self, line: str) -> None:
        """Write one line."""
        try:
            sys.stdout.write(line + "\n")
        except OSError as error:
            if error.errno not in NOBODY_READS:
                raise
            drop_output()
            self.on_left()


def print_json(document: object) -> None:
    """Print a document for programs, in lines that a person can read too."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))


def drop_output() -> None:
    """Let everything that is still to be written to stdout go nowhere, what its buffer holds included."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def flush_each_line() -> None:
    """Write every line at once, for a run that goes on in real time."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is None:
        raise UsageError("The output cannot be written line by line.", "Use a terminal or a pipe.")
    reconfigure(line_buffering=True)


def say_and_fail(problem: str | None) -> None:
    """Say what went wrong with a run that has ended, if anything did, and end with status 1."""
    if problem is not None:
        say(problem)
        raise click.exceptions.Exit(1)


def say_problem(problem: StridecueError | None) -> None:
    """Tell a person what is wrong for now; None, its end, is not worth a line."""
    if problem is not None:
        say(str(problem))


def say(text: str) -> None:
    """Tell a person something beside the output."""
    click.echo(f"stridecue: {text}", err=True)
