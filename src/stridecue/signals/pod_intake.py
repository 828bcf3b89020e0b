"""What a run takes from footpods: speed, steps, and the pod's own word about walking and running.

Rules:
- Several of a kind: see `chosen_device`. What the others send is looked at for nothing but its faults.
- Steps are sent for one foot or for both; `cadence_unit` tells which, and the runner's own count proves it.
"""

from __future__ import annotations

from stridecue.model.device_settings import CadenceBasis, Role
from stridecue.model.events import Event, Noticed, Sampled
from stridecue.model.measurement import RunningMeasurement
from stridecue.model.our_choices.signals import HIGHEST_SPEED_MPS
from stridecue.model.state import Quantity
from stridecue.signals import device as kinds
from stridecue.signals.cadence import Cadence
from stridecue.signals.chosen_device import ChosenDevice
from stridecue.signals.counts import Counts
from stridecue.signals.device import Device
from stridecue.signals.devices import Devices
from stridecue.signals.right_foot_count import Counted, agrees, mended_basis
from stridecue.signals.speed import Speed

_FOUND = {
    CadenceBasis.ONE_FOOT: "Footpod counts one foot; doubled.",
    CadenceBasis.BOTH_FEET: "Footpod counts both feet; taken as it is.",
}
_MENDED = {
    CadenceBasis.ONE_FOOT: "it counts one foot, and is doubled from now on.",
    CadenceBasis.BOTH_FEET: "it counts both feet, and is taken as it is from now on.",
}


class PodIntake:
    """Takes what footpods send."""

    def __init__(self, devices: Devices, speed: Speed, cadence: Cadence, counts: Counts) -> None:
        self.says_running: bool | None = None
        """The footpod's own word, if it can be believed."""
        self._devices = devices
        self._speed = speed
        self._cadence = cadence
        self._counts = counts
        self._pods = ChosenDevice(Role.FOOTPOD, devices, cadence.lost_ms)
        self._latest: tuple[int, str, float] | None = None

    def take(self, t_ms: int, device: Device, sent: RunningMeasurement) -> list[Event]:
        """Take one packet."""
        device.heard(t_ms, kinds.FOOTPOD)
        if not self._pods.takes(t_ms, device.id):
            return []
        events: list[Event] = []
        speed, pod = self._speed, self._speed.pod
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
        speed = self._speed.latest(t_ms)
        if device.unit.learn(t_ms, raw, speed, self.says_running):
            self._cadence.restart()
            events.append(Noticed(_FOUND[device.unit.basis], device.id))
        spm = device.unit.steps_spm(raw, speed, self.says_running)
        self._latest = t_ms, device.id, spm
        if self._cadence.add(t_ms, device.id, spm, speed):
            self._counts.add_cadence(spm)
            events.append(Sampled(Quantity.CADENCE, self._cadence.signal(t_ms)))
        return events

    def steps(self, t_ms: int) -> tuple[str, float] | None:
        """Return the footpod and its steps a minute as sent, likely or not, if they are not stale."""
        if self._latest is None or t_ms - self._latest[0] > self._cadence.stale_ms:
            return None
        return self._latest[1:]

    def speaking(self, t_ms: int) -> str | None:
        """Return the footpod that speaks at `t_ms`."""
        return self._pods.speaking(t_ms)

    def new(self, t_ms: int) -> bool:
        """Return whether a footpod speaks whose unit was not known before this run and is not proven yet."""
        speaking = self._pods.speaking(t_ms)
        device = None if speaking is None else self._devices.of(speaking)
        return device is not None and not device.unit.proven

    def counted(self, counted: Counted) -> list[Event]:
        """Take what the runner has counted against what the footpod says."""
        if counted.spm is None:
            return [Noticed("Too few taps for a count. Tap with every step of the right foot.", "count")]
        told = f"You counted {counted.spm:.0f}"
        device = None if counted.pod is None else self._devices.of(counted.pod)
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
        self._cadence.restart()
        return _MENDED[mended]
