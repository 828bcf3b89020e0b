"""Pictures of the screens, at the smallest usual size and a common one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot

from made_plan import RECOVERY, REP, place_in
from stridecue.app.screens.home import HomeScreen
from stridecue.app.screens.live import LiveScreen
from stridecue.app.session_types import Start
from stridecue.model.cue import CueKind
from stridecue.model.setup import History, RunSetup
from stridecue.model.trace import CueTrace, Stage

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_home(snap_compare: Any, world: Any, make: SimpleNamespace, size: tuple[int, int]) -> None:
    world.runs = [make.run(number) for number in range(9, 0, -1)]
    world.unfinished = [make.run(12, demo=True)]

    async def runs_are_there(pilot: Pilot[None]) -> None:
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        pilot.app.screen.look_up_runs()
        await pilot.pause()

    assert snap_compare(world.app(), terminal_size=size, run_before=runs_are_there)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_live(snap_compare: Any, world: Any, make: SimpleNamespace, size: tuple[int, int]) -> None:
    hill(world, make)
    assert snap_compare(world.app(Start.LIVE), terminal_size=size)


@pytest.mark.parametrize("kind", [CueKind.TECHNIQUE, CueKind.SAFETY])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_cue(
    snap_compare: Any, world: Any, make: SimpleNamespace, size: tuple[int, int], kind: CueKind
) -> None:
    hill(world, make)

    async def cue_comes(pilot: Pilot[None]) -> None:
        world.session.cue(make.cue("Stand tall" if kind is CueKind.TECHNIQUE else "Ease off now", kind))
        assert isinstance(pilot.app.screen, LiveScreen)
        pilot.app.screen.paint()
        await pilot.pause()

    assert snap_compare(world.app(Start.LIVE), terminal_size=size, run_before=cue_comes)


def hill(world: Any, make: SimpleNamespace) -> None:
    """Ten minutes of a saw-tooth hill, so that the strips have something to show."""
    for second in range(600):
        climbing = second // 120 % 2
        into = second % 120 / 120
        world.session.tick(
            make.state(
                tick_s=second,
                heart_rate=make.good(138.0 + 22.0 * (into if climbing else 1 - into), "C0:01"),
                cadence=make.good(168.0 - 5.0 * climbing, "C0:02"),
                grade=make.good(6.0 * climbing, "typed"),
            )
        )
    world.session.tick(make.state())


STAGES = (
    (Stage.FIRING, {"muted_by": "gap"}),
    (Stage.PENDING, {"pending_s": 12.0, "needed_s": 40.0}),
    (Stage.COOLING, {"cooling_until_s": 1500}),
    (Stage.UNKNOWN, {}),
    (Stage.WAITING, {}),
)


def test_every_cue_s_state(snap_compare: Any, world: Any, make: SimpleNamespace) -> None:
    hill(world, make)
    values = (("cadence_change", -4.1), ("power", None), ("gait", "running"))
    world.session.pipeline.traces = tuple(
        CueTrace(1421, f"c-{at}", "own", CueKind.TECHNIQUE, f"Cue {at}", None, stage, values, **more)
        for at, (stage, more) in enumerate(STAGES * 3)
    )
    assert snap_compare(world.app(Start.LIVE), terminal_size=(80, 24), press=["w", "w"])


def test_focus(snap_compare: Any, world: Any, make: SimpleNamespace) -> None:
    hill(world, make)
    history = History(weakest_technique="posture", rested_techniques=("arms",))
    world.session.setup = RunSetup("3", "1", "bluetooth", history=history)
    assert snap_compare(world.app(Start.LIVE), terminal_size=(80, 24), press=["o", "space"])


def test_count(snap_compare: Any, world: Any, make: SimpleNamespace) -> None:
    hill(world, make)
    assert snap_compare(world.app(Start.LIVE), terminal_size=(80, 24), press=["c", "space"])


@pytest.mark.parametrize(("size", "step", "in_s"), [(SIZES[0], REP, 20.0), (SIZES[1], RECOVERY, 162.0)])
def test_a_plan(
    snap_compare: Any, world: Any, make: SimpleNamespace, size: tuple[int, int], step: int, in_s: float
) -> None:
    hill(world, make)
    world.session.tick(make.state(plan=place_in(step, in_s), lap=1))
    assert snap_compare(world.app(Start.LIVE), terminal_size=size)
