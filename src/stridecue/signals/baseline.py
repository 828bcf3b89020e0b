"""The runner's own cadence at this speed on this slope, and how far today's steps are from it.

Rules:
- A window is 30 s of running, speed within 3 %, grade within half a point, cadence good, from 300 s on, no technique
  cue and no beat of the metronome in the minute before; each slope bin has at most 20 for a run. They are kept for the
  runs after this one.
- The history's baseline of a slope bin holds. A bin without one gets its own within the run from twelve windows.
- A bin without either borrows from the flat one. While the runner is not running there is no baseline.
- Changes are means of 15 s against the baseline of each second.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.model.our_choices.runner import (
    BASELINE_CHANGE_NEEDED_S,
    BASELINE_CHANGE_S,
    BASELINE_GRADE_RANGE_PERCENT,
    BASELINE_QUIET_AFTER_PROMPT_S,
    BASELINE_SPEED_VARIATION,
    BASELINE_WINDOW_S,
    BASELINE_WINDOWS_FROM_S,
    BASELINE_WINDOWS_NEEDED,
    MOST_BASELINE_WINDOWS,
)
from stridecue.model.setup import BaselineBin
from stridecue.model.state import Slope
from stridecue.physiology.cadence import baseline_spm, borrowed_baseline_spm, change_percent, fit_baseline
from stridecue.physiology.statistics import median, sample_variance
from stridecue.signals.windows import SecondMean


@dataclass(frozen=True, slots=True)
class CadenceWindow:
    """Half a minute in which the runner chose the steps: medians of speed and cadence."""

    slope_bin: str
    speed_mps: float
    cadence_spm: float


class CadenceBaseline:
    """Baselines by slope bin."""

    def __init__(self, history: tuple[BaselineBin, ...]) -> None:
        self._bins: dict[str, BaselineBin] = {str(bin.slope_bin): bin for bin in history}
        self._from_history = frozenset(self._bins)
        self._windows: dict[str, list[tuple[int, float, float]]] = {}
        self._open: list[tuple[float, float, float]] = []
        self._open_bin: Slope | None = None
        self._quiet_from_s = 0

    @property
    def windows(self) -> tuple[CadenceWindow, ...]:
        """The windows of this run, by slope bin."""
        return tuple(
            CadenceWindow(name, speed, cadence)
            for name, windows in self._windows.items()
            for _, speed, cadence in windows
        )

    def prompted(self, second: int) -> None:
        """Leave out the minute after a technique cue or a beat: its steps are not the runner's own choice."""
        self._quiet_from_s = second + BASELINE_QUIET_AFTER_PROMPT_S
        self._open.clear()

    def mend_grade(self, since_s: int) -> None:
        """Drop what was learned at a grade that turned out to be another."""
        self._open.clear()
        for name, windows in self._windows.items():
            kept = [window for window in windows if window[0] <= since_s]
            if len(kept) < len(windows):
                self._windows[name] = kept
                self._fit(name)

    def observe(
        self,
        second: int,
        timer_s: float,
        slope: Slope | None,
        grade_percent: float | None,
        speed_mps: float | None,
        cadence_spm: float | None,
    ) -> None:
        """Take one second of running; None for what is not good."""
        if (
            slope is None
            or grade_percent is None
            or speed_mps is None
            or cadence_spm is None
            or timer_s < BASELINE_WINDOWS_FROM_S
            or second < self._quiet_from_s
        ):
            self._open.clear()
            return
        if slope is not self._open_bin:
            self._open.clear()
            self._open_bin = slope
        self._open.append((speed_mps, cadence_spm, grade_percent))
        if len(self._open) == BASELINE_WINDOW_S:
            self._close(second, slope.value)
            self._open.clear()

    def interrupt(self) -> None:
        """Take a second that is no running: an open window ends."""
        self._open.clear()

    def _close(self, second: int, name: str) -> None:
        speeds = [speed for speed, _, _ in self._open]
        grades = [grade for _, _, grade in self._open]
        mean = sum(speeds) / BASELINE_WINDOW_S
        variance = sample_variance(speeds) or 0.0
        windows = self._windows.setdefault(name, [])
        if (
            variance >= (BASELINE_SPEED_VARIATION * mean) ** 2
            or max(grades) - min(grades) > BASELINE_GRADE_RANGE_PERCENT
            or len(windows) >= MOST_BASELINE_WINDOWS
        ):
            return
        cadences = [cadence for _, cadence, _ in self._open]
        windows.append((second, median(speeds) or 0.0, median(cadences) or 0.0))
        if len(windows) >= BASELINE_WINDOWS_NEEDED:
            self._fit(name)

    def _fit(self, name: str) -> None:
        if name in self._from_history:
            return
        fitted = fit_baseline(name, [(speed, cadence) for _, speed, cadence in self._windows[name]])
        if fitted is None:
            self._bins.pop(name, None)
        else:
            self._bins[name] = fitted

    def at(self, slope: Slope, grade_percent: float, speed_mps: float) -> tuple[float, bool] | None:
        """Return the baseline in steps a minute and whether it is borrowed; None without any."""
        own = self._bins.get(slope)
        if own is not None:
            return baseline_spm(own, speed_mps), False
        flat = self._bins.get(Slope.FLAT)
        if flat is None:
            return None
        return borrowed_baseline_spm(baseline_spm(flat, speed_mps), grade_percent), True


class CadenceChange:
    """How far cadence and step length are from the baseline."""

    __slots__ = ("_cadence", "_length")

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._cadence = SecondMean(BASELINE_CHANGE_S, BASELINE_CHANGE_NEEDED_S)
        self._length = SecondMean(BASELINE_CHANGE_S, BASELINE_CHANGE_NEEDED_S)

    def push(self, cadence_spm: float | None, baseline: float | None) -> None:
        """Take one second; step length at the same speed is the inverse of cadence."""
        if cadence_spm is None or baseline is None or cadence_spm <= 0 or baseline <= 0:
            self._cadence.push(None)
            self._length.push(None)
            return
        self._cadence.push(change_percent(cadence_spm, baseline))
        self._length.push(100.0 * (baseline / cadence_spm - 1.0))

    @property
    def cadence_percent(self) -> float | None:
        """Mean change of cadence."""
        return self._cadence.mean

    @property
    def step_length_percent(self) -> float | None:
        """Mean change of step length."""
        return self._length.mean
