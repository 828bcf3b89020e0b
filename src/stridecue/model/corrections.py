"""What a runner puts right about a run afterwards; what came in stays as it was.

Rules: times are recording time (`t_ms` of the inputs). A correction that is None or empty changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GradeFrom:
    """A grade that was told late: it holds from here to the next one; None gives the grade back to the sensors."""

    t_ms: int
    grade_percent: float | None


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of one run."""

    distance_m: float | None = None
    """What the belt said at the end: all distances and speeds of the run are scaled to it."""
    grades: tuple[GradeFrom, ...] = ()
    """In the order of their times."""
    from_ms: int | None = None
    """The run begins here; what came before is cut off."""
    to_ms: int | None = None
    """The run ends here."""


NO_CORRECTIONS = Corrections()
