"""Jumps of heart rate that no heart makes.

Rules:
- A change of more than 10 bpm from one second to the next, or of more than 25 bpm within 5 s, is held back.
- The new level is accepted once it has persisted for 15 s and the intervals between beats agree within 5 bpm; from a
  strap that sends no intervals, once it has persisted for 30 s.
- A level that persists for 30 s while the intervals disagree is shown, but doubted until they agree.
- After more than 5 s without a value there is nothing to compare with, and the next one is taken. A level that is held
  back persists over gaps as long as a value holds: a file that records seldom has no others.
"""

from __future__ import annotations

from collections import deque
from enum import Enum, auto

from stridecue.model.our_choices.signals import (
    HEART_RATE_JUMP_BPM,
    HEART_RATE_JUMP_WITHIN_MS,
    HEART_RATE_PERSISTS_MS,
    HEART_RATE_PERSISTS_WITH_BEATS_MS,
    HEART_RATE_SWING_BPM,
    HEART_RATE_SWING_WITHIN_MS,
)


class Verdict(Enum):
    """What is done with a sample."""

    TAKEN = auto()
    HELD = auto()
    """The value before the jump stands."""
    ACCEPTED = auto()
    """The new level is taken."""
    DOUBTED = auto()
    """The new level is taken, but the intervals between beats disagree."""


class JumpGuard:
    """Compares every sample with those before it."""

    __slots__ = ("_gap_ms", "_level", "_level_ms", "_recent", "_since_ms", "origin")

    def __init__(self, hold_s: float = 0.0) -> None:
        """`hold_s` is how long a value of this run holds."""
        self._gap_ms = max(HEART_RATE_SWING_WITHIN_MS, round(1000 * hold_s))
        self._recent: deque[tuple[int, float]] = deque(maxlen=32)
        self._since_ms: int | None = None
        self._level = 0.0
        self._level_ms = 0
        self.origin = 0, 0.0
        """When and from what the last jump began."""

    @property
    def holding(self) -> bool:
        """Whether a jump is held back."""
        return self._since_ms is not None

    def clear(self) -> None:
        """Forget everything."""
        self._recent.clear()
        self._since_ms = None

    def judge(self, t_ms: int, value: float, beats_agree: bool | None) -> Verdict:
        """Judge one sample; `beats_agree` as `Beats.agree` says."""
        if self._since_ms is None:
            if self._jumps(t_ms, value):
                self._begin(t_ms, value)
                return Verdict.HELD
            self._recent.append((t_ms, value))
            return Verdict.TAKEN
        if abs(value - self._recent[-1][1]) <= HEART_RATE_JUMP_BPM:
            return self._end(t_ms, value, Verdict.TAKEN)
        if abs(value - self._level) > HEART_RATE_JUMP_BPM or t_ms - self._level_ms > self._gap_ms:
            self._begin(t_ms, value)
            return Verdict.HELD
        self._level, self._level_ms = value, t_ms
        held_ms = t_ms - self._since_ms
        if beats_agree and held_ms >= HEART_RATE_PERSISTS_WITH_BEATS_MS:
            return self._end(t_ms, value, Verdict.ACCEPTED)
        if held_ms >= HEART_RATE_PERSISTS_MS:
            return self._end(t_ms, value, Verdict.ACCEPTED if beats_agree is None else Verdict.DOUBTED)
        return Verdict.HELD

    def _jumps(self, t_ms: int, value: float) -> bool:
        recent = self._recent
        while recent and t_ms - recent[0][0] > HEART_RATE_SWING_WITHIN_MS:
            recent.popleft()
        if not recent:
            return False
        last_ms, last = recent[-1]
        if t_ms - last_ms <= HEART_RATE_JUMP_WITHIN_MS and abs(value - last) > HEART_RATE_JUMP_BPM:
            self.origin = recent[-1]
            return True
        for sample in reversed(recent):
            if abs(value - sample[1]) > HEART_RATE_SWING_BPM:
                self.origin = sample
                return True
        return False

    def _begin(self, t_ms: int, value: float) -> None:
        self._since_ms, self._level, self._level_ms = t_ms, value, t_ms

    def _end(self, t_ms: int, value: float, verdict: Verdict) -> Verdict:
        self._since_ms = None
        self._recent.clear()
        self._recent.append((t_ms, value))
        return verdict
