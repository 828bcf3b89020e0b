"""One of a few values, chosen by the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Pick(Widget, can_focus=True):
    """Shows the chosen value between two arrows; left, right and space choose another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "pick(-1)", show=False),
        Binding("right,space", "pick(1)", show=False),
    ]
    DEFAULT_CSS = """
    Pick { width: 22; height: 1; padding: 0 1; background: $surface; color: $neutral; }
    Pick:focus { background: $panel; }
    """

    index: reactive[int] = reactive(0)

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, pick: Pick) -> None:
            super().__init__()
            self.pick = pick

    def __init__(self, values: Sequence[tuple[str, str]], chosen: str, *, id: str) -> None:
        super().__init__(id=id)
        self._values = tuple(values)
        names = [value for value, _ in self._values]
        self.set_reactive(Pick.index, names.index(chosen) if chosen in names else 0)

    @property
    def value(self) -> str:
        """Return the chosen value."""
        return self._values[self.index][0]

    def render(self) -> Content:
        """The value between its arrows."""
        return Content.assemble(("‹ ", "$dim"), self._values[self.index][1], (" ›", "$dim"))

    def action_pick(self, step: int) -> None:
        """Choose the next value, or the one before."""
        self.index = (self.index + step) % len(self._values)
        self.post_message(self.Changed(self))
