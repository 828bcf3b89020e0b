"""What a run takes from treadmills: speed, grade, distance, steps, and their word about starting and stopping.

Rules:
- Several of a kind: see `chosen_device`. What the others send is looked at for nothing but its faults.
- Speed is as sent, unless that cannot be: see `belt_speed`. The signal's reason tells which.
- Steps are taken while no footpod speaks, and before the runner's taps.
- A belt's word counts while it is the one that spoke last: see `belt_start_and_stop`.
"""

from __future__ import annotations

from stridecue.model.device_settings import Role
from stridecue.model.events import Event, Sampled
from stridecue.model.measurement import MachineEvent, TreadmillMeasurement
from stridecue.model.our_choices.signals import (
    HIGHEST_GRADE_PERCENT,
    HIGHEST_SPEED_MPS,
    LOWEST_GRADE_PERCENT,
)
from stridecue.model.state import Quantity
from stridecue.signals.belt_speed import BeltTimer, SpeedFromDistance
from stridecue.signals.belt_start_and_stop import BeltWord
from stridecue.signals.belt_steps import BeltSteps
from stridecue.signals.cadence import Cadence
from stridecue.signals.chosen_device import ChosenDevice
from stridecue.signals.counts import Counts
from stridecue.signals.device import Device
from stridecue.signals.devices import Devices
from stridecue.signals.distance import BeltDistance
from stridecue.signals.grade import Grade
from stridecue.signals.pod_intake import PodIntake
from stridecue.signals.speed import Speed

FROM_DISTANCE = "from its distance"
TIME_STANDS = "its time stands still"


class BeltIntake:
    """Takes what treadmills send."""

    def __init__(
        self, devices: Devices, speed: Speed, grade: Grade, cadence: Cadence, pods: PodIntake, counts: Counts
    ) -> None:
        self.distance = BeltDistance()
        self.moving: bool | None = None
        """What the belt has just said of itself: to be taken up and set back to None."""
        self._speed = speed
        self._grade = grade
        self._cadence = cadence
        self._pods = pods
        self._counts = counts
        self._belts = ChosenDevice(Role.TREADMILL, devices, speed.belt.lost_ms)
        self._begin(None)

    def _begin(self, device: str | None) -> None:
        """Begin with another machine, of which nothing is known."""
        self._device = device
        self._from_distance = SpeedFromDistance()
        self._timer = BeltTimer()
        self._steps = BeltSteps()
        self._word = BeltWord()
        self.distance.begin()

    @property
    def belt_speed_from_distance(self) -> bool:
        """Whether the belt's speed is that of its distance, because it sends none."""
        return self._from_distance.found

    @property
    def belt_paused(self) -> bool:
        """Whether the belt's time stands still, so that its speed counts as 0."""
        return self._timer.stands

    def runs_out(self, t_ms: int) -> bool:
        """Return whether the belt has said stop and may still be moving at `t_ms`."""
        return self._word.runs_out(t_ms)

    def speaking(self, t_ms: int) -> str | None:
        """Return the treadmill that speaks at `t_ms`."""
        return self._belts.speaking(t_ms)

    def take(self, t_ms: int, device: Device, sent: TreadmillMeasurement) -> list[Event]:
        """Take one whole record."""
        if not self._belts.takes(t_ms, device.id):
            return []
        if device.id != self._device:
            self._begin(device.id)
        metres = sent.total_distance_m
        if metres is not None and not self.distance.read(t_ms, metres, self._counts.on):
            self._from_distance.interrupt()
        self._timer.take(t_ms, sent.elapsed_s, metres)
        events = self._take_speed(t_ms, device, sent)
        if sent.grade_percent is not None:
            events += self._take_grade(t_ms, device, sent.grade_percent)
        if sent.step_count is not None:
            events += self._take_steps(t_ms, device, sent.step_count)
        return events

    def _take_speed(self, t_ms: int, device: Device, sent: TreadmillMeasurement) -> list[Event]:
        mps, reason = sent.speed_mps, None
        counted_m = None if sent.total_distance_m is None else self.distance.counted_m
        found_mps = self._from_distance.take(t_ms, mps, counted_m)
        if found_mps is not None:
            mps, reason = found_mps, FROM_DISTANCE
        if mps is None:
            return []
        mps *= device.speed_factor
        if mps > HIGHEST_SPEED_MPS:
            return []
        if mps and self._timer.stands:
            mps, reason = 0.0, TIME_STANDS
        if self._word.moves(t_ms, mps):
            self.moving = True
        belt = self._speed.belt
        belt.add(t_ms, device.id, mps, reason)
        if self._speed.speaking(t_ms) is not belt:
            return []
        return [Sampled(Quantity.SPEED, belt.signal(t_ms))]

    def _take_grade(self, t_ms: int, device: Device, sent_percent: float) -> list[Event]:
        percent = sent_percent * device.incline_scale
        if not LOWEST_GRADE_PERCENT <= percent <= HIGHEST_GRADE_PERCENT:
            return []
        self._grade.add(t_ms, device.id, percent)
        return [] if self._grade.typed else [Sampled(Quantity.GRADE, self._grade.sent(t_ms))]

    def _take_steps(self, t_ms: int, device: Device, count: int) -> list[Event]:
        spm = self._steps.take(t_ms, count)
        if spm is None or self._pods.steps(t_ms) is not None:
            return []
        if not self._cadence.add(t_ms, device.id, spm, self._speed.latest(t_ms)):
            return []
        self._counts.add_cadence(spm)
        return [Sampled(Quantity.CADENCE, self._cadence.signal(t_ms))]

    def says(self, t_ms: int, device: Device, event: MachineEvent) -> None:
        """Take what a treadmill says of itself."""
        if device.id == self._device:
            self.moving = self._word.says(t_ms, event)
