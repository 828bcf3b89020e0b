"""Heart rate: which samples are believed, and how far.

Rules:
- Outside 30 to 230 bpm is no value. Jumps are held back (`heart_rate_jump`): the last good value stands, suspect.
- Above maximum + 10 bpm is good only if it rose gradually (at most 15 bpm in any 10 s of the last minute) and the
  intervals between beats, where they are sent, agree.
- Identical for 60 s without intervals is frozen. A fall of more than 40 bpm in 10 s while running on at the same
  speed is a strap that has come loose. A lock to the feet is `cadence_lock`'s.
- The contact bit of a strap lies: it never makes a value suspect, it only adds to another reason.
- What is shown is the median of the last 5 s.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from stridecue.model.our_choices.signals import (
    HEART_RATE_ABOVE_MAX_BPM,
    HEART_RATE_FALL_BPM,
    HEART_RATE_FALL_LASTS_MS,
    HEART_RATE_FALL_RECOVERED_BPM,
    HEART_RATE_FALL_SAME_SPEED_MPS,
    HEART_RATE_FALL_SPEEDS_KEPT_S,
    HEART_RATE_FROZEN_MS,
    HEART_RATE_GRADUAL_MS,
    HEART_RATE_LOST_S,
    HEART_RATE_SHOWN_S,
    HEART_RATE_STEEP_BPM,
    HEART_RATE_STEEP_WITHIN_S,
    HIGHEST_HEART_RATE_BPM,
    LOWEST_HEART_RATE_BPM,
)
from stridecue.model.state import Gait, Quality, Signal
from stridecue.signals.cadence_lock import CadenceLock
from stridecue.signals.heart_rate_jump import JumpGuard, Verdict
from stridecue.signals.quality import NEVER, Ageing
from stridecue.signals.rr_intervals import Beats
from stridecue.signals.windows import RecentSamples

_JUMP, _DOUBT, _ABOVE, _FROZEN, _FALL, _LOCK = (
    "sudden jump",
    "beat intervals disagree",
    "above maximum",
    "frozen",
    "fell while running",
    "follows cadence",
)


class Spike(NamedTuple):
    """A jump that was held back, as it began."""

    source: str
    t_ms: int
    from_bpm: float
    to_bpm: float
    took_ms: int


class HeartRate:
    """The heart rate of one source after the other."""

    def __init__(self, max_bpm: int | None, hold_s: float) -> None:
        self._ceiling = None if max_bpm is None else max_bpm + HEART_RATE_ABOVE_MAX_BPM
        self._ageing = Ageing(hold_s, HEART_RATE_LOST_S)
        self._source: str | None = None
        self._beats = Beats()
        self._jump = JumpGuard(hold_s)
        self._lock = CadenceLock()
        self._shown = RecentSamples(HEART_RATE_SHOWN_S)
        self._recent = RecentSamples(HEART_RATE_STEEP_WITHIN_S)
        self._speeds: deque[float] = deque(maxlen=HEART_RATE_FALL_SPEEDS_KEPT_S)
        self._running = False
        self.spike: Spike | None = None
        """The last one of any source."""
        self._restart(None, 0)

    def _restart(self, source: str | None, t_ms: int) -> None:
        self._source = source
        self._sent: float | None = None
        self._sent_ms = self._same_since_ms = self._taken_ms = t_ms
        self._taken: float | None = None
        self._contact: bool | None = None
        self._doubted = self._above = False
        self._steep_ms: int | None = None
        self._fell_from: float | None = None
        self._fell_ms = 0
        self._beats.clear()
        self._jump.clear()
        self._shown.clear()
        self._recent.clear()

    @property
    def lost_ms(self) -> int:
        """The age at which a source is lost."""
        return self._ageing.lost_ms

    @property
    def source(self) -> str | None:
        """The device or file that was heard last."""
        return self._source

    def heard(self, t_ms: int) -> str | None:
        """Return the source that is not stale at `t_ms`."""
        return self._source if t_ms - self._sent_ms <= self._ageing.stale_ms else None

    @property
    def sent(self) -> float | None:
        """What it sent last, believed or not."""
        return self._sent

    @property
    def taken(self) -> float | None:
        """What of it was believed last."""
        return self._taken

    @property
    def same_ms(self) -> int:
        """For how long it has sent the same, without intervals between beats."""
        return self._sent_ms - self._same_since_ms

    @property
    def frozen(self) -> bool:
        """Whether that is too long for a heart."""
        return self._sent_ms - self._same_since_ms >= HEART_RATE_FROZEN_MS

    @property
    def follows_cadence(self) -> bool:
        """Whether it seems to have locked to the steps."""
        return self._lock.suspected

    @property
    def fell(self) -> tuple[float, int, float] | None:
        """From what, when, and to what now it fell while the runner ran on, None while that is not so."""
        if self._fell_from is None or self._taken is None:
            return None
        return self._fell_from, self._fell_ms, self._taken

    def add(
        self,
        t_ms: int,
        source: str,
        value: float | None,
        rr_ms: Sequence[float] = (),
        contact: bool | None = None,
    ) -> bool:
        """Take one sample; returns whether it was believed."""
        if value is None or not LOWEST_HEART_RATE_BPM <= value <= HIGHEST_HEART_RATE_BPM:
            return False
        if source != self._source or t_ms - self._sent_ms > self._ageing.lost_ms:
            self._restart(source, t_ms)
        if rr_ms:
            self._beats.add(t_ms, rr_ms)
        if rr_ms or value != self._sent:
            self._same_since_ms = t_ms
        self._sent, self._sent_ms, self._contact = value, t_ms, contact
        opinion = self._opinion(t_ms, value)
        held = self._jump.holding
        verdict = self._jump.judge(t_ms, value, opinion)
        if verdict is Verdict.HELD:
            if not held:
                from_ms, from_bpm = self._jump.origin
                self.spike = Spike(source, t_ms, from_bpm, value, t_ms - from_ms)
            return False
        self._doubted = verdict is Verdict.DOUBTED or (self._doubted and opinion is False)
        self._take(t_ms, value, opinion, verdict is not Verdict.TAKEN)
        return not self._above

    def _opinion(self, t_ms: int, value: float) -> bool | None:
        """Ask the intervals only where it matters."""
        above = self._ceiling is not None and value > self._ceiling
        return self._beats.agree(t_ms, value) if above or self._doubted or self._jump.holding else None

    def _take(self, t_ms: int, value: float, opinion: bool | None, new_level: bool) -> None:
        before = self._taken
        lowest, highest = self._recent.extremes(t_ms) or (value, value)
        if new_level and before is not None:
            lowest, highest = min(before, lowest), max(before, highest)
        if value - lowest > HEART_RATE_STEEP_BPM:
            self._steep_ms = t_ms
        if highest - value > HEART_RATE_FALL_BPM and self._running_on():
            self._fell_from, self._fell_ms = highest, t_ms
        gradual = self._steep_ms is None or t_ms - self._steep_ms > HEART_RATE_GRADUAL_MS
        self._above = (
            self._ceiling is not None and value > self._ceiling and not (gradual and opinion is not False)
        )
        self._taken, self._taken_ms = value, t_ms
        self._shown.add(t_ms, value)
        self._recent.add(t_ms, value)

    def _running_on(self) -> bool:
        speeds = self._speeds
        return self._running and bool(speeds) and max(speeds) - min(speeds) <= HEART_RATE_FALL_SAME_SPEED_MPS

    def observe(
        self, t_ms: int, cadence_spm: float | None, speed_mps: float | None, gait: Gait | None
    ) -> None:
        """Look at the other signals, once a second."""
        self._lock.observe(None if self.heard(t_ms) is None else self._sent, cadence_spm)
        self._running = gait is Gait.RUNNING
        if speed_mps is not None:
            self._speeds.append(speed_mps)
        if self._fell_from is None or self._taken is None:
            return
        recovered = self._taken >= self._fell_from - HEART_RATE_FALL_RECOVERED_BPM
        if recovered or not self._running_on() or t_ms - self._fell_ms >= HEART_RATE_FALL_LASTS_MS:
            self._fell_from = None

    def reason(self) -> str | None:
        """Return why it is in doubt."""
        if self._jump.holding:
            return _JUMP
        if self._lock.suspected:
            return _LOCK
        if self._above:
            return _ABOVE
        if self._doubted:
            return _DOUBT
        if self._fell_from is not None:
            return _FALL
        return _FROZEN if self.frozen else None

    def signal(self, t_ms: int) -> Signal:
        """Return heart rate as it is shown at `t_ms`."""
        if self._taken is None:
            return NEVER
        age_ms = t_ms - self._taken_ms
        reason = self.reason()
        value = self._shown.median(t_ms)
        if value is None:
            value = self._taken
        sent_quality = self._ageing.quality(t_ms - self._sent_ms)
        if self._jump.holding and age_ms > self._ageing.lost_ms + self._ageing.stale_ms:
            sent_quality = Quality.LOST
        if sent_quality is Quality.GOOD and reason is not None:
            if self._contact is False:
                reason += ", no skin contact"
            return Signal(value, Quality.SUSPECT, age_ms / 1000, self._source, reason)
        return Signal(value, sent_quality, age_ms / 1000, self._source)
