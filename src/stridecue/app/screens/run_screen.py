"""What a live run and a replay have in common: the numbers on the screen, the frames, and letting go of the run.

Rules: the pipeline tells the model, the model asks for a frame, and the frame reads the model: no message a sample. A
session is let go once, and the screen paints no more after that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import ComposeResult
from textual.screen import Screen

from stridecue.app.frames import Frames
from stridecue.app.live_painter import LivePainter
from stridecue.app.screens.over_run import OverRun
from stridecue.app.screens.why_panel import WhyPanel
from stridecue.app.session_types import LiveSession
from stridecue.app.sizes import SHORT_OR_TALL
from stridecue.app.why import Why
from stridecue.app.widgets.device_bar import DeviceBar
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.live_layout import LiveLayout
from stridecue.app.widgets.top_line import TopLine
from stridecue.errors import StridecueError
from stridecue.model.cue import CueKind
from stridecue.model.state import Activity
from stridecue.report import wording

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.model.summary import Totals

BEAT_S = 0.5
"""How often the screen looks at what has no event: the count-down, a cue's end, a full disk."""

READ_IN_S = 6.0
"""How long a mistake has to stand to be read; OUR CHOICE."""


class RunScreen(Screen[None]):
    """One run; what its keys do is up to the screens made of this one."""

    VERTICAL_BREAKPOINTS = SHORT_OR_TALL
    DEFAULT_CSS = """
    RunScreen { background: $background; layers: base over; }
    RunScreen.-short WhyPanel { min-height: 50%; }
    RunScreen.-short CueStates, RunScreen.-short SensorsPage { height: 50%; }
    """

    SECRET = True
    """Whether nobody may know which cues were withheld."""
    LOWER_ROWS = 1
    """How many rows are below the numbers: those of `lower_lines`, and the keys."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self.session = session
        self._unit = session.setup.profile.unit
        self._top = TopLine(id="top")
        self._devices = DeviceBar(id="devices")
        self._middle = LiveLayout(
            f"min{wording.pace_unit(self._unit)}", below_rows=self.LOWER_ROWS, id="middle"
        )
        self._keys = KeyLine(id="keys")
        self._why_panel = WhyPanel(id="why")
        self._over_run = OverRun(self, session, live=self.SECRET)
        self._painter = LivePainter(
            session.model, self._top, self._devices, self._middle, self._why_panel, self._unit
        )
        self._frames: Frames | None = None
        self._over = False
        self._said: dict[str, tuple[int, str]] = {}
        self._said_s = float("-inf")

    @property
    def owner(self) -> StridecueApp:
        """Return the app, as what it is."""
        return cast("StridecueApp", self.app)

    def compose(self) -> ComposeResult:
        """Lines around the numbers."""
        yield self._top
        yield self._devices
        yield self._middle
        yield from self.lower_lines()
        yield self._keys
        yield self._why_panel
        yield from self._over_run.compose()

    def lower_lines(self) -> ComposeResult:
        """Return what stands between the numbers and the keys: nothing."""
        yield from ()

    def on_mount(self) -> None:
        """Begin to run and to paint."""
        self._frames = Frames(self.paint, self.owner.now_s)
        self._painter.begin()
        self.session.model.on_change = self.want_frame
        self.session.ring_by(self.app.bell)
        self.set_interval(BEAT_S, self.beat)
        self.paint()
        self.drive()

    @work(group="drive", exclusive=True)
    async def drive(self) -> None:
        """Let the run go on in the background; what breaks it off ends it like its end."""
        try:
            totals = await self.session.pipeline.run()
        except StridecueError as error:
            self.owner.show_error(error)
            totals = self.session.pipeline.engine.totals()
        self.ended(totals)

    def ended(self, totals: Totals) -> None:
        """Do what comes after the end."""
        raise NotImplementedError

    def status_text(self) -> str:
        """Return what the top line says."""
        raise NotImplementedError

    @property
    def pressing(self) -> bool:
        """Return whether what the top line says must be seen."""
        return self.activity in {Activity.PAUSED, Activity.AUTO_PAUSED}

    def key_pairs(self) -> list[tuple[str, str]]:
        """Return the keys that work now."""
        raise NotImplementedError

    def beat(self) -> None:
        """Look at what has no event."""
        self._say_mistakes()
        self.want_frame(False)

    def end_now(self) -> None:
        """Let go of the run in its best state: the program is about to end."""
        raise NotImplementedError

    def ask_to_leave(self) -> None:
        """End the program, after a question if there is something to lose."""
        raise NotImplementedError

    @property
    def activity(self) -> Activity:
        """Return where the run is between its start and its end."""
        state = self.session.model.state
        return state.activity if state is not None else Activity.BEFORE

    def want_frame(self, urgent: bool = True) -> None:
        """Have a frame painted soon."""
        if self._frames is not None and not self._over:
            self._frames.want(urgent)

    def paint(self) -> None:
        """Paint one frame from what the model holds now."""
        if self._frames is None or self._over:
            return
        self._frames.painted()
        cue = self._painter.hold.cue
        self._painter.paint(
            self.owner.now_s(), self.session.title, self.status_text(), "off" if self.pressing else "dim"
        )
        if self._painter.hold.cue not in (None, cue):
            self._clear_for_a_cue()
        self._over_run.paint(cue_showing=self.cue_first)
        self._middle.covered(self._over_run.covers or self._why_panel.display)
        self._keys.show(self.key_pairs())

    @property
    def cue_first(self) -> bool:
        """Return whether a cue goes before what stands open; before the start only one of safety does."""
        cue = self._painter.hold.cue
        before = self.activity is Activity.BEFORE
        return cue is not None and (not before or cue.kind is CueKind.SAFETY)

    def _say_mistakes(self) -> None:
        """Say in full what is wrong with a changed cue set, once a cue has the screen no more."""
        if self._painter.hold.cue is not None:
            return
        for name, mistake in self.session.model.mistakes.items():
            if self._said.get(name) != mistake:
                self._said[name] = mistake
                self._said_s = self.owner.now_s()
                self.owner.say_problem(mistake[1])

    def _clear_for_a_cue(self) -> None:
        """Let nothing stand before a cue; what was hardly there to be read is said again after it."""
        self.app.clear_notifications()
        if self.owner.now_s() - self._said_s < READ_IN_S:
            self._said.clear()

    @property
    def why(self) -> Why:
        """Return what the runner asked about the coach's reasons."""
        return self._painter.why

    def action_why(self) -> None:
        """Show why the last cue came, then every cue's state, then neither."""
        self._ask_why(self.why.following)

    def close_why(self) -> None:
        """Put away what stands open over the run."""
        self._ask_why(Why.NOTHING)

    def action_sensors(self) -> None:
        """Show the sensors' page, or put it away."""
        self._ask_why(Why.NOTHING, sensors=not self._over_run.sensors_open)

    @property
    def list_open(self) -> bool:
        """Return whether something stands open that the keys go through."""
        return self._over_run.open

    @property
    def sensors_open(self) -> bool:
        """Return whether the sensors' page stands open."""
        return self._over_run.sensors_open

    def action_scroll(self, key: str) -> None:
        """Go through the list that stands open, if one does."""
        self._over_run.scroll(key)

    def say(self, text: str) -> None:
        """Show a short notice at once."""
        self._painter.say(text, self.owner.now_s())
        self.paint()

    def _ask_why(self, why: Why, *, sensors: bool = False) -> None:
        self._painter.why = why
        self._over_run.turn(states=why is Why.EVERY, sensors=sensors)
        self.paint()

    def leave(self) -> None:
        """Go back to where one came from; nothing is kept."""
        self.discard()
        self.dismiss()

    def discard(self) -> None:
        """Let go of the run and keep nothing."""
        self.close_session(keep=False)

    def close_session(self, *, keep: bool) -> None:
        """Finish or discard the run, once; afterwards the screen only shows what it had."""
        if self._over:
            return
        self._over = True
        if self._frames is not None:
            self._frames.stop()
        self.session.model.on_change = None
        self.workers.cancel_group(self, "drive")
        with self.owner.errors_shown():
            if keep:
                self.session.finish(self.session.pipeline.engine.totals())
            else:
                self.session.discard()
