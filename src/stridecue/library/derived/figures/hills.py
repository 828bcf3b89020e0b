"""Hills of a run: time up and down them, climbs, the quickest climbing, and how heart rate falls after efforts.

Rules: up, down and climbs are what the engine counts: running at +3 % or more and at -3 % or less, at -10 % twice;
moving for a minute at 4 % or more. A second whose grade is not good is on no hill and ends no climb.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from stridecue.library.derived.figures.counted import Counted
from stridecue.model.our_choices.report import BEST_CLIMB_S, HILLY_FROM_PERCENT
from stridecue.model.our_choices.signals import (
    CLIMB_FROM_PERCENT,
    CLIMB_NEEDED_S,
    RECOVERY_EFFORT_S,
    RECOVERY_TO_S,
    RECOVERY_WALK_MPS,
    UPHILL_FROM_PERCENT,
)
from stridecue.model.state import Quality
from stridecue.model.track import Track
from stridecue.physiology.downhill import budget_weight
from stridecue.physiology.heart_rate import heart_rate_recovery, recovery_comparable
from stridecue.physiology.slope import climb_m


class HillFigures(NamedTuple):
    """What the hills of a run come to."""

    uphill_s: float
    downhill_s: float
    hilly_s: int
    climbs: int
    best_climb_m_per_h: float | None


def hills(counted: Counted) -> HillFigures:
    """Return the hills of a run."""
    uphill = downhill = 0.0
    hilly = climbs = 0
    lasted = 0.0
    climbed, up = [0.0], 0.0
    for grade, running, walking, moved in zip(
        counted.grade, counted.running, counted.walking, counted.moved_m, strict=True
    ):
        if grade is not None:
            if grade > 0:
                up += climb_m(moved, grade)
            if running and grade >= UPHILL_FROM_PERCENT:
                uphill += 1
            elif running and grade < 0:
                downhill += budget_weight(grade)
            if (running or walking) and not -HILLY_FROM_PERCENT < grade < HILLY_FROM_PERCENT:
                hilly += 1
            if grade >= CLIMB_FROM_PERCENT:
                lasted += moved > 0
            else:
                climbs += lasted >= CLIMB_NEEDED_S
                lasted = 0.0
        climbed.append(up)
    climbs += lasted >= CLIMB_NEEDED_S
    gains = [after - before for before, after in zip(climbed, climbed[BEST_CLIMB_S:], strict=False)]
    best = max(gains, default=0.0) * 3600 / BEST_CLIMB_S
    return HillFigures(uphill, downhill, hilly, climbs, best if climbs and gains else None)


def recoveries_bpm(track: Track, max_bpm: float | None) -> tuple[float, ...]:
    """Return how far heart rate fell in the minute after each effort that may be compared, in their order."""
    if max_bpm is None:
        return ()
    good = Quality.GOOD
    speeds = [one.speed_mps if one.speed_quality is good else None for one in track.seconds]
    falls = []
    for place in _slowed_to_a_walk(speeds):
        effort = [
            one.heart_rate_bpm if one.heart_rate_quality is good else None
            for one in track.seconds[max(0, place - RECOVERY_EFFORT_S) : place]
        ]
        if not recovery_comparable(effort, speeds[place:], max_bpm):
            continue
        after = [
            one.heart_rate_bpm if one.heart_rate_quality is good else None
            for one in track.seconds[place : place + RECOVERY_TO_S]
        ]
        fall = heart_rate_recovery(effort, after)
        if fall is not None:
            falls.append(fall)
    return tuple(falls)


def _slowed_to_a_walk(speeds: list[float | None]) -> list[int]:
    """Return the seconds that are slower than a walk, just after one that is not."""
    return [
        place
        for place, (before, speed) in enumerate(pairwise(speeds), start=1)
        if before is not None and speed is not None and speed < RECOVERY_WALK_MPS <= before
    ]
