"""Pictures of the history, and of a run being put right."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot

from made_library import MadeLibrary, made_row
from made_track import Part, made_track, walk
from stridecue.app.screens.corrections import CorrectionsScreen
from stridecue.model.run_list import ListedRun

TRACK = made_track(walk(300), Part(1500, 2.9, 146.0), walk(120), Part(900, 3.2, 158.0), walk(300))


@pytest.fixture
def library(world: Any, make: SimpleNamespace) -> MadeLibrary:
    said = {
        9: {
            "title": "Hill 6 × 200 m",
            "tags": ("hill",),
            "notes": "Felt good until the last climb.",
            "effort": 7,
        },
        7: {"title": "Round the lake and back home", "tags": ("long", "trail")},
        4: {"title": "\x1b[2J[red]evil[/]\n"},
    }

    def row(number: int) -> ListedRun:
        summary = make.run(number, demo=number == 5, source="morning.fit" if number == 6 else "bluetooth")
        totals = replace(summary.totals, distance_m=summary.totals.distance_m * (1 + number / 10))
        return made_row(replace(summary, totals=totals), **said.get(number, {}))

    world.library = MadeLibrary([row(number) for number in range(28, 0, -1)], made=TRACK)
    return world.library


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_history(snap_compare: Any, world: Any, library: MadeLibrary, size: tuple[int, int]) -> None:
    async def shown(pilot: Pilot[None]) -> None:
        library.runs = library.runs[-9:] if size[0] == 80 else library.runs
        await pilot.press("a", *(["t"] if size[0] > 80 else ["slash", "i"]))
        await pilot.pause()

    assert snap_compare(world.app(), terminal_size=size, run_before=shown)


def test_grades(snap_compare: Any, world: Any, library: MadeLibrary) -> None:
    async def typed(pilot: Pilot[None]) -> None:
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CorrectionsScreen)
        pilot.app.screen.look()
        await pilot.press("g")
        await pilot.press(*"5:00", "tab", *"99", "shift+tab")
        await pilot.pause()

    assert snap_compare(world.app(), terminal_size=(80, 24), run_before=typed)
