"""From what came in to the signals: packets are read, their device's settings applied, files' readings taken.

Rules:
- Nothing that comes in raises: bytes that cannot be read are counted, and told once for each device.
- Heart rate: a strap before a treadmill. Cadence: a footpod, or a file; a treadmill's steps while there is none, the
  runner's taps while there is neither. Several of a kind: see `chosen_device`.
- Power is a runner's only from what is worn on a foot or was given the role: a bike's meter knows nothing of running.
- A reading counts in the totals as the file has it; the tests of plausibility only decide what is shown and coached on.
- A file without speed has the speed of its distances; one without grade has the grade of its altitudes.
"""

from __future__ import annotations

from dataclasses import replace

from stridecue.decode import DECODERS, decode
from stridecue.decode.treadmill import sent_inclination_percent
from stridecue.errors import DecodeError
from stridecue.model.device_settings import Role
from stridecue.model.events import Event, Noticed, Sampled, Topic
from stridecue.model.inputs import Change, ChangeKind, CharacteristicRead, Link, Packet, Reading
from stridecue.model.measurement import (
    HeartRateMeasurement,
    MachineStatus,
    PowerMeasurement,
    RunningMeasurement,
    TreadmillMeasurement,
)
from stridecue.model.setup import RunSetup
from stridecue.model.state import Quantity
from stridecue.signals import device as kinds
from stridecue.signals.belt_intake import BeltIntake
from stridecue.signals.cadence import Cadence
from stridecue.signals.chosen_device import ChosenDevice
from stridecue.signals.counts import Counts
from stridecue.signals.device import Device
from stridecue.signals.device_reads import take_read
from stridecue.signals.devices import Devices
from stridecue.signals.file_readings import FileReadings
from stridecue.signals.grade import Grade
from stridecue.signals.heart_rate import HeartRate
from stridecue.signals.pod_intake import PodIntake
from stridecue.signals.power import Power
from stridecue.signals.speed import Speed
from stridecue.signals.tapped_cadence import TAPPED

_RUNNERS_NAME = "stryd"
"""In the name of a power meter that is worn on a shoe, even when it does not show itself as a footpod."""


class Intake:
    """The signals, and what feeds them."""

    def __init__(self, setup: RunSetup, max_bpm: int | None, counts: Counts) -> None:
        hold_s = setup.hold_s
        self.devices = Devices(setup.devices, hold_s)
        self.heart_rate = HeartRate(max_bpm, hold_s)
        self.cadence = Cadence(hold_s)
        self.speed = Speed(hold_s)
        self.grade = Grade(hold_s)
        self.power = Power(hold_s)
        self.file = FileReadings(hold_s)
        self.surface = setup.options.surface
        self.pod = PodIntake(self.devices, self.speed, self.cadence, counts)
        self.belt = BeltIntake(self.devices, self.speed, self.grade, self.cadence, self.pod, counts)
        self._counts = counts
        self._straps = ChosenDevice(Role.HEART_RATE, self.devices, self.heart_rate.lost_ms)
        self._powers = ChosenDevice(Role.POWER, self.devices, self.power.lost_ms)

    def packet(self, t_ms: int, body: Packet | CharacteristicRead) -> list[Event]:
        """Take one notification, or what was read of a characteristic."""
        device = self.devices.of(body.device)
        if device is None:
            return []
        characteristic = body.characteristic
        if characteristic not in DECODERS:
            take_read(device, characteristic, body.payload)
            return []
        try:
            measurement = decode(characteristic, body.payload)
        except DecodeError:
            return self._refuse(t_ms, device, body.payload)
        self._counts.records += 1
        device.watch.take(t_ms, measurement, body.payload)
        if isinstance(measurement, HeartRateMeasurement):
            return self._strap(t_ms, device, measurement)
        if isinstance(measurement, RunningMeasurement):
            return self.pod.take(t_ms, device, measurement)
        if isinstance(measurement, TreadmillMeasurement):
            device.heard(t_ms, kinds.TREADMILL)
            if measurement.grade_percent is None and device.incline_scale != 1.0:
                measurement = _with_incline(measurement, body.payload)
            merged = device.merger.add(t_ms, measurement)
            return [] if merged is None else self._belt(t_ms, device, merged)
        if isinstance(measurement, PowerMeasurement):
            return self._power(t_ms, device, measurement.power_w)
        if isinstance(measurement, MachineStatus):
            device.heard(t_ms, kinds.TREADMILL)
            self.belt.says(t_ms, device, measurement.event)
        return []

    def _refuse(self, t_ms: int, device: Device, payload: bytes) -> list[Event]:
        device.watch.refuse(t_ms, payload)
        if device.watch.refused > 1:
            return []
        title = self.devices.title(device)
        return [Noticed(f"{title} sends bytes that cannot be read.", device.id, Topic.FAULT)]

    def _power(self, t_ms: int, device: Device, watts: float) -> list[Event]:
        device.heard(t_ms, kinds.FOOTPOD if device.on_foot else kinds.POWER)
        if not _measures_runners(device) or not self._powers.takes(t_ms, device.id):
            return []
        if not self.power.add(t_ms, device.id, watts):
            return []
        self._counts.add_power(watts)
        return [Sampled(Quantity.POWER, self.power.signal(t_ms))]

    def _belt(self, t_ms: int, device: Device, sent: TreadmillMeasurement) -> list[Event]:
        events: list[Event] = []
        if sent.heart_rate_bpm and not self._straps.alive(t_ms):
            events += self._heart_rate(t_ms, device.id, sent.heart_rate_bpm)
        events += self.belt.take(t_ms, device, sent)
        return events

    def speaking(self, t_ms: int) -> dict[Role, str | None]:
        """Return the device that speaks for each role at `t_ms`; a treadmill's heart rate where no strap's is taken."""
        return {
            Role.HEART_RATE: self._straps.speaking(t_ms) or self.heart_rate.heard(t_ms),
            Role.FOOTPOD: self.pod.speaking(t_ms),
            Role.TREADMILL: self.belt.speaking(t_ms),
            Role.POWER: self._powers.speaking(t_ms),
        }

    def _strap(self, t_ms: int, device: Device, sent: HeartRateMeasurement) -> list[Event]:
        device.heard(t_ms, kinds.HEART_RATE)
        if sent.heart_rate_bpm is None or not self._straps.takes(t_ms, device.id):
            return []
        return self._heart_rate(t_ms, device.id, sent.heart_rate_bpm, sent.rr_ms, sent.contact)

    def _heart_rate(
        self, t_ms: int, source: str, bpm: float, rr_ms: tuple[float, ...] = (), contact: bool | None = None
    ) -> list[Event]:
        if self.heart_rate.add(t_ms, source, bpm, rr_ms, contact):
            self._counts.add_heart_rate(bpm)
        return [Sampled(Quantity.HEART_RATE, self.heart_rate.signal(t_ms))]

    def tapped(self, t_ms: int, spm: float) -> list[Event]:
        """Take cadence as the runner taps it; a sensor that speaks comes first."""
        if self.cadence.heard(t_ms) not in (None, TAPPED):
            return []
        if not self.cadence.add(t_ms, TAPPED, spm, self.speed.latest(t_ms)):
            return []
        self._counts.add_cadence(spm)
        return [Sampled(Quantity.CADENCE, self.cadence.signal(t_ms))]

    def link(self, body: Link) -> None:
        """Take what happened to a link."""
        self.devices.link(body)

    def change(self, body: Change) -> list[Event]:
        """Take a changed role or setting of a device."""
        if body.kind is ChangeKind.CUE_SET:
            return []
        device, wrong = self.devices.change(body.content)
        events: list[Event] = []
        if device is not None:
            self.cadence.restart()
            self.speed.restart()
        if wrong:
            text = f"The setting {', '.join(wrong)[:80]} of a device could not be used."
            events.append(Noticed(text, device.id if device is not None else ""))
        return events

    def reading(self, t_ms: int, body: Reading) -> list[Event]:
        """Take one record of a file."""
        values = self.file.values(t_ms, body)
        counts = self._counts
        counts.records += 1
        source, events = self.file.SOURCE, list[Event]()
        if values.speed_mps is not None:
            self.speed.file.add(t_ms, source, values.speed_mps)
            if self.speed.speaking(t_ms) is self.speed.file:
                events.append(Sampled(Quantity.SPEED, self.speed.file.signal(t_ms)))
        if values.grade_percent is not None:
            self.grade.add(t_ms, source, values.grade_percent)
            if not self.grade.typed:
                events.append(Sampled(Quantity.GRADE, self.grade.signal(t_ms, self.surface)))
        if values.heart_rate_bpm is not None:
            counts.add_heart_rate(values.heart_rate_bpm)
            self.heart_rate.add(t_ms, source, values.heart_rate_bpm)
            events.append(Sampled(Quantity.HEART_RATE, self.heart_rate.signal(t_ms)))
        if values.cadence_spm is not None:
            counts.add_cadence(values.cadence_spm)
            if self.cadence.add(t_ms, source, values.cadence_spm, self.speed.latest(t_ms)):
                events.append(Sampled(Quantity.CADENCE, self.cadence.signal(t_ms)))
        if values.power_w is not None:
            counts.add_power(values.power_w)
            if self.power.add(t_ms, source, values.power_w):
                events.append(Sampled(Quantity.POWER, self.power.signal(t_ms)))
        return events


def _measures_runners(device: Device) -> bool:
    return device.on_foot or Role.POWER in device.roles or _RUNNERS_NAME in (device.name or "").casefold()


def _with_incline(sent: TreadmillMeasurement, payload: bytes) -> TreadmillMeasurement:
    """Return it with an inclination beyond what there is: the treadmill's scale may make a grade of it."""
    percent = sent_inclination_percent(payload)
    return sent if percent is None else replace(sent, grade_percent=percent)
