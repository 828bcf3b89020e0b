"""`make pictures`: the pictures of the README, from demos that stand still at a moment and from the report of one."""

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
from stridecue.app.factories import DemoChoices, real_factories
from stridecue.app.session_types import LiveSession, Start
from stridecue.model.plan import StepKind
from stridecue.model.run_settings import DEMO_MINUTES, PlanChoice, RunChoices
from stridecue.pipeline import TimedPipeline
from tests.svg_picture import svg

SIZE = (120, 40)
WHOLE_S = DEMO_MINUTES * 60
LONGEST_S = WHOLE_S + 60
IN_THE_HILLS_S = 1060
CUE_TO_SHOW = "Stand tall"
PLAN = DemoChoices(choices=RunChoices(plan=PlanChoice("hill-200")))
REP_TO_SHOW, INTO_REP_S = 3, 55.0

Moment = Callable[[TimedPipeline], bool]


def in_the_hills(run: TimedPipeline) -> bool:
    """Return whether the strips have hills in them and no cue stands before them."""
    return run.engine.next_tick_s > IN_THE_HILLS_S and run.engine.showing is None


def with_the_cue(run: TimedPipeline) -> bool:
    """Return whether the cue is on the screen."""
    return run.engine.showing is not None and run.engine.showing.show == CUE_TO_SHOW


def in_a_repetition(run: TimedPipeline) -> bool:
    """Return whether the run is well into a repetition of its plan, with some before it."""
    plan = run.engine.state.plan
    return (
        plan is not None
        and (plan.step, plan.rep) == (StepKind.REP, REP_TO_SHOW)
        and plan.in_step_s >= INTO_REP_S
        and run.engine.showing is None
    )


def finished(run: TimedPipeline) -> bool:
    """Return whether the run is over."""
    return run.engine.next_tick_s > WHOLE_S


PICTURES: tuple[tuple[str, DemoChoices, Moment], ...] = (
    ("live.svg", DemoChoices(), in_the_hills),
    ("cue.svg", DemoChoices(), with_the_cue),
    ("plan.svg", PLAN, in_a_repetition),
)


def standing_demo(until: Moment, choices: DemoChoices | None = None) -> LiveSession:
    """Return a demo that was run to a moment and stands there."""
    session = real_factories(choices).demo()
    run = cast(TimedPipeline, session.pipeline)
    while not until(run):
        if run.engine.next_tick_s > LONGEST_S:
            raise SystemExit("the demo never comes to the moment of the picture")
        run.run_ahead(run.engine.next_tick_s)
    run.clock.pause()
    return session


async def take(folder: Path) -> None:
    """Take all pictures."""
    for name, choices, moment in PICTURES:
        session = standing_demo(moment, choices)
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
