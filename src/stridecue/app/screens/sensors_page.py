"""Every sensor of the run with its state, its values and what is wrong, above the key line.

Rules: hidden until asked for, and then written anew once a second; the place that it was scrolled to stays. What has no
room is reached by scrolling.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from stridecue.app.widgets.note import Note

SIDE_COLUMNS = 2
_SCROLLBAR_COLUMNS = 1


class SensorsPage(Vertical):
    """A title that stays, and the lines below it."""

    DEFAULT_CSS = """
    SensorsPage {
        layer: over;
        dock: bottom;
        width: 100%;
        height: 44%;
        margin-bottom: 1;
        background: $panel;
        display: none;
    }
    SensorsPage > Static { height: 1; padding: 0 2; }
    SensorsPage > VerticalScroll {
        height: 1fr;
        scrollbar-size-vertical: 1;
        scrollbar-background: $panel;
        scrollbar-background-hover: $panel;
        scrollbar-background-active: $panel;
        scrollbar-color: $dim;
    }
    SensorsPage > VerticalScroll > Static { height: auto; padding: 0 2; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = Note()
        self._text = Note()
        self._scroll = VerticalScroll(self._text, can_focus=False)

    def compose(self) -> ComposeResult:
        """Title and lines."""
        yield self._title
        yield self._scroll

    @property
    def columns(self) -> int:
        """How wide a line can be."""
        return max(0, self.app.size.width - 2 * SIDE_COLUMNS - _SCROLLBAR_COLUMNS)

    def show(self, title: str, lines: Sequence[Content]) -> None:
        """Show the sensors of now."""
        self.display = True
        self._title.show(Content.styled(title, "bold $accent"))
        self._text.show(Content("\n").join(lines))

    def close(self) -> None:
        """Hide it, and begin at the top the next time."""
        self.display = False
        self._scroll.scroll_home(animate=False)

    def scroll_by_key(self, key: str) -> None:
        """Go a line up or down."""
        self._scroll.scroll_relative(y={"up": -1, "down": 1}.get(key, 0), animate=False)
