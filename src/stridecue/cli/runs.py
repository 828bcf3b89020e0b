"""`stridecue runs` and `stridecue show RUN`: what is in the library.

Rules: a run shows what its runner was told, which is stored, and its laps, which are derived anew. A file has laps and
no cues: nobody was told anything. What a person should know beside the output goes to stderr.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stridecue import paths, settings
from stridecue.cli import output
from stridecue.model.cue import Outcome
from stridecue.model.events import CueDecided, LapEnded
from stridecue.model.profile import Unit
from stridecue.model.summary import RunSummary
from stridecue.report import wording
from stridecue.report.summary import summary_lines, summary_row

if TYPE_CHECKING:
    from stridecue.model.inputs import Input
    from stridecue.model.setup import RunSetup
    from stridecue.model.summary import Totals

_HEADINGS = ("Run", "When", "Time", "Distance", "Heart rate", "Cadence", "")


@dataclass(frozen=True, slots=True)
class ShownRun:
    """What `show` shows of a run."""

    summary: RunSummary
    laps: tuple[LapEnded, ...]
    cues: tuple[CueDecided, ...]


@click.command()
@output.json_option
def runs(as_json: bool) -> None:
    """List the runs, newest first."""
    from stridecue.library.library import Library  # noqa: PLC0415

    with Library(paths.library_file()) as library:
        finished, unfinished = library.runs(), library.unfinished()
    unit = settings.load().profile.unit
    if as_json:
        click.echo(json.dumps([_listed_row(run) for run in finished], allow_nan=False))
    elif finished:
        for line in list_lines(finished, unit):
            click.echo(line)
    else:
        click.echo("No runs yet. `stridecue demo` makes one without a sensor, `stridecue run` a real one.")
    for run in unfinished:
        output.say(_unfinished_sentence(run))


@click.command()
@click.argument("run")
@output.json_option
def show(run: str, as_json: bool) -> None:
    """Show RUN: a number, `last`, or a file (.fit)."""
    from stridecue.cli.json_lines import cue_row, lap_row  # noqa: PLC0415
    from stridecue.cli.plain_lines import PlainLines  # noqa: PLC0415

    chosen = settings.load()
    shown = _from_file(run, chosen) if _names_a_file(run) else _from_library(run)
    if as_json:
        document = {
            **_listed_row(shown.summary),
            "lap_list": [lap_row(lap) for lap in shown.laps],
            "cues": [cue_row(cue.decision) for cue in shown.cues],
        }
        click.echo(json.dumps(document, allow_nan=False))
        return
    for line in summary_lines(shown.summary, chosen.profile.unit):
        click.echo(line)
    if shown.laps or shown.cues:
        click.echo()
    lines = PlainLines(click.echo, chosen.profile.unit)
    events: list[LapEnded | CueDecided] = [*shown.laps, *shown.cues]
    for event in sorted(events, key=_elapsed_s):
        lines.on_event(event)


def list_lines(summaries: Sequence[RunSummary], unit: Unit) -> list[str]:
    """Return a table of runs, one line each below its headings."""
    rows = [_HEADINGS, *(_cells(run, unit) for run in summaries)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _cells(run: RunSummary, unit: Unit) -> tuple[str, ...]:
    totals = run.totals
    return (
        str(run.id),
        wording.date_and_time(run.started_at, run.utc_offset_s),
        wording.duration(totals.elapsed_s),
        wording.distance(totals.distance_m, unit),
        wording.heart_rate(totals.heart_rate_mean_bpm),
        wording.cadence(totals.cadence_mean_spm),
        "demo" if run.demo else "",
    )


def _listed_row(run: RunSummary) -> dict[str, object]:
    return {**summary_row(run), "demo": run.demo, "source": run.source}


def _unfinished_sentence(run: RunSummary) -> str:
    when = wording.date_and_time(run.started_at, run.utc_offset_s)
    length = wording.duration(run.totals.elapsed_s)
    return f"Run {run.id} ({when}, {length}) was not finished. `stridecue` offers to go on, keep or drop it."


def _names_a_file(which: str) -> bool:
    return bool(Path(which).suffix) or "/" in which or "\\" in which


def _from_library(which: str) -> ShownRun:
    from stridecue.library.library import Library  # noqa: PLC0415

    with Library(paths.library_file()) as library:
        run = library.load(which)
    laps, totals = _played(run.setup, run.inputs)
    summary = run.listed if run.finished else replace(run.listed, totals=totals)
    cues = tuple(CueDecided(each) for each in run.decisions if each.outcome is Outcome.SHOWN)
    return ShownRun(summary, laps, cues)


def _from_file(which: str, chosen: settings.Settings) -> ShownRun:
    from stridecue import session  # noqa: PLC0415 - brings asyncio

    run = session.recorded(which, chosen)
    laps, totals = _played(run.setup, run.inputs)
    return ShownRun(session.summary(run.setup, totals, None), laps, ())


def _played(setup: RunSetup, inputs: Sequence[Input]) -> tuple[tuple[LapEnded, ...], Totals]:
    """Return the laps and totals of a run; cue sets make no difference to them.

    A finish that was told late undoes laps that had ended: of each number the last counts, up to as many as there are.
    """
    from stridecue.engine import Engine, play  # noqa: PLC0415

    engine = Engine(replace(setup, cue_sets=()))
    laps = {event.lap: event for event in play(engine, inputs) if isinstance(event, LapEnded)}
    totals = engine.totals()
    return tuple(laps[number] for number in sorted(laps) if number <= totals.laps), totals


def _elapsed_s(event: LapEnded | CueDecided) -> float:
    return event.elapsed_s if isinstance(event, LapEnded) else event.decision.elapsed_s
