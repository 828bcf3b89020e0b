"""Steady running: its longest stretch, how heart rate drifts in it, and what a heartbeat is worth at an easy effort.

Rules:
- A steady stretch begins after the first ten minutes and is running throughout, its speed within 5 % (standard
  deviation), its grade within a point, without a break of more than 30 s. It is looked for in whole minutes.
- Drift and decoupling ask for a good heart rate in 95 % of it, and for 20 and 30 minutes.
- The efficiency of a run is the median of pieces of two minutes: running at a steady speed at the easy cap or below.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stridecue.library.derived.figures.counted import Counted
from stridecue.model.key_figures import SteadyFigures
from stridecue.model.our_choices.report import (
    DECOUPLING_NEEDED_S,
    DRIFT_NEEDED_S,
    EFFICIENCY_PIECE_S,
    EFFICIENCY_PIECES_NEEDED,
    STEADY_BLOCK_NEEDED_S,
    STEADY_BLOCK_S,
    STEADY_FROM_S,
    STEADY_LONGEST_BREAK_S,
    STEADY_NEEDED_SHARE,
    STEADY_STRETCH_GRADE_RANGE_PERCENT,
    STEADY_STRETCH_SPEED_VARIATION,
)
from stridecue.physiology.efficiency import (
    decoupling_percent,
    drift_interval_bpm_per_10_min,
    efficiency_factor,
)
from stridecue.physiology.statistics import Interval, mean, median


class _Block(NamedTuple):
    """A minute that may be part of a steady stretch."""

    first: int
    known: int
    speeds: float
    squares: float
    lowest: float
    highest: float


def steady(counted: Counted) -> SteadyFigures | None:
    """Return the longest steady stretch; None without a steady minute."""
    first, last = 0, 0
    for chain in _chains(counted):
        begin, end = _longest(chain)
        if end - begin > (last - first) // STEADY_BLOCK_S:
            first, last = chain[begin].first, chain[end - 1].first + STEADY_BLOCK_S
    return _figures(counted, first, last) if last > first else None


def easy_efficiency(counted: Counted, easy_cap_bpm: float | None) -> float | None:
    """Return the median efficiency factor of easy steady running; None where there is too little."""
    if easy_cap_bpm is None:
        return None
    factors: list[float] = []
    piece: list[tuple[float, float]] = []
    for second, heart_rate, running in zip(counted.seconds, counted.heart_rate, counted.running, strict=True):
        adjusted = second.adjusted_speed_mps
        if not (
            running
            and heart_rate is not None
            and adjusted is not None
            and heart_rate <= easy_cap_bpm
            and second.speed_steady
            and second.heart_rate_settled
        ):
            piece = []
            continue
        piece.append((adjusted, heart_rate))
        if len(piece) == EFFICIENCY_PIECE_S:
            speeds, rates = zip(*piece, strict=True)
            factors.append(efficiency_factor(sum(speeds) / len(speeds), sum(rates) / len(rates)))
            piece = []
    return median(factors) if len(factors) >= EFFICIENCY_PIECES_NEEDED else None


def _chains(counted: Counted) -> Iterator[list[_Block]]:
    """Yield steady minutes that follow one another without a long break."""
    chain: list[_Block] = []
    start, end = _begin(counted), counted.length
    while start + STEADY_BLOCK_S <= end:
        block = _block(counted, start)
        broken = start > 0 and _paused_s(counted, start - 1, start) > STEADY_LONGEST_BREAK_S
        if (broken or block is None) and chain:
            yield chain
            chain = []
        if block is not None:
            chain.append(block)
        start += STEADY_BLOCK_S
    if chain:
        yield chain


def _begin(counted: Counted) -> int:
    return next(
        (place for place, second in enumerate(counted.seconds) if second.timer_s > STEADY_FROM_S),
        counted.length,
    )


def _block(counted: Counted, start: int) -> _Block | None:
    """Return the minute from here on; None where it is no steady running."""
    end = start + STEADY_BLOCK_S
    if any(
        _paused_s(counted, place, place + 1) > STEADY_LONGEST_BREAK_S
        for place in _pauses(counted, start, end)
    ):
        return None
    speeds = [
        speed
        for speed, running in zip(counted.speed[start:end], counted.running[start:end], strict=True)
        if running and speed is not None
    ]
    grades = [grade for grade in counted.grade[start:end] if grade is not None]
    if len(speeds) < STEADY_BLOCK_NEEDED_S or len(grades) < STEADY_BLOCK_NEEDED_S:
        return None
    squares = math.fsum(speed * speed for speed in speeds)
    return _Block(start, len(speeds), math.fsum(speeds), squares, min(grades), max(grades))


def _pauses(counted: Counted, start: int, end: int) -> list[int]:
    """Return the places in a minute after which the timer stood still, most often none."""
    if counted.seconds[end - 1].elapsed_s - counted.seconds[start].elapsed_s == end - 1 - start:
        return []
    return list(range(start, end - 1))


def _paused_s(counted: Counted, before: int, after: int) -> int:
    return counted.seconds[after].elapsed_s - counted.seconds[before].elapsed_s - 1


def _longest(chain: Sequence[_Block]) -> tuple[int, int]:
    """Return where the longest stretch of steady speed and grade begins and ends."""
    best = (0, 0)
    for begin in range(len(chain)):
        if len(chain) - begin <= best[1] - best[0]:
            break
        known, speeds, squares = 0, 0.0, 0.0
        lowest, highest = chain[begin].lowest, chain[begin].highest
        for end in range(begin, len(chain)):
            block = chain[end]
            lowest, highest = min(lowest, block.lowest), max(highest, block.highest)
            if highest - lowest > STEADY_STRETCH_GRADE_RANGE_PERCENT:
                break
            known, speeds, squares = known + block.known, speeds + block.speeds, squares + block.squares
            middle = speeds / known
            variance = squares / known - middle * middle
            if (
                variance < (STEADY_STRETCH_SPEED_VARIATION * middle) ** 2
                and end + 1 - begin > best[1] - best[0]
            ):
                best = (begin, end + 1)
    return best


def _figures(counted: Counted, first: int, last: int) -> SteadyFigures:
    rates = counted.heart_rate[first:last]
    known = [(float(first + place), rate) for place, rate in enumerate(rates) if rate is not None]
    share = len(known) / (last - first)
    drift: Interval | None = None
    decoupling = None
    if share >= STEADY_NEEDED_SHARE:
        if last - first >= DRIFT_NEEDED_S:
            drift = drift_interval_bpm_per_10_min([at for at, _ in known], [rate for _, rate in known])
        if last - first >= DECOUPLING_NEEDED_S:
            decoupling = _decoupling(counted, first, last)
    return SteadyFigures(
        from_s=counted.seconds[first].elapsed_s,
        to_s=counted.seconds[last - 1].elapsed_s,
        seconds=last - first,
        speed_mps=mean([speed for speed in counted.speed[first:last] if speed is not None]) or 0.0,
        grade_percent=mean([grade for grade in counted.grade[first:last] if grade is not None]) or 0.0,
        heart_rate_share=share,
        drift_bpm_per_10_min=drift.estimate if drift is not None else None,
        drift_low=drift.low if drift is not None else None,
        drift_high=drift.high if drift is not None else None,
        decoupling_percent=decoupling,
    )


def _decoupling(counted: Counted, first: int, last: int) -> float | None:
    """Return by how much the second half's efficiency factor lies below the first's, in percent."""
    middle = (first + last) // 2
    before, after = _factor(counted, first, middle), _factor(counted, middle, last)
    return None if before is None or after is None else decoupling_percent(before, after)


def _factor(counted: Counted, first: int, last: int) -> float | None:
    pairs = [
        (second.adjusted_speed_mps, rate)
        for second, rate in zip(counted.seconds[first:last], counted.heart_rate[first:last], strict=True)
        if second.adjusted_speed_mps is not None and rate is not None
    ]
    if not pairs:
        return None
    speed = math.fsum(speed for speed, _ in pairs) / len(pairs)
    return efficiency_factor(speed, math.fsum(rate for _, rate in pairs) / len(pairs))
