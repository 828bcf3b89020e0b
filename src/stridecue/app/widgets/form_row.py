"""One row of a form: what it is, a field, what is allowed, and a line for a mistake below."""

from __future__ import annotations

from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

MOST_CHARACTERS = 120


class FormField(Protocol):
    """What a row is made from."""

    @property
    def name(self) -> str:
        """Return what tells it from the other fields of its form."""

    @property
    def label(self) -> str:
        """Return what it is."""

    @property
    def text(self) -> str:
        """Return what stands in it at first."""

    @property
    def allowed(self) -> str:
        """Return what can be typed, in a few words."""

    @property
    def stepped(self) -> bool:
        """Return whether the arrow keys make it less or more."""

    def mistake(self, text: str) -> str | None:
        """Return what is wrong with what was typed, or None."""


class FieldInput(Input):
    """A field; the arrow keys make a figure less or more, and move about in words."""

    class Stepped(Message):
        """A figure is to go up or down."""

        def __init__(self, field: FieldInput, steps: int) -> None:
            super().__init__()
            self.field = field
            self.steps = steps

    def __init__(self, text: str, *, name: str, stepped: bool) -> None:
        super().__init__(
            text, name=name, id=name, max_length=MOST_CHARACTERS, select_on_focus=True, compact=True
        )
        self._stepped = stepped

    def action_cursor_left(self, select: bool = False) -> None:
        """Make the figure less, or go left."""
        self._arrow(-1, select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Make the figure more, or go right."""
        self._arrow(1, select)

    def _arrow(self, steps: int, select: bool) -> None:
        if self._stepped and not select:
            self.post_message(self.Stepped(self, steps))
        elif steps < 0:
            super().action_cursor_left(select)
        else:
            super().action_cursor_right(select)


class FormRow(Vertical):
    """A field between its label and what is allowed."""

    DEFAULT_CSS = """
    FormRow { height: auto; }
    FormRow Horizontal { height: 1; }
    FormRow .label { width: 34; color: $neutral; text-overflow: ellipsis; text-wrap: nowrap; }
    FormRow Input {
        width: 16; height: 1; border: none; padding: 0 1; background: $surface; color: $neutral;
    }
    FormRow Input:focus { background: $panel; text-style: bold; }
    FormRow.words .label { width: 10; }
    FormRow.words Input { width: 1fr; max-width: 60; }
    FormRow .allowed { width: 1fr; padding-left: 2; color: $dim; text-overflow: ellipsis; text-wrap: nowrap; }
    FormRow.words .allowed { width: 30; }
    FormRow .mistake { display: none; height: auto; color: $alert; padding-left: 34; }
    FormRow.words .mistake { padding-left: 10; }
    FormRow.wrong .mistake { display: block; }
    """

    def __init__(self, field: FormField, *, words: bool) -> None:
        super().__init__(id=f"{field.name}-row", classes="words" if words else "")
        self.field = field
        self.input = FieldInput(field.text, name=field.name, stepped=field.stepped)
        self._mistake = Static(classes="mistake")

    def compose(self) -> ComposeResult:
        """Label, field, what is allowed; the mistake below."""
        with Horizontal():
            yield Static(Content(self.field.label), classes="label")
            yield self.input
            yield Static(Content(self.field.allowed), classes="allowed")
        yield self._mistake

    def say(self, mistake: str | None) -> None:
        """Say a mistake, or take it away."""
        self.set_class(mistake is not None, "wrong")
        self._mistake.update(Content(mistake or ""))
