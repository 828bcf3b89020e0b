"""Which runs were sessions of weeks of plans, by the plan that a run's setup keeps.

Rules: only a plan that says which weeks, which of them and which session it is counts. A session is done when the run
lasted nearly as long as its plan; so a last step that was cut off costs nothing, and the engine is not asked. A plan
that cannot be read is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stridecue.library.coach_history.history import began_at
from stridecue.model.key_figures import KeyFigures
from stridecue.model.our_choices.plans import (
    COMPLETE_FROM_SHARE,
)
from stridecue.model.run_list import ListedRun
from stridecue.plans.for_runner import ANYBODY, planned
from stridecue.plans.outline import outline
from stridecue.plans.reading.plan_file import plan_kept
from stridecue.plans.weeks.progress import SessionDone


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """What a plan says of the weeks it belongs to."""

    weeks: str
    week: int
    session: int
    seconds: float


def session_plan(text: str) -> SessionPlan | None:
    """Return which session a plan is; None where it is none."""
    plan = plan_kept(text)
    if plan is None or plan.weeks is None or plan.week is None or plan.session is None:
        return None
    seconds = outline(planned(plan, ANYBODY).steps).seconds  # most steps end by time, whoever runs
    return SessionPlan(plan.weeks, plan.week, plan.session, seconds)


def sessions_done(
    rows: Sequence[ListedRun], plans: Mapping[int, str], figures: Mapping[int | None, KeyFigures]
) -> tuple[SessionDone, ...]:
    """Return the sessions of weeks among these runs, the oldest first; plans and figures by the run's number."""
    read = {text: session_plan(text) for text in set(plans.values())}
    found = (
        _session_done(row, read[plans[row.summary.id]], figures.get(row.summary.id))
        for row in rows
        if row.summary.id is not None and row.summary.id in plans
    )
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.began))


def _session_done(row: ListedRun, plan: SessionPlan | None, figures: KeyFigures | None) -> SessionDone | None:
    began = began_at(row.summary.started_at)
    if plan is None or began is None:
        return None
    details = row.details
    said = figures if figures is not None else KeyFigures()
    return SessionDone(
        plan.weeks,
        plan.week,
        plan.session,
        began,
        complete=row.summary.totals.moving_s >= COMPLETE_FROM_SHARE * plan.seconds,
        effort=said.effort if details.effort is None else details.effort,
        mood=said.mood if details.mood_after is None else details.mood_after,
        hurt=said.hurt,
    )
