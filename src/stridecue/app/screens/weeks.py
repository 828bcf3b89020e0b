"""Weeks of sessions: where the runner is in them, why, and any other session of them.

Rules: it is worked out from the runs that were done; nothing has to be kept up. Another week can be run at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from stridecue.app.keys import Where, bindings
from stridecue.app.plans import rows, words
from stridecue.app.plans.entries import Shelf
from stridecue.app.plans.pane import PreviewPane
from stridecue.app.plans.preview import Known
from stridecue.app.plans.wishes import Wishes
from stridecue.app.screens.session_screen import SessionScreen, list_columns
from stridecue.app.sizes import SHORT_OR_TALL, TALL_ROWS
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.text import harmless
from stridecue.app.widgets.top_line import TopLine
from stridecue.model.run_settings import PlanChoice
from stridecue.plans.weeks.progress import WeeksPlace
from stridecue.plans.weeks.week_file import Weeks

if TYPE_CHECKING:
    from stridecue.app.session_types import BeginRun


class WeeksScreen(SessionScreen):
    """One week in hand, and one of its sessions."""

    BINDINGS = bindings(Where.WEEKS)
    WHERE = Where.WEEKS
    AUTO_FOCUS = "#weeks"
    VERTICAL_BREAKPOINTS = SHORT_OR_TALL
    DEFAULT_CSS = """
    WeeksScreen #why { width: 100%; height: auto; padding: 0 2; }
    WeeksScreen.-tall #why { margin-top: 1; }
    """

    def __init__(self, weeks: Weeks, here: WeeksPlace, shelf: Shelf, wishes: Wishes, known: Known) -> None:
        super().__init__(shelf, wishes, known)
        self.weeks, self.here = weeks, here
        self._at = next(at for at, week in enumerate(weeks.weeks) if week.number == here.week)
        self._number = here.next_session
        self._begun = False

    def compose(self) -> ComposeResult:
        """A heading, why one is where one is, the weeks, the session in hand, the keys."""
        yield TopLine(id="top")
        yield Static(id="why", markup=False)
        with Horizontal(id="panes"):
            yield OptionList(id="weeks")
            yield PreviewPane()
        yield KeyLine()

    def on_mount(self) -> None:
        """List the weeks and go to the one that is next."""
        self._list()

    def on_screen_resume(self) -> None:
        """After a run, go back to the list, which looks anew where one is."""
        if self._begun and self.is_current:
            self.dismiss(None)

    def begin(self, factory: BeginRun) -> None:
        """Begin the session in hand."""
        super().begin(factory)
        self._begun = factory is self.owner.factories.live and self.app.screen is not self

    def on_resize(self) -> None:
        """Write the rows as wide as the list is now."""
        self._list()

    def _list(self) -> None:
        done = {
            (one.week, one.session)
            for one in (self.known.before.done if self.known.before is not None else ())
            if one.weeks == self.weeks.name and one.complete
        }
        listed = self.query_one("#weeks", OptionList)
        columns = list_columns(self.size.width)
        with self.prevent(OptionList.OptionHighlighted):
            listed.clear_options()
            for week in self.weeks.weeks:
                listed.add_option(Option(rows.week_row(self.weeks, week.number, self.here, done, columns)))
            listed.highlighted = self._at
        self.say()

    @property
    def session(self) -> PlanChoice | None:
        """Return the session in hand."""
        return self.weeks.weeks[self._at].sessions[self._number - 1]

    def say(self) -> None:
        """Show where one is, and the session in hand."""
        self.work_out()
        week = self.weeks.weeks[self._at]
        title = harmless(self.weeks.title, words.LONGEST_NAME)
        self.query_one(TopLine).show(
            title, "", rows.weeks_beside(self.weeks, self.here) or f"{len(self.weeks.weeks)} weeks"
        )
        why = harmless(self.here.why, words.LONGEST_TEXT)
        self.query_one("#why", Static).update(Content.styled(why, "$dim"))
        where = f"Week {week.number}, session {self._number} of {len(week.sessions)}"
        plan = f": {self.preview.title}" if self.preview is not None else ""
        about = (
            f"{week.about} {self._about_plan()}"
            if self.size.height >= TALL_ROWS
            else week.about or self._about_plan()
        )
        self.show_session(words.what(where + plan, about))
        self.show_keys(() if len(week.sessions) > 1 else ("session(-1)",))

    def _about_plan(self) -> str:
        return self.preview.plan.about if self.preview is not None else ""

    def on_option_list_option_highlighted(self) -> None:
        """Another week is in hand, with its next session."""
        at = self.query_one("#weeks", OptionList).highlighted
        if at is not None and at != self._at:
            self._at = at
            self._number = self.here.next_session if self.weeks.weeks[at].number == self.here.week else 1
        super().on_option_list_option_highlighted()

    def action_session(self, step: int) -> None:
        """Take another session of the week."""
        sessions = len(self.weeks.weeks[self._at].sessions)
        self._number = min(max(self._number + step, 1), sessions)
        self.wishes.typed = None
        self.say()
