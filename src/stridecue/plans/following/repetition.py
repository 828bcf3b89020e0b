"""What one repetition comes to.

Rules: its time and way are those of its step's clock; its mean speed is of the seconds in which speed was good; grade
is the mean of the good ones. Its heart rate is the median of the good ones of its last 10 s; the fall is from there to
the median of seconds 55 to 65 after it, and unknown if the runner ran meanwhile. A grade that is told late mends it.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from stridecue.model.our_choices.plans import HEART_RATE_FALL_RUNS_OUT_S
from stridecue.model.our_choices.signals import RECOVERY_END_S, RECOVERY_TO_S
from stridecue.model.plan import RepResult
from stridecue.model.state import Gait, State
from stridecue.physiology.heart_rate import heart_rate_recovery
from stridecue.physiology.statistics import median
from stridecue.plans.following.step_clock import StepClock


class Repetition:
    """One repetition, and the minute after it."""

    __slots__ = ("_after_bpm", "_bpm", "_ended_s", "_grades", "_ran_on", "number", "result")

    def __init__(self, number: int) -> None:
        self.number = number
        self.result: RepResult | None = None
        """None while it goes on."""
        self._bpm: deque[float | None] = deque(maxlen=RECOVERY_END_S)
        self._grades: list[tuple[int, float | None]] = []
        """(tick since which, grade), each change of it."""
        self._ended_s = 0
        self._after_bpm: list[float | None] = []
        """Of each second after its end."""
        self._ran_on = False

    def observe(self, state: State) -> None:
        """Take a second in which its clock goes."""
        self._bpm.append(state.heart_rate.good)
        grade = state.grade.good
        if not self._grades or self._grades[-1][1] != grade:
            self._grades.append((state.tick_s, grade))

    def end(self, clock: StepClock, state: State, *, cut_short: bool) -> RepResult:
        """Return what it came to."""
        self._ended_s = state.tick_s
        self.result = RepResult(
            number=self.number,
            seconds=clock.counted_ms / 1000,
            metres=clock.metres,
            speed_mps=1000 * clock.known_m / clock.known_ms if clock.known_ms else None,
            grade_percent=self._grade(),
            heart_rate_end_bpm=median([bpm for bpm in self._bpm if bpm is not None]),
            cut_short=cut_short,
        )
        return self.result

    def _grade(self) -> float | None:
        ends = [*(since_s for since_s, _ in self._grades[1:]), self._ended_s + 1]
        spans = [
            (grade, until_s - since_s)
            for (since_s, grade), until_s in zip(self._grades, ends, strict=False)
            if grade is not None
        ]
        seconds = sum(span for _, span in spans)
        return sum(grade * span for grade, span in spans) / seconds if seconds else None

    def mend_grade(self, since_s: int, grade_percent: float | None) -> None:
        """Take a grade that was told late."""
        if not self._grades or (self.result is not None and since_s > self._ended_s):
            return
        since_s = max(since_s, self._grades[0][0])
        self._grades = [one for one in self._grades if one[0] < since_s] + [(since_s, grade_percent)]
        if self.result is not None:
            self.result = replace(self.result, grade_percent=self._grade())

    def follow(self, state: State) -> bool:
        """Take a second after its end; returns whether this settled how far heart rate fell."""
        result, after_s = self.result, state.tick_s - self._ended_s
        if result is None or after_s > RECOVERY_TO_S:
            return False
        self._ran_on |= state.gait is Gait.RUNNING and after_s > HEART_RATE_FALL_RUNS_OUT_S
        self._after_bpm.append(state.heart_rate.good)
        if after_s < RECOVERY_TO_S or self._ran_on:
            return False
        fall_bpm = heart_rate_recovery(list(self._bpm), self._after_bpm)
        if fall_bpm is None:
            return False
        self.result = replace(result, heart_rate_fall_bpm=fall_bpm)
        return True
