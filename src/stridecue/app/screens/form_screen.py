"""A screen with fields: from field to field by keys, and saved from any of them.

Rules: nothing is kept until there is no mistake; saying so is the business of each form.
"""

from __future__ import annotations

from typing import TypeVar

from textual.screen import Screen

Answer = TypeVar("Answer")


class FormScreen(Screen[Answer]):
    """What every form does alike."""

    def action_save(self) -> None:
        """Save and leave, or say what is wrong."""
        raise NotImplementedError

    def on_input_submitted(self) -> None:
        """Save from any field of one line."""
        self.action_save()

    def action_next_field(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_previous_field(self) -> None:
        """Go to the field before."""
        self.focus_previous()
