"""The tracker: inputs in, the state of the run out, once a second.

Rules:
- What comes in is taken at its time; a state is of the end of a second and made by `tick` alone.
- The order of a second: time and distance, signals, gait, automatic pause, laps, figures, state.
- While the computer sleeps nothing counts and every signal is lost.
- Only good values reach figures; distance goes by any value that is not stale.
- A finish may be told late; the run then ends at the moment that is named, see `late_finish`.
"""

from __future__ import annotations

from stridecue.model.device_settings import CadenceBasis
from stridecue.model.events import Event, Sampled
from stridecue.model.inputs import (
    Body,
    Change,
    CharacteristicRead,
    Gap,
    Link,
    Mark,
    MarkKind,
    Packet,
    Reading,
)
from stridecue.model.our_choices.signals import (
    HIGHEST_SPEED_MPS,
    LATE_GRADE_S,
    STANDING_BELOW_SPM,
    STEEPEST_FILE_GRADE_PERCENT,
)
from stridecue.model.sensor_details import SensorPage
from stridecue.model.setup import RunSetup
from stridecue.model.state import Gait, Quantity, Signal, State
from stridecue.model.summary import Totals
from stridecue.signals import outside_values
from stridecue.signals.baseline import CadenceWindow
from stridecue.signals.figures import Second
from stridecue.signals.file_readings import LONGEST_M
from stridecue.signals.late_finish import LateFinish, Sums
from stridecue.signals.quality import NEVER, lost
from stridecue.signals.sensor_page import sensor_page
from stridecue.signals.tracker_parts import Parts

LONGEST_GAP_MS = 30 * 24 * 3600 * 1000
_ACTIVITY_MARKS = frozenset({MarkKind.START, MarkKind.PAUSE, MarkKind.RESUME, MarkKind.FINISH})


class Tracker:
    """Keeps the state of one run."""

    def __init__(self, setup: RunSetup) -> None:
        self._parts = Parts(setup)
        self._ticked_timer_ms = 0
        self._ticked_distance_m = 0.0
        self._late_finish = LateFinish()
        grade = self._parts.intake.grade.signal(0, setup.options.surface)
        self.state = self._parts.state(0, (NEVER, NEVER, NEVER, grade, NEVER, NEVER, NEVER))
        """As of the last tick."""

    @property
    def cadence_bases(self) -> dict[str, CadenceBasis]:
        """What each footpod was found or said to count in this run, to be remembered for the next one."""
        return self._parts.intake.devices.bases()

    @property
    def cadence_windows(self) -> tuple[CadenceWindow, ...]:
        """The windows of this run that say what cadence is the runner's own."""
        return self._parts.figures.baseline.windows

    def technique_cue_shown(self, second: int) -> None:
        """Note that a technique cue was shown: the steps of the next minute are no baseline."""
        self._parts.figures.baseline.prompted(second)

    def told_lost(self, second: int, quantity: Quantity) -> None:
        """Note that the runner was told that a quantity is lost: no notice says it again."""
        self._parts.sensors.told(second * 1000, quantity)

    def planned(self, state: State) -> list[Event]:
        """Take the state with its place in the plan; returns the lap that ends where a step begins.

        What the plan asks for holds from the next second on.
        """
        self.state = state
        return self._mark_lap(1000 * state.tick_s) if self._parts.take_plan(state) else []

    def feed(self, t_ms: int, body: Body) -> list[Event]:
        """Take what came in at `t_ms`; never raises for what it contains."""
        if isinstance(body, (Packet, CharacteristicRead)):
            taken = self._parts.intake.packet(t_ms, body)
            if self._parts.intake.belt.moving is not None:
                self._belt_says(t_ms)
            return taken
        if isinstance(body, Reading):
            return self._reading(t_ms, body)
        if isinstance(body, Mark):
            return self._mark(t_ms, body)
        if isinstance(body, Link):
            self._parts.intake.link(body)
        elif isinstance(body, Change):
            events = self._parts.told.change(body)
            return self._parts.intake.change(body) if events is None else events
        elif isinstance(body, Gap):
            self._advance(t_ms)
            self._keep_sums(t_ms)
            self._parts.clock.sleep(t_ms, min(body.duration_ms, LONGEST_GAP_MS))
        return []

    def _reading(self, t_ms: int, body: Reading) -> list[Event]:
        events = self._parts.intake.reading(t_ms, body)
        metres = self._parts.intake.file.distance_m
        if metres is not None and self._parts.clock.on:
            self._parts.distance.read(metres)
        return events

    def _advance(self, t_ms: int) -> None:
        counted_ms = self._parts.clock.advance(t_ms)
        if counted_ms:
            self._parts.distance.integrate(counted_ms, self._parts.intake.speed.latest(t_ms))

    def _mark(self, t_ms: int, mark: Mark) -> list[Event]:
        kind = mark.kind
        if kind in _ACTIVITY_MARKS:
            return self._mark_activity(t_ms, mark)
        if kind is MarkKind.LAP:
            return self._mark_lap(t_ms)
        if kind is MarkKind.GRADE:
            return self._mark_grade(t_ms, mark)
        if kind is MarkKind.SPEED:
            return self._mark_speed(t_ms, mark)
        return self._parts.told.mark(t_ms, mark, self._parts.intake)

    def _mark_activity(self, t_ms: int, mark: Mark) -> list[Event]:
        events: list[Event] = []
        parts = self._parts
        self._advance(t_ms)
        finishes = mark.kind is MarkKind.FINISH
        if finishes and mark.effective_from_ms is not None and parts.clock.on:
            t_ms = self._go_back(t_ms, mark.effective_from_ms)
        if not parts.clock.mark(t_ms, mark.kind):
            return events
        parts.counts.on = parts.clock.on
        counted_m = outside_values.number(mark.value, 0.0, LONGEST_M)
        if mark.kind is MarkKind.START:
            if counted_m is not None:  # the run was cut here: what came before is not of it
                parts.distance.begin(counted_m)
                parts.counts.records = 0
            self._late_finish.begin(self._sums(t_ms))
        elif finishes:
            if counted_m is not None:
                parts.distance.read(counted_m)
            here = parts.place(t_ms)
            events += parts.laps.advance(here)
            events += parts.laps.finish(here)
        self._keep_sums(t_ms)
        return events

    def _belt_says(self, t_ms: int) -> None:
        belt = self._parts.intake.belt
        self._advance(t_ms)
        self._parts.clock.belt_says(belt.moving is True)
        self._keep_sums(t_ms)
        belt.moving = None

    def _sums(self, t_ms: int) -> Sums:
        return self._parts.sums(t_ms, self._ticked_timer_ms, self._ticked_distance_m)

    def _keep_sums(self, t_ms: int, *, ticked: bool = False) -> None:
        if self._parts.clock.on:
            self._late_finish.keep(self._sums(t_ms), ticked=ticked)

    def _go_back(self, t_ms: int, since_ms: int) -> int:
        """Return to the sums of a finish that is told late; returns when it was."""
        self._keep_sums(t_ms)
        sums = self._late_finish.at(min(since_ms, t_ms))
        self._parts.restore(sums)
        self._ticked_timer_ms, self._ticked_distance_m = sums.ticked_timer_ms, sums.ticked_distance_m
        return sums.t_ms

    def _mark_lap(self, t_ms: int) -> list[Event]:
        if not self._parts.clock.on:
            return []
        self._advance(t_ms)
        here = self._parts.place(t_ms)
        events: list[Event] = list(self._parts.laps.advance(here))
        events.append(self._parts.laps.end(here))
        self._keep_sums(t_ms)
        return events

    def _mark_speed(self, t_ms: int, mark: Mark) -> list[Event]:
        speed = outside_values.number(mark.value, 0.0, HIGHEST_SPEED_MPS)
        if mark.value is not None and speed is None:
            return []
        self._advance(t_ms)
        self._parts.intake.speed.type(speed)
        return [Sampled(Quantity.SPEED, self._parts.intake.speed.signal(t_ms))]

    def _mark_grade(self, t_ms: int, mark: Mark) -> list[Event]:
        grade = outside_values.number(mark.value, -STEEPEST_FILE_GRADE_PERCENT, STEEPEST_FILE_GRADE_PERCENT)
        if mark.value is not None and grade is None:
            return []
        intake = self._parts.intake
        intake.grade.type(grade)
        if grade is not None and mark.effective_from_ms is not None and mark.effective_from_ms < t_ms:
            self._mend_grade(grade, max(mark.effective_from_ms, t_ms - 1000 * LATE_GRADE_S))
        return [Sampled(Quantity.GRADE, intake.grade.signal(t_ms, intake.surface))]

    def _mend_grade(self, grade: float, since_ms: int) -> None:
        since_s = -(-max(0, since_ms) // 1000)
        self._parts.figures.mend_grade(since_s, grade, self._ticked_timer_ms / 1000)
        self._parts.intake.speed.mend_grade()
        self._parts.mended_from_s = since_s

    def tick(self, second: int) -> tuple[State, list[Event]]:
        """Close one second; returns its state, and laps and notices."""
        t_ms = second * 1000
        intake, clock = self._parts.intake, self._parts.clock
        self._advance(t_ms)
        asleep = clock.asleep(t_ms)
        speed_now = None if asleep else intake.speed.latest(t_ms)
        steps_now = None if asleep else intake.cadence.latest(t_ms)
        grade = intake.grade.signal(t_ms, intake.surface)
        gait = self._parts.gait.observe(speed_now, steps_now, grade.good, intake.pod.says_running)
        stepping = steps_now is not None and steps_now >= STANDING_BELOW_SPM
        clock.observe(speed_now, stepping, runs_out=intake.belt.runs_out(t_ms))
        events: list[Event] = []
        if clock.on:
            events += self._parts.laps.advance(self._parts.place(t_ms))
        intake.heart_rate.observe(t_ms, steps_now, speed_now, gait)
        intake.cadence.observe(t_ms, speed_now, gait)
        intake.speed.compare(t_ms)
        events += self._parts.sensors.observe(t_ms, intake, clock, steps_now)
        signals = self._signals(t_ms, grade, asleep)
        self._observe(second, signals, speed_now, gait)
        events += self._parts.follow(second, signals[1].good, asleep)
        if not asleep:
            self._keep_sums(t_ms, ticked=True)
        self.state = self._parts.state(second, signals)
        self._parts.mended_from_s = None
        return self.state, events

    def _signals(self, t_ms: int, grade: Signal, asleep: bool) -> tuple[Signal, ...]:
        intake = self._parts.intake
        speed = intake.speed
        belt, pod = speed.belt.signal(t_ms), speed.pod.signal(t_ms)
        speaking = speed.speaking(t_ms)
        known = belt if speaking is speed.belt else pod if speaking is speed.pod else None
        heart_rate, cadence, power = (
            intake.heart_rate.signal(t_ms),
            intake.cadence.signal(t_ms),
            intake.power.signal(t_ms),
        )
        spoken = speed.signal(t_ms) if known is None else known
        signals = (heart_rate, cadence, spoken, grade, power, belt, pod)
        return tuple([lost(signal) for signal in signals]) if asleep else signals

    def _observe(
        self, second: int, signals: tuple[Signal, ...], speed_now: float | None, gait: Gait | None
    ) -> None:
        heart_rate, cadence, speed, grade = signals[0].good, signals[1].good, signals[2].good, signals[3].good
        timer_ms, metres = self._parts.clock.timer_ms, self._parts.distance.metres
        intake = self._parts.intake
        intake.speed.observe(speed, grade)
        by_pod = signals[2] is signals[6]  # whose samples are too rough to show steps
        self._parts.figures.observe(
            Second(
                second,
                timer_ms / 1000,
                (timer_ms - self._ticked_timer_ms) / 1000,
                max(0.0, metres - self._ticked_distance_m),
                heart_rate,
                cadence,
                speed,
                speed if by_pod else speed_now,
                grade,
                gait,
                self._parts.told.ratings.effort,
            )
        )
        self._ticked_timer_ms, self._ticked_distance_m = timer_ms, metres

    def sensor_page(self) -> SensorPage:
        """Return what is known about every sensor at the last tick."""
        return sensor_page(self._parts, self.state)

    def totals(self) -> Totals:
        """Return the figures of the run so far."""
        return self._parts.totals()
