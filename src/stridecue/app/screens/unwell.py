"""The stop rule, one key away at any time of a run."""

from __future__ import annotations

from textual.content import Content

from stridecue.app.screens.card import Card, Choice
from stridecue.app.widgets.letters import SMALL, lines

SIGNS = (
    "chest pain or pressure",
    "unusual breathlessness",
    "dizziness, or feeling faint",
    "an irregular, pounding heart",
    "sudden pain",
)
TEXT = (
    "Stop running, and get help, if you have",
    "\n".join(f"  · {sign}" for sign in SIGNS),
    "Tell somebody near you. Call your emergency number: 112 in Europe and on most mobile phones, 911 in North "
    "America.",
    "The coach is silent now. The recording goes on by itself.",
)


class StopCard(Card[None]):
    """Says when to stop, and who helps."""

    def __init__(self) -> None:
        super().__init__("Stop", TEXT, [Choice(("escape", "enter"), "enter", "close this", None)])

    def heading(self) -> Content:
        """The one word, large."""
        return Content.styled("\n".join(lines(self.card_title, SMALL)), "$alert")
