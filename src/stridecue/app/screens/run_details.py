"""What the runner says about a run, as a form: a title, tags, notes, and how it felt.

Rules: nothing has to be said. A mistake stands below its field, and nothing is kept until there is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static, TextArea

from stridecue.app.history import details_form as form
from stridecue.app.history.columns import title as name_of
from stridecue.app.keys import Where, bindings, key_line
from stridecue.app.screens.form_screen import FormScreen
from stridecue.app.screens.pick import Pick
from stridecue.app.sizes import SHORT_OR_TALL
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.text import harmless
from stridecue.app.widgets.top_line import TopLine
from stridecue.model.run_details import LONGEST_TITLE, RunDetails
from stridecue.model.run_list import ListedRun
from stridecue.report import wording

LABELS = {
    form.TITLE: "Title",
    form.TAGS: "Tags",
    form.SURFACE: "Surface",
    form.MOOD_BEFORE: "Mood before",
    form.MOOD_AFTER: "Mood after",
    form.EFFORT: "Effort",
    form.NOTES: "Notes",
}
_LONGEST_TAGS = 600
_MOST_TAGS_NAMED, _TAG_COLUMNS = 8, 16
_NAME_COLUMNS = 60


class RunDetailsScreen(FormScreen[RunDetails | None]):
    """Ends with what is to be kept, or with None."""

    BINDINGS = bindings(Where.RUN_DETAILS)
    WHERE = Where.RUN_DETAILS
    AUTO_FOCUS = "Input"
    VERTICAL_BREAKPOINTS = SHORT_OR_TALL
    DEFAULT_CSS = """
    RunDetailsScreen { background: $background; }
    RunDetailsScreen #form { width: 100%; max-width: 100; height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
    RunDetailsScreen .row { height: auto; }
    RunDetailsScreen .row Label, RunDetailsScreen .notes Label { width: 14; color: $neutral; }
    RunDetailsScreen .row Input {
        width: 1fr; max-width: 60; border: none; height: 1; padding: 0 1; background: $surface;
    }
    RunDetailsScreen .row Input:focus { background: $panel; }
    RunDetailsScreen TextArea {
        width: 1fr; height: 1fr; min-height: 4; max-height: 16; border: none; padding: 0 1;
        background: $surface; color: $neutral; scrollbar-size-vertical: 1;
    }
    RunDetailsScreen TextArea:focus { border: none; background: $panel; }
    RunDetailsScreen TextArea .text-area--cursor-line { background: $panel; }
    RunDetailsScreen .notes { height: 1fr; min-height: 4; max-height: 16; margin-top: 1; }
    RunDetailsScreen .beside { width: auto; max-width: 44; height: 1; padding-left: 2; color: $dim; }
    RunDetailsScreen .mistake { display: none; height: auto; padding-left: 14; color: $alert; }
    RunDetailsScreen .mistake.wrong { display: block; }
    RunDetailsScreen.-tall .row { margin-bottom: 1; }
    RunDetailsScreen.-tall .notes { margin-top: 0; }
    """

    def __init__(
        self, run_id: int, run: ListedRun | None, details: RunDetails, tags_in_use: Sequence[str]
    ) -> None:
        """`run` is its row, None where it is not listed."""
        super().__init__()
        self._run_id, self._run, self._before = run_id, run, details
        self._tags_in_use = tuple(tags_in_use)

    def compose(self) -> ComposeResult:
        """A row each, the notes last with all the room that is left."""
        texts = form.texts_of(self._before)
        yield TopLine(id="top")
        with VerticalScroll(id="form", can_focus=False):
            yield from self._row(form.TITLE, self._input(form.TITLE, texts, LONGEST_TITLE))
            tags = self._input(form.TAGS, texts, _LONGEST_TAGS)
            yield from self._row(form.TAGS, tags, _tags_hint(self._tags_in_use))
            for name, choices in form.CHOICES.items():
                yield from self._row(name, Pick(choices, texts[name], id=name))
            with Horizontal(classes="notes"):
                yield Label(LABELS[form.NOTES])
                yield TextArea(texts[form.NOTES], id=form.NOTES, compact=True, soft_wrap=True)
            yield Static(id=f"{form.NOTES}-mistake", classes="mistake", markup=False)
        yield KeyLine(key_line(Where.RUN_DETAILS, {"help": ""}))

    def on_mount(self) -> None:
        """Say which run it is."""
        name, when = "", ""
        if self._run is not None:
            summary = self._run.summary
            name = name_of(self._run, _NAME_COLUMNS)
            when = wording.date_and_time(summary.started_at, summary.utc_offset_s)
        self.query_one(TopLine).show(f"Run {self._run_id}", name, when)
        self.query_one(TextArea).cursor_blink = False

    def _row(self, name: str, field: Input | Pick, beside: str = "") -> ComposeResult:
        with Horizontal(classes="row"):
            yield Label(LABELS[name])
            yield field
            yield Static(Content(beside), classes="beside")
        if name in form.WRITTEN:
            yield Static(id=f"{name}-mistake", classes="mistake", markup=False)

    def _input(self, name: str, texts: dict[str, str], most: int) -> Input:
        return Input(texts[name], id=name, max_length=most, select_on_focus=False)

    @property
    def texts(self) -> dict[str, str]:
        """Return what stands in each field."""
        texts = {field.id or "": field.value for field in self.query(Input)}
        texts |= {pick.id or "": pick.value for pick in self.query(Pick)}
        return texts | {form.NOTES: self.query_one(TextArea).text}

    def action_save(self) -> None:
        """Save and leave, or say what is wrong and go there."""
        details, mistakes = form.read_details(self._before, self.texts)
        for name in form.WRITTEN:
            line = self.query_one(f"#{name}-mistake", Static)
            line.set_class(name in mistakes, "wrong")
            line.update(Content(mistakes.get(name, "")))
        if mistakes:
            self.query_one(f"#{next(iter(mistakes))}").focus()
        else:
            self.dismiss(details)

    def action_back(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


def _tags_hint(tags: Sequence[str]) -> str:
    named = " ".join(harmless(tag, _TAG_COLUMNS) for tag in tags[:_MOST_TAGS_NAMED])
    return f"in use: {named}" if named else "single words: hill long"
