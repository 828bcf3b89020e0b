"""`make pictures`: the two pictures of the README, from a demo that stands still at two moments."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from stridecue.app.app import StridecueApp
from stridecue.app.factories import real_factories
from stridecue.app.session_types import LiveSession, Start
from stridecue.pipeline import TimedPipeline
from tests.svg_picture import svg

SIZE = (120, 40)
LONGEST_S = 1500
IN_THE_HILLS_S = 1060
CUE_TO_SHOW = "Stand tall"

Moment = Callable[[TimedPipeline], bool]


def in_the_hills(run: TimedPipeline) -> bool:
    """Return whether the strips have hills in them and no cue stands before them."""
    return run.engine.next_tick_s > IN_THE_HILLS_S and run.engine.showing is None


def with_the_cue(run: TimedPipeline) -> bool:
    """Return whether the cue is on the screen."""
    return run.engine.showing is not None and run.engine.showing.show == CUE_TO_SHOW


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
    """Take both pictures."""
    for name, moment in PICTURES:
        session = standing_demo(moment)
        factories = replace(real_factories(), demo=lambda session=session: session)
        app = StridecueApp(factories, Start.DEMO)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.pause()
            rows = app.screen._compositor.render_strips()
            (folder / name).write_text(svg(rows, SIZE[0]), encoding="utf-8")
            app.exit()
        print(folder / name)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["STRIDECUE_HOME"] = home
        os.environ["STRIDECUE_SILENT"] = "1"
        asyncio.run(take(Path(sys.argv[1])))
