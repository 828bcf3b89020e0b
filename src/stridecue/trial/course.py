"""The shape of a run for its timeline: where it went up, and what the heart did."""

from __future__ import annotations

import math

from stridecue.model.state import Activity, State
from stridecue.model.trial import Course

STEP_S = 10
"""OUR CHOICE: finer than a column of any timeline of a run that is longer than a quarter of an hour."""


class CourseMeter:
    """Means of grade and heart rate."""

    def __init__(self) -> None:
        self._grades = _Means()
        self._heart_rates = _Means()

    def tick(self, state: State) -> None:
        """Take one second of the run."""
        if state.activity in (Activity.BEFORE, Activity.FINISHED):
            return
        place = max(0, math.ceil(state.elapsed_s) - 1) // STEP_S  # a state is of the second that ends with it
        self._grades.add(place, state.grade.good)
        self._heart_rates.add(place, state.heart_rate.good)

    def course(self) -> Course:
        """Return the run's shape so far."""
        return Course(STEP_S, self._grades.means(), self._heart_rates.means())


class _Means:
    """The mean of the values of each place."""

    def __init__(self) -> None:
        self._sums: list[tuple[float, int]] = []

    def add(self, place: int, value: float | None) -> None:
        """Take a value, or that there is none."""
        self._sums += [(0.0, 0)] * (place + 1 - len(self._sums))
        if value is not None:
            total, number = self._sums[place]
            self._sums[place] = (total + value, number + 1)

    def means(self) -> tuple[float | None, ...]:
        """Return the means; None where there was no value."""
        return tuple(total / number if number else None for total, number in self._sums)
