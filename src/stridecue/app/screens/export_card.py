"""Where a run is to be written."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from stridecue.app.screens.card import Card, key_pairs
from stridecue.model.run_list import ListedRun

FIRST_ENDING = ".fit"
_KEYS = (("enter", "write it"), ("esc", "leave it"))
_ENDINGS = ".fit .tcx .gpx .csv .json: the ending says how."
LONGEST_PATH = 400


class ExportCard(Card[str | None]):
    """A field for a file; ends with what was typed, or None."""

    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    ExportCard > Vertical { width: 70; max-width: 100%; height: auto; padding: 1 3; background: $surface; }
    ExportCard Input { width: 100%; height: 1; border: none; padding: 0 1; margin: 1 0; background: $panel; }
    ExportCard Input:focus { border: none; background: $panel; }
    """

    def __init__(self, suggested: str) -> None:
        super().__init__("Write this run to a file", (), ())
        self._suggested = suggested

    def compose(self) -> ComposeResult:
        """Heading, field, keys."""
        with Vertical():
            yield Static(self.heading())
            yield Input(self._suggested, max_length=LONGEST_PATH, select_on_focus=False)
            yield Static(Content.styled(_ENDINGS, "$dim"))
            yield Static(Content("\n") + key_pairs(_KEYS))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the file."""
        event.stop()
        self.dismiss(event.value.strip() or None)

    def on_key(self, event: Key) -> None:
        """Write nothing."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.dismiss(None)


def suggested_file(run: ListedRun) -> str:
    """Return a name in the folder that one is in: the run's day and number."""
    day = (run.summary.started_at or "")[:10]
    parts = ["run", *([day] if day.replace("-", "").isdigit() else []), str(run.summary.id or "")]
    return "-".join(part for part in parts if part) + FIRST_ENDING
