"""Choosing a focus."""

from __future__ import annotations

from typing import Any

import pytest

from stridecue.app.screens.focus_picker import FocusCard, FocusChoice
from stridecue.coach.techniques import Technique

FEW = (Technique("arms", 2), Technique("posture", 4), Technique("short steps", 1))


async def chosen(world: Any, card: FocusCard, *keys: str) -> tuple[Any, str]:
    """What the card ended with, and what stood on it before its last key."""
    app = world.app()
    answers: list[Any] = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(card, answers.append)
        await pilot.pause()
        *before, last = keys
        await pilot.press(*before)
        text = card.content().plain
        await pilot.press(last)
        await pilot.pause()
    (answer,) = answers
    return answer, text


@pytest.mark.parametrize(
    ("keys", "choice"),
    [
        (("enter",), FocusChoice((), "easy")),
        (("space", "enter"), FocusChoice(("arms",), "easy")),
        (("down", "space", "up", "space", "enter"), FocusChoice(("posture", "arms"), "easy")),
        (("space", "down", "space", "down", "space", "enter"), FocusChoice(("arms", "posture"), "easy")),
        (("space", "space", "enter"), FocusChoice((), "easy")),
        (("right", "enter"), FocusChoice((), "hike")),
        (("left", "enter"), FocusChoice((), "hard")),
        (
            ("up", "up", "down", "down", "down", "down", "space", "enter"),
            FocusChoice(("short steps",), "easy"),
        ),
        (("space", "escape"), None),
    ],
)
async def test_it_goes_by_its_keys(world: Any, keys: tuple[str, ...], choice: FocusChoice | None) -> None:
    assert (await chosen(world, FocusCard(FEW, chosen=(), day="easy"), *keys))[0] == choice


async def test_what_was_chosen_before_is_marked_and_the_weakest_is_suggested(world: Any) -> None:
    card = FocusCard(FEW, chosen=("posture", "gone"), day="hard", suggested="short steps")
    choice, text = await chosen(world, card, "enter")
    assert choice == FocusChoice(("posture",), "hard")
    assert "[x] posture" in text
    assert "[hard]" in text
    (suggested,) = [line for line in text.splitlines() if "suggested" in line]
    assert "short steps" in suggested
    assert "1 cue · suggested" in suggested
    assert suggested.startswith("›"), "one press of space takes it"


async def test_a_third_one_is_refused_kindly(world: Any) -> None:
    card = FocusCard(FEW, chosen=("arms", "posture"), day="easy", suggested="short steps")
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(card)
        await pilot.pause()
        await pilot.press("space")
        assert "Two are enough" in card.content().plain
        assert card.chosen == ["arms", "posture"]


async def test_a_technique_that_rests_is_not_offered(world: Any) -> None:
    card = FocusCard(FEW, chosen=("arms",), day="easy", rested=("arms",))
    choice, text = await chosen(world, card, "space", "enter")
    assert choice == FocusChoice(("posture",), "easy")
    assert "] arms" not in text
    assert "something hurt within a week: arms" in text


async def test_without_techniques_the_day_is_left(world: Any) -> None:
    card = FocusCard((), chosen=(), day="easy")
    choice, text = await chosen(world, card, "space", "down", "right", "enter")
    assert choice == FocusChoice((), "hike")
    assert "name no technique" in text


async def test_many_techniques_are_gone_through_on_a_small_screen(world: Any) -> None:
    many = tuple(Technique(f"technique {number:02d}", 1) for number in range(40))
    card = FocusCard(many, chosen=(), day="easy", suggested="technique 29")
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(card)
        await pilot.pause()
        await pilot.press("down")
        assert "› [ ] technique 30" in card.content().plain
        assert card.query_one("VerticalScroll").max_scroll_y == 0


async def test_a_hostile_name_is_text(world: Any) -> None:
    card = FocusCard((Technique("[red]\x1b[2J\u202e" + "W" * 99, 1),), chosen=(), day="easy")
    _, text = await chosen(world, card, "enter")
    assert text.replace("\n", "").isprintable()
