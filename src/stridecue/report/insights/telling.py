"""How insights are told: numbers in words, reasons for silence, and how much one weighs.

Rules: never two decimals. A weight is surprise times quality: surprise is how far a figure lies outside the runner's
own band (1 at its edge, 3 at most; ORDINARY where there is no band yet), quality the share of the data that is good.
"""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.model.our_choices.report import (
    COMPARED_RUNS_NEEDED,
    GREATEST_SURPRISE,
    NARROWEST_BAND_SHARE,
)
from stridecue.physiology.statistics import median, quantile
from stridecue.report.insight import Insight, Origin

ORDINARY = 0.5
WORTH_KNOWING = 1.0
STRIKING = 2.0
BACKGROUND = 0.1
"""What is always true and seldom news."""

HOURS_FROM_S = 7200
"""Longer times are told in hours and minutes."""


def not_known(id: str, title: str, reason: str, origin: Origin = Origin.DERIVED) -> Insight:
    """Return the insight that says why it says nothing."""
    return Insight(id, title, f"Not enough data: {reason}.", known=False, origin=origin)


def surprise(value: float, before: Sequence[float]) -> float:
    """Return how far a figure lies from the middle of the runner's own, in half widths of their band."""
    if len(before) < COMPARED_RUNS_NEEDED:
        return ORDINARY
    middle, low, high = median(before) or 0.0, quantile(before, 0.25) or 0.0, quantile(before, 0.75) or 0.0
    half = max((high - low) / 2, NARROWEST_BAND_SHARE * abs(middle))
    if half <= 0:
        return 0.0 if value == middle else GREATEST_SURPRISE
    return min(GREATEST_SURPRISE, abs(value - middle) / half)


def minutes(seconds: float) -> str:
    """Return whole minutes, `48 min`; with hours, `2 h 05 min`; seconds below one."""
    whole = int(seconds / 60 + 0.5)
    if whole < 1:
        return f"{int(seconds)} s"
    return f"{whole} min" if whole < HOURS_FROM_S // 60 else f"{whole // 60} h {whole % 60:02d} min"


def thousands(value: float) -> str:
    """Return a whole number in groups of three, `5 120`."""
    return f"{round(value):,}".replace(",", " ")


def whole_percent(share: float) -> int:
    """Return a share as whole percent, halves upwards."""
    return int(100 * share + 0.5)


def signed(value: float) -> str:
    """Return a figure with one decimal and its sign."""
    text = f"{round(value, 1) + 0.0:.1f}"
    return text if text.startswith("-") or text == "0.0" else f"+{text}"


def counted(number: int, one: str, more: str) -> str:
    """Return `1 hill` or `4 hills`."""
    return f"{number} {one if number == 1 else more}"
