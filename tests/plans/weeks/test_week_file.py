"""Files of weeks: what they say, and every mistake told."""

from __future__ import annotations

import pytest

from stridecue.model.plan import StepKind
from stridecue.model.run_settings import PlanChoice, PlanVersion
from stridecue.plans.plan import Plan
from stridecue.plans.reading import shipped_plans
from stridecue.plans.reading.plan_file import made_ready, parse_plan_file, plan_of_setup_text
from stridecue.plans.reading.plan_text import as_text
from stridecue.plans.weeks.week_file import Weeks, all_weeks, read_weeks

GOOD = """
name = "Some weeks"
about = "A few."
goals = ["stamina"]
suits = ["hiking", "road"]
most_effort = 8

[[week]]
about = "The first."

[[week.session]]
plan = "hill-100"
version = "easier"
values = { reps = 4, run = "30s", grades = [4, 6] }

[[week.session]]
plan = "joy-run"
times = 2
"""


def test_a_file_says_weeks_of_sessions() -> None:
    weeks, mistakes = read_weeks("some", GOOD)
    assert mistakes == ()
    assert weeks is not None
    assert (weeks.name, weeks.title, weeks.most_effort) == ("some", "Some weeks", 8)
    assert (weeks.goals, weeks.suits) == (("stamina",), ("road", "hiking"))
    (week,) = weeks.weeks
    assert (week.number, week.about) == (1, "The first.")
    values = (("reps", 4), ("run", "30s"), ("grades", (4, 6)))
    assert week.sessions == (
        PlanChoice("hill-100", PlanVersion.EASIER, None, values, "some", 1, 1),
        PlanChoice("joy-run", weeks="some", week=1, session=2),
        PlanChoice("joy-run", weeks="some", week=1, session=3),
    )


def test_every_mistake_is_told_with_its_week() -> None:
    text = """
    about = 7
    goal = ["power"]
    most_effort = 11
    [[week]]
    abuot = "x"
    [[week.session]]
    plan = ""
    version = "hardest"
    [[week]]
    about = "no session"
    [[week]]
    [[week.session]]
    times = 0
    values = 3
    """
    weeks, mistakes = read_weeks("some", text)
    assert weeks is None
    assert [(one.item, one.key) for one in mistakes] == [
        (None, "about"),
        (None, "goal"),
        (None, "most_effort"),
        (None, "name"),
        ("1", "abuot"),
        ("1", "plan"),
        ("1", "version"),
        ("2", "session"),
        ("3", "times"),
        ("3", "values"),
        ("3", "plan"),
    ]
    told = [str(one) for one in mistakes]
    assert "Did you mean goals?" in told[1]
    assert told[4].startswith("some.toml, line 6, week 1, abuot: ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name = ",
        "week = 3",
        "[[week]]\nsession = 3",
        "[[week]]\n[[week.session]]\ntimes = 9\nplan = 'a'\n[[week.session]]\ntimes = 9\nplan = 'a'",
        "name = 'a'\nabout = 'b'\n" + "[[week]]\n[[week.session]]\nplan = 'a'\n" * 105,
    ],
)
def test_what_is_no_file_of_weeks_is_refused(text: str) -> None:
    weeks, mistakes = read_weeks("some", text)
    assert weeks is None
    assert mistakes


def test_those_that_come_with_the_program_begin_with_the_first_steps() -> None:
    assert [weeks.name for weeks in all_weeks()] == ["walk-run-8", "road-to-trail"]


def plan_of(choice: PlanChoice) -> Plan:
    return made_ready(parse_plan_file(choice.name, shipped_plans.text(choice.name)), choice)


@pytest.mark.parametrize("weeks", all_weeks(), ids=lambda weeks: weeks.name)
def test_every_session_is_a_plan_that_remembers_where_it_is(weeks: Weeks) -> None:
    for week in weeks.weeks:
        assert week.about
        for number, choice in enumerate(week.sessions, start=1):
            plan = plan_of(choice)
            assert plan.steps
            assert plan_of_setup_text(as_text(plan)) == plan
            assert (plan.weeks, plan.week, plan.session) == (weeks.name, week.number, number)


@pytest.mark.parametrize(
    ("week", "warm_up_min", "reps", "run_s", "walk_s", "run_min"),
    [
        (1, 6, 8, 30, 90, 4),
        (2, 6, 8, 45, 75, 6),
        (3, 5, 8, 60, 60, 8),
        (4, 5, 6, 90, 60, 9),
        (5, 5, 5, 120, 60, 10),
        (6, 5, 4, 180, 60, 12),
        (7, 5, 3, 300, 60, 15),
        (8, 5, 2, 540, 60, 18),
    ],
)
def test_walking_and_running_grows_from_week_to_week(
    week: int, warm_up_min: int, reps: int, run_s: int, walk_s: int, run_min: int
) -> None:
    sessions = all_weeks()[0].weeks[week - 1].sessions
    assert len(sessions) == 3
    first, *middle, last = plan_of(sessions[0]).steps
    assert (first.kind, first.time_s) == (StepKind.WARMUP, 60 * warm_up_min)
    assert (last.kind, last.time_s) == (StepKind.COOLDOWN, 300)
    runs = [step.time_s for step in middle if step.kind is StepKind.RUN]
    assert runs == [run_s] * reps
    assert sum(step.time_s or 0 for step in middle if step.kind is StepKind.RUN) == 60 * run_min
    assert {step.time_s for step in middle if step.kind is StepKind.WALK} == {walk_s}


ROAD_TO_TRAIL = (
    (("incline-hike",), 6, 40, 0),
    (("gentle-uphill",), 4, None, 300),
    (("gentle-uphill", "incline-hike"), 6, 50, 450),
    (("rolling-surprise",), 4, None, 300),
    (("run-hike", "rolling-surprise"), 8, None, 675),
    (("hill-100", "run-hike"), 8, None, 1000),
    (("hill-100", "rolling-surprise", "easy-capped"), 10, None, 1500),
    (("run-hike", "joy-run"), 12, None, 1500),
)


@pytest.mark.parametrize("number", range(1, 9))
def test_the_trail_comes_nearer_in_small_steps(number: int) -> None:
    names, steepest, hike_min, downhill_s = ROAD_TO_TRAIL[number - 1]
    week = all_weeks()[1].weeks[number - 1]
    assert tuple(choice.name for choice in week.sessions) == names
    for choice in week.sessions:
        steps = plan_of(choice).steps
        reached = max(step.grade_percent or 0 for step in steps)
        allowed = max((step.grade_range_percent or (0, 0))[1] for step in steps)
        assert max(reached, allowed) <= steepest
        if choice.name == "incline-hike":
            assert sum(step.time_s or 0 for step in steps) == 60 * (hike_min or 0)
    assert f"Uphill to {steepest} %" in week.about
    assert "no running downhill" in week.about or f"up to {downhill_s // 60}" in week.about


def test_repetitions_and_rounds_grow() -> None:
    weeks = all_weeks()[1].weeks
    counts = [
        (week.number, choice.name, sum(step.kind is kind for step in plan_of(choice).steps))
        for week in weeks
        for choice in week.sessions
        for kind in (StepKind.REP if choice.name == "hill-100" else StepKind.HIKE,)
        if choice.name in ("hill-100", "run-hike")
    ]
    assert counts == [
        (5, "run-hike", 3),
        (6, "hill-100", 4),
        (6, "run-hike", 4),
        (7, "hill-100", 6),
        (8, "run-hike", 5),
    ]
    assert all_weeks()[1].most_effort == 8
