"""`stridecue cues try SET --on RUN...`: a cue set on recorded runs, before it is trusted with the next one.

Rules: a set with mistakes is refused whole, before anything is played. What a person should know beside the output, and
how far it is, goes to stderr. JSON goes to stdout alone.
"""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

import click

from stridecue.cli import output
from stridecue.cli.cue_mistakes import refuse_mistakes
from stridecue.cue_sets import catalogue

if TYPE_CHECKING:
    from stridecue.model.trial import Side

_IN_ASCII = str.maketrans(dict(zip("▁▂▃▄▅▆▇█·…", "_.-:=+*#'~", strict=True)))
"""For outputs that cannot write blocks."""


@click.command("try", options_metavar="--on RUN... [OPTIONS]")
@click.argument("cue_set", metavar="SET")
@click.argument("more_runs", nargs=-1, metavar=" ")
@click.option(
    "--on",
    "runs",
    metavar="RUN...",
    multiple=True,
    required=True,
    help="Runs to try it on: numbers, `last`, files (.fit, .tcx, .gpx, .capture), or `all`.",
)
@click.option("--against", metavar="SET", help="Try this set on the same runs, and show both side by side.")
@output.json_option
def try_set(
    cue_set: str, more_runs: tuple[str, ...], runs: tuple[str, ...], against: str | None, as_json: bool
) -> None:
    """Try SET, a name or a file, on recorded runs: what it would have said, and when.

    It takes the place of the set of its name, or is added; all else is as it was in the run. With --against each of
    the two sets is played in the place of the other, or over it if it changes cues of the other.
    """
    from stridecue.cli.try_runs import sides_of  # noqa: PLC0415 - brings the engine

    texts = [catalogue.find(name) for name in (cue_set, against) if name is not None]
    refuse_mistakes(texts)
    names = [text.name for text in texts]
    if len(set(names)) < len(names):
        names = [cue_set, against or ""]
    sides = sides_of(texts, names, (*runs, *more_runs))
    if as_json:
        from stridecue.report.trial_rows import trial_document  # noqa: PLC0415

        click.echo(json.dumps(trial_document(sides), allow_nan=False, indent=2))
        return
    for line in _lines(sides):
        click.echo(_writable(line))


def _lines(sides: list[Side]) -> list[str]:
    from stridecue.report.trial_comparison import comparison_lines  # noqa: PLC0415
    from stridecue.report.trial_report import NARROWEST, WIDEST, trial_lines  # noqa: PLC0415

    width = min(WIDEST, max(NARROWEST, shutil.get_terminal_size().columns))
    return trial_lines(sides[0], width) if len(sides) == 1 else comparison_lines(sides[0], sides[1], width)


def _writable(line: str) -> str:
    """Return a line as the output can write it."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        line.encode(encoding)
    except UnicodeEncodeError:
        return line.translate(_IN_ASCII).encode(encoding, "replace").decode(encoding)
    return line
