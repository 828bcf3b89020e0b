"""The runner's figures and choices as a form.

Rules: nothing has to be known. A mistake stands in a sentence beside its field, and nothing is saved until there is
none. At the first start only age, a comfortable speed, where the runner comes from and what for are asked, and what
the coach tries out is explained.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static

from stridecue.app.around.settings_rows import around_of, around_rows
from stridecue.app.keys import Where, bindings, key_line
from stridecue.app.profile_form import FIELDS, Field, in_other_unit, read_profile, texts_of
from stridecue.app.screens.form_screen import FormScreen
from stridecue.app.screens.pick import Pick
from stridecue.app.screens.switches import Switches
from stridecue.app.where_from import BACKGROUND_CHOICES, BACKGROUNDS, GOAL_CHOICES, NOT_SAID
from stridecue.app.widgets.key_line import KeyLine
from stridecue.model.profile import Unit
from stridecue.model.run_settings import Metronome
from stridecue.report import wording
from stridecue.settings import Settings

MOST_CHARACTERS = 12
SHORT_MEDIUM_OR_TALL = [(0, "-short"), (30, "-medium"), (46, "-tall")]
"""From how many rows on a free row stands after each group of fields, and after each field."""


class ProfileScreen(FormScreen[Settings | None]):
    """Ends with the changed settings, or with None when everything stays as it was."""

    BINDINGS = bindings(Where.SETTINGS)
    WHERE = Where.SETTINGS
    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    ProfileScreen { background: $background; }
    ProfileScreen #page { height: 1fr; align: center top; }
    ProfileScreen #page.first { align: center middle; }
    ProfileScreen #page.first #form { height: auto; max-height: 100%; }
    ProfileScreen #form { width: 100%; max-width: 92; height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
    ProfileScreen #form > Static { height: auto; }
    ProfileScreen #intro { height: auto; margin-bottom: 1; }
    ProfileScreen .row { height: auto; margin-bottom: 1; }
    ProfileScreen .row Label { width: 22; color: $neutral; }
    ProfileScreen .row Input { width: 22; border: none; height: 1; padding: 0 1; background: $surface; }
    ProfileScreen .row Input:focus { background: $panel; }
    ProfileScreen .row .beside { width: 1fr; height: auto; padding-left: 2; color: $dim; }
    ProfileScreen .row .mistake { color: $alert; }
    ProfileScreen #background, ProfileScreen #goal { width: 30; }
    ProfileScreen .below { height: auto; margin: 0 0 1 22; padding-left: 1; color: $dim; }
    ProfileScreen .row.tight { margin-bottom: 0; }
    ProfileScreen.-short .row.many, ProfileScreen.-short .row.packed { margin-bottom: 0; }
    ProfileScreen.-medium .row.many { margin-bottom: 0; }
    ProfileScreen.-medium .row.many.last { margin-bottom: 1; }
    ProfileScreen.-short #form { padding: 0 2; }
    ProfileScreen.-short #experiments-words { margin-top: 1; }
    """
    VERTICAL_BREAKPOINTS = SHORT_MEDIUM_OR_TALL

    def __init__(self, settings: Settings, themes: Sequence[str], *, first: bool = False) -> None:
        super().__init__()
        self._before = settings
        self._themes = tuple(themes)
        self._first = first
        self._unit = settings.profile.unit
        self._fields = tuple(field for field in FIELDS if field.first or not first)

    def compose(self) -> ComposeResult:
        """One row a field, then the choices."""
        texts = texts_of(self._before.profile)
        page = Vertical(id="page", classes="first" if self._first else "")
        with page, VerticalScroll(id="form", can_focus=False):
            yield Static(self._intro(), id="intro")
            for field in self._fields:
                box, more = self._input(field, texts[field.name]), "last" if field is self._fields[-1] else ""
                yield from self._row(field.label, box, self._hint(field), more)
            yield from self._where_from()
            picks = self._picks()
            for label, pick, hint in picks:
                yield from self._row(label, pick, hint, "packed last" if pick is picks[-1][1] else "packed")
            for label, switches in around_rows(self._before.around) if not self._first else ():
                yield from self._row(label, switches, None)
            if self._first:
                yield Static(Content.styled(EXPERIMENTS, "$dim"), id="experiments-words")
        words = {"back": "later"} if self._first else {}
        yield KeyLine(key_line(Where.SETTINGS, {**words, "help": ""}))

    def _intro(self) -> Content:
        if self._first:
            text = "A few answers help the coach; leave out what you like."
            return Content.assemble(("About you", "bold $accent"), "\n", (text, "$dim"))
        text = "Leave empty what you do not know; the coach does without, or works it out."
        return Content.assemble(("Your profile and settings", "bold $accent"), "\n", (text, "$dim"))

    def _row(
        self, label: str, field: Input | Pick | Switches, beside: str | None, more: str = ""
    ) -> ComposeResult:
        with Horizontal(classes=f"row {more}" if self._first else f"row many {more}"):
            yield Label(label)
            yield field
            if beside is not None:
                yield Static(Content(beside), classes="beside", id=f"{field.id}-beside")

    def _where_from(self) -> ComposeResult:
        """What the runner comes from, what that brings, and what for."""
        profile = self._before.profile
        background = Pick(BACKGROUND_CHOICES, profile.background or NOT_SAID, id="background")
        yield from self._row("You come from", background, "", "tight" if self._first else "")
        if self._first:
            yield Static(_brings(background.value), id="brings", classes="below")
        yield from self._row(
            "You run for", Pick(GOAL_CHOICES, profile.goal or NOT_SAID, id="goal"), "", "last"
        )

    def _hint(self, field: Field) -> str:
        unit = self._unit
        return field.hint.format(speed=wording.speed_unit(unit), distance=unit.value)

    def _input(self, field: Field, text: str) -> Input:
        return Input(text, id=field.name, max_length=MOST_CHARACTERS, select_on_focus=True)

    def _picks(self) -> list[tuple[str, Pick, str]]:
        profile = self._before.profile
        picks = [
            ("Distances in", Pick(UNITS, profile.unit.value, id="unit"), ""),
            (
                "Heart-rate medicine",
                Pick(YES_NO, _yes_no(profile.heart_rate_medicine), id="medicine"),
                "yes: no heart-rate limits",
            ),
        ]
        if not self._first and self._themes:
            names = tuple((name, name) for name in self._themes)
            picks.append(("Colours", Pick(names, self._before.theme, id="theme"), ""))
        experiments = Pick(YES_NO, _yes_no(self._before.run.experiments), id="experiments")
        picks.append(
            ("Coach experiments", experiments, "" if self._first else "1 technique cue in 4 left out")
        )
        return picks if self._first else picks + self._cue_picks()

    def _cue_picks(self) -> list[tuple[str, Pick, str]]:
        """How a run begins; its keys change it for that run."""
        before = self._before
        return [
            ("Cues are spoken", Pick(YES_NO, _yes_no(before.voice), id="voice"), "key v during a run"),
            ("Cues are shown", Pick(YES_NO, _yes_no(before.text), id="text"), "key t; safety always shows"),
            ("Metronome", Pick(METRONOME, before.run.metronome.value, id="metronome"), "key b during a run"),
        ]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take a mistake away as soon as the field is mended."""
        field = next(field for field in FIELDS if field.name == event.input.id)
        beside = self.query_one(f"#{field.name}-beside", Static)
        if beside.has_class("mistake") and field.name not in self._read()[1]:
            beside.remove_class("mistake")
            beside.update(Content(self._hint(field)))

    def on_pick_changed(self, event: Pick.Changed) -> None:
        """Write the comfortable speed in the unit that was chosen, or what a background brings."""
        if event.pick.id == "background" and self._first:
            self.query_one("#brings", Static).update(_brings(event.pick.value))
        if event.pick.id == "unit":
            field = next(field for field in FIELDS if field.name == "easy_speed_mps")
            box = self.query_one("#easy_speed_mps", Input)
            box.value = in_other_unit(box.value, self._unit, Unit(event.pick.value))
            self._unit = Unit(event.pick.value)
            self.query_one(f"#{field.name}-beside", Static).update(Content(self._hint(field)))

    def action_save(self) -> None:
        """Save and leave, or say what is wrong and go there."""
        settings, mistakes = self._read()
        for field in self._fields:
            beside = self.query_one(f"#{field.name}-beside", Static)
            beside.set_class(field.name in mistakes, "mistake")
            beside.update(Content(mistakes.get(field.name, self._hint(field))))
        if mistakes:
            self.query_one(f"#{next(iter(mistakes))}", Input).focus()
        else:
            self.dismiss(settings)

    def action_back(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    def _read(self) -> tuple[Settings, dict[str, str]]:
        texts = {field.name: self.query_one(f"#{field.name}", Input).value for field in self._fields}
        medicine = self.query_one("#medicine", Pick).value == "yes"
        profile, mistakes = read_profile(self._before.profile, texts, self._unit, medicine=medicine)
        before = self._before
        profile = replace(
            profile,
            background=self._picked("background", profile.background or NOT_SAID) or None,
            goal=self._picked("goal", profile.goal or NOT_SAID) or None,
        )
        chosen = replace(
            before,
            profile=profile,
            around=around_of(before.around, {row.id or "": row.on for row in self.query(Switches)}),
            theme=self._picked("theme", before.theme),
            voice=self._picked("voice", _yes_no(before.voice)) == "yes",
            text=self._picked("text", _yes_no(before.text)) == "yes",
            run=replace(
                before.run,
                metronome=Metronome(self._picked("metronome", before.run.metronome)),
                experiments=self._picked("experiments", _yes_no(before.run.experiments)) == "yes",
            ),
        )
        return chosen, mistakes

    def _picked(self, name: str, before: str) -> str:
        """What was chosen, or what it was where that is not asked."""
        return next((pick.value for pick in self.query(f"#{name}").results(Pick)), before)


def taken_into(now: Settings, changed: Settings) -> Settings:
    """Return the settings of now with what the form asks as it was changed."""
    return replace(
        now,
        profile=changed.profile,
        around=changed.around,
        theme=changed.theme,
        voice=changed.voice,
        text=changed.text,
        run=replace(now.run, metronome=changed.run.metronome, experiments=changed.run.experiments),
    )


def _brings(background: str) -> Content:
    known = BACKGROUNDS.get(background)
    return Content("What you have already, and what is new." if known is None else known.words)


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


EXPERIMENTS = (
    "Experiments: one technique cue in four is left out by lot, so that its effect can be told from chance. "
    "Safety cues never are."
)
UNITS = ((Unit.KM.value, "kilometres"), (Unit.MILE.value, "miles"))
YES_NO = (("no", "no"), ("yes", "yes"))
METRONOME = (
    (Metronome.OFF.value, "off"),
    (Metronome.SCHEDULE.value, "by the schedule"),
    (Metronome.WHEN_NEEDED.value, "only when needed"),
)
