"""Text on a screen that is looked at several times a second.

Rules: what has not changed is not written again, since writing lays the whole screen out anew.
"""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Note(Static):
    """Text that is written only when it is another one, or has other colours."""

    def __init__(self, text: Content | str = "", *, id: str | None = None) -> None:
        super().__init__(text, id=id, markup=False)
        self._written: Content | None = None

    def show(self, text: Content) -> None:
        """Show this text."""
        before = self._written
        if before is None or (text.plain, text.spans) != (before.plain, before.spans):
            self._written = text
            self.update(text)
