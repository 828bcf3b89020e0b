"""`make pictures`: the pictures of the README, from a demo that stands still at two moments and from its report."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from textual.pilot import Pilot

from stridecue.app.app import StridecueApp
from stridecue.app.factories import real_factories
from stridecue.app.session_types import LiveSession, Start
from stridecue.model.run_settings import DEMO_MINUTES
from stridecue.pipeline import TimedPipeline
from tests.svg_picture import svg

SIZE = (120, 40)
WHOLE_S = DEMO_MINUTES * 60
LONGEST_S = WHOLE_S + 60
IN_THE_HILLS_S = 1060
CUE_TO_SHOW = "Stand tall"

Moment = Callable[[TimedPipeline], bool]


def in_the_hills(run: TimedPipeline) -> bool:
    """Return whether the strips have hills in them and no cue stands before them."""
    return run.engine.next_tick_s > IN_THE_HILLS_S and run.engine.showing is None


def with_the_cue(run: TimedPipeline) -> bool:
    """Return whether the cue is on the screen."""
    return run.engine.showing is not None and run.engine.showing.show == CUE_TO_SHOW


def finished(run: TimedPipeline) -> bool:
    """Return whether the run is over."""
    return run.engine.next_tick_s > WHOLE_S


PICTURES: tuple[tuple[str, Moment], ...] = (("live.svg", in_the_hills), ("cue.svg", with_the_cue))


def standing_demo(until: Moment) -> LiveSession:
    """Return a demo that was run to a moment and stands there."""
    session = real_factories().demo()
    run = cast(TimedPipeline, session.pipeline)
    while not until(run):
        if run.engine.next_tick_s > LONGEST_S:
            raise SystemExit("the demo never comes to the moment of the picture")
        run.run_ahead(run.engine.next_tick_s)
    run.clock.pause()
    return session


async def take(folder: Path) -> None:
    """Take all pictures."""
    for name, moment in PICTURES:
        session = standing_demo(moment)
        factories = replace(real_factories(), demo=lambda session=session: session)
        app = StridecueApp(factories, Start.DEMO)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await keep(pilot, folder / name)
    session = standing_demo(finished)
    session.finish(session.pipeline.engine.totals())
    app = StridecueApp(real_factories(), Start.HOME)
    app.settings = replace(app.settings, safety_card_confirmed=True)
    async with app.run_test(size=SIZE) as pilot:
        app.opening.report("last")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("2")
        await keep(pilot, folder / "report.svg")


async def keep(pilot: Pilot[None], file: Path) -> None:
    """Write what is on the screen."""
    await pilot.pause()
    rows = pilot.app.screen._compositor.render_strips()
    file.write_text(svg(rows, SIZE[0]), encoding="utf-8")
    print(file)
    pilot.app.exit()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["STRIDECUE_HOME"] = home
        os.environ["STRIDECUE_SILENT"] = "1"
        asyncio.run(take(Path(sys.argv[1])))
