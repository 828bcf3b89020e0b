"""`stridecue run`: straight to a live run with the sensors at hand."""

from __future__ import annotations

import asyncio

import click

from stridecue import session
from stridecue.cli import ending_signals, output, sound
from stridecue.cli.joined_sensors import JoinedSensors
from stridecue.cli.library_care import look_after_library
from stridecue.cli.live_printer import LivePrinter
from stridecue.cli.run_choices import run_choices
from stridecue.cli.sensors_named import loaded
from stridecue.errors import StridecueError
from stridecue.model.inputs import MarkKind
from stridecue.model.run_settings import RunChoices
from stridecue.pipeline import Sink


@click.command()
@click.option("--remember", is_flag=True, help="Remember the sensors that were found.")
@output.cues_option
@run_choices
@output.plain_option
@output.json_option
def run(
    remember: bool, cue_set_names: tuple[str, ...], choices: RunChoices, plain: bool, as_json: bool
) -> None:
    """Begin a live run with your sensors.

    It takes those that are remembered, or else the strongest one of each kind in the air.
    """
    look_after_library()
    if not output.wants_lines(plain, as_json):
        from stridecue.cli.open_app import open_live  # noqa: PLC0415

        open_live(cue_set_names, choices)
        return
    output.flush_each_line()
    asyncio.run(_in_lines(remember, cue_set_names, choices, as_json))


async def _in_lines(
    remember: bool, cue_set_names: tuple[str, ...], choices: RunChoices, as_json: bool
) -> None:
    from stridecue.sources.bluetooth import BluetoothSource  # noqa: PLC0415

    chosen = loaded()
    printer = LivePrinter()
    lines, heard = printer.lines(as_json, chosen.profile.unit), sound.of_this_run(chosen.voice)
    source = BluetoothSource(chosen.devices, on_problem=output.say_problem)
    sinks: list[Sink] = [lines, heard]
    if not as_json:
        sinks.append(JoinedSensors(chosen.devices))
    live = session.begin_live(chosen, source, sinks, cue_set_names, choices=choices)
    output.say("The run begins. Sensors join as they come; Ctrl-C finishes.")
    live.pipeline.mark(MarkKind.START)
    try:
        with sound.heard(heard, live.pipeline.clock):
            totals = await ending_signals.run_until_told(live.pipeline, printer)
    except StridecueError as error:
        output.say(str(error))
        live.pipeline.mark(MarkKind.FINISH)
        totals = live.pipeline.engine.totals()
    lines.finish(live.finish(totals))
    if not as_json:
        printer.write_report(live.cue_report_lines())
    printer.write_all()
    if remember:
        live.remember(source.joined_settings())
    output.say_and_fail(live.problem)
