"""The line in which the runner types to find runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from stridecue.app.widgets.text import harmless
from stridecue.library.listing.typed_filter import LONGEST_TEXT

HINT = "words, tag:hill, from:2026-01, to:2026-03, plan:…, demo:no"
_MOST_NAMED = 12
_MOST_COLUMNS = 24


class FilterInput(Input):
    """The field; up and down go through the table meanwhile."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("escape", "clear", show=False),
    ]

    class Moved(Message):
        """Another run is to be chosen."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Cleared(Message):
        """All runs are to be there again."""

    def action_move(self, step: int) -> None:
        """Go up or down in the table."""
        self.post_message(self.Moved(step))

    def action_clear(self) -> None:
        """Give up the search."""
        self.post_message(self.Cleared())


class FilterLine(Horizontal):
    """A field, and beside it what can be typed, or what is wrong."""

    DEFAULT_CSS = """
    FilterLine { height: 1; padding: 0 2; }
    FilterLine .label { width: 2; height: 1; color: $accent; text-style: bold; }
    FilterLine Input { width: 1fr; height: 1; border: none; padding: 0 1; background: $surface; }
    FilterLine Input:focus { border: none; background: $panel; }
    FilterLine .hint {
        width: auto; max-width: 60%; height: 1; padding-left: 2; color: $dim;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    FilterLine .problem { color: $off; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.input = FilterInput(max_length=LONGEST_TEXT, compact=True, select_on_focus=False)
        self._hint = Static(Content(HINT), classes="hint")

    def compose(self) -> ComposeResult:
        """Mark, field, hint."""
        yield Static("/", classes="label", markup=False)
        yield self.input
        yield self._hint

    def say(self, problem: str, completions: str) -> None:
        """Say what is wrong, what could be meant, or else what can be typed."""
        self._hint.set_class(bool(problem), "problem")
        self._hint.update(Content(problem or completions or HINT))


def completions(text: str, tags: Sequence[str], plans: Sequence[str]) -> str:
    """Return the tags or plans that what is being typed could become; empty while neither is typed."""
    last = text.rsplit(None, 1)[-1] if text and not text[-1].isspace() else ""
    key, colon, begun = last.partition(":")
    names = {"tag": tags, "plan": plans}.get(key.lower()) if colon else None
    if names is None:
        return ""
    begun = begun.strip('"').lower()
    fitting = [name for name in names if name.lower().startswith(begun)]
    if not fitting:
        return f"no {key.lower()} begins like that" if names else f"no run has a {key.lower()}"
    return ", ".join(harmless(name, _MOST_COLUMNS) for name in fitting[:_MOST_NAMED])
