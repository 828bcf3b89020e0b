"""Speed: the treadmill's belt before the footpod before a file before what the runner typed.

Rules:
- All sources are kept; two are never averaged. The first that is not stale speaks; what was typed speaks while no
  sensor does. If none does, the one heard last is shown as stale or lost.
- A belt that stands while the footpod runs is a belt that nobody drives by motor: the pod speaks.
- What is shown is the mean of the last 5 s of the source that speaks.
- A footpod that differs from the belt by more than 15 % for 60 s is suspect.
- Steady is a range of at most 3 % of speed and half a point of grade over the last 30 s.
"""

from __future__ import annotations

from collections import deque

from stridecue.model.our_choices.signals import (
    POD_COMPARABLE_MPS,
    POD_DIFFERS_S,
    POD_DIFFERS_SHARE,
    POD_FACTOR_NEEDED_S,
    POD_FACTOR_S,
    POD_MOVES_MPS,
    SPEED_SHOWN_S,
    STEADY_GRADE_PERCENT,
    STEADY_NEEDED_S,
    STEADY_S,
    STEADY_SPEED_SHARE,
)
from stridecue.model.state import Quality, Signal
from stridecue.signals.quality import NEVER, Ageing
from stridecue.signals.windows import RecentSamples, SecondRange

TYPED = "typed"
FILE = "file"
BELT = "belt"
FOOTPOD = "footpod"
_SLACK = 1e-9


class SpeedSource:
    """One sensor's speed."""

    __slots__ = ("_ageing", "_recent", "_source", "latest", "latest_ms", "reason", "suspect")

    def __init__(self, hold_s: float) -> None:
        self._ageing = Ageing(hold_s)
        self._recent = RecentSamples(SPEED_SHOWN_S)
        self._source: str | None = None
        self.latest: float | None = None
        self.latest_ms = 0
        self.reason: str | None = None
        """What was made of the last value, if it is not as it was sent."""
        self.suspect: str | None = None

    @property
    def source(self) -> str | None:
        """The device or file that was heard last."""
        return self._source

    @property
    def lost_ms(self) -> int:
        """The age at which the sensor is lost."""
        return self._ageing.lost_ms

    def add(self, t_ms: int, source: str, speed_mps: float, reason: str | None = None) -> None:
        """Take one value; `reason` tells what was made of it, and values of two kinds are never mixed."""
        if source != self._source or reason != self.reason:
            self._recent.clear()
            if source != self._source:
                self.suspect = None
            self._source, self.reason = source, reason
        self.latest, self.latest_ms = speed_mps, t_ms
        self._recent.add(t_ms, speed_mps)

    def restart(self) -> None:
        """Forget the window, because its scale has changed."""
        self._recent.clear()

    def current(self, t_ms: int) -> float | None:
        """Return the last value, if it is not stale."""
        return self.latest if t_ms - self.latest_ms <= self._ageing.stale_ms else None

    def signal(self, t_ms: int) -> Signal:
        """Return the mean of the last 5 s with its quality."""
        if self.latest is None:
            return NEVER
        age_ms = t_ms - self.latest_ms
        value = self._recent.mean(t_ms)
        quality = self._ageing.quality(age_ms)
        shown = self.latest if value is None else value
        if self.suspect is not None and quality is Quality.GOOD:
            return Signal(shown, Quality.SUSPECT, age_ms / 1000, self._source, self.suspect)
        return Signal(shown, quality, age_ms / 1000, self._source, self.reason)


class Speed:
    """All sources of speed."""

    __slots__ = ("_compared", "_differs_s", "_grades", "_pairs", "_speeds", "belt", "file", "pod", "typed")

    def __init__(self, hold_s: float) -> None:
        self.belt = SpeedSource(hold_s)
        self.pod = SpeedSource(hold_s)
        self.file = SpeedSource(hold_s)
        self.typed: Signal | None = None
        self._speeds = SecondRange(STEADY_S)
        self._grades = SecondRange(STEADY_S)
        self._pairs: deque[tuple[float, float]] = deque(maxlen=POD_FACTOR_S)
        """Belt and pod in the last seconds in which both moved."""
        self._differs_s = 0
        self._compared: tuple[str | None, str | None] = None, None
        """The treadmill and the footpod that were compared last."""

    def type(self, speed_mps: float | None) -> None:
        """Take what the runner typed; None takes it back."""
        self.typed = None if speed_mps is None else Signal(speed_mps, Quality.GOOD, 0.0, TYPED)

    def speaking(self, t_ms: int) -> SpeedSource | None:
        """Return the sensor that speaks at `t_ms`; None when what was typed does, or nothing."""
        belt, pod = self.belt.current(t_ms), self.pod.current(t_ms)
        if belt is not None and (belt > 0 or pod is None or pod < POD_MOVES_MPS):
            return self.belt
        if pod is not None:
            return self.pod
        if self.file.current(t_ms) is not None:
            return self.file
        if self.typed is not None:
            return None
        heard = [source for source in (self.belt, self.pod, self.file) if source.latest is not None]
        return max(heard, key=_heard_ms, default=None)

    def signal(self, t_ms: int) -> Signal:
        """Return speed as it is shown at `t_ms`."""
        source = self.speaking(t_ms)
        return (self.typed or NEVER) if source is None else source.signal(t_ms)

    def latest(self, t_ms: int) -> float | None:
        """Return the last value of who speaks, unsmoothed, if it is not stale."""
        source = self.speaking(t_ms)
        if source is None:
            return None if self.typed is None else self.typed.value
        return source.current(t_ms)

    def observe(self, speed_mps: float | None, grade_percent: float | None) -> None:
        """Take one second for the test of steadiness, None for what is not good."""
        self._speeds.push(speed_mps)
        self._grades.push(grade_percent)

    def mend_grade(self) -> None:
        """Forget the grades of the window: they were told late."""
        self._grades.clear()

    @property
    def steady(self) -> bool | None:
        """Whether speed and grade were steady, or None when too little is known."""
        speeds, grades = self._speeds, self._grades
        fastest, spread = speeds.highest, speeds.spread
        if speeds.count < STEADY_NEEDED_S or fastest is None or spread is None:
            return None
        if spread > STEADY_SPEED_SHARE * fastest + _SLACK:
            return False
        return (grades.spread or 0.0) <= STEADY_GRADE_PERCENT + _SLACK

    def compare(self, t_ms: int) -> None:
        """Compare pod and belt, once a second."""
        belt, pod = self.belt.current(t_ms), self.pod.current(t_ms)
        if belt is None or pod is None or belt < POD_COMPARABLE_MPS or pod < POD_COMPARABLE_MPS:
            return
        compared = self.belt.source, self.pod.source
        if compared != self._compared:
            self._compared, self._differs_s = compared, 0
            self._pairs.clear()
        self._pairs.append((belt, pod))
        differs = abs(pod / belt - 1) > POD_DIFFERS_SHARE
        self._differs_s = self._differs_s + 1 if differs else 0
        self.pod.suspect = "differs from belt" if self._differs_s >= POD_DIFFERS_S else None

    def belt_to_pod(self, t_ms: int) -> float | None:
        """Return how much faster the belt is than the pod, over the last minute in which both moved.

        None at `t_ms` while one of the two is not heard, or too little is known.
        """
        pairs = self._pairs
        heard = self.belt.current(t_ms) is not None and self.pod.current(t_ms) is not None
        if not heard or len(pairs) < POD_FACTOR_NEEDED_S:
            return None
        return sum(belt for belt, _ in pairs) / sum(pod for _, pod in pairs)

    def used(self, t_ms: int) -> str | None:
        """Return what the run's speed comes from at `t_ms`: belt, footpod, file, typed; None while there is none."""
        source = self.speaking(t_ms)
        if source is None:
            return None if self.typed is None else TYPED
        if source.current(t_ms) is None:
            return None
        return BELT if source is self.belt else FOOTPOD if source is self.pod else FILE

    def restart(self) -> None:
        """Forget what was heard of belt and pod in the last seconds, because the scale of one has changed."""
        self.belt.restart()
        self.pod.restart()
        self._pairs.clear()


def _heard_ms(source: SpeedSource) -> int:
    return source.latest_ms
