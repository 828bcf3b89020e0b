"""`stridecue replay RUN`: a recorded run again, with the cues that it had or others, or one cue's story through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stridecue import past_runs, settings
from stridecue.cli import ending_signals, output
from stridecue.clock import FULL_SPEED, RunClock

if TYPE_CHECKING:
    from stridecue.model.trace import CueTrace


@click.command()
@click.argument("run")
@click.option(
    "--speed", type=output.Speed(), help="Run seconds per second; else 1 in the app, max for lines."
)
@output.cues_option
@click.option(
    "--trace", metavar="CUE", help="Print why this cue, an id, came or did not, instead of the run."
)
@output.plain_option
@output.json_option
def replay(
    run: str,
    speed: float | None,
    cue_set_names: tuple[str, ...],
    trace: str | None,
    plain: bool,
    as_json: bool,
) -> None:
    """Replay RUN: a number, `last`, or a file (.fit, .tcx, .gpx, .capture)."""
    chosen = settings.load()
    recorded = past_runs.recorded(run, chosen, cue_set_names)
    if trace is None and not output.wants_lines(plain, as_json):
        from stridecue.cli.open_app import open_replay  # noqa: PLC0415

        open_replay(recorded, speed or 1.0)
        return
    for warning in recorded.setup.warnings:
        output.say(warning)
    printer = output.Printer()
    lines = printer.lines(as_json, chosen.profile.unit)
    if trace is not None:
        from stridecue.cli.trace_lines import TraceLines, refuse_unknown  # noqa: PLC0415

        def traces(cue: str) -> tuple[CueTrace, ...]:
            return player.engine.traces(cue)

        refuse_unknown(trace, recorded.setup, recorded.inputs)
        lines = TraceLines(printer.write, trace, traces, as_json=as_json, unit=chosen.profile.unit)
    clock = RunClock(speed or FULL_SPEED)
    player = past_runs.straight_through(recorded, [lines], clock)
    totals = ending_signals.run_timed(player, printer)
    lines.finish(past_runs.summary(recorded.setup, totals, recorded.run_id))
