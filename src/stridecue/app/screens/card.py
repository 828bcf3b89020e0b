"""A text on a ground of its own above the screen, with the keys that close it.

Rules: texts are contents, never markup. A key that is not on the card does nothing. A card closes once: the second of
two quick keys is no answer to it, and closes nothing that stands below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Choice(Generic[Answer]):
    """A key, what it does in words, and the answer that it gives."""

    keys: tuple[str, ...]
    """In Textual's names."""
    label: str
    words: str
    answer: Answer


class Card(ModalScreen[Answer]):
    """Says something and waits for one of its keys."""

    DEFAULT_CSS = """
    Card {
        align: center middle;
        background: $background 75%;
    }
    Card > VerticalScroll {
        width: 76;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        padding: 1 3;
        background: $surface;
        scrollbar-size-vertical: 1;
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
        scrollbar-color: $dim;
    }
    Card Static { width: 1fr; height: auto; }
    """

    def __init__(
        self, title: str, paragraphs: Sequence[str | Content], choices: Sequence[Choice[Answer]]
    ) -> None:
        super().__init__()
        self.card_title = title
        self.paragraphs = tuple(paragraphs)
        self.choices = tuple(choices)

    def compose(self) -> ComposeResult:
        """The text in one piece."""
        with VerticalScroll(can_focus=True):
            yield Static(self.content(), id="card-text")

    def content(self) -> Content:
        """The card's whole text."""
        return Content("\n").join(self._lines())

    def heading(self) -> Content:
        """The first line."""
        return Content.styled(self.card_title, "bold $accent")

    def _lines(self) -> Iterator[Content]:
        yield self.heading()
        for paragraph in self.paragraphs:
            yield Content("")
            yield paragraph if isinstance(paragraph, Content) else Content(paragraph)
        yield Content("")
        if self.choices:
            yield key_pairs([(choice.label, choice.words) for choice in self.choices])

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close the card, if it is still there."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def on_key(self, event: Key) -> None:
        """Close the card with the answer of a key."""
        for choice in self.choices:
            if event.key in choice.keys:
                event.stop()
                event.prevent_default()
                self.dismiss(choice.answer)
                return


def key_pairs(pairs: Sequence[tuple[str, str]]) -> Content:
    """Keys and words in one line."""
    pieces = []
    for label, words in pairs:
        pieces.append(Content.assemble((label, "bold $accent"), (f" {words}", "$dim")))
    return Content("    ").join(pieces)
