"""A live run in the real app whose sensors are a list of packets; prints how long each heart rate took to the terminal.

Run by `latency.py` in a terminal of its own. A notification is stamped when it reaches the pipeline, and again when the
frame that first shows its number has been handed to the terminal's driver.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from stridecue.app import factories
from stridecue.app.app import StridecueApp
from stridecue.app.live_model import LiveModel
from stridecue.app.session_types import LiveSession, Start
from stridecue.app.sessions import SensorSession, Trouble
from stridecue.model.device_settings import DeviceSettings
from stridecue.model.inputs import Body, Link, LinkEvent, MarkKind, Packet
from stridecue.model.run_settings import AS_SET, RunChoices
from stridecue.settings import load
from stridecue.sources.simulator import Simulator
from stridecue.voice.sink import of_the_system

BEATS = 60
BEAT_S = 0.33
LEAD_IN_S = 2.0


class ListedSensors:
    """Delivers a strap, a footpod and a treadmill at three packets a second each."""

    def __init__(self, report: Path) -> None:
        self._report = report
        self.sent_s = 0.0
        self.delays_s: list[float] = []

    def joined_settings(self) -> tuple[DeviceSettings, ...]:
        """Nothing to remember."""
        return ()

    async def run(self, deliver: Callable[[Body], None]) -> None:
        """Deliver, then write the report."""
        await asyncio.sleep(LEAD_IN_S)
        deliver(Link("strap", LinkEvent.CONNECTED, "Strap"))
        others = [body for _, body in Simulator(seed=3, minutes=5).take_until(BEATS * 1000)]
        packets = [body for body in others if isinstance(body, Packet) and body.characteristic != "2A37"]
        for beat in range(BEATS):
            # Every beat is one higher, so that the median of the last beats is too and must be painted.
            self.sent_s = time.perf_counter()
            deliver(Packet("strap", "2A37", bytes([0x00, 100 + beat])))
            deliver(packets[2 * beat])
            deliver(packets[2 * beat + 1])
            await asyncio.sleep(BEAT_S + (beat % 7) * 0.011)
        self._report.write_text(json.dumps(self.delays_s))
        await asyncio.Event().wait()

    def painted(self) -> None:
        """Take that a frame went to the terminal."""
        if self.sent_s:
            self.delays_s.append(time.perf_counter() - self.sent_s)
            self.sent_s = 0.0


def main(report: Path) -> None:
    """Run the app."""
    sensors = ListedSensors(report)

    def live(choices: RunChoices | None = None) -> LiveSession:
        from stridecue import session  # noqa: PLC0415

        model = LiveModel()
        run = session.begin_live(load(), sensors, [model], choices=choices or AS_SET)  # type: ignore[arg-type]
        run.pipeline.mark(MarkKind.START)
        sound = of_the_system(voice_on=False, tell=print)
        return SensorSession(model, run, sound, sensors, Trouble())  # type: ignore[arg-type]

    real = factories.real_factories()
    app = StridecueApp(
        replace(real, live=live),
        Start.LIVE,
    )
    original = app._display

    def display(*args: object) -> None:
        original(*args)  # type: ignore[arg-type]
        sensors.painted()

    app._display = display  # type: ignore[assignment,method-assign]
    app.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
