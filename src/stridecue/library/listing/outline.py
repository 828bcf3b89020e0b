"""The outline of a run: its shape in a few values, for a line of the list.

Rules: heart rate where there is enough of it, else speed. A share is of what the run went through; where that is
little, of a range that is not: a steady run looks steady. Kept as one byte a value.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stridecue.model.our_choices.library import (
    OUTLINE_HEART_RATE_SHARE,
    OUTLINE_LEAST_RANGE_BPM,
    OUTLINE_LEAST_RANGE_MPS,
)
from stridecue.model.run_list import OUTLINE_COLUMNS

_STEPS = 254
_NONE = 255

Outline = tuple[float | None, ...]


def outline_of(heart_rates: Sequence[float | None], speeds: Sequence[float | None]) -> Outline:
    """Return the outline of a run from its values second by second; empty where there are none."""
    beats = _columns(heart_rates)
    if sum(value is not None for value in beats) >= OUTLINE_HEART_RATE_SHARE * OUTLINE_COLUMNS:
        return _shares(beats, OUTLINE_LEAST_RANGE_BPM)
    return _shares(_columns(speeds), OUTLINE_LEAST_RANGE_MPS)


def pack_outline(outline: Outline) -> bytes:
    """Return an outline as it is kept."""
    return bytes(_NONE if share is None else round(share * _STEPS) for share in outline)


def read_outline(kept: object) -> Outline:
    """Return a kept outline; one that is none is empty."""
    if not isinstance(kept, bytes) or len(kept) != OUTLINE_COLUMNS:
        return ()
    return tuple(None if step == _NONE else step / _STEPS for step in kept)


def _columns(values: Sequence[float | None]) -> list[float | None]:
    """Return the mean of each column; of a run with fewer seconds than columns, a second stands in several."""
    if not values:
        return []
    edges = [column * len(values) / OUTLINE_COLUMNS for column in range(OUTLINE_COLUMNS + 1)]
    parts = (values[int(low) : max(int(high), int(low) + 1)] for low, high in pairwise(edges))
    return [_mean([value for value in part if value is not None]) for part in parts]


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _shares(columns: Sequence[float | None], least_range: float) -> Outline:
    known = [value for value in columns if value is not None]
    if not known:
        return ()
    low, high = min(known), max(known)
    missing = max(0.0, least_range - (high - low))
    low, span = low - missing / 2, high - low + missing
    return tuple(None if value is None else (value - low) / span for value in columns)
