"""One correction as a form, under the run in which its place is to be found.

Rules: mistakes stand below their fields as one types; what the library refuses stands below the first. The run is
worked out again beside the screen when something is kept; until then the form cannot be left.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from stridecue.app.history import typed_time
from stridecue.app.history.correction_form import Change, CorrectionField, CorrectionForm
from stridecue.app.history.run_shape import RunShape, reading
from stridecue.app.keys import Where, bindings, key_line
from stridecue.app.profile_form import FieldError
from stridecue.app.screens.form_screen import FormScreen
from stridecue.app.sizes import SHORT_OR_TALL
from stridecue.app.widgets.form_row import FieldInput, FormRow
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.top_line import TopLine
from stridecue.errors import StridecueError, UsageError

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.model.profile import Unit
    from stridecue.model.track import Track

NOTICE_S = 10.0
WORKING = "Working the run out again …"


class CorrectionScreen(FormScreen[bool]):
    """Ends with whether something was kept."""

    BINDINGS = bindings(Where.CORRECTION)
    WHERE = Where.CORRECTION
    AUTO_FOCUS = "FieldInput"
    VERTICAL_BREAKPOINTS = SHORT_OR_TALL
    DEFAULT_CSS = """
    CorrectionScreen { background: $background; }
    CorrectionScreen RunShape { height: 9; margin-top: 1; }
    CorrectionScreen.-tall RunShape { height: 15; }
    CorrectionScreen #words { height: auto; padding: 0 2; margin: 1 0; color: $dim; }
    CorrectionScreen #fields { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    CorrectionScreen #fields { scrollbar-background: $background; scrollbar-color: $panel; }
    CorrectionScreen FormRow .label { width: 20; }
    CorrectionScreen FormRow Input { width: 12; }
    CorrectionScreen FormRow .mistake { padding-left: 20; }
    """

    def __init__(self, form: CorrectionForm, track: Track, unit: Unit, keep: Callable[[Change], str]) -> None:
        """`keep` is called off the screen's thread, may raise a StridecueError, and returns what is to be said."""
        super().__init__()
        self._form, self._track, self._unit, self._keep = form, track, unit, keep
        self._working = False

    @property
    def owner(self) -> StridecueApp:
        """Return the app, as what it is."""
        return cast("StridecueApp", self.app)

    def compose(self) -> ComposeResult:
        """The run, what the form does, its fields."""
        yield TopLine(id="top")
        yield RunShape(id="shape")
        yield Static(Content(self._form.words), id="words")
        with VerticalScroll(id="fields", can_focus=False):
            for field in self._form.fields():
                yield FormRow(field, words=False)
        words = {"help": ""} if self._form.resets else {"help": "", "reset": ""}
        yield KeyLine(key_line(Where.CORRECTION, words))

    def on_mount(self) -> None:
        """Show the run."""
        self.query_one(TopLine).show(self._form.title)
        self.query_one(RunShape).load(self._track, self._unit)
        self._mark()

    @property
    def texts(self) -> dict[str, str]:
        """Return what stands in each field."""
        return {row.field.name: row.input.value for row in self.query(FormRow)}

    def on_input_changed(self, event: Input.Changed) -> None:
        """Check a field, mark its place, and have another one ready once all are filled."""
        rows = list(self.query(FormRow))
        row = next((row for row in rows if row.input is event.input), None)
        if row is None:
            return
        row.say(row.field.mistake(event.value))
        self._mark()
        if row in rows[-2:] and event.value.strip():
            self.query_one("#fields").mount_all(
                [FormRow(field, words=False) for field in self._form.more(len(rows))]
            )

    def on_field_input_stepped(self, event: FieldInput.Stepped) -> None:
        """Move a time."""
        row = next(row for row in self.query(FormRow) if row.input is event.field)
        event.field.value = cast("CorrectionField", row.field).step(event.field.value, event.steps)
        event.field.select_all()

    def on_descendant_focus(self) -> None:
        """Say what was measured at the time that is being typed."""
        self._mark()

    def _mark(self) -> None:
        """Mark every time that is typed; say what was measured at the one in the field."""
        length_s, marks, words = self._form.span.length_s, [], ""
        for row in self.query(FormRow):
            if not row.field.stepped or not row.input.value.strip():
                continue
            try:
                seconds = typed_time.read_time(row.input.value, length_s)
            except FieldError:
                continue
            marks.append(seconds)
            if row.input.has_focus:
                words = reading(self._track, seconds, self._unit)
        self.query_one(RunShape).mark(marks, words)

    def action_save(self) -> None:
        """Keep it, or say what is wrong and go there."""
        change, mistakes = self._form.read(self.texts)
        for row in self.query(FormRow):
            row.say(mistakes.get(row.field.name))
        if change is None:
            name = next(iter(mistakes))
            next(row for row in self.query(FormRow) if row.field.name == name).input.focus()
        elif change == self._form.before:
            self.dismiss(False)
        else:
            self._begin(change)

    def action_reset(self) -> None:
        """Give back what this idea changed."""
        before = self._form.reset()
        if not self._form.resets:
            return
        if before == self._form.before:
            self.dismiss(False)
        else:
            self._begin(before)

    def _begin(self, change: Change) -> None:
        """Say that it goes on, and do it; what goes on already is not begun again."""
        if not self._working:
            self._working = True
            self.query_one(TopLine).show(self._form.title, WORKING, "", "off")
            self.keep(change)

    @work(thread=True, group="correction")
    def keep(self, change: Change) -> None:
        """Keep it beside the screen."""
        worker = get_current_worker()
        try:
            words = self._keep(change)
        except StridecueError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self.refused, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self.kept, words)

    def refused(self, error: StridecueError) -> None:
        """Say what the library refuses: a mistake at the first field, anything else as everywhere."""
        self._working = False
        self.query_one(TopLine).show(self._form.title)
        if isinstance(error, UsageError):
            self.query(FormRow).first().say(str(error))
        else:
            self.owner.show_error(error)

    def kept(self, words: str) -> None:
        """Say what came of it, and leave."""
        if words:
            self.notify(words, timeout=NOTICE_S, markup=False)
        self.dismiss(True)

    def action_back(self) -> None:
        """Leave everything as it was; what is being kept is waited for."""
        if not self._working:
            self.dismiss(False)
