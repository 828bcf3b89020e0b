"""Downhill: how much of it the legs are ready for.

Rules: those least used to downhill running are sore longest, and a little of it protects for weeks (Bontemps et al.
2020, Khassetarash et al. 2022). The budget begins small, grows by half at a time and is lost after a long break.
"""

from __future__ import annotations

from stridecue.model.our_choices.runner import (
    DOWNHILL_DAYS_BETWEEN_INCREASES,
    DOWNHILL_DAYS_UNTIL_LOST,
    DOWNHILL_DOUBLE_FROM_PERCENT,
    DOWNHILL_FIRST_BUDGET_S,
    DOWNHILL_FROM_PERCENT,
    DOWNHILL_GROWTH,
    DOWNHILL_LARGEST_BUDGET_S,
)


def budget_s(last_completed_s: float | None, days_ago: float | None) -> float:
    """Return the seconds of downhill running for the next session, from the last one that had any."""
    if last_completed_s is None or days_ago is None or days_ago >= DOWNHILL_DAYS_UNTIL_LOST:
        return DOWNHILL_FIRST_BUDGET_S
    growth = DOWNHILL_GROWTH if days_ago >= DOWNHILL_DAYS_BETWEEN_INCREASES else 1.0
    return min(DOWNHILL_LARGEST_BUDGET_S, max(DOWNHILL_FIRST_BUDGET_S, growth * last_completed_s))


def budget_weight(grade_percent: float) -> float:
    """Return how much a second of running on this slope takes from the budget: 0, 1 or 2."""
    if grade_percent <= DOWNHILL_DOUBLE_FROM_PERCENT:
        return 2.0
    return 1.0 if grade_percent <= DOWNHILL_FROM_PERCENT else 0.0
