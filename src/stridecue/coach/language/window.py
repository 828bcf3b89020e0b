"""What rules remember of the seconds before this one.

Rules: a window of D seconds covers (t - D, t], takes one sample a second of the timer, and knows nothing below 75 %
good samples. Only metrics that some rule uses in a window are kept. A pause begins the windows anew.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Collection

from stridecue.model.our_choices.coach import WINDOW_COVERAGE


class Window:
    """The good one-second samples of one metric over the last seconds."""

    __slots__ = ("_good", "_needed", "_samples")

    def __init__(self, seconds: int) -> None:
        self._samples: deque[float | None] = deque(maxlen=seconds)
        self._needed = math.ceil(WINDOW_COVERAGE * seconds)
        self._good = 0

    def push(self, value: float | None) -> None:
        """Take the sample of one second; None when it is not good."""
        samples = self._samples
        if len(samples) == samples.maxlen and samples[0] is not None:
            self._good -= 1
        samples.append(value)
        if value is not None:
            self._good += 1

    def push_missing(self, seconds: int) -> None:
        """Take seconds that nobody looked at."""
        for _ in range(seconds):
            self.push(None)

    def clear(self) -> None:
        """Forget everything."""
        self._samples.clear()
        self._good = 0

    def _values(self) -> Collection[float]:
        """Return the good samples, oldest first; none when there are too few."""
        if self._good < self._needed:
            return ()
        if self._good == len(self._samples):
            return self._samples  # type: ignore[return-value]  # none of them is None
        return [value for value in self._samples if value is not None]

    def mean(self) -> float | None:
        """Return the mean of the good samples."""
        values = self._values()
        return sum(values) / len(values) if values else None

    def lowest(self) -> float | None:
        """Return the smallest good sample."""
        return min(self._values(), default=None)

    def highest(self) -> float | None:
        """Return the largest good sample."""
        return max(self._values(), default=None)

    def change(self) -> float | None:
        """Return the newest sample less the oldest good one; unknown unless the newest is good."""
        if self._good < self._needed:
            return None
        newest = self._samples[-1]
        if newest is None:
            return None
        oldest = next(value for value in self._samples if value is not None)
        return newest - oldest

    def __deepcopy__(self, memo: object) -> Window:
        twin = Window.__new__(Window)
        twin._samples = self._samples.copy()
        twin._needed = self._needed
        twin._good = self._good
        return twin


class Sightings:
    """Whether something was so in one of the last seconds."""

    __slots__ = ("_known", "_known_count", "_seconds", "_since_true")

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds
        self._known: deque[bool] = deque(maxlen=seconds)
        self._known_count = 0
        self._since_true = seconds

    def push(self, truth: bool | None) -> bool | None:
        """Take what one second says, and return what the last seconds say.

        It was so if any second says so. It was not so if at least 75 % of the seconds there were say something.
        """
        known = self._known
        if len(known) == known.maxlen and known[0]:
            self._known_count -= 1
        known.append(truth is not None)
        self._known_count += truth is not None
        self._since_true = 0 if truth else self._since_true + 1
        if self._since_true < self._seconds:
            return True
        return False if self._known_count >= WINDOW_COVERAGE * len(known) else None

    def __deepcopy__(self, memo: object) -> Sightings:
        twin = Sightings.__new__(Sightings)
        twin._seconds = self._seconds
        twin._known = self._known.copy()
        twin._known_count = self._known_count
        twin._since_true = self._since_true
        return twin
