"""From what came in to the signals: packets are read, their device's settings applied, files' readings taken.

Rules:
- Nothing that comes in raises: bytes that cannot be read are counted, and told once for each device.
- Heart rate: a strap before a treadmill. Cadence: a footpod, or a file; the runner's taps while there is none.
  Several of a kind: see `chosen_device`.
- A reading counts in the totals as the file has it; the tests of plausibility only decide what is shown and coached on.
- A file without speed has the speed of its distances; one without grade has the grade of its altitudes.
"""

from __future__ import annotations

from stridecue.decode import DECODERS, decode
from stridecue.errors import DecodeError
from stridecue.model.device_settings import CadenceBasis, Role
from stridecue.model.events import Event, Noticed, Sampled
from stridecue.model.inputs import Change, ChangeKind, CharacteristicRead, Link, Packet, Reading
from stridecue.model.measurement import HeartRateMeasurement, RunningMeasurement, TreadmillMeasurement
from stridecue.model.our_choices.signals import HIGHEST_GRADE_PERCENT, HIGHEST_SPEED_MPS, LOWEST_GRADE_PERCENT
from stridecue.model.setup import RunSetup
from stridecue.model.state import Gait, Quantity
from stridecue.signals import devices as kinds
from stridecue.signals.cadence import Cadence
from stridecue.signals.chosen_device import ChosenDevice
from stridecue.signals.counts import Counts
from stridecue.signals.devices import Device, Devices
from stridecue.signals.distance import BeltDistance
from stridecue.signals.file_readings import FileReadings
from stridecue.signals.grade import Grade
from stridecue.signals.heart_rate import HeartRate
from stridecue.signals.power import Power
from stridecue.signals.right_foot_count import Counted, agrees, mended_basis
from stridecue.signals.speed import Speed
from stridecue.signals.tapped_cadence import TAPPED

BATTERY, RUNNING_FEATURES = "2A19", "2A54"
_FEATURE_RUNNING_BIT = 0x04
_FOUND = {
    CadenceBasis.ONE_FOOT: "Footpod counts one foot; doubled.",
    CadenceBasis.BOTH_FEET: "Footpod counts both feet; taken as it is.",
}

_MENDED = {
    CadenceBasis.ONE_FOOT: "it counts one foot, and is doubled from now on.",
    CadenceBasis.BOTH_FEET: "it counts both feet, and is taken as it is from now on.",
}


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
        self.belt_distance = BeltDistance()
        self.file = FileReadings(hold_s)
        self.surface = setup.options.surface
        self.gait: Gait | None = None
        """As of the last tick."""
        self.says_running: bool | None = None
        """The footpod's own word, if it can be believed."""
        self._pod_steps: tuple[int, str, float] | None = None
        self._counts = counts
        self._straps = ChosenDevice(Role.HEART_RATE, self.devices, self.heart_rate.lost_ms)
        self._pods = ChosenDevice(Role.FOOTPOD, self.devices, self.cadence.lost_ms)
        self._belts = ChosenDevice(Role.TREADMILL, self.devices, self.speed.belt.lost_ms)

    def packet(self, t_ms: int, body: Packet | CharacteristicRead) -> list[Event]:
        """Take one notification, or what was read of a characteristic."""
        device = self.devices.of(body.device)
        if device is None:
            return []
        characteristic = body.characteristic
        if characteristic not in DECODERS:
            _read_once(device, characteristic, body.payload)
            return []
        try:
            measurement = decode(characteristic, body.payload)
        except DecodeError:
            return self._refuse(device)
        self._counts.records += 1
        device.watch.take(t_ms, measurement, body.payload)
        if isinstance(measurement, HeartRateMeasurement):
            return self._strap(t_ms, device, measurement)
        if isinstance(measurement, RunningMeasurement):
            return self._pod(t_ms, device, measurement)
        if isinstance(measurement, TreadmillMeasurement):
            device.heard(t_ms, kinds.TREADMILL)
            merged = device.merger.add(t_ms, measurement)
            return [] if merged is None else self._belt(t_ms, device, merged)
        return []

    def _refuse(self, device: Device) -> list[Event]:
        device.refused += 1
        if device.refused > 1:
            return []
        return [Noticed(f"{device.name or 'A sensor'} sends bytes that cannot be read.", device.id)]

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

    def _pod(self, t_ms: int, device: Device, sent: RunningMeasurement) -> list[Event]:
        device.heard(t_ms, kinds.FOOTPOD)
        if not self._pods.takes(t_ms, device.id):
            return []
        events: list[Event] = []
        speed, pod = self.speed, self.speed.pod
        if sent.speed_mps is not None:
            mps = sent.speed_mps * device.speed_factor
            if mps <= HIGHEST_SPEED_MPS:
                pod.add(t_ms, device.id, mps)
                if speed.speaking(t_ms) is pod:
                    events.append(Sampled(Quantity.SPEED, pod.signal(t_ms)))
        if sent.running and device.has_running_bit is None:
            device.has_running_bit = True
        self.says_running = sent.running if device.has_running_bit else None
        if sent.cadence_raw is not None:
            events += self._steps(t_ms, device, float(sent.cadence_raw))
        return events

    def _steps(self, t_ms: int, device: Device, raw: float) -> list[Event]:
        events: list[Event] = []
        speed = self.speed.latest(t_ms)
        if device.unit.learn(t_ms, raw, speed, self.says_running):
            self.cadence.restart()
            events.append(Noticed(_FOUND[device.unit.basis], device.id))
        spm = device.unit.steps_spm(raw, speed, self.says_running)
        self._pod_steps = t_ms, device.id, spm
        if self.cadence.add(t_ms, device.id, spm, self.gait, speed):
            self._counts.add_cadence(spm)
            events.append(Sampled(Quantity.CADENCE, self.cadence.signal(t_ms)))
        return events

    def pod_steps(self, t_ms: int) -> tuple[str, float] | None:
        """Return the footpod and its steps a minute as sent, likely or not, if they are not stale."""
        if self._pod_steps is None or t_ms - self._pod_steps[0] > self.cadence.stale_ms:
            return None
        return self._pod_steps[1:]

    def new_footpod(self, t_ms: int) -> bool:
        """Return whether a footpod speaks whose unit was not known before this run and is not proven yet."""
        speaking = self._pods.speaking(t_ms)
        device = None if speaking is None else self.devices.of(speaking)
        return device is not None and not device.unit.proven

    def tapped(self, t_ms: int, spm: float) -> list[Event]:
        """Take cadence as the runner taps it; a sensor that speaks comes first."""
        if self.cadence.heard(t_ms) not in (None, TAPPED):
            return []
        if not self.cadence.add(t_ms, TAPPED, spm, self.gait, self.speed.latest(t_ms)):
            return []
        self._counts.add_cadence(spm)
        return [Sampled(Quantity.CADENCE, self.cadence.signal(t_ms))]

    def counted(self, counted: Counted) -> list[Event]:
        """Take what the runner has counted against what the footpod says."""
        if counted.spm is None:
            return [Noticed("Too few taps for a count. Tap with every step of the right foot.", "count")]
        told = f"You counted {counted.spm:.0f}"
        device = None if counted.pod is None else self.devices.of(counted.pod)
        if device is None or counted.pod_spm is None:
            return [Noticed(f"{told} steps a minute.", "count")]
        told = f"{told}, the footpod {counted.pod_spm:.0f}"
        return [Noticed(f"{told}: {self._prove(device, counted.spm, counted.pod_spm)}", device.id)]

    def _prove(self, device: Device, counted_spm: float, pod_spm: float) -> str:
        unit = device.unit
        if agrees(counted_spm, pod_spm):
            unit.prove(CadenceBasis.ONE_FOOT if unit.doubled else CadenceBasis.BOTH_FEET)
            return "they agree."
        mended = mended_basis(counted_spm, pod_spm, unit.doubled)
        if mended is None:
            return "check the footpod, or count again."
        unit.prove(mended)
        self.cadence.restart()
        return _MENDED[mended]

    def _belt(self, t_ms: int, device: Device, sent: TreadmillMeasurement) -> list[Event]:
        events: list[Event] = []
        if sent.heart_rate_bpm and not self._straps.alive(t_ms):
            events += self._heart_rate(t_ms, device.id, sent.heart_rate_bpm)
        if not self._belts.takes(t_ms, device.id):
            return events
        speed, grade = self.speed, sent.grade_percent
        if sent.speed_mps is not None:
            mps = sent.speed_mps * device.speed_factor
            if mps <= HIGHEST_SPEED_MPS:
                speed.belt.add(t_ms, device.id, mps)
                if speed.speaking(t_ms) is speed.belt:
                    events.append(Sampled(Quantity.SPEED, speed.belt.signal(t_ms)))
        if grade is not None:
            grade *= device.incline_scale
            if LOWEST_GRADE_PERCENT <= grade <= HIGHEST_GRADE_PERCENT:
                self.grade.add(t_ms, device.id, grade)
                if not self.grade.typed:
                    events.append(Sampled(Quantity.GRADE, self.grade.signal(t_ms, self.surface)))
        if sent.total_distance_m is not None:
            self.belt_distance.read(sent.total_distance_m, self._counts.on)
        return events

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
            self.speed.belt.restart()
            self.speed.pod.restart()
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
            if self.cadence.add(t_ms, source, values.cadence_spm, self.gait, self.speed.latest(t_ms)):
                events.append(Sampled(Quantity.CADENCE, self.cadence.signal(t_ms)))
        if values.power_w is not None:
            counts.add_power(values.power_w)
            self.power.add(t_ms, source, values.power_w)
            events.append(Sampled(Quantity.POWER, self.power.signal(t_ms)))
        return events


def _read_once(device: Device, characteristic: str, payload: bytes) -> None:
    if characteristic == BATTERY and len(payload) == 1 and payload[0] <= 100:
        device.battery_percent = payload[0]
    elif characteristic == RUNNING_FEATURES and len(payload) >= 2:
        device.has_running_bit = bool(payload[0] & _FEATURE_RUNNING_BIT)
