"""One cue: its words, its rule with the figures as fields, and what a change would have done in the last run.

Rules: what is typed is checked at once, and tried once the typing rests; nothing is written before it is saved. The
trial goes on beside the typing and begins anew with each change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from stridecue.app.cue_form import WORDS, CueForm
from stridecue.app.cue_rule_text import circumstances, condition
from stridecue.app.cue_trial import TriedCue, sets_to_try, try_cue, with_text
from stridecue.app.keys import Where, bindings, key_line
from stridecue.app.screens.form_screen import FormScreen
from stridecue.app.sizes import TALL_ROWS
from stridecue.app.widgets.banner import CueBanner
from stridecue.app.widgets.form_row import FieldInput, FormRow
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.timeline import Comparison, Timeline
from stridecue.app.widgets.top_line import TopLine
from stridecue.cue_sets import own_file
from stridecue.errors import StridecueError
from stridecue.report import wording

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.app.session_types import RunToTry
    from stridecue.cue_sets.overview import EditedCue

REST_S = 0.4
"""OUR CHOICE: as long as typing rests before a change is tried."""
SEEN_S = 0.05
"""So that the screen is there before the run is read."""
NARROW_OR_WIDE = [(0, "-narrow"), (76, "-wide")]
LOW_SHORT_OR_TALL = [(0, "-low"), (24, "-short"), (TALL_ROWS, "-tall")]
NO_RUN = "No run yet: after a demo or a run, a change is tried on it here at once."
MISTAKE = "Mend the field, and the change is tried."


class CueEditScreen(FormScreen[bool]):
    """Ends with whether something was saved."""

    BINDINGS = bindings(Where.CUE_EDIT)
    WHERE = Where.CUE_EDIT
    AUTO_FOCUS = "FieldInput"
    VERTICAL_BREAKPOINTS = LOW_SHORT_OR_TALL
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    DEFAULT_CSS = """
    CueEditScreen { background: $background; }
    CueEditScreen CueBanner { height: 3; }
    CueEditScreen #about, CueEditScreen #rule { height: auto; padding: 0 2; max-height: 4; }
    CueEditScreen #about { color: $dim; }
    CueEditScreen #fields { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    CueEditScreen #fields { scrollbar-background: $background; scrollbar-color: $panel; }
    CueEditScreen #rows { height: auto; }
    CueEditScreen.-narrow FormRow .label { width: 24; }
    CueEditScreen.-narrow FormRow .mistake { padding-left: 24; }
    CueEditScreen.-narrow FormRow.words .label { width: 10; }
    CueEditScreen.-narrow FormRow.words .mistake { padding-left: 10; }
    CueEditScreen.-narrow FormRow.words .allowed { width: 24; }
    CueEditScreen Timeline { height: 7; }
    CueEditScreen.-low CueBanner { height: 1; }
    CueEditScreen.-low #about { display: none; }
    CueEditScreen.-tall CueBanner { height: 6; margin-top: 1; }
    CueEditScreen.-tall #about, CueEditScreen.-tall #rule { margin-top: 1; }
    CueEditScreen.-tall #fields { height: auto; max-height: 35%; margin: 1 0; }
    CueEditScreen.-tall #show-row { margin-top: 1; }
    CueEditScreen.-tall Timeline { height: 1fr; margin: 1 0; }
    """

    def __init__(self, cue: EditedCue, last_run: Callable[[], RunToTry | None]) -> None:
        super().__init__()
        self._cue = cue
        self._last_run = last_run
        self._form = CueForm(cue.rule, cue.table)
        self._from_shipped = False
        self._run: RunToTry | None = None
        self._was: TriedCue | None = None
        self._rest: Timer | None = None
        when = cue.rule.when
        self._shown = Comparison(
            heart_first=when is not None and any(name.startswith("heart") for name in when.metrics)
        )

    @property
    def owner(self) -> StridecueApp:
        """Return the app, as what it is."""
        return cast("StridecueApp", self.app)

    def compose(self) -> ComposeResult:
        """Words, reason, rule, fields, and the last run below."""
        yield TopLine(id="top")
        yield CueBanner(id="words")
        yield Static(id="about")
        yield Static(id="rule")
        with VerticalScroll(id="fields", can_focus=False):
            yield Vertical(*self._rows(), id="rows")
        yield Timeline(id="timeline")
        yield KeyLine(key_line(Where.CUE_EDIT, {"help": ""}))

    def _rows(self) -> list[FormRow]:
        return [FormRow(field, words=field.name in WORDS) for field in self._form.fields]

    def on_mount(self) -> None:
        """Show the cue, then try it."""
        self._show()
        self._rest = self.set_timer(SEEN_S, self.try_now)

    @property
    def texts(self) -> dict[str, str]:
        """Return what stands in each field."""
        return {row.field.name: row.input.value for row in self.query(FormRow)}

    @property
    def is_changed(self) -> bool:
        """Return whether something would be lost by leaving."""
        texts = self.texts
        touched = any(texts[field.name] != field.text for field in self._form.fields)
        return touched or (self._from_shipped and self._cue.changed)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Check a field, and try the change once the typing rests."""
        row = next((row for row in self.query(FormRow) if row.input is event.input), None)
        if row is None:
            return
        row.say(row.field.mistake(event.value))
        self._show()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST_S, self.try_now)

    def on_field_input_stepped(self, event: FieldInput.Stepped) -> None:
        """Make a figure less or more."""
        field = self._form.field(event.field.name or "")
        event.field.value = field.step(event.field.value, event.steps)
        event.field.select_all()

    def on_descendant_focus(self) -> None:
        """Show in the rule where the field is."""
        self._show()

    def _show(self) -> None:
        """Show words and rule as they are being changed."""
        cue, texts = self._cue, self.texts
        if not texts:
            return
        state = "changed, not saved" if self.is_changed else "your change" if cue.changed else ""
        state = state if cue.on or state else "off"
        self.query_one(TopLine).show("Cue", f"{cue.title} · {cue.rule.id}", state)
        self.query_one(CueBanner).show(texts["show"].strip() or cue.rule.show, cue.rule.kind.value)
        self.query_one("#about", Static).update(Content("\n".join(circumstances(cue.rule))))
        focused = self.focused.name if isinstance(self.focused, FieldInput) else None
        self.query_one("#rule", Static).update(condition(self._form.rule_pieces(texts), focused))

    def try_now(self) -> None:
        """Try the cue on the last run, as it is and as changed."""
        self.run_worker(self.try_change(), group="trial", exclusive=True, exit_on_error=True)

    async def try_change(self) -> None:
        """Do it, letting everything else come in between."""
        try:
            if self._run is None:
                self._run = self._last_run()
            if self._run is None:
                self._compare(message="", title=NO_RUN)
                return
            await self._try_on(self._run)
        except StridecueError as error:
            self._compare(message=str(error))

    async def _try_on(self, run: RunToTry) -> None:
        cue, form, texts = self._cue, self._form, self.texts
        name = _name_of(run)
        sets = sets_to_try(self.owner.settings.cue_sets, cue.owner, cue.rule.id)
        if self._was is None:
            self._was = await try_cue(run, sets, cue.rule.id, self._progress(run, name))
        if form.mistakes(texts):
            self._compare(title=name, was=self._was, now=None, changed=False, message=MISTAKE)
            return
        changes = form.changes(texts)
        if not changes and not self._from_shipped:
            self._compare(title=name, was=self._was, now=None, changed=False, message="")
            return
        new = own_file.changed(cue.owner, cue.rule.id, changes, from_shipped=self._from_shipped)
        sets = with_text(sets, new, cue.rule.id)
        now = await try_cue(run, sets, cue.rule.id, self._progress(run, name))
        self._compare(title=name, was=self._was, now=now, changed=True, message="")

    def _progress(self, run: RunToTry, name: str) -> Callable[[int], None]:
        """Return what says how far a trial is."""
        length_s = max(1.0, run.listed.totals.elapsed_s)
        done_s = 0

        def told(seconds: int) -> None:
            nonlocal done_s
            done_s += seconds
            tenths = min(9, int(10 * done_s / length_s))
            self._compare(title=name, was=self._was, message=f"trying, {10 * tenths} %")

        return told

    def _compare(self, **what: object) -> None:
        self._shown = replace(self._shown, **what)  # type: ignore[arg-type]
        self.query_one(Timeline).show(self._shown)

    def action_save(self) -> None:
        """Save and leave, or go to the field that is wrong."""
        form, texts, cue = self._form, self.texts, self._cue
        mistakes = form.mistakes(texts)
        if mistakes:
            self.query_one(f"#{next(iter(mistakes))}", FieldInput).focus()
            return
        changes = form.changes(texts)
        if not changes and not (self._from_shipped and cue.changed):
            self.dismiss(False)
            return
        with self.owner.errors_shown():
            written = own_file.change_cue(cue.owner, cue.rule.id, changes, from_shipped=self._from_shipped)
            self.owner.notify(f"Saved in {written.name}.toml", markup=False, timeout=4)
            self.dismiss(True)

    def action_back(self) -> None:
        """Leave, after asking if something was changed."""
        if not self.is_changed:
            self.dismiss(False)
            return
        from stridecue.app.screens.confirm import yes_or_no  # noqa: PLC0415

        question = yes_or_no(
            "Leave this cue as it was?", ["What you changed here is not saved."], "leave", "go on changing"
        )

        def answered(sure: bool | None) -> None:
            if sure:
                self.dismiss(False)

        self.app.push_screen(question, answered)

    async def action_reset(self) -> None:
        """Put what was shipped into the fields, or what an own file says; nothing is written yet."""
        cue = self._cue
        if cue.owner.shipped:
            self._form = CueForm(cue.original, cue.original_table)
            self._from_shipped = True
        rows = self.query_one("#rows", Vertical)
        await rows.remove_children()
        await rows.mount(*self._rows())
        next(iter(self.query(FieldInput))).focus()
        self._show()
        self.try_now()


def _name_of(run: RunToTry) -> str:
    """Return which run it is."""
    listed = run.listed
    when = wording.date_and_time(listed.started_at, listed.utc_offset_s)
    kind = "Your last run was a demo" if listed.demo else "Your last run"
    return f"{kind}, {when}"
