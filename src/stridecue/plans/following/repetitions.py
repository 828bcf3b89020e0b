"""The repetitions of a run, one after the other, and whether they fade.

Rules: those on the same grade, within half a point of the last one's, are compared. They fade by as much as the better
one of the last two is slower than the mean of the first two; this needs two beyond the first two. Without a second
of counting there was no repetition.
"""

from __future__ import annotations

from dataclasses import replace

from stridecue.model.our_choices.plans import SAME_GRADE_PERCENT
from stridecue.model.plan import RepResult
from stridecue.model.state import State
from stridecue.physiology.slope import is_same_grade
from stridecue.plans.following.repetition import Repetition
from stridecue.plans.following.step_clock import StepClock

_COMPARED = 2


class Repetitions:
    """All repetitions of one run."""

    __slots__ = ("_ended_ms", "_last", "_now", "fade_percent", "results", "speed_change_percent")

    def __init__(self) -> None:
        self._now: Repetition | None = None
        self._last: Repetition | None = None
        self._ended_ms: list[int] = []
        self._settle(())

    def begin(self, number: int) -> None:
        """Begin one; one that goes on is dropped."""
        self._now = Repetition(number)

    def drop(self) -> None:
        """Leave the one that goes on, as if it had not begun."""
        self._now = None

    def end(self, clock: StepClock, state: State, timer_ms: int, *, cut_short: bool) -> None:
        """Keep the result of the one that goes on."""
        ended, self._now = self._now, None
        if ended is None or not clock.counted_ms:
            return
        self._last = ended
        self._ended_ms.append(timer_ms)
        self._settle((*self.results, ended.end(clock, state, cut_short=cut_short)))

    def observe(self, state: State, *, counting: bool) -> None:
        """Take one second; `counting`: the clock of a repetition goes."""
        if self._now is not None and counting:
            self._now.observe(state)
        mended_from_s = state.grade_mended_from_s
        if mended_from_s is not None:
            self._mend_grade(mended_from_s, state.grade.good)
        if self._last is not None and self._last.follow(state):
            self._put_last()

    def _mend_grade(self, since_s: int, grade_percent: float | None) -> None:
        for one in (self._now, self._last):
            if one is not None:
                one.mend_grade(since_s, grade_percent)
        self._put_last()

    def _put_last(self) -> None:
        if self._last is not None and self._last.result is not None:
            self._settle((*self.results[:-1], self._last.result))

    def finish_late(self, clock: StepClock, state: State, timer_ms: int) -> None:
        """Take a finish that was told late: drop what came after it; the repetition that it came in was cut short.

        `clock` is back at the finish. One that ended since then is shorter by as much, at its mean speed.
        """
        kept = sum(ended_ms <= timer_ms for ended_ms in self._ended_ms)
        if kept < len(self.results):
            late_s = (self._ended_ms[kept] - timer_ms) / 1000
            self._settle((*self.results[:kept], *_without_end(self.results[kept], late_s)))
        elif self._now is not None and clock.counted_ms:
            result = replace(self._now.end(clock, state, cut_short=True), heart_rate_end_bpm=None)
            self._settle((*self.results, result))
        self._now = self._last = None

    def _settle(self, results: tuple[RepResult, ...]) -> None:
        self.results = results
        self.fade_percent = fade_percent(results)
        self.speed_change_percent = _speed_change_percent(results)


def _without_end(result: RepResult, seconds: float) -> tuple[RepResult, ...]:
    """Return a repetition without its last seconds, of which its heart rate was; none if there is nothing left."""
    kept_s = round(result.seconds - seconds, 3)
    if kept_s <= 0:
        return ()
    metres = result.metres * kept_s / result.seconds
    cut = replace(result, seconds=kept_s, metres=metres, heart_rate_end_bpm=None, cut_short=True)
    return (replace(cut, heart_rate_fall_bpm=None),)


def fade_percent(results: tuple[RepResult, ...]) -> float | None:
    """Return by how much both of the last two repetitions were slower than the first two on the same grade."""
    if not results:
        return None
    speeds = [one.speed_mps for one in results if one.speed_mps and _same_grade(one, results[-1])]
    if results[-1].speed_mps is None or len(speeds) < 2 * _COMPARED:
        return None
    reference = sum(speeds[:_COMPARED]) / _COMPARED
    return min(100 * (1 - speed / reference) for speed in speeds[-_COMPARED:])


def _same_grade(one: RepResult, other: RepResult) -> bool:
    return is_same_grade(one.grade_percent, other.grade_percent, SAME_GRADE_PERCENT)


def _speed_change_percent(results: tuple[RepResult, ...]) -> float | None:
    if len(results) < _COMPARED:
        return None
    first, last = results[0].speed_mps, results[-1].speed_mps
    return 100 * (last / first - 1) if first and last is not None else None
