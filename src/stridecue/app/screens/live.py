"""A run that is being run: what its keys do, and how it ends.

Rules: the runner's keys become marks and nothing else; the engine says what they mean. A run that was started is never
lost by leaving: it is finished, or thrown away after being asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stridecue import device_file
from stridecue import settings as settings_file
from stridecue.app import live_lines
from stridecue.app.answers import KEYS_FOR
from stridecue.app.device_question import DeviceQuestion
from stridecue.app.finish_countdown import FinishCountdown
from stridecue.app.keys import Where, bindings
from stridecue.app.screens.planned_screen import PlannedScreen
from stridecue.app.sensors import mending, own_devices
from stridecue.app.session_types import LiveSession, SessionKind
from stridecue.app.why import Why
from stridecue.model.cue import Asks
from stridecue.model.inputs import MarkKind
from stridecue.model.state import Activity

if TYPE_CHECKING:
    from stridecue.app.screens.confirm import QuitAnswer
    from stridecue.model.device_settings import DeviceSettings
    from stridecue.model.sensor_details import SensorFault
    from stridecue.model.summary import Totals

_SPACE = {
    Activity.BEFORE: (MarkKind.START, Activity.ACTIVE),
    Activity.PAUSED: (MarkKind.RESUME, Activity.ACTIVE),
}
"""What the space key asks for, and what shows until the engine has said; anywhere else it is a pause."""


class LiveScreen(PlannedScreen):
    """One run, live or simulated."""

    BINDINGS = bindings(Where.LIVE)
    WHERE = Where.LIVE

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        self._countdown = FinishCountdown()
        self._asking = False
        self._problem: str | None = None
        self._problem_said: str | None = None
        self._device_question = DeviceQuestion()

    def ended(self, totals: Totals) -> None:
        """Keep the run that has its end, and show what it came to."""
        if not self._over:
            started = self.activity is not Activity.BEFORE
            self.close_session(keep=started)
            self.owner.leave_run(self, totals if started else None)

    def on_mount(self) -> None:
        """Say once that the runner's own sensors are not known; every other one is looked for meanwhile."""
        if self.session.kind is SessionKind.LIVE:
            with self.owner.errors_shown():
                self.owner.say_problem(settings_file.load().device_problem)

    def paint(self) -> None:
        """Paint a frame; a notice does not stand before the count-down, which asks how the run was."""
        self._painter.notices_wait = self._countdown.running
        self._painter.last_answer = self.mood_kept or KEYS_FOR[Asks.MOOD] if self._countdown.running else ""
        super().paint()

    def status_text(self) -> str:
        """Return what the top line says."""
        if self._countdown.running:
            left = f"finishing in {self._countdown.left_s(self.owner.now_s())} s"
            return f"{left} · {self.mood_kept or 'how was it? 1-5'}"
        return self._problem or live_lines.status(
            self.session.model.state, off=self.switched_off, unit=self._unit
        )

    @property
    def pressing(self) -> bool:
        """Return whether what the top line says must be seen."""
        return self._countdown.running or self._problem is not None or super().pressing

    def key_pairs(self) -> list[tuple[str, str]]:
        """Return the keys that work now."""
        return live_lines.live_keys(
            self.session.model.state,
            finishing_s=self._countdown.left_s(self.owner.now_s()),
            why=self.why,
            entry=self.entry.kind if self.entry is not None else None,
            sensors=self.sensors_open,
            mends=self._over_run.mend is not None,
        )

    @property
    def finishing(self) -> bool:
        """Return whether the run is about to end."""
        return self._countdown.running

    def beat(self) -> None:
        """Look at what has no event."""
        self._problem = self.session.problem
        if self._problem != self._problem_said and self._painter.hold.cue is None:
            self._problem_said = self._problem
            self.owner.say_problem(self._problem)
        if self._countdown.over(self.owner.now_s()):
            self._countdown.undo()
            self.mark(MarkKind.FINISH, effective_from_ms=self._countdown.pressed_ms)
        if not self._over:
            self._ask_about_devices()
            super().beat()

    def action_start_or_pause(self) -> None:
        """Start, pause or go on; what was pressed shows at once."""
        if self.held("space"):
            return
        kind, activity = _SPACE.get(self.activity, (MarkKind.PAUSE, Activity.PAUSED))
        self.mark(kind)
        self.session.model.asked(activity)

    def action_lap(self) -> None:
        """Begin a new lap."""
        if self.activity is Activity.ACTIVE and not self.held("l"):
            self.mark(MarkKind.LAP)

    def action_mute(self) -> None:
        """Silence the coach, or let it speak again; on the sensors' page, mend what it offers to."""
        if not self.sensors_open:
            super().action_mute()
        elif not self.held("m") and self._over_run.mend is not None:
            self._mend(*self._over_run.mend)

    def _mend(self, now: DeviceSettings, fault: SensorFault) -> None:
        """Take over the settings that a sensor's fault offers, for this run and for later ones."""
        if fault.mend is None:
            return
        values = mending.changed(now, fault.mend)
        self.change(mending.NAME, mending.content(now.device, values))
        self.session.mend(now.device, values)
        kept = self.session.kind is SessionKind.LIVE and self._keep(now.device, values)
        self.say(f"done: {fault.mend_words} · {'later runs too' if kept else 'in this run'}")

    def _keep(self, device: str, values: dict[str, object]) -> bool:
        """Keep changed settings of a sensor for later runs; return whether it is a remembered one, and it was done."""
        if device_file.known(self.owner.settings.devices, device) is None:
            return False
        return own_devices.change_devices(self.owner, lambda devices: mending.mended(devices, device, values))

    def action_finish(self) -> None:
        """Begin to finish, or undo it."""
        if self.held("f"):
            return
        if self._countdown.running:
            self._countdown.undo()
        elif self.activity is Activity.BEFORE:
            self.leave()
            return
        else:
            self.mood_kept = ""
            self._painter.entry = None
            self.close_why()
            self._countdown.begin(self.owner.now_s(), self.session.pipeline.now_ms)
        self.paint()

    def action_step_back(self) -> None:
        """Undo the finish, close the panel, or leave before the start."""
        if self._countdown.running:
            self._countdown.undo()
            self.paint()
        elif self.entry is not None:
            self.close_entry()
        elif self.why is not Why.NOTHING or self.list_open:
            self.close_why()
        elif self.activity is Activity.BEFORE:
            self.leave()

    def _ask_about_devices(self) -> None:
        """Ask once, before the start, whether the sensors that joined are the runner's."""
        if self.session.kind is not SessionKind.LIVE or self.owner.settings.remember_asked:
            return
        if self.activity is not Activity.BEFORE or self.owner.settings.devices or not self.is_current:
            return
        if self.owner.settings.device_problem is not None:  # nothing can be written there
            return
        if self._device_question.due(len(self.session.joined_devices())):
            self.owner.ask_to_remember(self.session)

    def discard(self) -> None:
        """Throw the run away; its sensors must not write to it any more."""
        if not self._over:
            self.session.pipeline.mark(MarkKind.FINISH)
        self.close_session(keep=False)

    def end_now(self) -> None:
        """Finish the run at this moment and keep it: the program is about to end."""
        if self.activity is Activity.BEFORE:
            self.discard()
            return
        if not self._over:
            self.session.pipeline.mark(MarkKind.FINISH)
        self.close_session(keep=True)

    def ask_to_leave(self) -> None:
        """Ask what becomes of the run before the program ends."""
        from stridecue.app.screens.confirm import quit_during_run  # noqa: PLC0415

        if self.activity is Activity.BEFORE or self._over:
            self.end_now()
            self.app.exit()
        elif not self._asking:
            self._asking = True
            self.app.push_screen(quit_during_run(), self._leave)

    def _leave(self, answer: QuitAnswer | None) -> None:
        from stridecue.app.screens.confirm import QuitAnswer  # noqa: PLC0415

        self._asking = False
        if answer is QuitAnswer.KEEP:
            self.end_now()
            self.app.exit()
        elif answer is QuitAnswer.THROW_AWAY:
            self.discard()
            self.app.exit()
