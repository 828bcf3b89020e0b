"""What can be put right about a run, each with what was put right already.

Rules: nothing here changes what came in; all of it can be undone. A run that cannot be worked out is said, and can only
be left.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from stridecue.app.history import correction_forms as forms
from stridecue.app.history.correction_form import Change, CorrectionForm, RunSpan, SplitAt
from stridecue.app.history.run_shape import RunShape
from stridecue.app.keys import Where, bindings, key_line, keys_of
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

SEEN_S = 0.05
"""So that the screen is there before the run is worked out."""
NOTICE_S = 10.0
LOOKING = "Looking into the run …"
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
        self._changed = False

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
        """Say what is being done, and look into the run once that is seen."""
        self.query_one(TopLine).show(f"Run {self._run_id}", "put right")
        self.query_one(RunShape).say(LOOKING)
        self.set_timer(SEEN_S, self.look)

    def look(self) -> None:
        """Show the run as it is now, and what was put right."""
        if not self.is_attached:
            return
        shape = self.query_one(RunShape)
        try:
            self._corrections = self._shelf.library.catalogue.corrections(self._run_id)
            self._track = self._shelf.library.derivations.track(self._run_id)
        except StridecueError as error:
            self._track = None
            shape.say(str(error))
            return
        totals = self._track.totals
        figures = f"{wording.distance(totals.distance_m, self._unit)}   {wording.duration(totals.elapsed_s)}"
        self.query_one(TopLine).show(f"Run {self._run_id}", "put right", figures)
        shape.load(self._track, self._unit)
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
        self._open(lambda span, _: forms.TrimForm(self._corrections, span))

    def action_split(self) -> None:
        """Two runs out of one."""
        self._open(lambda span, _: forms.SplitForm(self._corrections, span))

    def action_undo(self) -> None:
        """Everything as it came in."""
        if self._track is not None and self._corrections != NO_CORRECTIONS:
            with self.owner.errors_shown():
                self._shelf.library.catalogue.correct(self._run_id, NO_CORRECTIONS)
                self._changed = True
                self._say("The run is as it came in.")
            self.look()

    def action_back(self) -> None:
        """Go back to the history."""
        self.dismiss(self._changed)

    def _open(self, form: Callable[[RunSpan, Track], CorrectionForm]) -> None:
        from stridecue.app.screens.correction import CorrectionScreen  # noqa: PLC0415

        track = self._track
        if track is not None:
            span = RunSpan(track.start_ms, track.totals.elapsed_s)
            screen = CorrectionScreen(form(span, track), track, self._unit, self._keep)
            self.app.push_screen(screen, lambda kept: self.look() if kept else None)

    def _keep(self, change: Change) -> None:
        """Keep what a form came to; raises a StridecueError where it cannot be."""
        library = self._shelf.library
        self._changed = True
        if isinstance(change, SplitAt):
            second = library.arrivals.split(self._run_id, change.t_ms)
            self._say(f"Run {self._run_id} ends there now; what follows is run {second}.")
        else:
            library.catalogue.correct(self._run_id, change)

    def _say(self, text: str) -> None:
        self.notify(text, timeout=NOTICE_S, markup=False)


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
