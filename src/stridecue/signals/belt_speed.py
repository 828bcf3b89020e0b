"""Treadmills whose speed cannot be taken as it is sent: it stays 0 while they run, or goes on while nobody runs.

Rules:
- Speed that stays 0 while the distance grows: once 10 m in at least three steps have come within 10 s in which no speed
  but 0 was sent, speed is the slope of the distance over the last 10 s. That holds, through stops too, until a speed
  above 0 is sent. A counter that breaks off begins a new stretch; no slope goes across.
- Time that stands still: elapsed time that was seen to count is due to move by as much as it moved last, for example a
  second, so that machines whose time goes in larger steps are treated alike. When it has not moved two seconds after
  that, by recording time and however many packets came meanwhile, the belt is paused: nobody runs, whatever speed it
  sends, until its time moves again, forwards or back. At steps of 1 s that is after more than 3 s. Only a packet that
  brings the same time again shows it: silence proves nothing.
- Its distance is heard too: a belt that has counted 3 m since its time stopped, and a metre in the last 10 s, is run
  on. And many consoles stop at 99:59, which proves nothing.
"""

from __future__ import annotations

from collections import deque

from stridecue.model.our_choices.signals import (
    BELT_DISTANCE_EVERY_MS,
    BELT_DISTANCE_NEEDED_M,
    BELT_DISTANCE_NEEDED_RISES,
    BELT_DISTANCE_S,
    BELT_LATE_S,
    BELT_TIMER_ENDS_S,
    BELT_TIMER_LATE_MS,
    BELT_TIMER_LONGEST_STEP_S,
    BELT_TIMER_RUN_ON_M,
    BELT_TIMER_RUN_ON_MS,
    BELT_TIMER_SEEN_RISES,
    DISTANCE_LEAP_M,
    HIGHEST_SPEED_MPS,
)
from stridecue.physiology.statistics import linear_slope

_FEWEST_POINTS = 3
_SPAN_MS = round(BELT_DISTANCE_S * 1000)


class SpeedFromDistance:
    """The speed of a belt that sends none, by what it counts."""

    __slots__ = ("_points", "_speed_mps", "found")

    def __init__(self) -> None:
        self._points: deque[tuple[int, float]] = deque()
        self._speed_mps: float | None = None
        self.found = False
        """Whether the belt's speed is that of its distance."""

    def interrupt(self) -> None:
        """Forget the distances so far: the counter did not go on from where it was."""
        self._points.clear()

    def take(self, t_ms: int, sent_mps: float | None, counted_m: float | None) -> float | None:
        """Take one record; returns the speed of the distance where that is the belt's.

        `counted_m` never falls, and None is a record without distance.
        """
        if sent_mps:
            self.found = False
            self._points.clear()
            return None
        points = self._points
        since_ms = t_ms - points[-1][0] if points else _SPAN_MS
        if counted_m is None or since_ms < BELT_DISTANCE_EVERY_MS:
            return self._speed_mps if self.found and since_ms < _SPAN_MS else None
        if points and counted_m - points[-1][1] > HIGHEST_SPEED_MPS * (BELT_LATE_S + since_ms / 1000):
            points.clear()  # it counts in steps too large for a slope
        points.append((t_ms, counted_m))
        while len(points) > 2 and points[1][0] <= t_ms - _SPAN_MS:
            points.popleft()  # the last one before the window stays, so that a gap has a slope too
        if not self.found and counted_m - points[0][1] >= BELT_DISTANCE_NEEDED_M:
            self.found = len({metres for _, metres in points}) > BELT_DISTANCE_NEEDED_RISES
        if not self.found or len(points) < _FEWEST_POINTS:
            return self._speed_mps if self.found else None
        slope = linear_slope([t_ms / 1000 for t_ms, _ in points], [metres for _, metres in points])
        self._speed_mps = 0.0 if slope is None else max(0.0, slope)
        return self._speed_mps


class BeltTimer:
    """Whether the elapsed time of a belt goes on."""

    __slots__ = (
        "_due_ms",
        "_elapsed_s",
        "_gained_m",
        "_grew_ms",
        "_moved_ms",
        "_rises",
        "_total_m",
        "stands",
    )

    def __init__(self) -> None:
        self._elapsed_s: int | None = None
        self._moved_ms = 0
        self._due_ms = 0
        self._rises = 0
        self._total_m: float | None = None
        self._gained_m = 0.0
        """What it has counted since its time last moved."""
        self._grew_ms = 0
        self.stands = False
        """Whether time that was counting stands still, and its distance with it."""

    def take(self, t_ms: int, elapsed_s: int | None, total_m: float | None = None) -> None:
        """Take the elapsed time and the distance of one record; None is what it does not bring."""
        if total_m is not None:
            self._grow(t_ms, total_m)
        if elapsed_s is None:
            return
        before, self._elapsed_s = self._elapsed_s, elapsed_s
        if elapsed_s != before:
            if before is not None and elapsed_s > before:
                self._rises += 1
                self._due_ms = 1000 * min(elapsed_s - before, BELT_TIMER_LONGEST_STEP_S)
            self._moved_ms, self._gained_m = t_ms, 0.0
            self.stands = False
        elif self._rises >= BELT_TIMER_SEEN_RISES and elapsed_s not in BELT_TIMER_ENDS_S:
            late = t_ms - self._moved_ms > self._due_ms + BELT_TIMER_LATE_MS
            self.stands = late and not self._runs_on(t_ms)

    def _grow(self, t_ms: int, total_m: float) -> None:
        before, self._total_m = self._total_m, total_m
        if before is not None and 0.0 < total_m - before <= DISTANCE_LEAP_M:
            self._gained_m += total_m - before
            self._grew_ms = t_ms

    def _runs_on(self, t_ms: int) -> bool:
        return self._gained_m >= BELT_TIMER_RUN_ON_M and t_ms - self._grew_ms <= BELT_TIMER_RUN_ON_MS
