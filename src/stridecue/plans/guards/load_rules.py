"""How a plan fits what the legs did lately: warm-up, one long run, climb, downhill, load.

Rules: numbers are those of the last weeks, and what comes of them is a matter for the runner: nothing here predicts.
"""

from __future__ import annotations

from stridecue.model.lately import PlanNote, Weight
from stridecue.model.our_choices.plans import (
    CLIMB_WEEK_FACTOR,
    LONG_PLAN_S,
    NOTED_CLIMB_M,
)
from stridecue.model.our_choices.report import (
    HIGH_WEEK_FACTOR,
    LARGE_SPIKE_RATIO,
    MORE_UPHILL_THAN_BEST,
    SPIKE_RATIO,
)
from stridecue.model.our_choices.runner import WARM_UP_MOVING_S, WARM_UP_RUNNING_S
from stridecue.physiology.load import spike_ratio
from stridecue.plans.guards.facts import Facts, minutes


def warm_up(facts: Facts) -> PlanNote | None:
    """Before the first hard part: ten minutes of moving, three of them running."""
    outline = facts.outline
    if not outline.has_hard:
        return None
    moving_s, running_s = outline.moving_before_hard_s, outline.running_before_hard_s
    if moving_s >= WARM_UP_MOVING_S and running_s >= WARM_UP_RUNNING_S:
        return None
    return PlanNote(
        f"Before its first hard part come {_time(moving_s)} of moving, {_time(running_s)} of them running. "
        f"Legs like {minutes(WARM_UP_MOVING_S)}, {minutes(WARM_UP_RUNNING_S)} of them running.",
    )


def longest(facts: Facts) -> PlanNote | None:
    """One run against the longest of thirty days (Frandsen et al. 2025)."""
    lately, outline = facts.lately, facts.outline
    if not lately.runs_30d:
        if not (facts.hard or outline.seconds > LONG_PLAN_S):
            return None
        return PlanNote(
            "The first run in thirty days, as far as is known here: an easy, short one is a kind beginning.",
            Weight.INFO,
        )
    ratio = spike_ratio(outline.metres, lately.longest_30d_m)
    if ratio is None or ratio <= SPIKE_RATIO:
        return None
    if ratio > LARGE_SPIKE_RATIO:
        return PlanNote(
            f"{ratio:.1f} times as far as your longest run of thirty days. "
            "Runs beyond twice as long went with more injuries in a study of 5 205 runners.",
            Weight.STRONG,
        )
    return PlanNote(f"{round(100 * (ratio - 1))} % farther than your longest run of thirty days.")


def downhill(facts: Facts) -> PlanNote | None:
    """Downhill running against what the legs are used to."""
    planned_s, budget_s = facts.outline.downhill_s, facts.lately.downhill_budget_s
    if planned_s <= budget_s:
        return None
    return PlanNote(
        f"{minutes(planned_s)} of running downhill, steep seconds counted twice; "
        f"{minutes(budget_s)} is what your legs are used to by now.",
    )


def climb(facts: Facts) -> PlanNote | None:
    """Climb of the week against the week before."""
    lately, planned_m = facts.lately, facts.outline.climb_m
    before_m = lately.climb_week_before_m
    if planned_m < NOTED_CLIMB_M or before_m < NOTED_CLIMB_M:
        return None
    week_m = planned_m + lately.climb_7d_m
    if week_m <= CLIMB_WEEK_FACTOR * before_m:
        return None
    return PlanNote(
        f"With it your seven days come to {round(week_m)} m of climb; those before had {round(before_m)} m.",
    )


def uphill(facts: Facts) -> PlanNote | None:
    """Uphill running of one run against the most of thirty days."""
    planned_s, most_s = facts.outline.uphill_running_s, facts.lately.most_uphill_30d_s
    if not most_s or planned_s <= MORE_UPHILL_THAN_BEST * most_s:
        return None
    return PlanNote(
        f"{minutes(planned_s)} of running uphill; your most in thirty days was {minutes(most_s)}. "
        "Calves and Achilles tendons are the places to listen to.",
    )


def load(facts: Facts) -> PlanNote | None:
    """Load of seven days against the mean week of four."""
    week, mean_week = facts.lately.load_7d, facts.lately.load_28d_weekly
    if week is None or not mean_week or week <= HIGH_WEEK_FACTOR * mean_week:
        return None
    return PlanNote(
        f"Your last seven days were {round(100 * (week / mean_week - 1))} % above your usual week. "
        "An easy day would go well with them.",
    )


def _time(seconds: float) -> str:
    return "none" if seconds < 1 else f"{round(seconds)} s" if seconds < 60 else f"{int(seconds // 60)} min"
