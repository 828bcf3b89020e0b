"""Sliding windows whose cost does not grow with their length.

Rules: a window of seconds takes exactly one item a second, None where there is none, and covers (t - D, t]. A window
of samples takes what comes, with its time. All figures are None where the window holds too little.
"""

from __future__ import annotations

from collections import deque

from stridecue.physiology.statistics import median

MOST_SAMPLES = 128
"""Bounds what a device that floods us can make us keep."""


class RecentSamples:
    """Samples of the last `span_s` seconds with their times."""

    __slots__ = ("_span_ms", "_times", "_values")

    def __init__(self, span_s: float) -> None:
        self._span_ms = round(span_s * 1000)
        self._times: deque[int] = deque(maxlen=MOST_SAMPLES)
        self._values: deque[float] = deque(maxlen=MOST_SAMPLES)

    def add(self, t_ms: int, value: float) -> None:
        """Take one sample."""
        self._times.append(t_ms)
        self._values.append(value)

    def clear(self) -> None:
        """Forget everything."""
        self._times.clear()
        self._values.clear()

    def _expire(self, t_ms: int) -> deque[float]:
        times, oldest = self._times, t_ms - self._span_ms
        while times and times[0] <= oldest:
            times.popleft()
            self._values.popleft()
        return self._values

    def mean(self, t_ms: int) -> float | None:
        """Return the mean of what is left at `t_ms`."""
        values = self._expire(t_ms)
        return sum(values) / len(values) if values else None

    def median(self, t_ms: int) -> float | None:
        """Return the median of what is left at `t_ms`."""
        return median(self._expire(t_ms))

    def extremes(self, t_ms: int) -> tuple[float, float] | None:
        """Return the smallest and the largest of what is left at `t_ms`."""
        values = self._expire(t_ms)
        return (min(values), max(values)) if values else None


class SecondMean:
    """Mean of the last seconds."""

    __slots__ = ("_items", "_needed", "_sum", "count")

    def __init__(self, seconds: int, needed: int = 1) -> None:
        self._items: deque[float | None] = deque([None] * seconds, maxlen=seconds)
        self._needed = needed
        self._sum = 0.0
        self.count = 0

    def push(self, value: float | None) -> None:
        """Take one second."""
        gone = self._items[0]
        self._items.append(value)
        if gone is not None:
            self._sum -= gone
            self.count -= 1
        if value is not None:
            self._sum += value
            self.count += 1
        elif not self.count:
            self._sum = 0.0  # so that no rounding outlives the samples it came from

    @property
    def mean(self) -> float | None:
        """The mean, if enough seconds have a value."""
        return self._sum / self.count if self.count >= self._needed else None


class SecondRange:
    """Smallest and largest of the last seconds."""

    __slots__ = ("_falling", "_known", "_now", "_rising", "_seconds")

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds
        self._now = 0
        self._known: deque[int] = deque()
        self._rising: deque[tuple[int, float]] = deque()
        self._falling: deque[tuple[int, float]] = deque()

    def push(self, value: float | None) -> None:
        """Take one second."""
        self._now += 1
        oldest = self._now - self._seconds
        known, rising, falling = self._known, self._rising, self._falling
        if known and known[0] <= oldest:
            known.popleft()
        if rising and rising[0][0] <= oldest:
            rising.popleft()
        if falling and falling[0][0] <= oldest:
            falling.popleft()
        if value is None:
            return
        known.append(self._now)
        while rising and rising[-1][1] >= value:
            rising.pop()
        rising.append((self._now, value))
        while falling and falling[-1][1] <= value:
            falling.pop()
        falling.append((self._now, value))

    def clear(self) -> None:
        """Forget everything."""
        self._known.clear()
        self._rising.clear()
        self._falling.clear()

    @property
    def count(self) -> int:
        """How many seconds have a value."""
        return len(self._known)

    @property
    def lowest(self) -> float | None:
        """The smallest value."""
        return self._rising[0][1] if self._rising else None

    @property
    def highest(self) -> float | None:
        """The largest value."""
        return self._falling[0][1] if self._falling else None

    @property
    def spread(self) -> float | None:
        """Largest less smallest."""
        return self._falling[0][1] - self._rising[0][1] if self._rising else None


class SecondPairs:
    """Moments of pairs (x, y) of the last seconds: correlation, slope, what a straight line leaves over."""

    __slots__ = ("_items", "_sx", "_sxx", "_sxy", "_sy", "_syy", "_x0", "_y0", "count")

    def __init__(self, seconds: int, origin: tuple[float, float] = (0.0, 0.0)) -> None:
        self._items: deque[tuple[float, float] | None] = deque([None] * seconds, maxlen=seconds)
        self._x0, self._y0 = origin
        """Near the expected means, so that the sums lose no digits."""
        self._empty()

    def _empty(self) -> None:
        self._sx = self._sy = self._sxx = self._syy = self._sxy = 0.0
        self.count = 0

    def push(self, x: float | None, y: float | None) -> None:
        """Take one second; a pair counts only if it is whole."""
        gone = self._items[0]
        if x is None or y is None:
            self._items.append(None)
        else:
            x -= self._x0
            y -= self._y0
            self._items.append((x, y))
            self._sx += x
            self._sy += y
            self._sxx += x * x
            self._syy += y * y
            self._sxy += x * y
            self.count += 1
        if gone is not None:
            x, y = gone
            self._sx -= x
            self._sy -= y
            self._sxx -= x * x
            self._syy -= y * y
            self._sxy -= x * y
            self.count -= 1
            if not self.count:
                self._empty()  # so that no rounding outlives the samples it came from

    def clear(self) -> None:
        """Forget everything."""
        self._items.extend([None] * len(self._items))
        self._empty()

    def pairs(self) -> list[tuple[float, float]]:
        """Return the whole pairs, oldest first."""
        return [(item[0] + self._x0, item[1] + self._y0) for item in self._items if item is not None]

    def centred(self) -> tuple[float, float, float]:
        """Return the sums of squares of x, of y, and of their product, about the means."""
        n, sx, sy = self.count, self._sx, self._sy
        if not n:
            return 0.0, 0.0, 0.0
        return max(0.0, self._sxx - sx * sx / n), max(0.0, self._syy - sy * sy / n), self._sxy - sx * sy / n

    @property
    def mean_y(self) -> float | None:
        """The mean of y."""
        return self._y0 + self._sy / self.count if self.count else None
