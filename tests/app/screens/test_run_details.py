"""What the runner says about a run, typed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from textual.widgets import Input, Static, TextArea

from made_library import made_row
from stridecue.app.history import details_form as form
from stridecue.app.screens.run_details import RunDetailsScreen
from stridecue.model.run_details import RunDetails


@pytest.mark.nightly
async def test_everything_can_be_said_with_the_keyboard_alone(world: Any, make: SimpleNamespace) -> None:
    left: list[RunDetails | None] = []
    app = world.app()
    async with app.run_test() as pilot:
        row = made_row(make.run(12), title="Lake", notes="one")
        app.push_screen(RunDetailsScreen(12, row, row.details, ["hill"]), left.append)
        await pilot.pause()
        await pilot.press("down", *"Hill,a", "down", "right", "down", "right", "right", "tab", "left")
        await pilot.press("tab", "right", "tab")
        assert isinstance(app.focused, TextArea)
        await pilot.press("end", "enter", *"two", "ctrl+s")
        await pilot.pause()
    assert left == [RunDetails("Lake", "one\ntwo", ("hill", "a"), "treadmill", 2, 5, 0)]


async def test_a_mistake_is_said_at_its_field_and_keeps_the_form(world: Any, make: SimpleNamespace) -> None:
    left: list[RunDetails | None] = []
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(RunDetailsScreen(12, None, RunDetails(), ["\x1b[2J"]), left.append)
        await pilot.pause()
        screen = app.screen
        screen.query_one(f"#{form.TAGS}", Input).value = "x" * 33
        await pilot.press("enter")
        mistake = screen.query_one(f"#{form.TAGS}-mistake", Static)
        assert mistake.display
        assert "32 characters" in str(mistake.content)
        assert screen.focused is not None
        assert screen.focused.id == form.TAGS
        notes = screen.query_one(TextArea).region
        assert notes.height >= 4
        assert notes.bottom < 24
        assert left == []
        await pilot.press("escape")
    assert left == [None]
