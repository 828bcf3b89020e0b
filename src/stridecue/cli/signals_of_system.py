"""A run in lines that ends well when the system asks: Ctrl-C, SIGTERM and SIGHUP finish it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

from stridecue.model.inputs import MarkKind
from stridecue.model.summary import Totals
from stridecue.pipeline import Pipeline

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


async def run_until_told(pipeline: Pipeline) -> Totals:
    """Run to the end, or until the system asks to finish."""
    on_ending_signals(lambda: pipeline.mark(MarkKind.FINISH))
    return await pipeline.run()
