"""Pictures of the cue sets and of a cue being changed."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from hilly_run import HillyRun
from stridecue.app.screens import cue_edit
from stridecue.app.screens.cue_edit import CueEditScreen
from stridecue.app.screens.cue_sets import CueSetsScreen
from stridecue.coach import shipped_sets
from stridecue.cue_sets import catalogue, own_file
from stridecue.model.setup import CueSetText

SIZES = [(80, 24), (120, 40)]

CUE = """
[[cue]]
id = "{id}"
kind = "{kind}"
show = "{show}"
say = "{show}."
why = "{why}"
"""
SAFETY = 'name = "Safety"\n' + "".join(
    CUE.format(id=name, kind="safety", show=show, why="Stopping comes first.") + f'when = "{when}"\n'
    for name, show, when in (
        ("sf-high", "Ease off now", "heart_rate >= heart_rate_alert for 15s"),
        ("sf-unwell", "Stop if unwell", "pressed(unwell)"),
    )
)
CLIMB = 'name = "Climbing"\n' + "".join(
    CUE.format(id=name, kind=kind, show=show, why="Uphill the natural step is shorter and quicker.")
    + f'gait = ["running"]\ncooldown = "4m"\nwhen = "{when}"\n'
    for name, kind, show, when in (
        ("cl-steps", "session", "Shorten stride", "grade >= 4 and change(grade, 20s) >= 3"),
        ("cl-arms", "technique", "Drive your elbows", "grade >= 6 for 45s"),
        ("cl-top", "praise", "Hill banked", "climbs >= 1 and change(climbs, 30s) >= 1"),
    )
)
BROKEN = 'name = "Mine"\n[[cue]]\nid = "my-one"\nkind = "info"\nshow = "One"\nwhen = "grad >= 4"\n'


@pytest.fixture(autouse=True)
def sets(monkeypatch: pytest.MonkeyPatch, stridecue_home: object) -> None:
    """Two shipped sets and one of the runner's with a mistake; one cue is changed, one is off."""
    texts = {
        name: CueSetText(name, text, shipped=True) for name, text in (("safety", SAFETY), ("climbing", CLIMB))
    }
    monkeypatch.setattr(shipped_sets, "texts", lambda: tuple(texts.values()))
    monkeypatch.setattr(shipped_sets, "text", texts.__getitem__)
    monkeypatch.setattr(shipped_sets, "DEFAULT_SETS", tuple(texts))
    monkeypatch.setattr(cue_edit, "SEEN_S", 3600.0)
    monkeypatch.setattr(cue_edit, "REST_S", 3600.0)
    own_file.change_cue(texts["climbing"], "cl-top", {"show": "Up and over"})
    own_file.switch_cues(["cl-arms"], on=False)
    catalogue.own_file("mine").write_text(BROKEN)


async def at_the_cues(pilot: Pilot[None]) -> CueSetsScreen:
    await pilot.press("c")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, CueSetsScreen)
    screen.query_one("#sets", OptionList).highlighted = 1
    await pilot.pause()
    await pilot.press("right")
    await pilot.pause()
    return screen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_cue_sets(snap_compare: Any, world: Any, size: tuple[int, int]) -> None:
    async def chosen(pilot: Pilot[None]) -> None:
        await at_the_cues(pilot)

    assert snap_compare(world.app(), terminal_size=size, run_before=chosen)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_mistakes(snap_compare: Any, world: Any, size: tuple[int, int]) -> None:
    async def chosen(pilot: Pilot[None]) -> None:
        await pilot.press("c", "down", "down")
        await pilot.pause()

    assert snap_compare(world.app(), terminal_size=size, run_before=chosen)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_change(snap_compare: Any, world: Any, size: tuple[int, int]) -> None:
    world.last_run = HillyRun()

    async def tried(pilot: Pilot[None]) -> None:
        await at_the_cues(pilot)
        await pilot.press("enter")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, CueEditScreen)
        await pilot.press("7")
        await screen.try_change()
        await pilot.press("tab", "9", "9", "9", "9")
        await pilot.pause()

    assert snap_compare(world.app(), terminal_size=size, run_before=tried)
