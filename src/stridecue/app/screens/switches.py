"""A few things in one row, each on or off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

ON, OFF = "●", "○"


class Switches(Widget, can_focus=True):
    """Left and right go along the row, space switches."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1)", show=False),
        Binding("right", "go(1)", show=False),
        Binding("space", "switch", show=False),
    ]
    DEFAULT_CSS = """
    Switches { width: 1fr; height: 1; padding: 0 1; background: $surface; color: $neutral; }
    Switches:focus { background: $panel; }
    """

    at: reactive[int] = reactive(0)
    on: reactive[tuple[str, ...]] = reactive(())

    def __init__(self, items: Sequence[tuple[str, str]], on: Sequence[str], *, id: str) -> None:
        """`items` are names and words; `on` the names of those that are on."""
        super().__init__(id=id)
        self._items = tuple(items)
        self.set_reactive(Switches.on, tuple(on))

    def render(self) -> Content:
        """Every thing with its mark; the one that the keys are at stands out."""
        return Content("  ").join(self._shown(at, *item) for at, item in enumerate(self._items))

    def _shown(self, at: int, name: str, words: str) -> Content:
        here = self.has_focus and at == self.at
        is_on = name in self.on
        tone = "bold $accent" if here else "$neutral" if is_on else "$dim"
        return Content.assemble((ON if is_on else OFF, "$accent" if is_on else "$dim"), (f" {words}", tone))

    def on_focus(self) -> None:
        """Show where the keys are."""
        self.refresh()

    def on_blur(self) -> None:
        """Show no more where the keys are."""
        self.refresh()

    def action_go(self, step: int) -> None:
        """Go along the row."""
        self.at = (self.at + step) % len(self._items)

    def action_switch(self) -> None:
        """Switch what the keys are at."""
        name = self._items[self.at][0]
        self.on = tuple(one for one in self.on if one != name) if name in self.on else (*self.on, name)
