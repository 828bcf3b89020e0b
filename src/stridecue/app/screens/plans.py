"""The choice of a session: by what it is for and by what the runner brings, with a picture and how it fits.

Rules: the first frame has all that comes with the program. The runner's own files are read some at a time after it, and
what the library has to say in a thread of its own, so that nobody waits. Weeks stand in the list with the session
that comes next. A file with mistakes is listed with the first of them, and cannot be begun.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from threading import Thread

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from stridecue.app.keys import Where, bindings
from stridecue.app.plans import rows, words
from stridecue.app.plans.choosing import Wanted, grouped
from stridecue.app.plans.entries import AT_A_TIME, Entry, Shelf
from stridecue.app.plans.pane import PreviewPane
from stridecue.app.plans.preview import Known, RunsBefore, previewed
from stridecue.app.plans.wishes import HIGHEST_COURSE, Wishes
from stridecue.app.screens.session_screen import SessionScreen, list_columns
from stridecue.app.sizes import SHORT_OR_TALL
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.top_line import TopLine
from stridecue.errors import StridecueError
from stridecue.model.run_settings import PlanChoice
from stridecue.model.setup import History
from stridecue.plans.weeks.progress import WeeksPlace, next_choice, place
from stridecue.plans.weeks.week_file import Weeks
from stridecue.settings import Settings

BETWEEN_READINGS_S = 0.01
"""OUR CHOICE: a frame comes in between."""
NOTHING = "No session is for that. ← → looks for something else."


def any_course() -> int:
    """Return the number of a course, by chance."""
    import random  # noqa: PLC0415

    return random.randint(1, HIGHEST_COURSE)


class PlansScreen(SessionScreen):
    """Everything that can be run."""

    BINDINGS = bindings(Where.PLANS)
    WHERE = Where.PLANS
    AUTO_FOCUS = "#sessions"
    VERTICAL_BREAKPOINTS = SHORT_OR_TALL
    DEFAULT_CSS = """
    PlansScreen #wanted { width: 100%; height: auto; padding: 0 2; }
    PlansScreen.-tall #wanted { margin-top: 1; }
    """

    def __init__(self, settings: Settings, draw: Callable[[], int] = any_course) -> None:
        super().__init__(Shelf(), Wishes(draw), Known(settings.profile, settings.run))
        self._looked_for = Wanted.of(settings.profile.goal, settings.profile.background)
        self._listed: list[Entry | None] = []  # None is a heading
        self._lengths: dict[str, str] = {}
        self._more = True

    def compose(self) -> ComposeResult:
        """A heading, what is looked for, the list, what is in hand, the keys."""
        yield TopLine(id="top")
        yield Static(id="wanted")
        with Horizontal(id="panes"):
            yield OptionList(id="sessions")
            yield PreviewPane()
        yield KeyLine()

    def on_mount(self) -> None:
        """List what comes with the program; the rest is read on."""
        with self.owner.errors_shown():
            self.shelf.open()
        self._read_on()

    def on_screen_resume(self) -> None:
        """Ask the library, at first and whenever there may have been a run."""
        ask = self.owner.factories.runs_before
        if ask is not None:
            Thread(target=self._look_back, args=(ask,), name="runs before", daemon=True).start()

    def _look_back(self, ask: Callable[[], RunsBefore]) -> None:
        with contextlib.suppress(RuntimeError):  # the app has ended meanwhile
            try:
                before = ask()
            except StridecueError as error:
                self.app.call_from_thread(self.owner.show_error, error)
            else:
                self.app.call_from_thread(self._looked_back, before)

    def _looked_back(self, before: RunsBefore) -> None:
        if not self.is_attached:
            return
        history = self.known.before.history if self.known.before is not None else History()
        self.known = replace(self.known, before=before)
        if before.history != history:  # other speeds take other times
            self._lengths.clear()
        self._read_on()

    def _read_on(self) -> None:
        """Read some more files, or else reckon how long some more sessions take."""
        self._more = self.shelf.read_on()
        unknown = [one for one in self.shelf.entries if one.file and one.name not in self._lengths]
        for entry in unknown[:AT_A_TIME]:
            self._lengths[entry.name] = self._length(entry)
        self.list_all()
        if self._more or unknown[AT_A_TIME:]:
            self.set_timer(BETWEEN_READINGS_S, self._read_on)

    def _length(self, entry: Entry) -> str:
        """Return how long a session takes this runner."""
        if entry.file is None:
            return ""
        return words.minutes(previewed(entry.file, PlanChoice(entry.name, seed=0), self.known).sums.seconds)

    def list_all(self) -> None:
        """List what fits, and stay at the same entry if it is there."""
        sessions = self.query_one("#sessions", OptionList)
        entry = self.entry
        self._listed, options = [], []
        for group in grouped(self.shelf.entries, self._looked_for):
            if group.heading:
                self._listed.append(None)
                options.append(Option(rows.heading_row(group.heading), disabled=True))
            self._listed += group.entries
            options += [Option(self._row(one)) for one in group.entries]
        at = place_of(entry, self._listed)
        with self.prevent(OptionList.OptionHighlighted):
            sessions.clear_options()
            sessions.add_options(options)
            sessions.highlighted = at
        if self.entry != entry:
            self.wishes.typed = None
        self.say()

    def _row(self, entry: Entry) -> Content:
        beside = (
            self._lengths.get(entry.name, "")
            if entry.weeks is None
            else rows.weeks_beside(entry.weeks, self._where(entry.weeks))
        )
        return rows.entry_row(entry, list_columns(self.size.width), beside)

    @property
    def entry(self) -> Entry | None:
        """Return the entry in hand."""
        at = self.query_one("#sessions", OptionList).highlighted
        return self._listed[at] if at is not None and at < len(self._listed) else None

    @property
    def session(self) -> PlanChoice | None:
        """Return the session in hand: a plan, or the one that is next in weeks."""
        entry = self.entry
        if entry is None or entry.mistakes:
            return None
        if entry.weeks is None:
            return PlanChoice(entry.name)
        return next_choice(entry.weeks, self._where(entry.weeks))

    def _where(self, weeks: Weeks) -> WeeksPlace:
        """Return where the runner is in weeks; at their beginning as long as nothing is known."""
        before = self.known.before
        return place(weeks, before.done if before is not None else (), datetime.now().astimezone())

    def say(self) -> None:
        """Show what is looked for, how many there are, and what is in hand."""
        self.work_out()
        self.query_one("#wanted", Static).update(rows.wanted_lines(self._looked_for, self.size.width))
        there = sum(entry is not None for entry in self._listed)
        self.query_one(TopLine).show("Choose a session", "", _how_many(there, len(self.shelf.entries)))
        self.show_session(self._what())
        entry = self.entry
        self.show_keys(() if entry is not None and entry.weeks is not None else ("weeks",))

    def _what(self) -> Content:
        entry = self.entry
        if entry is None:
            return Content.styled("" if self._more else NOTHING, "$dim")
        if entry.mistakes:
            return words.wrong(entry)
        if entry.weeks is None or self.preview is None:
            return words.what(entry.title if self.preview is None else self.preview.plan.title, entry.about)
        return words.what_in_weeks(entry.weeks, self._where(entry.weeks), self.preview)

    def on_resize(self) -> None:
        """Write the rows as wide as the list is now."""
        self.list_all()

    def action_goal(self, step: int) -> None:
        """Look for sessions for something else."""
        self._looked_for = self._looked_for.other_goal(step)
        self.list_all()

    def action_brought(self) -> None:
        """Let what suits a runner from somewhere else stand first."""
        self._looked_for = self._looked_for.other_brought()
        self.list_all()

    def action_weeks(self) -> None:
        """Show all weeks."""
        entry = self.entry
        if entry is None or entry.weeks is None:
            return
        from stridecue.app.screens.weeks import WeeksScreen  # noqa: PLC0415

        here = self._where(entry.weeks)
        self.app.push_screen(WeeksScreen(entry.weeks, here, self.shelf, self.wishes, self.known))


def place_of(entry: Entry | None, listed: Sequence[Entry | None]) -> int | None:
    """Return where an entry is listed, else the first place where one is."""
    names = [one.name if one is not None else None for one in listed]
    if entry is not None and entry.name in names:
        return names.index(entry.name)
    return next((at for at, name in enumerate(names) if name is not None), None)


def _how_many(there: int, all_of_them: int) -> str:
    sessions = f"{all_of_them} session{'s' if all_of_them != 1 else ''}"
    return sessions if there == all_of_them else f"{there} of {sessions}"
