"""The times of a file's records turned into recording time.

Rules:
- Recording time 0 is the first record that has a time. A record without one has that of the last.
- Time never goes back. A single record whose time lies apart from those around it has none; a clock that jumps for
  good is bridged, as by one second.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

# OUR CHOICE: what is a jump of the clock rather than a break or a little disorder.
LONGEST_STEP_S = 24 * 3600
LONGEST_STEP_BACK_S = 60
_BRIDGED_STEP_S = 1


class Moment(NamedTuple):
    """A time that something else than a record has."""

    time_s: float
    """Of the file's own clock."""
    at: int
    """How many records came before it."""


class FileClock:
    """Recording time by the times of records, in seconds of any epoch."""

    def __init__(self, times_s: Sequence[float | None]) -> None:
        self.times_ms: list[int] = []
        """Recording time of each record; never falls."""
        self._set_at: list[int] = []
        """Records at which the clock was set: the first, and after each jump."""
        self._zeros_s: list[float] = []
        self._place(times_s)

    @property
    def has_times(self) -> bool:
        """Whether any record has a time."""
        return bool(self._zeros_s)

    def place_ms(self, moment: Moment) -> int:
        """Return the recording time of something else, by the clock as it stood then."""
        if not self._zeros_s:
            return 0
        return self._ms(moment.time_s, max(0, bisect_left(self._set_at, moment.at) - 1))

    def start_s(self, first_date_s: float) -> float | None:
        """Return the file's time of recording time 0, by the first setting of the clock that is a date."""
        return next((zero_s for zero_s in self._zeros_s if zero_s >= first_date_s), None)

    def _place(self, times_s: Sequence[float | None]) -> None:
        last_s: float | None = None
        t_ms = 0
        following = _following(times_s)
        for index, time_s in enumerate(times_s):
            if time_s is not None and not _strays(last_s, time_s, following[index]):
                if last_s is None:
                    self._set(index, time_s)
                elif not -LONGEST_STEP_BACK_S <= time_s - last_s <= LONGEST_STEP_S:
                    self._set(index, time_s - t_ms / 1000 - _BRIDGED_STEP_S)
                last_s = time_s
                t_ms = max(t_ms, self._ms(time_s, -1))
            self.times_ms.append(t_ms)

    def _set(self, index: int, zero_s: float) -> None:
        self._set_at.append(index)
        self._zeros_s.append(zero_s)

    def _ms(self, time_s: float, setting: int) -> int:
        return round(1000 * (time_s - self._zeros_s[setting]))


def _following(times_s: Sequence[float | None]) -> list[float | None]:
    """Return for each record the next time after it."""
    found: list[float | None] = [None] * len(times_s)
    for index in range(len(times_s) - 2, -1, -1):
        later = times_s[index + 1]
        found[index] = found[index + 1] if later is None else later
    return found


def _strays(last_s: float | None, time_s: float, next_s: float | None) -> bool:
    """Tell whether a time lies apart from the one before it and the one after it, which lie together."""
    return (
        last_s is not None
        and next_s is not None
        and abs(time_s - last_s) > 2 * LONGEST_STEP_BACK_S
        and abs(next_s - last_s) <= LONGEST_STEP_BACK_S
    )
