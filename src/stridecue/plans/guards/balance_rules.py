"""How a plan fits the mix of the last weeks: hills, flat steady runs, hikes, and the ground.

Rules: what could be done in place of a plan, or some other day, is offered and is never owed. Weeks of plans have their
own mix: nothing is offered beside them.
"""

from __future__ import annotations

from stridecue.model.lately import PlanNote, Weight
from stridecue.model.our_choices.plans import (
    BALANCED_RUNS,
    FIRST_SOFT_S,
    FLAT_STEADY_AT_LEAST_EVERY_DAYS,
    PACK_SHARE,
    ROUGH_WEEK_FACTOR,
)
from stridecue.model.our_choices.report import (
    MIX_RUNS,
    MIX_RUNS_NEEDED,
    MOST_HILLY_RUNS_SHARE,
    WEEK_DAYS,
)
from stridecue.model.profile import FIRST_STEPS
from stridecue.model.run_settings import HIKE_DAY, SOFT, TECHNICAL
from stridecue.plans.guards.facts import Facts, minutes


def mix(facts: Facts) -> PlanNote | None:
    """A hilly plan after many hills, or long after the last flat steady run."""
    if not facts.outline.hilly:
        return None
    lately, last = facts.lately, facts.lately.hilly[:MIX_RUNS]
    hilly = sum(last)
    if len(last) >= MIX_RUNS_NEEDED and hilly > MOST_HILLY_RUNS_SHARE * len(last):
        return PlanNote(
            f"{hilly} of your last {len(last)} runs were hilly. A flat steady run would balance them."
        )
    days = lately.days_since_flat_steady
    if lately.runs_30d >= BALANCED_RUNS and days is not None and days > FLAT_STEADY_AT_LEAST_EVERY_DAYS:
        return PlanNote(
            f"No flat steady run for {int(days)} days. One of these days it would balance the hills."
        )
    return None


def first_hill(facts: Facts) -> PlanNote | None:
    """A week of runs without a hill."""
    lately = facts.lately
    days = lately.days_since_hilly
    if lately.runs_7d < BALANCED_RUNS or days is None or days <= WEEK_DAYS:
        return None
    if facts.outline.hilly:
        return PlanNote(
            f"The first hill after {lately.runs_7d} flat runs in seven days: a good change.", Weight.INFO
        )
    if _has_its_own_mix(facts):
        return None
    return PlanNote(
        f"{lately.runs_7d} runs in seven days and no hill: one on a trail or a hill would be a change.",
        Weight.INFO,
    )


def hike(facts: Facts) -> PlanNote | None:
    """A week of runs without a hike."""
    lately = facts.lately
    if lately.runs_7d < BALANCED_RUNS or lately.hikes_7d or facts.plan.day == HIKE_DAY:
        return None
    if facts.hard or _has_its_own_mix(facts):
        return None
    return PlanNote(
        f"{lately.runs_7d} runs in seven days and no hike: a hike builds stamina with less impact.",
        Weight.INFO,
    )


def rough_ground(facts: Facts) -> PlanNote | None:
    """Minutes on technical ground against the week before."""
    before_min = facts.lately.rough_min_week_before
    if facts.surface != TECHNICAL or before_min <= 0:
        return None
    week_min = facts.lately.rough_min_7d + facts.outline.seconds / 60
    if week_min <= ROUGH_WEEK_FACTOR * before_min:
        return None
    return PlanNote(
        f"With it your seven days come to {round(week_min)} min on technical ground; "
        f"those before had {round(before_min)} min. Walking its hardest parts counts as well.",
    )


def soft_ground(facts: Facts) -> PlanNote | None:
    """The first session on soft ground."""
    if facts.surface != SOFT or facts.lately.soft_runs or facts.outline.seconds <= FIRST_SOFT_S:
        return None
    return PlanNote(
        f"Your first run on soft ground, as far as is known here: {minutes(FIRST_SOFT_S)} of it are plenty. "
        "It costs more at the same pace.",
    )


def pack(facts: Facts) -> PlanNote | None:
    """A pack against the body's mass."""
    mass_kg, pack_kg = facts.runner.mass_kg, facts.runner.pack_kg
    if not mass_kg or pack_kg <= PACK_SHARE * mass_kg:
        return None
    return PlanNote(
        f"Your pack is {round(100 * pack_kg / mass_kg)} % of what you weigh: a lighter one makes a gentler beginning.",
    )


def _has_its_own_mix(facts: Facts) -> bool:
    return facts.plan.weeks is not None or FIRST_STEPS in facts.plan.goals
