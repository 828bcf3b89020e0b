"""A recorded run on the same screen: held, paced and jumped through.

Rules: a replay changes nothing. At its end it stays where it is; going back or on plays again.
"""

from __future__ import annotations

from textual.app import ComposeResult

from stridecue.app import live_lines
from stridecue.app.keys import Where, bindings
from stridecue.app.screens.run_screen import RunScreen
from stridecue.app.session_types import LiveSession, Seekable
from stridecue.app.why import Why
from stridecue.app.widgets.progress_line import ProgressLine
from stridecue.model.summary import Totals


class ReplayScreen(RunScreen):
    """Plays a run again."""

    BINDINGS = bindings(Where.REPLAY)
    WHERE = Where.REPLAY
    SECRET = False
    LOWER_ROWS = 2

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        self._progress = ProgressLine(id="progress")
        self._at_end = False

    def lower_lines(self) -> ComposeResult:
        """Where the replay stands."""
        yield self._progress

    @property
    def position_s(self) -> int:
        """Return the second of the recording that is shown."""
        state = self.session.model.state
        return state.tick_s if state is not None else 0

    @property
    def held(self) -> bool:
        """Return whether nothing moves."""
        return self._at_end or (self.session.clock is not None and self.session.clock.paused)

    def paint(self) -> None:
        """Paint a frame with the place in the run."""
        super().paint()
        speed = self.session.clock.speed if self.session.clock is not None else 1.0
        length_s = self.session.length_s or self.position_s
        self._progress.show(self.position_s, length_s, live_lines.speed_words(speed), self.held)

    def status_text(self) -> str:
        """Return what the top line says."""
        return "the end" if self._at_end else live_lines.status(self.session.model.state, replay=True)

    def key_pairs(self) -> list[tuple[str, str]]:
        """Return the keys that work now."""
        return live_lines.replay_keys(
            paused=self.held, at_end=self._at_end, why=self.why, sensors=self.sensors_open
        )

    def ended(self, totals: Totals) -> None:
        """Stay at the end."""
        self._at_end = True
        self.want_frame()

    def action_hold(self) -> None:
        """Hold, go on, or begin again after the end."""
        clock = self.session.clock
        if self._at_end:
            self._go_to(0)
        elif clock is not None:
            if clock.paused:
                clock.resume()
            else:
                clock.pause()
        self.want_frame()

    def action_jump(self, seconds: int) -> None:
        """Go some seconds back or on."""
        self._go_to(self.position_s + seconds)

    def action_pace(self, step: int) -> None:
        """Go faster or slower."""
        clock = self.session.clock
        if clock is not None:
            clock.set_speed(live_lines.next_speed(clock.speed, step))
        self.want_frame()

    def action_step_back(self) -> None:
        """Close the panel, or leave."""
        if self.why is not Why.NOTHING or self.list_open:
            self.close_why()
        else:
            self.leave()

    def ask_to_leave(self) -> None:
        """Leave at once: a replay has nothing to lose."""
        self.end_now()
        self.app.exit()

    def end_now(self) -> None:
        """Close the replay."""
        self.discard()

    def _go_to(self, second: int) -> None:
        pipeline = self.session.pipeline
        if not isinstance(pipeline, Seekable):
            return
        pipeline.seek(min(max(second, 0), self.session.length_s or second))
        if self._at_end:
            self._at_end = False
            self.drive()
        self.want_frame()
