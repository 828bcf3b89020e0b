"""Recording time: a clock that can be paced, paused and set.

Rules: milliseconds since the recording began, from a clock that goes on while the laptop sleeps where there is
one. Only the pipeline reads it; tests hand in their own `read_ms`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

FULL_SPEED = float("inf")


def boot_ms() -> int:
    """Return milliseconds of a clock that does not stop in sleep, if the system has one."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime_ns(getattr(time, name)) // 1_000_000
    return time.monotonic_ns() // 1_000_000


class RunClock:
    """Turns real time into recording time."""

    def __init__(
        self,
        speed: float = 1.0,
        start_ms: int = 0,
        read_ms: Callable[[], int] = boot_ms,
        paused: bool = False,
    ) -> None:
        self._read_ms = read_ms
        self._speed = speed
        self._base_ms = float(start_ms)
        self._since_ms = read_ms()
        self._paused = paused

    @property
    def speed(self) -> float:
        """How many seconds of the run pass in one real second; infinity is as fast as it goes."""
        return self._speed

    @property
    def full_speed(self) -> bool:
        """Whether it goes as fast as it can."""
        return self._speed == FULL_SPEED and not self._paused

    @property
    def paused(self) -> bool:
        """Whether it stands."""
        return self._paused

    def now_ms(self) -> int:
        """Return recording time."""
        if self._paused or self._speed == FULL_SPEED:
            return int(self._base_ms)
        return int(self._base_ms + (self._read_ms() - self._since_ms) * self._speed)

    def until_ms(self, t_ms: int) -> float:
        """Return the real seconds until a recording time."""
        return (t_ms - self.now_ms()) / self._speed / 1000

    def set_ms(self, t_ms: int) -> None:
        """Jump to a recording time."""
        self._base_ms = float(t_ms)
        self._since_ms = self._read_ms()

    def set_speed(self, speed: float) -> None:
        """Change the pace from now."""
        self.set_ms(self.now_ms())
        self._speed = speed

    def pause(self) -> None:
        """Stand still."""
        self.set_ms(self.now_ms())
        self._paused = True

    def resume(self) -> None:
        """Go on."""
        self._paused = False
        self.set_ms(int(self._base_ms))
