"""Every insight, in one table: a new one is a function in the file of its family and a line here.

Rules: an insight is a pure function of a `Context`. It returns None where the run has nothing of its kind (no downhill,
no repetitions), and an `Insight` with `known` False where there is too little data, with the reason; a guess never.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stridecue.report.insight import Insight
from stridecue.report.insights import (
    body,
    cadence,
    coach,
    data_quality,
    drift,
    effort,
    habits,
    hills,
    load,
)
from stridecue.report.insights.context import Context

Tell = Callable[[Context], Insight | None]

INSIGHTS: dict[str, Tell] = {
    "time-on-feet": body.time_on_feet,
    "steps": body.steps,
    "energy": body.energy,
    "mood": body.mood,
    "aerobic-min": effort.aerobic_min,
    "easy-honesty": effort.easy_honesty,
    "zones": effort.zones,
    "hard-seconds": effort.hard_seconds,
    "decoupling": drift.decoupling,
    "drift": drift.drift,
    "efficiency-trend": drift.efficiency_trend,
    "cadence": cadence.cadence,
    "cadence-learning": cadence.cadence_learning,
    "steadiness": cadence.steadiness,
    "climbs": hills.climbs,
    "hill-reps": hills.hill_reps,
    "hrr60": hills.hrr60,
    "hike-run": hills.hike_run,
    "downhill-used": hills.downhill_used,
    "load": load.load,
    "monotony": load.monotony,
    "spike": load.spike,
    "mix": habits.mix,
    "weeks-active": habits.weeks_active,
    "cue-report": coach.cue_report,
    "self-checks": coach.self_checks,
    "practice-min": coach.practice_min,
    "data-quality": data_quality.data_quality,
}
"""By its name; those of equal weight keep this order."""


def insights_of(context: Context) -> tuple[Insight, ...]:
    """Return what a run has to say: the weightiest first, those without enough data last."""
    found = [insight for tell in INSIGHTS.values() if (insight := tell(context)) is not None]
    return ranked(found)


def ranked(insights: Sequence[Insight]) -> tuple[Insight, ...]:
    """Return insights in the order in which they are told."""
    return tuple(sorted(insights, key=lambda one: (not one.known, -one.weight)))
