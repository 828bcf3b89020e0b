"""What can be put right about a run, each with what was put right already.

Rules: nothing here changes what came in; all of it can be undone. The run is worked out beside the screen. A run that
cannot be worked out is said, and can only be left. A split is undone for all its pieces or for none.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from stridecue.app.history import correction_forms as forms
from stridecue.app.history.correction_form import Change, CorrectionForm, RunSpan, SplitAt
from stridecue.app.history.run_shape import RunShape
from stridecue.app.keys import Where, bindings, key_line, keys_of
from stridecue.app.screens.card import Card
from stridecue.app.screens.confirm import yes_or_no
from stridecue.app.sizes import SHORT_OR_TALL
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.top_line import TopLine
from stridecue.errors import StridecueError
from stridecue.model.corrections import NO_CORRECTIONS, Corrections
from stridecue.report import wording

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.app.history.shelf import Shelf
    from stridecue.model.profile import Unit
    from stridecue.model.track import Track

NOTICE_S = 10.0
LOOKING = "Looking into the run …"
UNDOING = "Working the run out again …"
_LABEL_COLUMNS = 5


class CorrectionsScreen(Screen[bool]):
    """The ideas; each opens its form. Ends with whether something was put right."""

    BINDINGS = bindings(Where.CORRECTIONS)
    WHERE = Where.CORRECTIONS
    VERTICAL_BREAKPOINTS = SHORT_OR_TALL
    DEFAULT_CSS = """
    CorrectionsScreen { background: $background; }
    CorrectionsScreen RunShape { height: 9; margin-top: 1; }
    CorrectionsScreen.-tall RunShape { height: 15; }
    CorrectionsScreen #ideas { height: 1fr; padding: 1 2; }
    """

    def __init__(self, shelf: Shelf, run_id: int, unit: Unit) -> None:
        super().__init__()
        self._shelf, self._run_id, self._unit = shelf, run_id, unit
        self._track: Track | None = None
        self._corrections = NO_CORRECTIONS
        self._pieces: list[int] = []
        self._changed = self._working = False

    @property
    def owner(self) -> StridecueApp:
        """Return the app, as what it is."""
        return cast("StridecueApp", self.app)

    def compose(self) -> ComposeResult:
        """The run, and what can be put right about it."""
        yield TopLine(id="top")
        yield RunShape(id="shape")
        yield Static(id="ideas", markup=False)
        yield KeyLine(key_line(Where.CORRECTIONS, {"undo": ""}))

    def on_mount(self) -> None:
        """Say what is being done, and look into the run."""
        self.query_one(TopLine).show(f"Run {self._run_id}", "put right")
        self.query_one(RunShape).say(LOOKING)
        self.look()

    @work(thread=True, exclusive=True, group="look")
    def look(self) -> None:
        """Look into the run as it is now, beside the screen."""
        worker, run_id = get_current_worker(), self._run_id
        try:
            with contextlib.closing(self.owner.factories.open_library()) as library:
                corrections, pieces = library.catalogue.corrections(run_id), library.arrivals.pieces(run_id)
                track = library.derivations.track(run_id)
        except StridecueError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self.cannot_look, str(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self.looked, track, corrections, pieces)

    def cannot_look(self, sentence: str) -> None:
        """Say why the run cannot be worked out."""
        if self.is_attached:
            self._track = None
            self.query_one(RunShape).say(sentence)

    def looked(self, track: Track, corrections: Corrections, pieces: list[int]) -> None:
        """Show the run as it is now, and what was put right."""
        if not self.is_attached:
            return
        self._track, self._corrections, self._pieces = track, corrections, pieces
        totals = track.totals
        figures = f"{wording.distance(totals.distance_m, self._unit)}   {wording.duration(totals.elapsed_s)}"
        self.query_one(TopLine).show(f"Run {self._run_id}", "put right", figures)
        self.query_one(RunShape).load(track, self._unit)
        self.query_one("#ideas", Static).update(ideas(self._corrections, self._unit))
        nothing = {} if self._corrections != NO_CORRECTIONS else {"undo": ""}
        self.query_one(KeyLine).show(key_line(Where.CORRECTIONS, nothing))

    def action_distance(self) -> None:
        """The distance as the belt said."""
        self._open(
            lambda span, track: forms.DistanceForm(
                self._corrections, span, self._unit, track.totals.distance_m
            )
        )

    def action_grades(self) -> None:
        """Grades that were not typed in time."""
        self._open(lambda span, _: forms.GradesForm(self._corrections, span))

    def action_trim(self) -> None:
        """Another beginning or end."""
        self._open(lambda span, _: forms.TrimForm(self._corrections, span, piece=bool(self._pieces)))

    def action_split(self) -> None:
        """Two runs out of one."""
        self._open(lambda span, _: forms.SplitForm(self._corrections, span))

    def action_undo(self) -> None:
        """Everything as it came in; of a run that was split only after asking."""
        if self._track is None or self._working or self._corrections == NO_CORRECTIONS:
            return
        if self._pieces:
            self.app.push_screen(undo_split(self._run_id, self._pieces), self._undo)
        else:
            self._undo(True)

    def _undo(self, yes: bool | None) -> None:
        if not yes:
            return
        self._working = True
        self.query_one(TopLine).show(f"Run {self._run_id}", UNDOING, "", "off")
        self.undo()

    @work(thread=True, group="undo")
    def undo(self) -> None:
        """Undo it beside the screen."""
        worker, problem = get_current_worker(), None
        try:
            self._correct(NO_CORRECTIONS)
        except StridecueError as error:
            problem = error
        if not worker.is_cancelled:
            self.app.call_from_thread(self.undone, problem)

    def undone(self, problem: StridecueError | None) -> None:
        """Say what came of it; the other pieces of a split run go to the bin."""
        self._working = False
        if problem is not None:
            self.owner.show_error(problem)
        else:
            with self.owner.errors_shown():
                for piece in self._pieces:
                    self.owner.deleted.put(self._shelf.library, piece)
            self._changed = True
            self.notify("The run is as it came in.", timeout=NOTICE_S, markup=False)
        self.look()

    def action_back(self) -> None:
        """Go back to where one came from; what is being undone is waited for."""
        if not self._working:
            self.dismiss(self._changed)

    def _open(self, form: Callable[[RunSpan, Track], CorrectionForm]) -> None:
        from stridecue.app.screens.correction import CorrectionScreen  # noqa: PLC0415

        track = self._track
        if track is not None and not self._working:
            span = RunSpan(track.start_ms, track.totals.elapsed_s)
            screen = CorrectionScreen(form(span, track), track, self._unit, self._keep)
            self.app.push_screen(screen, self._left)

    def _left(self, kept: bool | None) -> None:
        if kept:
            self.look()

    def _keep(self, change: Change) -> str:
        """Keep what a form came to, off the screen's thread; raises a StridecueError where it cannot be."""
        if not isinstance(change, SplitAt):
            self._correct(change)
            return ""
        with contextlib.closing(self.owner.factories.open_library()) as library:
            second = library.arrivals.split(self._run_id, change.t_ms)
        self._changed = True
        return f"Run {self._run_id} ends there now; what follows is run {second}."

    def _correct(self, corrections: Corrections) -> None:
        with contextlib.closing(self.owner.factories.open_library()) as library:
            library.catalogue.correct(self._run_id, corrections)
        self._changed = True


def undo_split(run_id: int, pieces: Sequence[int]) -> Card[bool]:
    """Ask before a split is undone: the other pieces would be there twice."""
    others = " and ".join(f"run {piece}" for piece in pieces)
    are = "is" if len(pieces) == 1 else "are"
    return yes_or_no(
        "Undo the split too?",
        [
            f"Run {run_id} was split: {others} came out of the same recording.",
            f"Run {run_id} is then the whole recording again, and {others} {are} deleted; "
            "u in the history brings runs back.",
        ],
        "the whole run again",
        "leave it",
    )


def ideas(corrections: Corrections, unit: Unit) -> Content:
    """Return the ideas, one a line: key, what it is, and what was put right."""
    states = {
        "distance": ""
        if corrections.distance_m is None
        else f"as the belt said: {wording.distance(corrections.distance_m, unit)}",
        "grades": _grades(len(corrections.grades)),
        "trim": _trimmed(corrections),
    }
    lines = []
    for key in keys_of(Where.CORRECTIONS):
        if key.action in (*states, "split") or (key.action == "undo" and corrections != NO_CORRECTIONS):
            state = states.get(key.action, "")
            lines.append(
                Content.assemble(
                    (f"{key.label:<{_LABEL_COLUMNS}}", "bold $accent"),
                    (key.help, "$neutral"),
                    (f"   {state}" if state else "", "$good"),
                )
            )
    return Content("\n").join(lines)


def _grades(number: int) -> str:
    return "" if not number else "one grade" if number == 1 else f"{number} grades"


def _trimmed(corrections: Corrections) -> str:
    cut = [
        word
        for word, place in (("beginning", corrections.from_ms), ("end", corrections.to_ms))
        if place is not None
    ]
    return f"{' and '.join(cut)} cut off" if cut else ""
