"""What a runner does about the step of a plan."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from made_plan import RECOVERY, STEPS, place_in
from stridecue.app.held_keys import REPEAT_S
from stridecue.app.screens.planned_screen import AGAIN_WITHIN_S
from stridecue.app.session_types import Start
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.live_layout import LiveLayout
from stridecue.app.widgets.top_line import TopLine
from stridecue.model.inputs import MarkKind
from stridecue.model.state import Activity


def said(screen: Any) -> str:
    return str(screen.query_one(TopLine).shown[1])


def marks(world: Any) -> list[object]:
    return [value for kind, value, _ in world.session.pipeline.marks if kind is MarkKind.STEP]


async def press(world: Any, pilot: Pilot[None], key: str, after_s: float = REPEAT_S + 0.1) -> None:
    world.time_s += after_s
    await pilot.press(key)


async def test_the_keys_of_a_step(world: Any, make: Any) -> None:
    async with world.running(make.state(plan=place_in())) as (screen, pilot):
        pairs = dict(screen.query_one(KeyLine).pairs)
        assert {"e", "x", "k"} <= pairs.keys() and "l" not in pairs
        await press(world, pilot, "e")
        await press(world, pilot, "e", 0.1)
        assert marks(world) == ["next"], "a key that is held down counts once"
        assert said(screen) == "r within 5 s goes back"
        await press(world, pilot, "r")
        await press(world, pilot, "x")
        assert marks(world) == ["next", "repeat", "extend"]
        await press(world, pilot, "k")
        await press(world, pilot, "h")
        await press(world, pilot, "h", AGAIN_WITHIN_S + 1)
        assert marks(world)[3:] == [], "what cannot be taken back is asked for twice, soon and with one key"
        assert said(screen).startswith("h again")
        await press(world, pilot, "h")
        await press(world, pilot, "k")
        await press(world, pilot, "k")
        assert marks(world)[3:] == ["easier", "cool_down"]
        world.session.tick(make.state(plan=place_in(RECOVERY, 2.0)))
        await press(world, pilot, "r")
        world.session.tick(make.state(plan=place_in(RECOVERY, 2.0), activity=Activity.BEFORE))
        await press(world, pilot, "e")
        assert len(marks(world)) == 6


async def test_without_a_plan_the_keys_do_nothing_and_the_screen_makes_room_when_one_comes(
    world: Any, make: Any
) -> None:
    async with world.running(make.state(), size=(120, 40)) as (screen, pilot):
        middle = screen.query_one(LiveLayout)
        await press(world, pilot, "e")
        assert said(screen) == "this run has no plan"
        assert "e" not in dict(screen.query_one(KeyLine).pairs)
        assert middle.plan is None
        wide = middle.figures["cadence"].region
        for plan, hidden in ((place_in(), False), (place_in(hides_numbers=True), True), (None, False)):
            world.session.tick(make.state(plan=plan))
            screen.paint()
            await pilot.pause()
            assert middle.plan is not None
            assert bool(middle.plan.calm.size) is hidden
            assert bool(middle.plan.step.size) is (plan is not None and not hidden)
            assert bool(middle.figures["cadence"].size) is not hidden
        assert middle.figures["cadence"].region == wide
        world.session.tick(make.state(plan=place_in(len(STEPS) - 1, 180.0, done=True)))
        await press(world, pilot, "e")
        assert said(screen) == "the plan is done: f finishes"
        assert marks(world) == []


async def test_a_replay_shows_the_same_and_offers_no_key_of_a_run(world: Any, make: Any) -> None:
    state = make.state(plan=place_in())
    world.session.length_s = 3000
    async with world.running(state, size=(120, 40), start=Start.REPLAY) as (screen, pilot):
        middle = screen.query_one(LiveLayout)
        assert said(screen).startswith("Hill, rep 1 of 2, 150 m left")
        await pilot.pause()
        assert middle.plan is not None and middle.plan.step.shown.left == "150m"
        await pilot.press("k")
        await pilot.press("k")
        assert marks(world) == []
