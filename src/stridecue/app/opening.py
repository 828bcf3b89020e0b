"""What can be opened from the first screen, each with the screen that shows it.

Rules: a screen is imported when it is opened. An error of the program is shown and opens nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from stridecue.app.keys import Where, label_of
from stridecue.app.session_types import SessionKind
from stridecue.settings import Settings

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.app.around.drills import Drill
    from stridecue.app.session_types import LiveSession


class Opening:
    """Opens screens of one app."""

    def __init__(self, app: StridecueApp) -> None:
        self._app = app

    def live(self, begin: Callable[[], LiveSession], *, going_on: bool = False) -> None:
        """Begin a run and show it; what comes before a run of the runner's own stands above it.

        `going_on` is a run that broke off: nothing comes before it.
        """
        from stridecue.app.screens.live import LiveScreen  # noqa: PLC0415

        with self._app.errors_shown():
            run = LiveScreen(begin())
            self._app.push_screen(run)
            if run.session.kind is SessionKind.LIVE and not going_on:
                from stridecue.app.around.before import BeforeRun  # noqa: PLC0415

                BeforeRun(self._app, run).begin()

    def sessions(self) -> None:
        """Choose a session to run."""
        from stridecue.app.screens.plans import PlansScreen  # noqa: PLC0415

        self._app.push_screen(PlansScreen(self._app.settings))

    def drills(self, title: str, drills: tuple[Drill, ...]) -> None:
        """Show drills, one after the other."""
        from stridecue.app.screens.drills import DrillsScreen  # noqa: PLC0415

        self._app.push_screen(DrillsScreen(title, drills))

    def replay(self, which: str) -> None:
        """Replay a run."""
        from stridecue.app.screens.replay import ReplayScreen  # noqa: PLC0415

        with self._app.errors_shown():
            self._app.push_screen(ReplayScreen(self._app.factories.replay(which)))

    def report(self, which: int | str) -> None:
        """Show what a run has to say."""
        from stridecue.app.screens.report import ReportScreen  # noqa: PLC0415

        self._app.push_screen(ReportScreen(str(which)))

    def history(self) -> None:
        """Show all runs."""
        from stridecue.app.screens.history import HistoryScreen  # noqa: PLC0415

        self._app.push_screen(HistoryScreen())

    def import_files(self) -> None:
        """Take runs in from files."""
        from stridecue.app.screens.import_files import ImportFiles  # noqa: PLC0415

        self._app.push_screen(ImportFiles())

    def describe(self, run_id: int, then: Callable[[], object]) -> None:
        """Let the runner say something about a run; `then` is called if something was kept."""
        from stridecue.app.history import open_forms  # noqa: PLC0415

        open_forms.on_a_shelf_of_its_own(open_forms.describe, self._app, run_id, then)

    def correct(self, run_id: int, then: Callable[[], object]) -> None:
        """Let the runner put something right about a run; `then` is called if something was."""
        from stridecue.app.history import open_forms  # noqa: PLC0415

        open_forms.on_a_shelf_of_its_own(open_forms.correct, self._app, run_id, then)

    def cue_sets(self) -> None:
        """Show what the coach says, to be switched and changed."""
        from stridecue.app.screens.cue_sets import CueSetsScreen  # noqa: PLC0415

        with self._app.errors_shown():
            self._app.push_screen(CueSetsScreen(self._app.factories.last_run))

    def sensors(self) -> None:
        """Show the sensors in the air and the runner's own."""
        from stridecue.app.screens.sensors import SensorsScreen  # noqa: PLC0415

        self._app.push_screen(SensorsScreen())

    def settings(self, *, first: bool = False) -> None:
        """Show the form; at the first start, what is needed to begin."""
        from stridecue.app.screens.profile import ProfileScreen, taken_into  # noqa: PLC0415

        def left(changed: Settings | None) -> None:
            if changed is not None:
                self._app.change_settings(lambda now: taken_into(now, changed))
                self._app.themes.use(changed.theme)
            if first:
                self._suggest_a_session()
                self._app.begin()

        self._app.push_screen(ProfileScreen(self._app.settings, self._app.themes.names, first=first), left)

    def _suggest_a_session(self) -> None:
        """Say what to begin with, to somebody who said what they come from."""
        from stridecue.app.where_from import suggestion  # noqa: PLC0415 - once

        words = suggestion(self._app.settings.profile.background, label_of(Where.HOME, "sessions"))
        if words:
            self._app.say(words, "information")
