"""`stridecue show`: the report of one run, in lines or as JSON."""

from __future__ import annotations

import json

import click

from stridecue import settings
from stridecue.cli import output
from stridecue.model.events import CueDecided, LapEnded


@click.command()
@click.argument("run")
@output.json_option
def show(run: str, as_json: bool) -> None:
    """Show the report of RUN: a number, `last`, or a file."""
    from stridecue.cli.plain_lines import PlainLines  # noqa: PLC0415
    from stridecue.report.report_rows import report_rows  # noqa: PLC0415
    from stridecue.report.report_text import report_lines  # noqa: PLC0415
    from stridecue.run_reports import report_of  # noqa: PLC0415

    chosen = settings.load()
    report = report_of(run, chosen)
    if as_json:
        click.echo(json.dumps(report_rows(report), allow_nan=False))
        return
    for line in report_lines(report):
        click.echo(line)
    laps, cues = report.track.laps, [CueDecided(decision) for decision in report.shown]
    if laps or cues:
        click.echo()
    lines = PlainLines(click.echo, chosen.profile.unit)
    events: list[LapEnded | CueDecided] = [*laps, *cues]
    for event in sorted(events, key=_elapsed_s):
        lines.on_event(event)


def _elapsed_s(event: LapEnded | CueDecided) -> float:
    return event.elapsed_s if isinstance(event, LapEnded) else event.decision.elapsed_s
