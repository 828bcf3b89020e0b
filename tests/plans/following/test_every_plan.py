"""Every plan that comes with the program, followed to its end in each of its versions by a runner who does as asked."""

from __future__ import annotations

from typing import Any

import pytest

from stridecue.model.plan import EndsBy, StepKind, StepMark
from stridecue.model.run_settings import PlanChoice, PlanVersion
from stridecue.model.state import HeartRateLimits
from stridecue.plans.for_runner import Runner, planned
from stridecue.plans.reading import shipped_plans
from stridecue.plans.reading.plan_file import made_ready, parse_plan_file
from tests.plans.following.conftest import Followed

RUNNER = Runner(2.8, 1.5, HeartRateLimits(max_bpm=186, easy_cap_bpm=146, hill_cap_bpm=154))
OPEN_FOR_S = 20
LATEST_S = 4 * 3600
PLANS = [
    pytest.param(name, version, marks=() if version is PlanVersion.AS_WRITTEN else pytest.mark.nightly)
    for name in shipped_plans.names()
    for version in parse_plan_file(name, shipped_plans.text(name)).versions
]


def followed(name: str, version: PlanVersion) -> Followed:
    """Follow a plan until it is done; an open step is ended by its key."""
    file = parse_plan_file(name, shipped_plans.text(name))
    run = Followed(*planned(made_ready(file, PlanChoice(name, version, seed=7)), RUNNER).steps)
    now: dict[str, Any] = {"heart_rate": 120.0, "speed": 1.5, "grade": 0.0}
    while run.t < LATEST_S and not run.place.done:
        belt = run.place.belt
        if belt is not None:
            now["speed"] = belt.speed_mps or now["speed"]
            now["grade"] = now["grade"] if belt.grade_percent is None else belt.grade_percent
        if run.place.steps[run.place.at].ends_by is EndsBy.KEY and run.place.in_step_s >= OPEN_FOR_S:
            run.mark(StepMark.NEXT)
        run.run(1, **now)
    return run


@pytest.mark.parametrize(("name", "version"), PLANS)
def test_it_comes_to_its_end_step_by_step(name: str, version: PlanVersion) -> None:
    run = followed(name, version)
    assert run.place.done, "it has an end"
    steps, begins = run.place.steps, {}
    for second, place in enumerate(run.places):
        begins.setdefault(place.at, second)
    assert list(begins) == list(range(len(steps))), "none is left out"
    ends = [*list(begins.values())[1:], next(t for t, place in enumerate(run.places) if place.done)]
    for at, (step, end) in enumerate(zip(steps, ends, strict=True)):
        lasted = end - begins[at] + (at == 0)  # the first second of a run is its second 1
        if step.ends_by is EndsBy.TIME:
            runs_up_s = int(step.kind is StepKind.REP)  # its clock goes from when its speed is reached
            assert lasted == step.expected_s + runs_up_s, (at, step.title)
        elif step.ends_by is EndsBy.DISTANCE:
            assert lasted == pytest.approx(step.expected_s, abs=2), (at, step.title)
    assert [result.number for result in run.place.results] == list(range(1, len(run.place.results) + 1))
    assert len(run.place.results) == max((step.rep or 0 for step in steps), default=0)
    assert not any(result.cut_short for result in run.place.results)
