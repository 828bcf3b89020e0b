"""Files and folders into the library, with what became of each.

Rules: the work goes on in a thread with its own view of the library; leaving stops it after the file under way, and
what was taken stays. A run that is another recording of one that is there waits for the runner's word.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from stridecue.app.import_lines import import_line, progress_line, recorded_twice
from stridecue.app.screens.card import Card, key_pairs
from stridecue.app.typed_path import typed_path
from stridecue.app.widgets.text import harmless
from stridecue.errors import StridecueError
from stridecue.importing.found_files import found_files
from stridecue.importing.outcome import Imported, in_one_line
from stridecue.importing.taking import Taking, Twice

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp

LONGEST_PATH = 4096
LONGEST_SENTENCE = 300
MOST_LINES = 500
"""OUR CHOICE: of a long import the newest lines are kept; the sum counts all."""
_WHAT = "A file or a folder: .fit, .tcx, .gpx, also as .gz"
_TYPING = (("enter", "take them in"), ("esc", "back"))
_WORKING = (("esc", "stop here"),)
_DONE = (("enter", "another one"), ("esc", "back"))
_TWICE = (("j", "join them with those runs"), ("s", "make them runs of their own"))


class ImportFiles(Card[bool]):
    """Ends with whether anything came into the library."""

    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    ImportFiles > Vertical { width: 90; max-width: 100%; height: auto; max-height: 100%; padding: 1 3;
        background: $surface; }
    ImportFiles Input { width: 100%; height: 1; border: none; padding: 0 1; margin: 1 0; background: $panel; }
    ImportFiles Input:focus { border: none; background: $panel; }
    ImportFiles VerticalScroll { height: auto; max-height: 20; scrollbar-size-vertical: 1; }
    """

    def __init__(self) -> None:
        super().__init__("Take runs in", (), ())
        self._imported: list[Imported] = []
        self._working = False
        self._changed = False

    @property
    def owner(self) -> StridecueApp:
        """Return the app, as what it is."""
        return cast("StridecueApp", self.app)

    def compose(self) -> ComposeResult:
        """Heading, field, what became of the files, keys."""
        with Vertical():
            yield Static(self.heading())
            yield Input(placeholder=_WHAT, max_length=LONGEST_PATH)
            with VerticalScroll(id="lines"):
                yield Static(id="imported")
            yield Static(id="sum")
            yield Static(id="import-keys")

    def on_mount(self) -> None:
        """Show the keys."""
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take in what was named."""
        event.stop()
        if event.value.strip() and not self._working:
            self._begin([typed_path(event.value)], Twice.ASK)

    def on_key(self, event: Key) -> None:
        """Leave, or say what a second recording is."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.workers.cancel_group(self, "import")
            self.dismiss(self._changed)
        elif event.key in {"j", "s"} and self._asks:
            event.stop()
            paths = [each.path for each in recorded_twice(self._imported) if each.path is not None]
            self._begin(paths, Twice.JOIN if event.key == "j" else Twice.SEPARATE)
        elif event.key == "enter" and not self._working:
            self.query_one(Input).focus()

    @property
    def _asks(self) -> bool:
        return bool(
            not self._working and recorded_twice(self._imported) and not self.query_one(Input).has_focus
        )

    def _begin(self, paths: Sequence[Path], twice: Twice) -> None:
        self._imported.clear()
        self._working = True
        self.query_one("#lines", VerticalScroll).focus()
        self._take_in(tuple(paths), twice)
        self._show("Looking for files ...")

    @work(thread=True, exclusive=True, group="import")
    def _take_in(self, paths: tuple[Path, ...], twice: Twice) -> None:
        """Take files in, in a thread."""
        worker, app = get_current_worker(), self.app
        problem: StridecueError | None = None
        try:
            files = found_files(paths)
            with self.owner.factories.open_library() as library:
                taking = Taking(library, self.owner.settings, twice)
                for done, file in enumerate(files, start=1):
                    if worker.is_cancelled:
                        return
                    taken = taking.take(file.path)
                    app.call_from_thread(self._taken, taken, progress_line(done, len(files)))
        except StridecueError as error:
            problem = error
        if not worker.is_cancelled:
            app.call_from_thread(self._done, problem)

    def _taken(self, taken: Sequence[Imported], progress: str) -> None:
        self._imported += taken
        self._changed = self._changed or any(each.run is not None for each in taken)
        self._show(progress)

    def _done(self, problem: StridecueError | None) -> None:
        self._working = False
        if not recorded_twice(self._imported):
            self.query_one(Input).focus()
        if problem is None:
            self._show(in_one_line(self._imported))
        else:
            self._show(harmless(str(problem), LONGEST_SENTENCE), "bold $alert")

    def _show(self, sum_of_all: str = "", style: str = "bold") -> None:
        """Show what became of the files so far, the newest last."""
        if not self.is_attached:
            return
        unit = self.owner.settings.profile.unit
        lines = [import_line(each, unit) for each in self._imported[-MOST_LINES:]]
        self.query_one("#imported", Static).update(Content("\n").join(lines))
        self.query_one("#sum", Static).update(Content.styled(sum_of_all, style))
        keys = _WORKING if self._working else (*_TWICE, *_DONE) if self._asks else _TYPING
        self.query_one("#import-keys", Static).update(Content("\n") + key_pairs(keys))
        self.query_one("#lines", VerticalScroll).scroll_end(animate=False)
