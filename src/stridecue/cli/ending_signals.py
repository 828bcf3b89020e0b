"""A run in lines that ends well when the system asks: Ctrl-C, SIGTERM and SIGHUP finish it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

from stridecue.cli.output import Printer, flush_each_line
from stridecue.model.inputs import MarkKind
from stridecue.model.summary import Totals
from stridecue.pipeline import Pipeline, TimedPipeline

ENDING_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


def on_ending_signals(finish: Callable[[], None]) -> None:
    """Call `finish` on the running loop when the system asks the program to end."""
    loop = asyncio.get_running_loop()
    for name in ENDING_SIGNALS:
        if hasattr(signal, name):
            try:
                loop.add_signal_handler(getattr(signal, name), finish)
            except NotImplementedError:
                # Windows has no handlers on the loop; there Ctrl-C arrives as KeyboardInterrupt.
                return


async def run_until_told(pipeline: Pipeline, printer: Printer) -> Totals:
    """Run to the end, or until the system asks to finish or nobody reads the lines any more."""

    def finish() -> None:
        pipeline.mark(MarkKind.FINISH)

    on_ending_signals(finish)
    loop = asyncio.get_running_loop()
    # Not at once: a line is written in the middle of what the pipeline does.
    printer.on_left = lambda: loop.call_soon(finish)
    return await pipeline.run()


def run_timed(pipeline: TimedPipeline, printer: Printer) -> Totals:
    """Run a simulated or recorded run to its end, as fast as it goes or at the pace of its clock."""
    if pipeline.clock.full_speed:
        return pipeline.run_to_end()
    flush_each_line()
    return asyncio.run(run_until_told(pipeline, printer))
