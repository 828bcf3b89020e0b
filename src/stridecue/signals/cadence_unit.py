"""What a footpod counts: the contacts of one foot, or the steps of both.

Rules:
- What the device's settings or its name say holds. Otherwise it is found out: over 20 s of running, a median below 120
  means one foot. Speeds between 1.6 and 2.2 m/s decide nothing, unless the pod itself says that it is running.
- Once found it is locked. Until then the first value of moving decides: doubled below 120 above 6 km/h, and below 60 at
  or below it; a running pod's below 120 is doubled at any speed. A later value changes that only from well beyond the
  limit, so that steps near it do not jump between one and two feet.
- The runner's own count proves it, whatever was found out before.
"""

from __future__ import annotations

from stridecue.model.device_settings import CadenceBasis
from stridecue.model.our_choices.signals import (
    FOOTPOD_DOUBLED_UP_TO,
    FOOTPOD_LEARN_MS,
    FOOTPOD_LONGEST_SAMPLE_MS,
    FOOTPOD_MOVING_FROM,
    FOOTPOD_ONE_FOOT_BELOW,
    FOOTPOD_ONE_FOOT_BELOW_WALKING,
    FOOTPOD_SINGLE_DOWN_TO,
    FOOTPOD_UNDECIDED_MPS,
    FOOTPOD_WALKING_MPS,
)
from stridecue.physiology.statistics import median

MOST_SAMPLES = 200
FOUND_OUT, COUNTED = "found out", "counted"


class CadenceUnit:
    """The unit of one footpod."""

    __slots__ = ("_doubled", "_last_ms", "_origin", "_samples", "_watched_ms", "basis", "found", "proven")

    def __init__(self, basis: CadenceBasis = CadenceBasis.UNKNOWN, origin: str = "") -> None:
        self.basis = basis
        self._origin = origin
        self.found = False
        """Whether it was found out or said in this run, so that it is worth remembering."""
        self.proven = basis is not CadenceBasis.UNKNOWN
        """Whether it was known before this run, said or counted; what was only found out is not."""
        self._doubled: bool | None = None
        self._samples: list[float] = []
        self._watched_ms = 0
        self._last_ms: int | None = None

    def learn(self, t_ms: int, raw: float, speed_mps: float | None, running: bool | None) -> bool:
        """Watch one value; returns whether the unit was found by it."""
        if self.basis is not CadenceBasis.UNKNOWN:
            return False
        since_ms = FOOTPOD_LONGEST_SAMPLE_MS if self._last_ms is None else t_ms - self._last_ms
        self._last_ms = t_ms
        fast = speed_mps is not None and speed_mps > FOOTPOD_UNDECIDED_MPS[1]
        if raw < FOOTPOD_MOVING_FROM or not (fast or running):
            return False
        self._watched_ms += min(since_ms, FOOTPOD_LONGEST_SAMPLE_MS)
        if len(self._samples) < MOST_SAMPLES:
            self._samples.append(raw)
        if self._watched_ms < FOOTPOD_LEARN_MS:
            return False
        one_foot = (median(self._samples) or 0.0) < FOOTPOD_ONE_FOOT_BELOW
        self.basis = CadenceBasis.ONE_FOOT if one_foot else CadenceBasis.BOTH_FEET
        self.found = True
        self._origin = FOUND_OUT
        self._samples = []
        return True

    def prove(self, basis: CadenceBasis) -> None:
        """Take what the runner's count has shown."""
        self.basis = basis
        self.found = self.proven = True
        self._origin = COUNTED
        self._samples = []

    @property
    def known_from(self) -> str:
        """Where it is known from; empty while it is not known."""
        return "" if self.basis is CadenceBasis.UNKNOWN else self._origin

    @property
    def doubled(self) -> bool:
        """Whether values are doubled at the moment."""
        if self.basis is CadenceBasis.UNKNOWN:
            return bool(self._doubled)
        return self.basis is CadenceBasis.ONE_FOOT

    def steps_spm(self, raw: float, speed_mps: float | None, running: bool | None) -> float:
        """Return steps a minute of both feet."""
        if self.basis is CadenceBasis.UNKNOWN:
            doubled = self._probably_one_foot(raw, speed_mps, running)
        else:
            doubled = self.doubled
        return 2.0 * raw if doubled else float(raw)

    def _probably_one_foot(self, raw: float, speed_mps: float | None, running: bool | None) -> bool:
        fast = running or (speed_mps is not None and speed_mps > FOOTPOD_WALKING_MPS)
        limit = FOOTPOD_ONE_FOOT_BELOW if fast else FOOTPOD_ONE_FOOT_BELOW_WALKING
        if self._doubled is None:
            doubled = raw < limit
        elif self._doubled:
            doubled = raw < (limit if fast else limit * FOOTPOD_DOUBLED_UP_TO)
        else:
            doubled = raw < limit * FOOTPOD_SINGLE_DOWN_TO
        if raw >= FOOTPOD_MOVING_FROM:
            self._doubled = doubled
        return doubled
