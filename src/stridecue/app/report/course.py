"""The seconds of a run along an axis of time or of distance, and their values thinned out to the columns of a chart.

Rules: a column stands for what lies after its left edge up to its right edge; its value is the mean of the known ones
in it. A column in which nothing is known is a gap. Where one second is wider than a column, all its columns have it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise
from math import ceil

from stridecue.model.track import Track


class Axis(StrEnum):
    """What the charts go along."""

    TIME = "time"
    DISTANCE = "distance"


@dataclass(frozen=True, slots=True)
class Course:
    """Where each second of a run ends, on both axes; neither ever goes back."""

    times_s: Sequence[float]
    distances_m: Sequence[float]

    @property
    def seconds(self) -> int:
        """How many seconds there are."""
        return len(self.times_s)

    def places(self, axis: Axis) -> Sequence[float]:
        """Return where each second ends."""
        return self.times_s if axis is Axis.TIME else self.distances_m

    def length(self, axis: Axis) -> float:
        """Return how long the run is, in seconds or metres."""
        places = self.places(axis)
        return places[-1] if places else 0.0

    def index_at(self, axis: Axis, place: float) -> int:
        """Return the second in which a place lies, or the nearest one there is."""
        return min(max(0, bisect_right(self.places(axis), place)), max(0, self.seconds - 1))


def course_of(track: Track) -> Course:
    """Return a run's seconds on both axes."""
    distances = accumulate((second.distance_m for second in track.seconds), max)
    return Course(range(1, len(track.seconds) + 1), tuple(distances))


@dataclass(frozen=True, slots=True)
class Columns:
    """The stretch of a course that is shown, cut into columns."""

    course: Course
    axis: Axis
    from_place: float
    to_place: float
    count: int

    def of_index(self, index: int) -> int:
        """Return the column of a second; it may lie outside of what is shown."""
        width = self.to_place - self.from_place
        places = self.course.places(self.axis)
        if width <= 0 or not places:
            return 0
        column = ceil((places[index] - self.from_place) / width * self.count) - 1
        return 0 if column == -1 and places[index] >= self.from_place else column

    def index_of(self, column: int) -> int:
        """Return the second in the middle of a column, or one that ends in it where the middle is the next one's."""
        width = (self.to_place - self.from_place) / max(1, self.count)
        middle = self.course.index_at(self.axis, self.from_place + (column + 0.5) * width)
        if self.course.seconds and self.of_index(middle) > column:
            ended = bisect_right(self.course.places(self.axis), self.from_place + (column + 1) * width)
            return max(0, ended - 1)
        return middle

    def means(self, values: Sequence[float | None]) -> list[float | None]:
        """Return the mean of each column."""
        places, width = self.course.places(self.axis), self.to_place - self.from_place
        edges = [
            bisect_right(places, self.from_place + width * column / self.count)
            for column in range(self.count + 1)
        ]
        return [_mean(values[first : max(last, first + 1)]) for first, last in pairwise(edges)]


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
