"""Parts of a run that are looked at one by one: repetitions, and changes between running and walking.

Rules:
- Repetitions are those of the plan, as it counted them, or as their phase says; without any, on a hard day, each
  stretch of uphill running of 8 s to 5 min. One that was cut short is told nowhere here.
- A change of gait counts when both gaits lasted 20 s. Its speed is the median of the 5 s before, its grade that of the
  5 s after: what one changed for is often just ahead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from stridecue.library.derived.figures.counted import Counted
from stridecue.model.our_choices.report import (
    REP_LONGEST_S,
    REP_MAY_DIP_S,
    REP_SHORTEST_S,
    SWITCH_BEFORE_S,
    SWITCH_DWELL_S,
    SWITCH_HEART_RATE_AFTER_S,
)
from stridecue.model.our_choices.signals import CLIMB_FROM_PERCENT
from stridecue.model.plan import RepResult
from stridecue.model.state import Gait, Phase
from stridecue.physiology.statistics import median

HARD = "hard"


@dataclass(frozen=True, slots=True)
class Rep:
    """One repetition."""

    seconds: float
    speed_mps: float
    grade_percent: float
    heart_rate_end_bpm: float | None


@dataclass(frozen=True, slots=True)
class Switch:
    """One change between running and walking."""

    at_s: int
    to_walking: bool
    speed_mps: float | None
    grade_percent: float | None
    heart_rate_bpm: float | None
    heart_rate_after_bpm: float | None
    """A minute later."""


def repetitions(counted: Counted, day: str, results: Sequence[RepResult] = ()) -> list[Rep]:
    """Return the repetitions of a run, in their order; `results` are those that its plan counted."""
    if results:
        return [
            Rep(one.seconds, one.speed_mps, one.grade_percent, one.heart_rate_end_bpm)
            for one in results
            if one.speed_mps is not None and one.grade_percent is not None and not one.cut_short
        ]
    planned = [second.phase is Phase.REP for second in counted.seconds]
    if any(planned):
        spans = _spans(planned)
    elif day == HARD:
        uphill = [
            running and grade is not None and grade >= CLIMB_FROM_PERCENT
            for running, grade in zip(counted.running, counted.grade, strict=True)
        ]
        spans = [
            span for span in _bridged(_spans(uphill)) if REP_SHORTEST_S <= span[1] - span[0] <= REP_LONGEST_S
        ]
    else:
        return []
    return [rep for span in spans if (rep := _rep(counted, *span)) is not None]


def switches(counted: Counted) -> list[Switch]:
    """Return the changes between running and walking, in their order."""
    gaits = [
        (gait, sum(1 for _ in group))
        for gait, group in groupby(
            second.gait if second.gait in {Gait.RUNNING, Gait.WALKING} else None for second in counted.seconds
        )
    ]
    found, place = [], 0
    for (before, lasted), (after, lasts) in pairwise(gaits):
        place += lasted
        if None not in {before, after} and min(lasted, lasts) >= SWITCH_DWELL_S:
            found.append(_switch(counted, place, after is Gait.WALKING))
    return found


def _spans(wanted: Sequence[bool]) -> list[tuple[int, int]]:
    """Return where stretches begin and end."""
    spans, place = [], 0
    for is_wanted, group in groupby(wanted):
        length = sum(1 for _ in group)
        if is_wanted:
            spans.append((place, place + length))
        place += length
    return spans


def _bridged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches with short dips between them closed."""
    closed: list[tuple[int, int]] = []
    for first, last in spans:
        if closed and first - closed[-1][1] <= REP_MAY_DIP_S:
            closed[-1] = (closed[-1][0], last)
        else:
            closed.append((first, last))
    return closed


def _rep(counted: Counted, first: int, last: int) -> Rep | None:
    speeds = [speed for speed in counted.speed[first:last] if speed is not None]
    grade = median([grade for grade in counted.grade[first:last] if grade is not None])
    if not speeds or grade is None:
        return None
    rates = [rate for rate in counted.heart_rate[max(first, last - 5) : last] if rate is not None]
    return Rep(last - first, sum(speeds) / len(speeds), grade, median(rates))


def _switch(counted: Counted, place: int, to_walking: bool) -> Switch:
    before = slice(max(0, place - SWITCH_BEFORE_S), place)
    later = place + SWITCH_HEART_RATE_AFTER_S
    return Switch(
        at_s=counted.seconds[place].elapsed_s,
        to_walking=to_walking,
        speed_mps=_median(counted.speed[before]),
        grade_percent=_median(counted.grade[place : place + SWITCH_BEFORE_S]),
        heart_rate_bpm=_median(counted.heart_rate[before]),
        heart_rate_after_bpm=_median(counted.heart_rate[later - SWITCH_BEFORE_S : later]),
    )


def _median(values: Sequence[float | None]) -> float | None:
    return median([value for value in values if value is not None])
