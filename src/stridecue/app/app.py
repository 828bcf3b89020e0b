"""The app: which screen comes when, settings, themes, and how it ends.

Rules: what is not on the first screen is imported when it is opened. Every way out, a signal and a closed window among
them, goes through `end_well`, which keeps the run on the screen. Errors that a person can do something about are
shown and never end the app.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import App
from textual.notifications import SeverityLevel
from textual.screen import Screen

from stridecue import settings as settings_file
from stridecue.app.ending_signals import Closing
from stridecue.app.history.deleted import DeletedRuns
from stridecue.app.keys import Where, bindings
from stridecue.app.memory import SETTLE_S, settle_memory
from stridecue.app.opening import Opening
from stridecue.app.screens.home import HomeScreen
from stridecue.app.session_types import LiveSession, SessionFactories, SessionKind, Start
from stridecue.app.theme_choice import ThemeChoice
from stridecue.app.themes import variable_defaults
from stridecue.app.widgets.text import cut
from stridecue.errors import StridecueError
from stridecue.settings import Settings

if TYPE_CHECKING:
    from stridecue.app.screens.run_screen import RunScreen
    from stridecue.app.screens.safety_card import SafetyAnswer
    from stridecue.model.summary import Totals

ERROR_S = 12.0
"""How long an error stands; OUR CHOICE."""
TOAST_CHARACTERS = 400
ONLY_WATCHED = frozenset({Start.DEMO, Start.REPLAY})
"""Starts in which nobody runs: the safety card comes afterwards."""


class StridecueApp(App[None]):
    """Stridecue in the terminal."""

    TITLE = "Stridecue"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bindings(Where.EVERYWHERE)
    CSS = """
    Toast { background: $panel; color: $neutral; }
    """

    def __init__(
        self,
        factories: SessionFactories,
        start: Start = Start.HOME,
        *,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.factories = factories
        self.now_s = now_s
        self.ready = False  # whether the safety card is behind us
        self.settings = Settings()
        self._start = start
        self._settings_usable = True
        self.themes = ThemeChoice(self)
        self._said = ""
        self._to_say: list[tuple[str, SeverityLevel]] = []  # what there was no screen yet to say on
        self._endings = Closing(self)
        self.leave_for_certain: Callable[[], None] = lambda: None  # the program's own start says how
        self.opening = Opening(self)
        self.deleted = DeletedRuns()
        self._read_settings()
        self.themes.register(self.settings.theme)

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen."""
        return HomeScreen()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return every colour of ours that a theme does not name."""
        return variable_defaults(self.current_theme)

    def on_mount(self) -> None:
        """Show what the start asks for."""
        self._endings.listen()
        for text, severity in self._to_say:
            self.notify(text, severity=severity, timeout=ERROR_S, markup=False)
        if self._start in ONLY_WATCHED:
            self.begin()
        else:
            self._with_safety_card_read(self.begin)
        self.set_timer(SETTLE_S, settle_memory)

    def on_unmount(self) -> None:
        """Stop listening to signals; what was deleted goes for good."""
        self._endings.stop()
        self.deleted.empty(self.factories.open_library)

    def _with_safety_card_read(self, then: Callable[[], None]) -> None:
        """Go on at once, or after the card that everybody confirms before a run of their own."""
        if self.settings.safety_card_confirmed:
            then()
            return
        from stridecue.app.screens.safety_card import SafetyCard  # noqa: PLC0415

        medicine = self.settings.profile.heart_rate_medicine
        self.push_screen(SafetyCard(medicine=medicine), self._safety_card_left)

    def _safety_card_left(self, answer: SafetyAnswer | None) -> None:
        from stridecue.app.screens.safety_card import SafetyAnswer  # noqa: PLC0415

        if answer in {None, SafetyAnswer.LEAVE}:
            self.exit()
            return
        profile = replace(self.settings.profile, heart_rate_medicine=answer is SafetyAnswer.WITH_MEDICINE)
        self.change_settings(lambda now: replace(now, profile=profile, safety_card_confirmed=True))
        self.opening.settings(first=True)

    def begin(self) -> None:
        """Open what the start asks for."""
        self.ready = True
        if self._start is Start.LIVE:
            self.opening.live(self.factories.live)
        elif self._start is Start.DEMO:
            self.opening.live(self.factories.demo)
        elif self._start is Start.REPLAY:
            self.opening.replay("last")
        self._start = Start.HOME

    def leave_run(self, run: RunScreen, totals: Totals | None) -> None:
        """Take a run off the screen, show what it came to, and ask about its sensors if nobody did."""
        from stridecue.app.screens.finished import finished_card  # noqa: PLC0415

        session = run.session
        if session.kind is SessionKind.LIVE and self._settings_usable:
            with self.errors_shown():  # the run may have found out more about its sensors
                self.settings = settings_file.load()

        def asked(_: None) -> None:
            self._with_safety_card_read(self.begin)
            known = self.settings.remember_asked or self.settings.devices or self.settings.device_problem
            if session.kind is SessionKind.LIVE and not known and session.joined_devices():
                self.ask_to_remember(session)

        while run in self.screen_stack:
            self.pop_screen()
        if totals is not None:
            self.push_screen(finished_card(session, totals, self.settings.around), asked)
        else:
            self._with_safety_card_read(self.begin)

    def ask_to_remember(self, session: LiveSession) -> None:
        """Ask once whether the sensors of a run are the runner's own."""
        from stridecue.app.screens.confirm import remember_devices  # noqa: PLC0415

        devices = session.joined_devices()
        self.settings = replace(self.settings, remember_asked=True)

        def answered(yes: bool | None) -> None:
            with self.errors_shown():
                session.remember(devices if yes else ())
                self.settings = settings_file.load()

        self.push_screen(remember_devices(devices), answered)

    def action_help(self) -> None:
        """Show every key."""
        from stridecue.app.screens.help import help_card  # noqa: PLC0415

        where = getattr(self.screen, "WHERE", None)
        if isinstance(where, Where):
            self.push_screen(help_card(where))

    def change_settings(self, change: Callable[[Settings], Settings]) -> None:
        """Change settings, and the file as it is now if it can be trusted: an editor may have it open."""
        self.settings = change(self.settings)
        if self._settings_usable:
            with self.errors_shown():
                self.settings = change(settings_file.load())
                settings_file.save(self.settings)

    def choose_next_theme(self) -> None:
        """Switch to the next theme and remember it."""
        name = self.themes.following()
        if name is not None:
            self.themes.use(name)
            self.change_settings(lambda now: replace(now, theme=name))
            self.notify(f"Colours: {name}", markup=False, timeout=3)

    def _read_settings(self) -> None:
        """Read the settings; a file with a mistake is said, and never written over."""
        try:
            self.settings = settings_file.load()
            if self._start is not Start.LIVE:  # a run says it when it begins
                self.say_problem(self.settings.device_problem)
        except StridecueError as error:
            self._settings_usable = False
            self.say(str(error), "error")

    @contextlib.contextmanager
    def errors_shown(self) -> Iterator[None]:
        """Show an error of the program instead of raising it."""
        try:
            yield
        except StridecueError as error:
            self.show_error(error)

    def show_error(self, error: StridecueError) -> None:
        """Say what happened and what to do."""
        self.say(str(error), "error")

    def say_problem(self, problem: str | None) -> None:
        """Say in full what a line on the screen has no room for."""
        if problem is not None:
            self.say(problem, "error")

    def say(self, text: str, severity: SeverityLevel) -> None:
        """Say something now, or as soon as there is a screen."""
        text = cut(text, TOAST_CHARACTERS)
        if self.is_running:
            if text == self._said:
                self.clear_notifications()
            self._said = text
            self.notify(text, severity=severity, timeout=ERROR_S, markup=False)
        else:
            self._to_say.append((text, severity))

    def run_screen(self) -> RunScreen | None:
        """Return the run on the screen, whatever stands above it."""
        from stridecue.app.screens.run_screen import RunScreen  # noqa: PLC0415

        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, RunScreen)), None)

    def action_ask_quit(self) -> None:
        """Leave; ask first while a run is on the screen."""
        run = self.run_screen()
        if run is None:
            self.exit()
        else:
            run.ask_to_leave()

    def end_well(self) -> None:
        """Keep the run on the screen and leave: a signal came, or the window was closed."""
        run = self.run_screen()
        if run is not None:
            run.end_now()
        self.exit()
        self.leave_for_certain()
