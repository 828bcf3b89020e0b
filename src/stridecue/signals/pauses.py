"""Where the run is between start and finish, and how much of its time counts.

Rules:
- The timer counts while the run is active, to the millisecond. Elapsed time runs on through pauses and stands at the
  finish.
- A pause of the runner's own ends only when the runner ends it. An automatic one begins after 5 s of standing (speed
  good and below 0.3 m/s, no steps) and ends after 2 s of moving.
- A treadmill that says that it has stopped or started begins or ends an automatic pause at once. While it runs out,
  its moving does not end the pause.
- While the computer sleeps nothing counts.
"""

from __future__ import annotations

from stridecue.model.inputs import MarkKind
from stridecue.model.our_choices.signals import AUTO_PAUSE_AFTER_S, AUTO_RESUME_AFTER_S, STANDING_BELOW_MPS
from stridecue.model.state import Activity

_BY_MARK = {
    (Activity.BEFORE, MarkKind.START): Activity.ACTIVE,
    (Activity.ACTIVE, MarkKind.PAUSE): Activity.PAUSED,
    (Activity.AUTO_PAUSED, MarkKind.PAUSE): Activity.PAUSED,
    (Activity.PAUSED, MarkKind.RESUME): Activity.ACTIVE,
    (Activity.AUTO_PAUSED, MarkKind.RESUME): Activity.ACTIVE,
    (Activity.ACTIVE, MarkKind.FINISH): Activity.FINISHED,
    (Activity.PAUSED, MarkKind.FINISH): Activity.FINISHED,
    (Activity.AUTO_PAUSED, MarkKind.FINISH): Activity.FINISHED,
}


class Clock:
    """The run's activity and its times."""

    __slots__ = (
        "_auto_pause",
        "_finished_ms",
        "_held_s",
        "_sleep_from_ms",
        "_sleep_until_ms",
        "_started_ms",
        "activity",
        "now_ms",
        "timer_ms",
    )

    def __init__(self, auto_pause: bool) -> None:
        self._auto_pause = auto_pause
        self.now_ms = 0
        self._started_ms = 0
        self._finished_ms = 0
        self._sleep_from_ms = self._sleep_until_ms = -1
        self._held_s = 0
        self.activity = Activity.BEFORE
        self.timer_ms = 0

    @property
    def on(self) -> bool:
        """Whether the run is between start and finish."""
        return self.activity not in (Activity.BEFORE, Activity.FINISHED)

    def advance(self, t_ms: int) -> int:
        """Let time pass up to `t_ms`; returns how much of it counts."""
        since_ms, self.now_ms = self.now_ms, t_ms
        if self.activity is not Activity.ACTIVE:
            return 0
        counted = t_ms - since_ms
        if since_ms < self._sleep_until_ms:
            counted -= max(0, min(t_ms, self._sleep_until_ms) - max(since_ms, self._sleep_from_ms))
        self.timer_ms += counted
        return counted

    def mark(self, t_ms: int, kind: MarkKind) -> bool:
        """Take what the runner did; returns whether the activity changed. Time must have been advanced."""
        after = _BY_MARK.get((self.activity, kind))
        if after is None:
            return False
        if after is Activity.FINISHED:
            self._finished_ms = t_ms
        elif self.activity is Activity.BEFORE:
            self._started_ms = t_ms
        self.activity = after
        self._held_s = 0
        return True

    def sleep(self, t_ms: int, duration_ms: int) -> None:
        """Take a gap that begins at `t_ms`."""
        if t_ms > self._sleep_until_ms:
            self._sleep_from_ms = t_ms
        self._sleep_until_ms = max(self._sleep_until_ms, t_ms + max(0, duration_ms))

    def asleep(self, t_ms: int) -> bool:
        """Return whether the computer sleeps at `t_ms`."""
        return self._sleep_from_ms < t_ms <= self._sleep_until_ms

    def belt_says(self, moving: bool) -> None:
        """Take a treadmill's word that it has stopped or started. Time must have been advanced."""
        if self._auto_pause and self.activity is (Activity.AUTO_PAUSED if moving else Activity.ACTIVE):
            self.activity = Activity.ACTIVE if moving else Activity.AUTO_PAUSED
            self._held_s = 0

    def observe(self, speed_mps: float | None, stepping: bool, *, runs_out: bool = False) -> None:
        """Look for standing or moving once a second; speed is None when it is not good.

        `runs_out`: the treadmill has said stop and may still be moving.
        """
        pausing = self.activity is Activity.ACTIVE
        if (
            not self._auto_pause
            or speed_mps is None
            or not (pausing or (self.activity is Activity.AUTO_PAUSED and not runs_out))
        ):
            self._held_s = 0
            return
        moving = speed_mps >= STANDING_BELOW_MPS or stepping
        self._held_s = self._held_s + 1 if moving is not pausing else 0
        if self._held_s >= (AUTO_PAUSE_AFTER_S if pausing else AUTO_RESUME_AFTER_S):
            self.activity = Activity.AUTO_PAUSED if pausing else Activity.ACTIVE
            self._held_s = 0

    def elapsed_ms(self, t_ms: int) -> int:
        """Return the time since the start, pauses included."""
        if self.activity is Activity.BEFORE:
            return 0
        return (self._finished_ms if self.activity is Activity.FINISHED else t_ms) - self._started_ms

    def since_finish_ms(self, t_ms: int) -> int:
        """Return the time since the finish."""
        return t_ms - self._finished_ms if self.activity is Activity.FINISHED else 0
