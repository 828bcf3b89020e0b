"""What the screens have in common on which a session is chosen: how it is wanted, how it is begun, its preview.

Rules: a screen of this kind says which session is in hand; everything that is done with it is done here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList

from stridecue.app.keys import Where, key_line, label_of
from stridecue.app.plans import words
from stridecue.app.plans.entries import Shelf
from stridecue.app.plans.pane import PreviewPane
from stridecue.app.plans.preview import Known, Preview, previewed
from stridecue.app.plans.steps_card import steps_card, steps_table
from stridecue.app.plans.wishes import Wishes
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.text import harmless
from stridecue.errors import StridecueError
from stridecue.model.run_settings import PlanChoice, RunChoices

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.app.session_types import BeginRun

TWO_PANES_COLUMNS, WIDE_COLUMNS = 76, 112
"""From here on list and preview stand side by side, and from here on the list is wide."""
LIST_COLUMNS, WIDE_LIST_COLUMNS = 31, 45
"""Of words, in the list."""
ONE_PANE_EDGES = 5
ROWS_BESIDE_STEPS = 32
"""With so many rows more than a session has steps, all of them stand there."""
PANES = [(0, "-one-pane"), (TWO_PANES_COLUMNS, "-two-panes"), (WIDE_COLUMNS, "-wide")]


class SessionScreen(Screen[None]):
    """A screen with one session in hand."""

    WHERE = Where.PLANS
    HORIZONTAL_BREAKPOINTS = PANES
    DEFAULT_CSS = """
    SessionScreen { background: $background; }
    SessionScreen #panes { width: 100%; height: 1fr; padding: 0 1; margin-top: 1; }
    SessionScreen OptionList {
        width: 35; height: 1fr; border: none; padding: 0 1; background: $background;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    SessionScreen.-wide OptionList { width: 49; }
    SessionScreen OptionList:focus { border: none; background: $background; background-tint: $background 0%; }
    SessionScreen OptionList > .option-list--option-highlighted { background: $surface; color: $neutral; }
    SessionScreen OptionList:focus > .option-list--option-highlighted {
        background: $panel; color: $neutral; text-style: bold;
    }
    SessionScreen OptionList > .option-list--option-disabled { color: $dim; }
    SessionScreen.-one-pane #panes { layout: vertical; }
    SessionScreen.-one-pane OptionList { width: 1fr; height: 1fr; }
    SessionScreen.-one-pane PreviewPane { height: 2fr; }
    SessionScreen PreviewPane, SessionScreen OptionList {
        scrollbar-size-vertical: 1; scrollbar-background: $background; scrollbar-color: $panel;
        scrollbar-background-hover: $background; scrollbar-background-active: $background;
    }
    SessionScreen.-tall ProfilePicture { height: 11; margin: 1 0; }
    SessionScreen KeyLine { dock: bottom; }
    """

    def __init__(self, shelf: Shelf, wishes: Wishes, known: Known) -> None:
        super().__init__()
        self.shelf, self.wishes, self.known = shelf, wishes, known
        self.preview: Preview | None = None
        self.wanted: PlanChoice | None = None
        self._problem = ""

    @property
    def owner(self) -> StridecueApp:
        """Return the app, as what it is."""
        return cast("StridecueApp", self.app)

    @property
    def session(self) -> PlanChoice | None:
        """Return the session in hand, as it is offered; None where there is none."""
        raise NotImplementedError

    def work_out(self) -> None:
        """Work the session in hand out, if there is one, as it is wanted."""
        self.preview, self.wanted, self._problem = None, None, ""
        session = self.session
        if session is None:
            return
        try:
            file = self.shelf.file(session.name)
            wanted = self.wishes.of(session, surprise=file.surprise)
            self.preview = previewed(file, wanted, self.known)
            self.wanted = wanted
        except StridecueError as error:  # a session of weeks may be a file of the runner's own
            self._problem = str(error)

    def show_session(self, what: Content) -> None:
        """Show the session in hand below what it is."""
        shown, wanted, unit = self.preview, self.wanted, self.known.profile.unit
        pane = self.query_one(PreviewPane)
        if shown is None or wanted is None:
            pane.show(what, (), Content.styled(harmless(self._problem, words.LONGEST_TEXT), "$alert"), unit)
            return
        lines = [
            Content.styled(words.figures(shown, unit), "bold $neutral"),
            words.versions(shown.versions, wanted.version, label_of(self.WHERE, "version")),
            words.course(wanted.seed, self.wishes.typed, label_of(self.WHERE, "course"))
            if wanted.seed is not None and shown.surprise
            else Content(""),
        ]
        notes = [
            words.noted(shown.notes, shown.run.notes),
            Content.styled(words.jogging(shown, unit), "$dim"),
        ]
        steps = shown.run.steps if self.size.height >= len(shown.run.steps) + ROWS_BESIDE_STEPS else ()
        table = [steps_table(steps, unit)] if steps else []
        pane.show(what, shown.run.steps, _paragraphs(lines, notes, table), unit)

    def show_keys(self, left_out: Sequence[str] = ()) -> None:
        """Show the keys that do something now."""
        shown = self.preview
        none = dict.fromkeys(left_out, "")
        if shown is None:
            none |= dict.fromkeys(("", "demo", "steps", "version", "course"), "")
        elif len(shown.versions) < 2:
            none["version"] = ""
        if shown is not None and not shown.surprise:
            none["course"] = ""
        self.query_one(KeyLine).show(key_line(self.WHERE, none))

    def say(self) -> None:
        """Show everything about what is in hand."""
        raise NotImplementedError

    def on_option_list_option_highlighted(self) -> None:
        """Another one is in hand."""
        self.wishes.typed = None
        self.say()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the number that was typed, or begin the session."""
        session = self.session
        if self.wishes.typed is not None and session is not None:
            self.wishes.take(session)
            self.say()
        else:
            self.begin(self.owner.factories.live)

    def begin(self, factory: BeginRun) -> None:
        """Begin the session in hand."""
        wanted = self.wanted
        if wanted is not None:
            self.owner.opening.live(lambda: factory(RunChoices(plan=wanted)))

    def action_demo(self) -> None:
        """Watch a simulated runner do it."""
        self.begin(self.owner.factories.demo)

    def action_version(self) -> None:
        """Want it easier, as written or harder."""
        if self.session is not None and self.preview is not None:
            self.wishes.next_version(self.session, self.preview.versions)
            self.say()

    def action_course(self) -> None:
        """Want another course."""
        if self.session is not None and self.preview is not None and self.preview.surprise:
            self.wishes.typed = None
            self.wishes.other_course(self.session)
            self.say()

    def action_type(self, key: str) -> None:
        """Type the number of a course."""
        if self.preview is not None and self.preview.surprise:
            self.wishes.type(key)
            self.say()

    def action_steps(self) -> None:
        """Show every step."""
        if self.preview is not None:
            self.app.push_screen(steps_card(self.preview, self.known.profile.unit))

    def action_back(self) -> None:
        """Put away what is typed, or leave."""
        if self.wishes.typed is not None:
            self.wishes.typed = None
            self.say()
        else:
            self.dismiss(None)


def list_columns(width: int) -> int:
    """Return how many columns the list has in a window of this width."""
    if width < TWO_PANES_COLUMNS:
        return max(1, width - ONE_PANE_EDGES)
    return LIST_COLUMNS if width < WIDE_COLUMNS else WIDE_LIST_COLUMNS


def _paragraphs(*groups: Sequence[Content]) -> Content:
    """Return groups of lines with a space between them; what is empty is left out."""
    there = [Content("\n").join(line for line in group if line.plain) for group in groups]
    return Content("\n\n").join(group for group in there if group.plain)
