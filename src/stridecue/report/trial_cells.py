"""The cells and lines that tables of tried cues are made of."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from stridecue.model.trial import Counts, CueTrial
from stridecue.physiology.statistics import median
from stridecue.report import wording

NOTHING = "-"
"""Where there is nothing to count."""


def per_hour(cue: CueTrial) -> str:
    """Return how often a cue was shown in an hour of moving."""
    return NOTHING if cue.shown_per_hour is None else f"{cue.shown_per_hour:.1f}"


def wait(cue: CueTrial) -> str:
    """Return the median and range of a cue's waits in seconds."""
    if not cue.waits_s:
        return NOTHING
    middle, low, high = median(cue.waits_s) or 0.0, min(cue.waits_s), max(cue.waits_s)
    return f"{middle:.0f}" if low == high else f"{middle:.0f} ({low}-{high})"


def gone(cue: CueTrial) -> str:
    """Return how often a cue's condition ended by itself."""
    return f"{cue.cured} of {cue.judged}" if cue.judged else NOTHING


def listed(counts: Counts) -> str:
    """Return names and how often each."""
    return ", ".join(f"{wording.printable(name)} {number}" for name, number in counts)


def right_aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows whose cells stand under one another at their right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]


def cut(line: str, width: int) -> str:
    """Return a line of at most `width` characters."""
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def wrapped(text: str, width: int) -> list[str]:
    """Return a sentence or more as lines."""
    return textwrap.wrap(text, width, break_on_hyphens=False) if text else []
