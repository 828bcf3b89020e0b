"""The right-foot count: the runner taps with each step of the right foot for half a minute.

Rules:
- The half minute begins with the first tap. What is counted are the strides between the first and the last tap in it,
  so that it does not matter where between two steps it ends: 41 even taps in 30 s are 164 steps a minute.
- A tap too soon after the one before is no step but a key that bounced. Too few taps, or more than anybody runs, are
  no count.
- The footpod's mean over the same half minute proves it within 6 spm. Twice or half of it, within 6 spm after that is
  mended, shows what the pod really counts.
"""

from __future__ import annotations

from typing import NamedTuple

from stridecue.model.device_settings import CadenceBasis
from stridecue.model.our_choices.signals import (
    COUNT_AGREES_WITHIN_SPM,
    COUNT_FEWEST_TAPS,
    COUNT_LENGTH_MS,
    COUNT_POD_NEEDED_S,
    COUNT_WAITS_MS,
    HIGHEST_CADENCE_SPM,
)
from stridecue.model.state import CountTest
from stridecue.physiology.cadence import spm_from_one_foot


class Counted(NamedTuple):
    """What a whole count gave."""

    spm: float | None
    """None when it cannot be right."""
    pod: str | None
    """The footpod that sent all the while."""
    pod_spm: float | None


class RightFootCount:
    """One count, and whether it is under way."""

    __slots__ = ("_first_ms", "_last_ms", "_opened_ms", "_pod", "_pod_seconds", "_pod_sum", "_taps")

    def __init__(self) -> None:
        self.end()

    def begin(self, t_ms: int) -> None:
        """Open a count; one under way begins anew."""
        self.end()
        self._opened_ms: int | None = t_ms

    def end(self) -> None:
        """Close it without a result."""
        self._opened_ms = None
        self._first_ms = self._last_ms = 0
        self._taps = 0
        self._pod: str | None = None
        self._pod_sum = 0.0
        self._pod_seconds = 0

    def tap(self, t_ms: int) -> None:
        """Take one step of the right foot."""
        if self._opened_ms is None or (self._taps and t_ms - self._first_ms > COUNT_LENGTH_MS):
            return
        if not self._taps:
            self._first_ms = t_ms
        self._last_ms = t_ms
        self._taps += 1

    def place(self, t_ms: int) -> CountTest | None:
        """Return how far it is, None while none is under way."""
        if self._opened_ms is None:
            return None
        gone_ms = t_ms - self._first_ms if self._taps else 0
        return CountTest(max(0, COUNT_LENGTH_MS - gone_ms) / 1000, self._taps)

    def observe(self, t_ms: int, pod: tuple[str, float] | None) -> Counted | None:
        """Take one second with the footpod's cadence of now; returns the result when the half minute is over."""
        if self._opened_ms is None:
            return None
        if not self._taps:
            if t_ms - self._opened_ms >= COUNT_WAITS_MS:
                self.end()
            return None
        self._add(pod)
        if t_ms - self._first_ms < COUNT_LENGTH_MS:
            return None
        counted = self._result()
        self.end()
        return counted

    def _add(self, pod: tuple[str, float] | None) -> None:
        if pod is None:
            return
        device, spm = pod
        if device != self._pod:
            self._pod, self._pod_sum, self._pod_seconds = device, 0.0, 0
        self._pod_sum += spm
        self._pod_seconds += 1

    def _result(self) -> Counted:
        took_s = (self._last_ms - self._first_ms) / 1000
        spm = spm_from_one_foot(self._taps - 1, took_s) if self._taps >= COUNT_FEWEST_TAPS else None
        if spm is not None and spm > HIGHEST_CADENCE_SPM:
            spm = None
        if self._pod is None or self._pod_seconds < COUNT_POD_NEEDED_S:
            return Counted(spm, None, None)
        return Counted(spm, self._pod, self._pod_sum / self._pod_seconds)


def agrees(counted_spm: float, pod_spm: float) -> bool:
    """Return whether a footpod shows what was counted."""
    return abs(counted_spm - pod_spm) <= COUNT_AGREES_WITHIN_SPM


def mended_basis(counted_spm: float, pod_spm: float, doubled: bool) -> CadenceBasis | None:
    """Return what a footpod counts after all, if that makes it agree; `doubled`: its values were doubled until now."""
    if doubled and agrees(counted_spm, pod_spm / 2):
        return CadenceBasis.BOTH_FEET
    if not doubled and agrees(counted_spm, pod_spm * 2):
        return CadenceBasis.ONE_FOOT
    return None
