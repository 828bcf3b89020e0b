"""What a runner can open over a run: every cue's state, or the sensors' page.

Rules: one of them at a time, worked out once a second and only while it is open. During a run a cue on the screen goes
before it; in a replay, where one studies, it stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.screen import Screen

from stridecue.app.cue_state_lines import cue_state_lines
from stridecue.app.screens.cue_states import CueStates
from stridecue.app.screens.sensors_page import SensorsPage
from stridecue.app.session_types import LiveSession
from stridecue.report import wording

if TYPE_CHECKING:
    from stridecue.model.device_settings import DeviceSettings
    from stridecue.model.sensor_details import SensorFault

MEND_KEY = "m"


class OverRun:
    """The two panels, and which of them stands open."""

    def __init__(self, screen: Screen[None], session: LiveSession, *, live: bool) -> None:
        """`live` is a run during which cues go first, withheld ones are secret, and sensors can be mended."""
        self._screen, self._session, self._live = screen, session, live
        self._unit = session.setup.profile.unit
        self._states = CueStates(id="states")
        self._sensors = SensorsPage(id="sensors")
        self._painted: tuple[int, int] | None = None
        self.sensors_open = False
        self.states_open = False
        self._waits = False
        self.mend: tuple[DeviceSettings, SensorFault] | None = None
        """The fault on the open page that a key mends, with the sensor's settings as they are."""

    @property
    def open(self) -> bool:
        """Whether the keys of a list go to one of them."""
        return self.sensors_open or self.states_open

    @property
    def covers(self) -> bool:
        """Whether one of them stands over the run now."""
        return self.open and not self._waits

    def compose(self) -> ComposeResult:
        """Return what is there from the beginning; the sensors' page comes when it is first asked for."""
        yield self._states

    def turn(self, *, states: bool = False, sensors: bool = False) -> None:
        """Open one of them, or neither."""
        if self.states_open and not states:
            self._states.close()
        if self.sensors_open and not sensors:
            self._sensors.close()
        self.states_open, self.sensors_open = states, sensors
        self._painted = self.mend = None
        if sensors and not self._sensors.is_attached:
            self._screen.mount(self._sensors)

    def scroll(self, key: str) -> None:
        """Go through what is open."""
        if self.states_open:
            self._states.scroll_by_key(key)
        elif self.sensors_open:
            self._sensors.scroll_by_key(key)

    def paint(self, *, cue_showing: bool) -> None:
        """Show what is open as of this second."""
        model = self._session.model
        if not self.open or model.state is None:
            return
        self._waits = self._live and cue_showing
        if self._waits:
            self._states.display = self._sensors.display = False
            self._painted = None
        elif self._painted != (model.seconds, model.rewinds):
            self._painted = (model.seconds, model.rewinds)
            if self.states_open:
                self._paint_states()
            else:
                self._paint_sensors()

    def _paint_states(self) -> None:
        model, state = self._session.model, self._session.model.state
        if state is None:
            return
        traces = self._session.pipeline.engine.traces()
        lines = cue_state_lines(traces, state, self._unit, withheld=model.withheld, secret=self._live)
        self._states.show(f"Every cue at {wording.duration(state.timer_s)}", lines)

    def _paint_sensors(self) -> None:
        from stridecue.app.sensors import page_lines  # noqa: PLC0415 - when it is asked for

        state = self._session.model.state
        page = self._session.pipeline.engine.sensor_page()
        sick = page_lines.page_mendable(page) if self._live else None
        fault = page_lines.first_mendable(sick) if sick is not None else None
        self.mend = None if sick is None or fault is None else (sick.settings, fault)
        key = MEND_KEY if self.mend is not None else ""
        lines = page_lines.page_lines(page, self._unit, self._sensors.columns, mend_key=key)
        timer_s = state.timer_s if state is not None else 0.0
        self._sensors.show(f"Sensors at {wording.duration(timer_s)}", lines)
