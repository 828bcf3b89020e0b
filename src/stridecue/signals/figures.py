"""What is worked out from the signals, second by second.

Rules: only good values go in; a figure whose signals are not good is None. Adjusted speed is the mean of 15 s and only
of running; cadence baseline, target and changes too are of running. A plan's repetitions, recoveries and cool-down say
nothing about the runner's own cadence; where a plan says how far above the baseline the target lies, that holds.
"""

from __future__ import annotations

from typing import NamedTuple

from stridecue.model.our_choices.runner import (
    EFFICIENCY_REFERENCE_FROM_S,
    EFFICIENCY_REFERENCE_TO_S,
    FIRST_TARGET_STEP,
)
from stridecue.model.our_choices.signals import ADJUSTED_SPEED_S
from stridecue.model.setup import RunSetup
from stridecue.model.state import Gait, HeartRateLimits, Slope
from stridecue.physiology.cadence import step_length_m, target_spm
from stridecue.physiology.heart_rate import zone
from stridecue.physiology.slope import adjusted_speed_mps, slope_bin
from stridecue.signals.baseline import CadenceBaseline, CadenceChange
from stridecue.signals.efficiency import Efficiency
from stridecue.signals.heart_rate_trend import HeartRateTrend
from stridecue.signals.hills import Hills, HillSecond
from stridecue.signals.settling import Settling
from stridecue.signals.warm_up import WarmUp
from stridecue.signals.windows import SecondMean


class Second(NamedTuple):
    """One second of good values; None for what is not."""

    second: int
    timer_s: float
    counted_s: float
    moved_m: float
    heart_rate_bpm: float | None
    cadence_spm: float | None
    speed_mps: float | None
    step_speed_mps: float | None
    """As unsmoothed as its source allows, to see steps at once."""
    grade_percent: float | None
    gait: Gait | None
    effort: int | None = None
    """What the runner said last."""


class Figures:
    """All figures, as of the last second."""

    def __init__(self, setup: RunSetup, limits: HeartRateLimits) -> None:
        self._limits = limits
        self._gap_model = setup.options.gap_model
        self._cadence_step = _cadence_step(setup)
        self._adjusted = SecondMean(ADJUSTED_SPEED_S)
        self.trend = HeartRateTrend()
        self.settling = Settling()
        self.hills = Hills()
        self.warm_up = WarmUp(limits.max_bpm)
        self.baseline = CadenceBaseline(setup.history.cadence_baseline)
        self.change = CadenceChange()
        self._efficiency = Efficiency()
        self.chosen_freely = True
        """Whether the steps of this part of the session are the runner's own choice."""
        self.planned_cadence_step: float | None = None
        self.slope: Slope | None = None
        self.zone: int | None = None
        self.adjusted_speed_mps: float | None = None
        self.step_length_m: float | None = None
        self.baseline_spm: float | None = None
        self.target_spm: float | None = None
        self.borrowed = False
        self.efficiency_drop_percent: float | None = None

    def observe(self, now: Second) -> None:
        """Take one second."""
        grade, heart_rate, speed, cadence = (
            now.grade_percent,
            now.heart_rate_bpm,
            now.speed_mps,
            now.cadence_spm,
        )
        running = now.gait is Gait.RUNNING
        self.slope = None if grade is None else slope_bin(grade)
        self.zone = None if heart_rate is None else zone(heart_rate, self._limits)
        self.trend.push(heart_rate)
        self.settling.observe(now.second, now.step_speed_mps, grade)
        self.warm_up.add(now.counted_s, now.gait, heart_rate, now.effort)
        self.hills.add(HillSecond(now.second, now.moved_m, now.counted_s, running, grade))
        self.step_length_m = None if speed is None or not cadence else step_length_m(speed, cadence)
        self._compare_steps(now, running)
        self._adjust(now, running)

    def _compare_steps(self, now: Second, running: bool) -> None:
        slope, grade, speed, cadence = self.slope, now.grade_percent, now.speed_mps, now.cadence_spm
        if running and now.counted_s > 0 and self.chosen_freely:
            self.baseline.observe(now.second, now.timer_s, slope, grade, speed, cadence)
        else:
            self.baseline.interrupt()
        self.baseline_spm = self.target_spm = None
        self.borrowed = False
        if running and slope is not None and grade is not None and speed is not None:
            found = self.baseline.at(slope, grade, speed)
            if found is not None:
                self.baseline_spm, self.borrowed = found
                step = self.planned_cadence_step
                self.target_spm = target_spm(found[0], self._cadence_step if step is None else step)
        self.change.push(cadence, self.baseline_spm)

    def _adjust(self, now: Second, running: bool) -> None:
        adjusted = None
        if running and now.speed_mps is not None and now.grade_percent is not None:
            adjusted = adjusted_speed_mps(now.speed_mps, now.grade_percent, self._gap_model)
        self._adjusted.push(adjusted)
        self.adjusted_speed_mps = None if adjusted is None else self._adjusted.mean
        counted = adjusted if now.counted_s > 0 else None
        self._efficiency.push(now.timer_s, counted, now.heart_rate_bpm)
        self.efficiency_drop_percent = self._efficiency.drop_percent(now.timer_s)

    def mend_grade(self, since_s: int, grade_percent: float, timer_s: float) -> None:
        """Take a grade that was told late and holds since a second: sums are mended, windows begin anew."""
        late = self.hills.mend(since_s, grade_percent)
        self.settling.mend_grade(since_s, grade_percent)
        self.baseline.mend_grade(since_s)
        self.change.clear()
        self._adjusted = SecondMean(ADJUSTED_SPEED_S)
        self._efficiency.clear_now()
        since_timer_s = timer_s - sum(second.counted_s for second in late)
        if timer_s >= EFFICIENCY_REFERENCE_FROM_S and since_timer_s < EFFICIENCY_REFERENCE_TO_S:
            self._efficiency.forget_reference()


def _cadence_step(setup: RunSetup) -> float:
    """Return how far above the baseline the target lies: as the runner chose, or as far as the runner is by now."""
    for step in (setup.options.cadence_step, setup.history.cadence_step):
        if step is not None:
            return step
    return FIRST_TARGET_STEP
