"""What a runner wants to call a sensor."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from stridecue.app.screens.card import Card, key_pairs
from stridecue.app.sensors.own_devices import MOST_NAME_CHARACTERS
from stridecue.app.widgets.text import harmless

_KEYS = (("enter", "keep"), ("esc", "leave it"))


class NameCard(Card[str | None]):
    """A field for a name; ends with what was typed, or None."""

    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    NameCard > Vertical { width: 60; max-width: 100%; height: auto; padding: 1 3; background: $surface; }
    NameCard Input { width: 100%; height: 1; border: none; padding: 0 1; margin: 1 0; background: $panel; }
    NameCard Input:focus { border: none; background: $panel; }
    """

    def __init__(self, called: str | None, own_name: str | None) -> None:
        super().__init__("What do you call it?", (), ())
        self._called = harmless(called or "", MOST_NAME_CHARACTERS)
        self._own_name = harmless(own_name or "", MOST_NAME_CHARACTERS)

    def compose(self) -> ComposeResult:
        """Heading, field, keys."""
        empty = f"Empty: {self._own_name}, as it calls itself." if self._own_name else "Empty: no name."
        with Vertical():
            yield Static(self.heading())
            yield Input(self._called, max_length=MOST_NAME_CHARACTERS, select_on_focus=True)
            yield Static(Content.styled(empty, "$dim"))
            yield Static(Content("\n") + key_pairs(_KEYS))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the name."""
        event.stop()
        self.dismiss(event.value)

    def on_key(self, event: Key) -> None:
        """Leave everything as it was."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.dismiss(None)
