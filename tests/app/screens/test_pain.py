"""Where it hurts."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Input

from stridecue.app.screens.pain import MOST_CHARACTERS, PainCard


@pytest.mark.parametrize(
    ("typed", "key", "answer"),
    [
        ("left calf", "enter", "left calf"),
        ("  knee  ", "enter", "knee"),
        ("", "enter", ""),
        ("knee", "escape", ""),
        ("\x1b[2Jknee\u202e", "enter", "[2Jknee"),
    ],
)
async def test_one_key_leaves_it(world: Any, typed: str, key: str, answer: str) -> None:
    app = world.app()
    answers: list[Any] = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(PainCard(), answers.append)
        await pilot.pause()
        app.screen.query_one(Input).value = typed
        await pilot.press(key)
        await pilot.pause()
    assert answers == [answer]


async def test_what_is_typed_has_an_end(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(PainCard())
        await pilot.pause()
        field = app.screen.query_one(Input)
        field.value = "a" * (MOST_CHARACTERS - 1)
        field.action_end()
        await pilot.press("b", "c")
        assert field.value == "a" * (MOST_CHARACTERS - 1) + "b"


async def test_it_says_to_walk_or_stop(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        card = PainCard()
        app.push_screen(card)
        await pilot.pause()
        assert "Do not run through pain." in card.content().plain
        assert card.query_one("VerticalScroll").max_scroll_y == 0
