"""Downhill: how much of it the legs are ready for.

Rules: those least used to downhill running are sore longest, and a little of it protects for weeks (Bontemps et al.
2020, Khassetarash et al. 2022). The budget begins small, grows by half at a time and is lost after a long break.
"""

from __future__ import annotations

# OUR CHOICE: no study gives these.
FIRST_BUDGET_S = 300.0
LARGEST_BUDGET_S = 2400.0
GROWTH = 1.5
DAYS_BETWEEN_INCREASES = 5
DAYS_UNTIL_LOST = 42
COUNTS_FROM_PERCENT = -3.0
DOUBLE_FROM_PERCENT = -10.0


def budget_s(last_completed_s: float | None, days_ago: float | None) -> float:
    """Return the seconds of downhill running for the next session, from the last one that had any."""
    if last_completed_s is None or days_ago is None or days_ago >= DAYS_UNTIL_LOST:
        return FIRST_BUDGET_S
    growth = GROWTH if days_ago >= DAYS_BETWEEN_INCREASES else 1.0
    return min(LARGEST_BUDGET_S, max(FIRST_BUDGET_S, growth * last_completed_s))


def budget_weight(grade_percent: float) -> float:
    """Return how much a second of running on this slope takes from the budget: 0, 1 or 2."""
    if grade_percent <= DOUBLE_FROM_PERCENT:
        return 2.0
    return 1.0 if grade_percent <= COUNTS_FROM_PERCENT else 0.0
