"""The cue sets that a replay is played with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import SelectionList, Static
from textual.widgets.selection_list import Selection

from stridecue.app.screens.card import key_pairs
from stridecue.app.widgets.text import harmless
from stridecue.cue_sets import catalogue

NAME_COLUMNS = 40
_KEYS = (("space", "tick"), ("enter", "play"), ("o", "as it was run"), ("esc", "back"))


class ReplayCues(ModalScreen[tuple[str, ...] | None]):
    """Ends with the names that were ticked, none for the sets that the run had, or None when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "play", show=False, priority=True),
        Binding("o", "as_it_was", show=False),
        Binding("escape,q,c", "leave", show=False),
    ]
    DEFAULT_CSS = """
    ReplayCues { align: center middle; }
    ReplayCues > Vertical {
        width: 64; max-width: 100%; height: auto; max-height: 90%; background: $surface; padding: 1 2;
    }
    ReplayCues Static { height: auto; }
    ReplayCues #keys { margin-top: 1; }
    ReplayCues SelectionList { height: auto; max-height: 16; border: none; padding: 0; background: $surface; }
    ReplayCues SelectionList:focus { border: none; background-tint: $surface 0%; }
    ReplayCues SelectionList > .option-list--option-highlighted,
    ReplayCues SelectionList:focus > .option-list--option-highlighted {
        background: $panel; color: $neutral; text-style: bold;
    }
    ReplayCues SelectionList > .selection-list--button,
    ReplayCues SelectionList > .selection-list--button-highlighted { color: $background; background: $background; }
    ReplayCues SelectionList > .selection-list--button-selected,
    ReplayCues SelectionList > .selection-list--button-selected-highlighted {
        color: $good; background: $background; text-style: bold;
    }
    """

    def __init__(self, in_use: Sequence[str]) -> None:
        """Raises FileError if a cue set of the runner's own cannot be read."""
        super().__init__()
        self._names = [text.name for text in catalogue.available() if text.name != catalogue.ALWAYS_LOADED]
        self._in_use = set(in_use)

    def compose(self) -> ComposeResult:
        """A heading, the sets, the keys."""
        with Vertical():
            yield Static(Content.styled("Play this run with", "bold $accent"))
            yield SelectionList[str](
                *(
                    Selection(Content(harmless(name, NAME_COLUMNS)), name, name in self._in_use)
                    for name in self._names
                )
            )
            yield Static(key_pairs(_KEYS), id="keys")

    def action_play(self) -> None:
        """Play with what is ticked; safety is always there."""
        ticked = self.query_one(SelectionList[str]).selected
        self.dismiss(tuple(name for name in self._names if name in ticked) or (catalogue.ALWAYS_LOADED,))

    def action_as_it_was(self) -> None:
        """Play with the sets that the run had."""
        self.dismiss(())

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)
