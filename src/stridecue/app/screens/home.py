"""The first screen: what one can do, and the latest runs.

Rules: the runs are looked up after the first frame, so that the screen is there at once. A run that broke off is
offered until it is kept, gone on with or thrown away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from stridecue.app.keys import Where, bindings, keys_of
from stridecue.app.library_care import LibraryCare
from stridecue.app.sizes import NARROW_OR_WIDE, TALL_ROWS, TINY_SHORT_OR_TALL
from stridecue.errors import StridecueError

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.model.run_list import ListedRun
    from stridecue.model.summary import RunSummary

LATEST, LATEST_WHERE_SHORT = 5, 3
"""How many runs stand on the first screen; where it is short, two fewer beside a run that broke off."""
LABEL_COLUMNS = 5
AFTER_FRAME_S = 0.05
"""OUR CHOICE: not noticed by anybody, and long enough for a slow terminal."""
WORDMARK = """\
▄▀▀▀▀ ▀▀█▀▀ █▀▀▀▄ █ █▀▀▄  █▀▀▀▀ ▄▀▀▀▄ █   █ █▀▀▀▀
▀▄▄▄    █   █▄▄▄▀ █ █   █ █▄▄▄  █     █   █ █▄▄▄
    █   █   █ ▀▄  █ █  ▄▀ █     █   ▄ █   █ █
▀▀▀▀    ▀   ▀   ▀ ▀ ▀▀▀   ▀▀▀▀▀  ▀▀▀   ▀▀▀  ▀▀▀▀▀"""


class HomeScreen(Screen[None]):
    """Calm, with one key for each thing."""

    BINDINGS = bindings(Where.HOME)
    WHERE = Where.HOME
    VERTICAL_BREAKPOINTS = TINY_SHORT_OR_TALL
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    DEFAULT_CSS = """
    HomeScreen { background: $background; align: center middle; }
    HomeScreen > Vertical { width: 64; max-width: 100%; height: auto; max-height: 100%; padding: 0 2; }
    HomeScreen Static { height: auto; }
    HomeScreen #menu { text-wrap: nowrap; text-overflow: ellipsis; }
    HomeScreen #tagline { margin-bottom: 1; color: $dim; }
    HomeScreen #broken { display: none; margin-top: 1; padding: 0 1; background: $surface; }
    HomeScreen #runs { margin-top: 1; }
    HomeScreen.-tiny #title, HomeScreen.-narrow #title, HomeScreen.-tiny #runs { display: none; }
    HomeScreen.-short.broken #tagline { display: none; }
    HomeScreen.-tall #tagline { margin-bottom: 2; }
    HomeScreen.-tall #broken, HomeScreen.-tall #runs { margin-top: 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.broken: RunSummary | None = None
        self._care: LibraryCare | None = None

    @property
    def owner(self) -> StridecueApp:
        """Return the app, as what it is."""
        return cast("StridecueApp", self.app)

    def compose(self) -> ComposeResult:
        """Title, keys, runs."""
        with Vertical():
            yield Static(Content.styled(WORDMARK, "$accent"), id="title")
            yield Static(Content("a run tracker with a coach in it"), id="tagline")
            yield Static(_menu(), id="menu")
            yield Static(id="broken")
            yield Static(id="runs")

    def on_screen_resume(self) -> None:
        """Look the runs up once the frame has reached the terminal."""
        self.set_timer(AFTER_FRAME_S, self.look_up_runs)

    def look_up_runs(self) -> None:
        """Show the latest runs, and one that broke off."""
        if not (self.owner.ready and self.is_attached and self.is_current):
            return
        if not self._care_taken().ready(self.look_up_runs):
            return
        from stridecue.app.run_rows import broken_off  # noqa: PLC0415

        runs = self.query_one("#runs", Static)
        try:
            latest = self.owner.factories.latest_runs(LATEST)
            unfinished = self.owner.factories.unfinished()
        except StridecueError as error:
            runs.update(Content.styled(str(error), "$alert"))
            return
        self.broken = unfinished[0] if unfinished else None
        broken = self.query_one("#broken", Static)
        broken.display = self.broken is not None
        self.set_class(self.broken is not None, "broken")
        if self.broken is not None:
            broken.update(broken_off(self.broken))
        runs.update(self._latest(latest))

    def _care_taken(self) -> LibraryCare:
        if self._care is None:
            self._care = LibraryCare(self.owner, self.owner.factories.look_after_library)
        return self._care

    def _latest(self, runs: list[ListedRun]) -> Content:
        if not runs:
            return Content.styled("No runs yet. The demo needs no sensor.", "$dim")
        from stridecue.app.run_rows import run_row  # noqa: PLC0415

        unit = self.owner.settings.profile.unit
        heading = Content.styled("Latest runs", "bold")
        most = LATEST if self.size.height >= TALL_ROWS else LATEST_WHERE_SHORT - 2 * (self.broken is not None)
        return Content("\n").join([heading, *(run_row(run, unit) for run in runs[:most])])

    def action_run(self) -> None:
        """Start a run with sensors."""
        self.owner.opening.live(self.owner.factories.live)

    def action_sessions(self) -> None:
        """Choose a session."""
        self.owner.opening.sessions()

    def action_demo(self) -> None:
        """Start a simulated run."""
        self.owner.opening.live(self.owner.factories.demo)

    def action_replay_last(self) -> None:
        """Replay the latest run."""
        self.owner.opening.replay("last")

    def action_report_last(self) -> None:
        """Open the report of the latest run."""
        self.owner.opening.report("last")

    def action_all_runs(self) -> None:
        """Look through all runs."""
        self.owner.opening.history()

    def action_sensors(self) -> None:
        """Look at the sensors in the air and the runner's own."""
        self.owner.opening.sensors()

    def action_cue_sets(self) -> None:
        """Look at the cue sets and change them."""
        self.owner.opening.cue_sets()

    def action_settings(self) -> None:
        """Change the profile and the settings."""
        self.owner.opening.settings()

    def action_next_theme(self) -> None:
        """Choose the next colour theme."""
        self.owner.choose_next_theme()

    def action_go_on(self) -> None:
        """Go on with the run that broke off."""
        if self.broken is not None and self.broken.id is not None:
            run_id = self.broken.id
            self.owner.opening.live(lambda: self.owner.factories.resume(run_id), going_on=True)

    def action_keep(self) -> None:
        """Keep the run that broke off."""
        if self.broken is not None and self.broken.id is not None:
            with self.owner.errors_shown():
                self.owner.factories.keep(self.broken.id)
            self.look_up_runs()

    def action_drop(self) -> None:
        """Throw the run that broke off away, after asking."""
        if self.broken is not None:
            from stridecue.app.screens.confirm import drop_run  # noqa: PLC0415

            self.app.push_screen(drop_run(self.broken), self._drop)

    def _drop(self, sure: bool | None) -> None:
        if sure and self.broken is not None and self.broken.id is not None:
            with self.owner.errors_shown():
                self.owner.factories.drop(self.broken.id)
            self.look_up_runs()

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()


def _menu() -> Content:
    """The keys of the first screen, one a line."""
    menu = []
    for key in keys_of(Where.HOME):
        if key.line:
            menu.append(
                Content.assemble((f"{key.label:<{LABEL_COLUMNS}}", "bold $accent"), (key.help, "$neutral"))
            )
    menu.append(Content.assemble((f"{'?':<{LABEL_COLUMNS}}", "bold $accent"), ("all keys", "$neutral")))
    return Content("\n").join(menu)
