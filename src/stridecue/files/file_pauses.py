"""Pauses of a run whose file does not say when they began and ended.

Rules:
- Where a file begins a new segment after a gap, the gap is a pause. A gap is longer than values hold.
- Where a lap lasted longer than its timer ran, it had pauses as long as the difference: between its segments first,
  then in its longest gaps. Less than 5 s of difference is rounding.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

_ROUNDING_MS = 5000
"""OUR CHOICE"""

Pause = tuple[int, int]
"""(from, to), in milliseconds of recording time."""


class Timed(NamedTuple):
    """A stretch, and how much longer it lasted than its timer ran."""

    from_ms: int
    to_ms: int
    missing_ms: int


def pauses(
    times_ms: Sequence[int], breaks: Iterable[int], stretches: Iterable[Timed], hold_ms: float
) -> list[Pause]:
    """Return the pauses of a run by the times of its records.

    `breaks`: the records with which segments begin. Of stretches that overlap the first counts.
    """
    between = {
        gap: None
        for at in breaks
        if 0 < at < len(times_ms) and (gap := (times_ms[at - 1], times_ms[at]))[1] - gap[0] > hold_ms
    }
    found: list[Pause] = []
    done_ms = None
    for stretch in sorted(stretches):
        if stretch.missing_ms < _ROUNDING_MS or (done_ms is not None and stretch.from_ms < done_ms):
            continue
        done_ms = stretch.to_ms
        gaps = [gap for gap in _gaps(times_ms, stretch) if gap[1] - gap[0] > hold_ms]
        found += _that_make_up_for(stretch.missing_ms, gaps, between)
        for gap in gaps:
            between.pop(gap, None)
    return [*found, *between]


def _that_make_up_for(missing_ms: int, gaps: Iterable[Pause], first: Collection[Pause]) -> list[Pause]:
    """Return as much of the gaps, the longest first, as is missing."""
    found: list[Pause] = []
    for start, end in sorted(gaps, key=lambda gap: (gap not in first, gap[0] - gap[1])):
        if missing_ms < _ROUNDING_MS and (start, end) not in first:
            break
        length_ms = min(end - start, missing_ms)
        if length_ms > 0:
            found.append((start, start + length_ms))
            missing_ms -= length_ms
    return found


def _gaps(times_ms: Sequence[int], stretch: Timed) -> list[Pause]:
    """Return the gaps between records of which most lies in a stretch."""
    gaps = []
    for at in range(max(1, bisect_left(times_ms, stretch.from_ms)), len(times_ms)):
        start, end = times_ms[at - 1], times_ms[at]
        if start >= stretch.to_ms:
            break
        if stretch.from_ms <= (start + end) / 2 < stretch.to_ms:
            gaps.append((start, end))
    return gaps
