"""The panel with every cue's state."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from stridecue.app.screens.cue_states import CueStates
from stridecue.app.screens.why_panel import WhyPanel
from stridecue.app.session_types import SessionKind, Start
from stridecue.app.widgets.key_line import KeyLine
from stridecue.model.cue import CueKind, Decision, Outcome
from stridecue.model.events import CueDecided
from stridecue.model.trace import CueTrace, Stage


def traces(count: int = 30, stage: Stage = Stage.WAITING) -> tuple[CueTrace, ...]:
    return tuple(
        CueTrace(1421, f"c-{number:02d}", "own", CueKind.TECHNIQUE, f"Cue {number:02d}", None, stage, ())
        for number in range(count)
    )


def panel(screen: Any) -> CueStates:
    return screen.query_one(CueStates)


def rows(screen: Any) -> list[str]:
    states = panel(screen)
    return [states.render_line(y).text.strip() for y in range(states.size.height)]


async def test_the_key_goes_from_the_last_cue_to_all_and_to_none(world: Any, make: SimpleNamespace) -> None:
    world.session.pipeline.traces = traces()
    async with world.running(make.state()) as (screen, pilot):
        words = [dict(screen.query_one(KeyLine).pairs)["w"]]
        seen = []
        for _ in range(3):
            await pilot.press("w")
            await pilot.pause()
            seen.append((screen.query_one(WhyPanel).display, panel(screen).display))
            words.append(dict(screen.query_one(KeyLine).pairs)["w"])
        assert seen == [(True, False), (False, True), (False, False)]
        assert words == ["why", "all cues", "close", "why"]


async def test_it_is_asked_for_once_a_second_and_only_while_open(world: Any, make: SimpleNamespace) -> None:
    pipeline = world.session.pipeline
    pipeline.traces = traces()
    async with world.running(make.state()) as (screen, pilot):
        world.session.tick(make.state())
        screen.paint()
        await pilot.press("w")
        assert pipeline.asked_for_traces == 0
        await pilot.press("w")
        for _ in range(5):
            screen.paint()
        assert pipeline.asked_for_traces == 1
        world.session.tick(make.state(tick_s=1422, timer_s=1422.0))
        screen.paint()
        assert pipeline.asked_for_traces == 2
        await pilot.pause()
        assert rows(screen)[0].startswith("Every cue at 23:42")
        await pilot.press("w")
        world.session.tick(make.state())
        screen.paint()
        assert pipeline.asked_for_traces == 2


async def test_it_scrolls_by_the_arrows_and_they_are_no_grade_then(world: Any, make: SimpleNamespace) -> None:
    world.session.pipeline.traces = traces()
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("w", "w")
        await pilot.pause()
        assert dict(screen.query_one(KeyLine).pairs)["↑↓"] == "cues"
        room = len([row for row in rows(screen)[1:] if row])
        await pilot.press("up", "down", "down")
        assert rows(screen)[1].startswith("Cue 02")
        for _ in range(50):
            screen.action_scroll("pagedown")
        screen.action_scroll("up")
        screen.action_scroll("down")
        assert rows(screen)[room].startswith("Cue 29")
        assert world.session.pipeline.marks == []
        await pilot.press("escape", "up")
        assert len(world.session.pipeline.marks) == 1


async def test_escape_closes_it(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("w", "w", "escape")
        assert not panel(screen).display
        assert world.session.ends == []


async def test_during_a_run_a_cue_goes_before_it(world: Any, make: SimpleNamespace) -> None:
    world.session.pipeline.traces = traces()
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("w", "w")
        world.session.cue(make.cue())
        screen.paint()
        assert not panel(screen).display
        world.session.tick(make.state())
        world.time_s += 5
        screen.paint()
        assert panel(screen).display


def withheld(make: SimpleNamespace) -> CueDecided:
    cue = make.cue()
    return CueDecided(Decision(1421.0, 1421, cue, Outcome.WITHHELD))


async def test_a_run_keeps_the_secret_and_a_replay_tells_it(world: Any, make: SimpleNamespace) -> None:
    cooling = CueTrace(1421, "tb-tall", "s", CueKind.TECHNIQUE, "Stand tall", None, Stage.COOLING, ())
    world.session.pipeline.traces = (cooling,)
    for start, words in ((Start.LIVE, "waiting"), (Start.REPLAY, "withheld")):
        world.session = make.session(kind=SessionKind(start.value), clock=make.clock())
        world.session.pipeline.traces = (cooling,)
        world.session.model.on_event(withheld(make))
        async with world.running(make.state(), start=start) as (screen, pilot):
            await pilot.press("w", "w")
            await pilot.pause()
            assert words in rows(screen)[1]


async def test_a_held_replay_shows_it_at_any_place_and_scrolls_it(world: Any, make: SimpleNamespace) -> None:
    world.session = make.session(kind=SessionKind.REPLAY, clock=make.clock(paused=True), length_s=3000)
    world.session.pipeline.traces = traces()
    async with world.running(make.state(), start=Start.REPLAY) as (screen, pilot):
        await pilot.press("w", "w", "down")
        await pilot.pause()
        assert rows(screen)[1].startswith("Cue 01")
        assert dict(screen.query_one(KeyLine).pairs)["↑↓"] == "cues"
        world.session.pipeline.traces = traces(stage=Stage.SPENT)
        world.session.jump(700)
        world.session.tick(make.state(tick_s=700, timer_s=700.0))
        screen.paint()
        assert rows(screen)[0].startswith("Every cue at 11:40")
        assert "came already" in rows(screen)[1]
        await pilot.press("escape")
        assert not panel(screen).display
        assert pilot.app.screen is screen


async def test_a_hostile_cue_reaches_no_cell(world: Any, make: SimpleNamespace) -> None:
    name = "\x1b[2J[red]\u202e\n" + "W" * 300
    bad = CueTrace(1421, "a", name, CueKind.INFO, name, None, Stage.FIRING, (("gait", name),), muted_by=name)
    world.session.pipeline.traces = (bad,)
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("w", "w")
        await pilot.pause()
        assert all(row.isprintable() and len(row) <= 80 for row in rows(screen))
