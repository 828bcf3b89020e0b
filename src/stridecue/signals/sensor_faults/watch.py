"""Looks at everything that one sensor sends, for what is wrong with it.

Rules:
- Looking changes nothing in what the run takes from a sensor; repairs are made where the value is taken.
- What needs the other sensors too is looked at once a second, by `sensors`.
- What was found is kept for the run: at most one of a kind.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from stridecue.model.device_settings import DeviceSettings
from stridecue.model.measurement import Measurement, RunningMeasurement, TreadmillMeasurement
from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.distance import BELT_WRAPS_AT_M
from stridecue.signals.heart_rate import HeartRate
from stridecue.signals.sensor_faults.belt_empty import BeltEmpty
from stridecue.signals.sensor_faults.cadence_lock import FollowsCadence
from stridecue.signals.sensor_faults.cut_off import CutOff
from stridecue.signals.sensor_faults.distance_reset import POD_WRAPS_AT_M, DistanceReset
from stridecue.signals.sensor_faults.heart_rate_falls import HeartRateFalls
from stridecue.signals.sensor_faults.heart_rate_frozen import HeartRateFrozen
from stridecue.signals.sensor_faults.heart_rate_jumps import HeartRateJumps
from stridecue.signals.sensor_faults.incline_impossible import InclineImpossible
from stridecue.signals.sensor_faults.incline_levels import InclineLevels
from stridecue.signals.sensor_faults.look import About, HeartRateLook, Look, PacketLook
from stridecue.signals.sensor_faults.miles import Miles
from stridecue.signals.sensor_faults.speed_zero import SpeedZero
from stridecue.signals.sensor_faults.steps_frozen import StepsFrozen
from stridecue.signals.sensor_faults.unreadable import Refusals
from stridecue.signals.sensor_faults.worn_on_wrist import WornOnWrist

MOST_LAYOUTS = 8
"""Notifications of different layout that are kept, the last of each: some treadmills send theirs in parts."""
_HEART_RATE_LOOKS: tuple[type[HeartRateLook], ...] = (
    HeartRateJumps,
    HeartRateFrozen,
    HeartRateFalls,
    FollowsCadence,
)

L = TypeVar("L", bound=Look)


class SensorWatch:
    """What is looked for in one sensor, what was found, and what it sent last."""

    __slots__ = (
        "_looks",
        "_of_heart_rate",
        "_once",
        "found",
        "heard_ms",
        "incline_scale",
        "last",
        "packets",
        "speed_factor",
        "told",
    )

    def __init__(self) -> None:
        self.speed_factor = self.incline_scale = 1.0
        """What the sensor's values are multiplied by at the moment."""
        self.packets = 0
        """Notifications of this run, readable or not."""
        self.heard_ms: int | None = None
        """When the last one came."""
        self.last: dict[object, tuple[int, Measurement, bytes]] = {}
        """The last notification of each layout, and when it came."""
        self.found: dict[FaultKind, Look] = {}
        self.told: set[FaultKind] = set()
        """What the runner has heard of."""
        self._once: dict[type[Look], Look] = {}
        self._looks: dict[type, tuple[PacketLook, ...]] = {}
        self._of_heart_rate: tuple[HeartRateLook, ...] = ()

    def take(self, t_ms: int, sent: Measurement, payload: bytes) -> None:
        """Look at one notification."""
        self.packets += 1
        self.heard_ms = t_ms
        kind = type(sent)
        looks = self._looks.get(kind)
        if looks is None:
            make = _LOOKS.get(kind)
            looks = self._looks[kind] = () if make is None else make(self)
        for look in looks:
            if look.take(t_ms, sent, payload):
                self.find(t_ms, look)
        if sent.truncated and self.look(CutOff).take(t_ms, payload):
            self.find(t_ms, self.look(CutOff))
        self.last[payload[:2] if kind is TreadmillMeasurement else kind] = t_ms, sent, payload
        if len(self.last) > MOST_LAYOUTS:
            del self.last[next(iter(self.last))]

    def refuse(self, t_ms: int, payload: bytes) -> None:
        """Take bytes that could not be read."""
        self.packets += 1
        self.heard_ms = t_ms
        refusals = self.look(Refusals)
        refusals.take(t_ms, payload)
        self.find(t_ms, refusals)

    def worn(self, location: str | None) -> None:
        """Take where a heart-rate sensor says that it is worn."""
        on_wrist = self.look(WornOnWrist)
        if on_wrist.take(location):
            self.find(0, on_wrist)

    def observe_heart_rate(self, t_ms: int, heart_rate: HeartRate, steps_spm: float | None) -> None:
        """Look at heart rate once a second, while this sensor's is the one that is taken."""
        if not self._of_heart_rate:
            if heart_rate.spike is None and heart_rate.reason() is None:
                return
            self._of_heart_rate = tuple([kind() for kind in _HEART_RATE_LOOKS])
        for look in self._of_heart_rate:
            if look.observe(t_ms, heart_rate, steps_spm):
                self.find(t_ms, look)

    def look(self, kind: type[L]) -> L:
        """Return the one look of a kind."""
        look = self._once.get(kind)
        if not isinstance(look, kind):
            look = self._once[kind] = kind()
        return look

    def find(self, t_ms: int, look: Look) -> None:
        """Take that a look has found something; what the settings mend already is nothing."""
        if self.found.get(look.kind) is not look and look.so(t_ms, self):
            self.found[look.kind] = look

    def count(self, t_ms: int) -> int:
        """Return how many things are wrong at `t_ms`; hints are nothing wrong."""
        return sum([not look.hint and look.so(t_ms, self) for look in self.found.values()])

    def to_tell(self, t_ms: int) -> list[str]:
        """Return what the runner has not heard of yet, after the sensor's name; each is returned once."""
        words: list[str] = []
        for kind, look in self.found.items():
            if look.told and kind not in self.told and look.so(t_ms, self) and look.worth_telling():
                self.told.add(kind)
                words.append(look.told)
        return words

    @property
    def refused(self) -> int:
        """How many notifications could not be read."""
        return self.look(Refusals).count

    @property
    def cut_off(self) -> int:
        """How many ended before their flags said so."""
        return self.look(CutOff).count

    def faults(
        self, t_ms: int, settings: DeviceSettings, began_ms: int | None = None
    ) -> tuple[SensorFault, ...]:
        """Return what is wrong at `t_ms`, and what was earlier in the run; `settings` are the device's own."""
        about = About(settings, self, began_ms, self.packets)
        return tuple([look.fault(t_ms, about) for look in self.found.values()])


def _of_treadmills(watch: SensorWatch) -> tuple[PacketLook, ...]:
    levels = watch.look(InclineLevels)
    return (
        watch.look(Miles),
        levels,
        InclineImpossible(levels),
        DistanceReset(BELT_WRAPS_AT_M),
        SpeedZero(),
        BeltEmpty(),
    )


def _of_footpods(watch: SensorWatch) -> tuple[PacketLook, ...]:
    return StepsFrozen(), DistanceReset(POD_WRAPS_AT_M)


_LOOKS: dict[type, Callable[[SensorWatch], tuple[PacketLook, ...]]] = {
    TreadmillMeasurement: _of_treadmills,
    RunningMeasurement: _of_footpods,
}
"""What is looked for in each kind of notification."""
