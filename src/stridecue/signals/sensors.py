"""The sensors of a run, once a second: what is wrong with one beside the others, who is gone, what the runner hears.

Rules:
- Nothing is told while the computer sleeps, nor after the finish.
- A fault is told once a run, in one sentence, of a sensor that the run takes something from: nobody has to hear what is
  wrong with the treadmill next door. What costs a run nothing is only listed.
- Who goes and comes back is told each time, within the bounds of `gone_and_back`. While the run is on, the coach has
  a cue for the strap and the footpod that are lost, and says it first.
- A footpod that falls silent while the runner stands is not gone: many sleep until they are moved.
"""

from __future__ import annotations

from stridecue.model.events import Event, Noticed, Topic
from stridecue.model.our_choices.signals import CUE_COMES_WITHIN_MS, GONE_AFTER_MS
from stridecue.model.state import Activity, Quantity
from stridecue.signals.device import FOOTPOD, HEART_RATE, Device
from stridecue.signals.gone_and_back import Turn
from stridecue.signals.intake import Intake
from stridecue.signals.pauses import Clock
from stridecue.signals.sensor_faults.miles import Miles
from stridecue.signals.sensor_faults.pod_differs import PodDiffers

_NEVER_MS = -1_000_000_000
_MAY_STAND = (Activity.PAUSED, Activity.AUTO_PAUSED)


class Sensors:
    """What is looked at once a second."""

    __slots__ = ("_differing", "_stood_ms", "_told_ms", "_woke_ms", "began_ms")

    def __init__(self) -> None:
        self.began_ms: int | None = None
        """When the run began."""
        self._woke_ms = self._stood_ms = _NEVER_MS
        self._told_ms: dict[Quantity, int] = {}
        """When the coach last told that a quantity is lost."""
        self._differing: tuple[Device, Device] | None = None
        """The footpod and the treadmill that differ."""

    def observe(self, t_ms: int, intake: Intake, clock: Clock, steps_spm: float | None) -> list[Event]:
        """Take one second; returns what the runner should hear."""
        if clock.asleep(t_ms):
            self._woke_ms = t_ms
            return []
        if self.began_ms is None and clock.on:
            self.began_ms = t_ms - clock.elapsed_ms(t_ms)
        self._observe_heart_rate(t_ms, intake, steps_spm)
        self._observe_speeds(t_ms, intake)
        if clock.activity is Activity.FINISHED:
            return []
        if clock.activity in _MAY_STAND or intake.speed.belt.current(t_ms) == 0:
            self._stood_ms = t_ms
        events: list[Event] = []
        for device in intake.devices.every():
            watch = device.watch
            if len(watch.found) > len(watch.told) and device.id in intake.speaking(t_ms).values():
                for words in watch.to_tell(t_ms):
                    text = f"{intake.devices.title(device)}: {words}."
                    events.append(Noticed(text, device.id, Topic.FAULT))
            if watch.heard_ms is not None and (
                device.presence.uncertain or t_ms - watch.heard_ms > GONE_AFTER_MS
            ):
                for turn in self._turns(t_ms, device, watch.heard_ms, intake, clock):
                    events.append(
                        Noticed(f"{intake.devices.title(device)} {turn}", device.id, Topic.PRESENCE)
                    )
        return events

    def told(self, t_ms: int, quantity: Quantity) -> None:
        """Take that the coach has told that a quantity is lost."""
        self._told_ms[quantity] = t_ms

    def _turns(
        self, t_ms: int, device: Device, heard_ms: int, intake: Intake, clock: Clock
    ) -> tuple[Turn, ...]:
        """Return what the runner hears of a sensor that may be gone or back."""
        woke_ms = max(self._woke_ms, self._stood_ms) if device.kind == FOOTPOD else self._woke_ms
        quantity, tell_after_ms = None, GONE_AFTER_MS
        if device.kind == HEART_RATE and intake.heart_rate.source == device.id:
            quantity, tell_after_ms = Quantity.HEART_RATE, intake.heart_rate.lost_ms + CUE_COMES_WITHIN_MS
        elif device.kind == FOOTPOD and intake.cadence.source == device.id:
            quantity, tell_after_ms = Quantity.CADENCE, intake.cadence.lost_ms + CUE_COMES_WITHIN_MS
        if clock.activity is not Activity.ACTIVE:
            tell_after_ms = GONE_AFTER_MS
        told_ms = _NEVER_MS if quantity is None else self._told_ms.get(quantity, _NEVER_MS)
        return device.presence.observe(t_ms, heard_ms, woke_ms, tell_after_ms, told_ms)

    def _observe_heart_rate(self, t_ms: int, intake: Intake, steps_spm: float | None) -> None:
        device = intake.devices.known(intake.heart_rate.heard(t_ms))
        if device is not None:
            device.watch.observe_heart_rate(t_ms, intake.heart_rate, steps_spm)

    def _observe_speeds(self, t_ms: int, intake: Intake) -> None:
        """Look at a footpod that differs from the treadmill: either may be the one that is wrong."""
        speed = intake.speed
        if speed.pod.suspect is None:
            if self._differing is not None:
                self._agree(*self._differing)
            return
        factor, belt_mps, pod_mps = speed.belt_to_pod(t_ms), speed.belt.current(t_ms), speed.pod.current(t_ms)
        pod, belt = intake.devices.known(speed.pod.source), intake.devices.known(speed.belt.source)
        if not (factor and belt_mps and pod_mps and pod and belt):
            if pod and pod_mps is not None:
                pod.watch.look(PodDiffers).still(t_ms)
            return
        self._differing = pod, belt
        miles, differs = belt.watch.look(Miles), pod.watch.look(PodDiffers)
        if miles.observe(belt_mps, pod_mps, factor):
            differs.over()
            belt.watch.find(t_ms, miles)
        else:
            differs.observe(t_ms, belt_mps, pod_mps, factor)
            pod.watch.find(t_ms, differs)

    def _agree(self, pod: Device, belt: Device) -> None:
        self._differing = None
        pod.watch.look(PodDiffers).over()
        belt.watch.look(Miles).over()
