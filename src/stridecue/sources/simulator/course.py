"""The session on the belt: what speed and grade the runner asks for, and how the motors follow.

Rules: a session is a row of segments, each with a target; the belt moves towards it as fast as its motors can. Speeds
on a slope are near equal cost (Minetti et al. 2002), as a runner on an easy day would choose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle

# OUR CHOICE, all of these: a believable belt and an easy day with hills.
SPEED_RATE_MPS2 = 0.1
GRADE_RATE_PERCENT_PER_S = 0.32
"""Eight points in 25 s, as incline motors do."""
SPEEDS_UP_WITHIN_PERCENT = 1.5
"""While a slope is still being lowered further than this, the runner waits with a higher speed."""
DEMO_LEAD_IN_S = 598
"""Where a demo's first visible frame is: shortly before the first hill."""
COOLDOWN_S = 180
SHORTEST_WITH_COOLDOWN_S = 900


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a session with one target of speed and grade."""

    duration_s: int
    speed_mps: float
    grade_percent: float = 0.0


FLAT_PERCENT = 1.0
"""As many runners set a belt for the flat."""
WARMUP = (Segment(180, 1.5), Segment(180, 2.4), Segment(240, 2.55, FLAT_PERCENT))
"""Ten easy minutes: a brisk walk, then easy running."""

HILLS = (
    # One climb that steepens half way, then the flat with heavy legs.
    Segment(48, 2.1, 5.0),
    Segment(24, 1.85, 8.4),
    Segment(128, 2.55, FLAT_PERCENT),
    # A long, gentle one.
    Segment(120, 2.2, 4.0),
    Segment(90, 2.6, FLAT_PERCENT),
    # One that is run too fast, for the coach to say so.
    Segment(110, 2.4, 6.0),
    Segment(120, 2.5, FLAT_PERCENT),
    # A short, steep one.
    Segment(60, 1.8, 9.0),
    Segment(100, 2.5, FLAT_PERCENT),
)

COOLDOWN = Segment(COOLDOWN_S, 1.4)


def hill_session(minutes: float) -> tuple[Segment, ...]:
    """Return a session of that length: warm-up, hills over and over, a walk to cool down if there is time for one."""
    total_s, cooldown_s = _times_s(minutes)
    segments = list(_first(total_s - cooldown_s, HILLS))
    if not cooldown_s:
        return tuple(segments)
    last = segments[-1]
    if last.grade_percent > FLAT_PERCENT:
        # A climb that cannot be finished before the walk is not begun.
        segments[-1] = Segment(last.duration_s, WARMUP[-1].speed_mps, FLAT_PERCENT)
    return (*segments, COOLDOWN)


def easy_session(minutes: float) -> tuple[Segment, ...]:
    """Return an easy run of that length on the flat, which asks for no correction: warm-up, running, a walk."""
    total_s, cooldown_s = _times_s(minutes)
    segments = tuple(_first(total_s - cooldown_s, (WARMUP[-1],)))
    return (*segments, COOLDOWN) if cooldown_s else segments


def by_second(course: tuple[Segment, ...]) -> list[Segment]:
    """Return the segment of each second."""
    return [segment for segment in course for _ in range(segment.duration_s)]


class Belt:
    """The treadmill's belt: its speed, grade and distance."""

    __slots__ = ("distance_m", "grade_percent", "speed_mps")

    def __init__(self) -> None:
        self.speed_mps = 0.0
        self.grade_percent = 0.0
        self.distance_m = 0.0

    def step(self, target: Segment, eased: float) -> None:
        """Move on by one second; `eased` is the part of the speed that the runner has taken off (0.08: 8 %)."""
        speed_mps = target.speed_mps * (1.0 - eased)
        if self.grade_percent > target.grade_percent + SPEEDS_UP_WITHIN_PERCENT:
            speed_mps = min(speed_mps, self.speed_mps)
        self.speed_mps = _towards(self.speed_mps, speed_mps, SPEED_RATE_MPS2)
        self.grade_percent = _towards(self.grade_percent, target.grade_percent, GRADE_RATE_PERCENT_PER_S)
        self.distance_m += self.speed_mps


def _times_s(minutes: float) -> tuple[int, int]:
    """Return how long a session is, and how much of that is walking to cool down."""
    total_s = max(1, round(minutes * 60))
    return total_s, COOLDOWN_S if total_s >= SHORTEST_WITH_COOLDOWN_S else 0


def _first(total_s: int, main: tuple[Segment, ...]) -> Iterator[Segment]:
    left_s = total_s
    for segment in _endless(main):
        if left_s <= segment.duration_s:
            yield replace(segment, duration_s=left_s)
            return
        yield segment
        left_s -= segment.duration_s


def _endless(main: tuple[Segment, ...]) -> Iterator[Segment]:
    yield from WARMUP
    yield from cycle(main)


def _towards(value: float, target: float, most: float) -> float:
    return value + max(-most, min(target - value, most))
