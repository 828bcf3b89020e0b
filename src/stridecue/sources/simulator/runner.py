"""The made-up runner's body: heart rate, cadence and gait from speed, grade and time.

Rules: heart rate follows effort with the lag and gain of Hunt, Fankhauser and Saengsuphaphol (2015): first order, about
57 s, 24 bpm per m/s of speed on the flat. Effort on a slope is by the cost of Minetti et al. (2002). Cadence follows
speed and slope; after a climb the legs are heavy and on the flat the steps get slower and longer for some minutes.
"""

from __future__ import annotations

import math

from stridecue.physiology.slope import running_cost, walking_cost
from stridecue.sources.simulator.answers import Answer
from stridecue.sources.simulator.chance import Noise, Wander

HEART_RATE_TAU_S = 57.0
HEART_RATE_GAIN_BPM_PER_MPS = 24.0

# OUR CHOICE, all of these: one believable recreational runner.
HEART_RATE_AT_START_BPM = 78.0
HEART_RATE_EASY_BPM = 132.0
EASY_SPEED_MPS = 2.5
HEART_RATE_MOST_BPM = 184.0
"""Just below the highest that the runner's profile knows: no heart beats faster for running faster."""
HEART_RATE_DRIFT_BPM_PER_MIN = 0.25
HEART_RATE_DRIFT_MOST_BPM = 20.0
DRIFT_BEGINS_S = 600

CADENCE_SPM = 164.0
CADENCE_AT_MPS = 2.8
CADENCE_PER_MPS = 8.0
CADENCE_PER_GRADE = 0.004
"""Part of the cadence for each point of grade, uphill."""
WALK_CADENCE_SPM = 76.0
WALK_CADENCE_PER_MPS = 27.0
CADENCE_TAU_S = 2.5
CADENCE_NOISE_SPM = 1.0
TIRED_SAG_PER_MIN = 0.0005
TIRED_SAG_MOST = 0.04

WALKS_BELOW_MPS = 1.85
WALKS_BELOW_PER_GRADE = 0.03
"""The steeper, the slower one may still run."""
GAIT_HYSTERESIS_MPS = 0.1
STANDS_BELOW_MPS = 0.3

HEAVY_PER_CLIMBED_M = 0.006
HEAVY_MOST = 0.044
HEAVY_TAU_S = 420.0
HEAVY_SHOWN_BELOW_GRADE, HEAVY_HIDDEN_ABOVE_GRADE = 1.5, 3.0
"""On a slope the step is short anyway; heavy legs show where it gets flat."""


class Runner:
    """One body, moved on second by second."""

    __slots__ = (
        "_heavy",
        "_noise",
        "cadence_spm",
        "heart_rate_bpm",
        "is_running",
        "is_standing",
        "too_slow",
        "wants_to_walk",
    )

    def __init__(self, seed: int) -> None:
        self._noise = Wander(Noise(seed, "cadence"), CADENCE_NOISE_SPM, keep=0.5)
        self._heavy = 0.0
        self.heart_rate_bpm = HEART_RATE_AT_START_BPM
        self.cadence_spm = 0.0
        self.too_slow = 0.0
        """By what part the steps are slower than the runner's own, because something is wrong."""
        self.is_running = False
        self.is_standing = True
        self.wants_to_walk = False
        """Whether a slope is walked on which one might still run."""

    def step(self, second: int, speed_mps: float, grade_percent: float, answers: dict[Answer, float]) -> None:
        """Move on by one second at that speed and grade, answering cues as told."""
        self._choose_gait(speed_mps, grade_percent)
        self._beat(second, speed_mps, grade_percent)
        self._get_heavy(speed_mps, grade_percent)
        target_spm = self._cadence_now(second, speed_mps, grade_percent, answers)
        self.cadence_spm += (target_spm - self.cadence_spm) / CADENCE_TAU_S

    def _choose_gait(self, speed_mps: float, grade_percent: float) -> None:
        self.is_standing = speed_mps < STANDS_BELOW_MPS
        steepness = 0.0 if self.wants_to_walk else max(0.0, grade_percent)
        limit_mps = WALKS_BELOW_MPS - WALKS_BELOW_PER_GRADE * steepness
        if self.is_running:
            limit_mps -= GAIT_HYSTERESIS_MPS
        self.is_running = speed_mps >= limit_mps

    def _beat(self, second: int, speed_mps: float, grade_percent: float) -> None:
        effort_mps = speed_mps * _cost(grade_percent, self.is_running) / _cost(0.0, True)
        drift_bpm = min(HEART_RATE_DRIFT_BPM_PER_MIN * _tired_min(second), HEART_RATE_DRIFT_MOST_BPM)
        settled_bpm = (
            HEART_RATE_EASY_BPM + HEART_RATE_GAIN_BPM_PER_MPS * (effort_mps - EASY_SPEED_MPS) + drift_bpm
        )
        aim_bpm = min(settled_bpm, HEART_RATE_MOST_BPM)
        self.heart_rate_bpm += (aim_bpm - self.heart_rate_bpm) * (1.0 - math.exp(-1.0 / HEART_RATE_TAU_S))

    def _get_heavy(self, speed_mps: float, grade_percent: float) -> None:
        climbed_m = speed_mps * grade_percent / 100 if grade_percent >= HEAVY_HIDDEN_ABOVE_GRADE else 0.0
        fading = self._heavy / HEAVY_TAU_S
        self._heavy = min(HEAVY_MOST, self._heavy + climbed_m * HEAVY_PER_CLIMBED_M - fading)

    def _cadence_now(
        self, second: int, speed_mps: float, grade_percent: float, answers: dict[Answer, float]
    ) -> float:
        if self.is_standing:
            return 0.0
        noise_spm = self._noise.step()
        if not self.is_running:
            return WALK_CADENCE_SPM + WALK_CADENCE_PER_MPS * speed_mps + noise_spm
        cadence_spm = CADENCE_SPM + CADENCE_PER_MPS * (speed_mps - CADENCE_AT_MPS)
        cadence_spm *= 1.0 + CADENCE_PER_GRADE * max(0.0, grade_percent)
        tired = min(TIRED_SAG_PER_MIN * _tired_min(second), TIRED_SAG_MOST)
        sag = self._heavy * _flatness(grade_percent) + tired + self.too_slow
        sag *= 1.0 - answers.get(Answer.RESET, 0.0)
        return cadence_spm * (1.0 - sag) * (1.0 + answers.get(Answer.QUICKEN, 0.0)) + noise_spm


def _tired_min(second: int) -> float:
    """Return for how many minutes the body has been tiring."""
    return max(0, second - DRIFT_BEGINS_S) / 60


def _flatness(grade_percent: float) -> float:
    below = HEAVY_HIDDEN_ABOVE_GRADE - grade_percent
    return max(0.0, min(below / (HEAVY_HIDDEN_ABOVE_GRADE - HEAVY_SHOWN_BELOW_GRADE), 1.0))


def _cost(grade_percent: float, running: bool) -> float:
    return (running_cost if running else walking_cost)(grade_percent / 100)
