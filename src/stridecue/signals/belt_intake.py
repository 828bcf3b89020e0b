"""What a run takes from treadmills: speed, grade and distance.

Rules: several of a kind: see `chosen_device`. What the others send is looked at for nothing but its faults.
"""

from __future__ import annotations

from stridecue.model.device_settings import Role
from stridecue.model.events import Event, Sampled
from stridecue.model.measurement import TreadmillMeasurement
from stridecue.model.our_choices.signals import HIGHEST_GRADE_PERCENT, HIGHEST_SPEED_MPS, LOWEST_GRADE_PERCENT
from stridecue.model.state import Quantity
from stridecue.signals.chosen_device import ChosenDevice
from stridecue.signals.counts import Counts
from stridecue.signals.devices import Device, Devices
from stridecue.signals.distance import BeltDistance
from stridecue.signals.grade import Grade
from stridecue.signals.speed import Speed


class BeltIntake:
    """Takes what treadmills send."""

    def __init__(self, devices: Devices, speed: Speed, grade: Grade, counts: Counts) -> None:
        self.distance = BeltDistance()
        self._speed = speed
        self._grade = grade
        self._counts = counts
        self._belts = ChosenDevice(Role.TREADMILL, devices, speed.belt.lost_ms)

    def take(self, t_ms: int, device: Device, sent: TreadmillMeasurement) -> list[Event]:
        """Take one whole record."""
        if not self._belts.takes(t_ms, device.id):
            return []
        events: list[Event] = []
        speed, grade = self._speed, sent.grade_percent
        if sent.speed_mps is not None:
            mps = sent.speed_mps * device.speed_factor
            if mps <= HIGHEST_SPEED_MPS:
                speed.belt.add(t_ms, device.id, mps)
                if speed.speaking(t_ms) is speed.belt:
                    events.append(Sampled(Quantity.SPEED, speed.belt.signal(t_ms)))
        if grade is not None:
            grade *= device.incline_scale
            if LOWEST_GRADE_PERCENT <= grade <= HIGHEST_GRADE_PERCENT:
                self._grade.add(t_ms, device.id, grade)
                if not self._grade.typed:
                    events.append(Sampled(Quantity.GRADE, self._grade.sent(t_ms)))
        if sent.total_distance_m is not None:
            self.distance.read(sent.total_distance_m, self._counts.on)
        return events
