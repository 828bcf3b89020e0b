"""A recorded run on the same screen: held, paced and jumped through.

Rules: a replay changes nothing. At its end it stays where it is; going back or on plays again. Going back to a cue or a
lap goes to the one before when it has just begun, as a player of music does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from stridecue.app import live_lines
from stridecue.app.keys import Where, bindings
from stridecue.app.screens.run_screen import RunScreen
from stridecue.app.session_types import LiveSession, Recast, Seekable
from stridecue.app.why import Why
from stridecue.app.widgets.player_strip import Place, PlayerStrip, Shape
from stridecue.model.state import Quantity
from stridecue.model.summary import Totals

if TYPE_CHECKING:
    from stridecue.replay_index import ReplayIndex

JUST_BEGUN_S = 3
"""OUR CHOICE: going back within this time of a cue or a lap goes to the one before."""
MINUTE_S = 60
_LEAST_SPAN = {Quantity.HEART_RATE: 20.0, Quantity.SPEED: 1.0}
"""In beats a minute and m/s; OUR CHOICE: what varies less is drawn level."""


class ReplayScreen(RunScreen):
    """Plays a run again."""

    BINDINGS = bindings(Where.REPLAY)
    WHERE = Where.REPLAY
    SECRET = False
    LOWER_ROWS = 3

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        self._strip = PlayerStrip(id="player")
        self._at_end = False
        self._painter.answers_taken = False

    def lower_lines(self) -> ComposeResult:
        """Where the replay stands."""
        yield self._strip

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
        place = Place(min(self.position_s, length_s), length_s, live_lines.speed_words(speed), self.held)
        self._strip.show(place, self._shape())

    def status_text(self) -> str:
        """Return what the top line says."""
        if self._at_end:
            return "the end"
        return live_lines.status(self.session.model.state, replay=True, unit=self._unit)

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

    def action_minute(self, key: str) -> None:
        """Go a minute on or back, or through what stands open."""
        if self.list_open:
            self.action_scroll(key)
        else:
            self.action_jump(MINUTE_S if key == "up" else -MINUTE_S)

    def action_next_cue(self) -> None:
        """Go to the next cue."""
        self._go_if_there(self._index.next_cue_s(self.position_s), "There is no cue after this.")

    def action_cue_before(self) -> None:
        """Go back to a cue."""
        self._go_if_there(self._index.cue_before_s(self._well_before_s), "There is no cue before this.")

    def action_next_lap(self) -> None:
        """Go to the next lap."""
        self._go_if_there(self._index.next_lap_s(self.position_s), "This is the last lap.")

    def action_lap_before(self) -> None:
        """Go back to the beginning of a lap."""
        self._go_to(self._index.lap_before_s(self._well_before_s))

    def action_go_to_start(self) -> None:
        """Go to the beginning."""
        self._go_to(0)

    def action_go_to_end(self) -> None:
        """Go to the end."""
        self._go_to(self.session.length_s or self.position_s)

    def on_player_strip_sought(self, event: PlayerStrip.Sought) -> None:
        """Go to where somebody clicked."""
        self._go_to(event.to_s)

    def action_other_cues(self) -> None:
        """Choose the cue sets that the run is played with."""
        from stridecue.app.screens.replay_cues import ReplayCues  # noqa: PLC0415 - when it is asked for

        if isinstance(self.session, Recast):
            with self.owner.errors_shown():
                self.app.push_screen(ReplayCues(self.session.cue_set_names), self._play_with)

    def _play_with(self, names: tuple[str, ...] | None) -> None:
        """Play on from here with other cue sets; none at all: as the run was."""
        if names is None or not isinstance(self.session, Recast):
            return
        with self.owner.errors_shown():
            recast = self.session.with_cue_sets(names)
            if isinstance(recast.pipeline, Seekable):
                recast.pipeline.seek(self.position_s)
            self.discard()
            self.app.switch_screen(ReplayScreen(recast))

    @property
    def _index(self) -> ReplayIndex:
        pipeline = self.session.pipeline
        assert isinstance(pipeline, Seekable)  # every replay's is
        return pipeline.index

    @property
    def _well_before_s(self) -> int:
        return self.position_s - JUST_BEGUN_S

    def _shape(self) -> Shape:
        """Return what is known of the run: its heart rate, or its speed where nobody wore a strap."""
        index = self._index
        heart = index.values[Quantity.HEART_RATE]
        worn = any(value is not None for value in heart)
        quantity = Quantity.HEART_RATE if worn else Quantity.SPEED
        return Shape(index.known_s, index.values[quantity], index.cues_s, index.laps_s, _LEAST_SPAN[quantity])

    def _go_if_there(self, to_s: int | None, otherwise: str) -> None:
        if to_s is None:
            self.say(otherwise)
        else:
            self._go_to(to_s)

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
