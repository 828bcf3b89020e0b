"""`stridecue demo`: a simulated hill session, or a plan that a simulated runner follows; no sensor needed."""

from __future__ import annotations

import click
from click.core import ParameterSource

from stridecue import session, settings
from stridecue.cli import ending_signals, output, sound
from stridecue.cli.library_care import look_after_library
from stridecue.cli.run_choices import run_choices
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.model.run_settings import DEMO_MINUTES, DEMO_SEED, RunChoices, RunFault

MOST_MINUTES = 600


@click.command()
@click.option(
    "--speed", type=output.Speed(), help="Run seconds per second; else 1 in the app, max for lines."
)
@click.option(
    "--minutes",
    metavar="N",
    type=click.IntRange(1, MOST_MINUTES),
    default=DEMO_MINUTES,
    show_default=True,
    help="How many minutes the session takes.",
)
@click.option(
    "--seed",
    metavar="N",
    type=int,
    default=DEMO_SEED,
    show_default=True,
    help="Another number is another runner.",
)
@click.option(
    "--fault",
    type=click.Choice([fault.value for fault in RunFault]),
    help="Let something go wrong from minute ten on, to see what the coach says.",
)
@output.cues_option
@run_choices
@output.plain_option
@output.json_option
@click.pass_context
def demo(  # noqa: PLR0913 - each is an option of the command
    context: click.Context,
    speed: float | None,
    minutes: int,
    seed: int,
    fault: str | None,
    cue_set_names: tuple[str, ...],
    choices: RunChoices,
    *,
    plain: bool,
    as_json: bool,
) -> None:
    """Run a simulated hill session, or a plan: no sensor needed."""
    if choices.plan is not None and context.get_parameter_source("minutes") is not ParameterSource.DEFAULT:
        raise click.UsageError("A plan says itself how long it takes: leave out --minutes or --plan.")
    wrong = None if fault is None else RunFault(fault)
    look_after_library()
    if output.wants_lines(plain, as_json):
        _in_lines(speed or FULL_SPEED, minutes, seed, wrong, cue_set_names, choices, as_json)
        return
    from stridecue.cli.open_app import open_demo  # noqa: PLC0415

    open_demo(speed or 1.0, minutes, seed, cue_set_names, wrong, choices)


def _in_lines(
    speed: float,
    minutes: int,
    seed: int,
    fault: RunFault | None,
    cue_set_names: tuple[str, ...],
    choices: RunChoices,
    as_json: bool,
) -> None:
    chosen = settings.load()
    unit = chosen.profile.unit
    printer = output.Printer()
    lines, heard = printer.lines(as_json, unit), sound.of_this_run(chosen.voice)
    clock = RunClock(speed)
    run, pipeline = session.begin_demo(
        [lines, heard], clock, cue_set_names, unit, minutes, seed, fault=fault, choices=choices
    )
    try:
        with sound.heard(heard, clock):
            totals = ending_signals.run_timed(pipeline, printer)
    except KeyboardInterrupt:
        if clock.full_speed:
            run.discard()
        raise
    lines.finish(run.finish(totals))
    if not as_json:
        printer.write_report(run.cue_report_lines())
    output.say_and_fail(run.problem)
