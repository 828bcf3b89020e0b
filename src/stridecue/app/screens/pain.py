"""What to do when something hurts, and where it does.

Rules: the run knows of the pain before this shows; one key leaves it. What is typed stays with the run, and nobody has
to type.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from stridecue.app.screens.card import Card, key_pairs
from stridecue.app.widgets.letters import SMALL, lines
from stridecue.app.widgets.text import harmless

MOST_CHARACTERS = 60


class PainCard(Card[str]):
    """Ends with where it hurts, or with nothing."""

    DEFAULT_CSS = """
    PainCard Input, PainCard Input:focus {
        width: 1fr; border: none; height: 1; padding: 0 1; background: $panel;
    }
    PainCard #keys { margin-top: 1; }
    """

    def __init__(self) -> None:
        super().__init__("Walk or stop", TEXT, ())

    def compose(self) -> ComposeResult:
        """The text, the field, the keys."""
        with VerticalScroll(can_focus=False):
            yield Static(self.content(), id="card-text")
            yield Input(id="where", max_length=MOST_CHARACTERS, placeholder="for example: left calf")
            yield Static(key_pairs([("enter", "keep it"), ("esc", "leave this")]), id="keys")

    def heading(self) -> Content:
        """What to do, large."""
        rows = [row for words in ("Walk", "or stop") for row in lines(words, SMALL)]
        return Content.styled("\n".join(rows), "$alert")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep what was typed, if anything was."""
        event.stop()
        self.dismiss(harmless(event.value, MOST_CHARACTERS))

    def on_key(self, event: Key) -> None:
        """Leave without saying where."""
        if event.key == "escape":
            event.stop()
            self.dismiss("")


TEXT = (
    "Do not run through pain. The coach asks for no technique any more today.",
    "Where does it hurt? You need not say; it stays with this run.",
)
