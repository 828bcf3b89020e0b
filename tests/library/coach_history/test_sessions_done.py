"""Which runs were sessions of weeks of plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from stridecue.library.coach_history.sessions_done import session_plan, sessions_done
from stridecue.model.key_figures import KeyFigures
from stridecue.model.run_details import RunDetails
from stridecue.model.run_list import ListedRun
from stridecue.model.run_settings import PlanChoice
from stridecue.model.summary import RunSummary, Totals
from stridecue.plans.reading import shipped_plans
from stridecue.plans.reading.plan_file import made_ready, parse_plan_file
from stridecue.plans.reading.plan_text import as_text
from stridecue.plans.weeks.progress import SessionDone
from stridecue.plans.weeks.week_file import all_weeks

WALK_RUN, ROAD_TO_TRAIL = all_weeks()
HALF_HOUR_S = 27 * 60.0
"""Six minutes, eight times two, and five."""


def text(choice: PlanChoice) -> str:
    return as_text(made_ready(parse_plan_file(choice.name, shipped_plans.text(choice.name)), choice))


FIRST = text(WALK_RUN.weeks[0].sessions[0])
THIRD = text(WALK_RUN.weeks[0].sessions[2])


def row(number: int, day: int, moving_s: float = HALF_HOUR_S, **details: object) -> ListedRun:
    summary = RunSummary(
        number, "running", f"2026-03-{day:02d}T06:00:00Z", False, "bluetooth", Totals(moving_s=moving_s)
    )
    return ListedRun(summary, RunDetails(**details))  # type: ignore[arg-type]


def test_a_plan_says_which_session_it_is_and_how_long() -> None:
    found = session_plan(THIRD)
    assert found is not None
    assert (found.weeks, found.week, found.session, found.seconds) == ("walk-run-8", 1, 3, HALF_HOUR_S)
    hills = session_plan(text(ROAD_TO_TRAIL.weeks[6].sessions[0]))
    assert hills is not None
    assert hills.seconds == pytest.approx(1080 + 6 * (43 + 105), rel=0.02)


@pytest.mark.parametrize(
    "plan", ["", "weeks = ", 'weeks = "a"\nweek = 1', FIRST.replace("week = 1", "week = -1"), "\x00weeks"]
)
def test_a_plan_of_no_weeks_or_a_damaged_one_is_no_session(plan: str) -> None:
    assert session_plan(plan) is None


def test_sessions_come_oldest_first_with_what_the_runner_said() -> None:
    rows = [row(2, 5, effort=4, mood_after=5), row(1, 3), row(3, 7), row(4, 8)]
    said = KeyFigures(mood=2, effort=8, hurt=True)
    found = sessions_done(rows, {1: FIRST, 2: THIRD, 4: "no plan"}, {1: said, 2: replace(said, hurt=False)})
    assert found == (
        SessionDone("walk-run-8", 1, 1, datetime(2026, 3, 3, 6, tzinfo=UTC), True, 8, 2, True),
        SessionDone("walk-run-8", 1, 3, datetime(2026, 3, 5, 6, tzinfo=UTC), True, 4, 5, False),
    )


@pytest.mark.parametrize(("share", "complete"), [(1.2, True), (0.81, True), (0.79, False), (0.0, False)])
def test_nearly_to_the_end_is_done(share: float, complete: bool) -> None:
    (found,) = sessions_done([row(1, 3, share * HALF_HOUR_S)], {1: FIRST}, {})
    assert found.complete is complete
    assert (found.effort, found.mood, found.hurt) == (None, None, False)


def test_a_run_without_a_date_is_nowhere() -> None:
    undated = replace(row(1, 3), summary=replace(row(1, 3).summary, started_at=None))
    assert sessions_done([undated], {1: FIRST}, {}) == ()
