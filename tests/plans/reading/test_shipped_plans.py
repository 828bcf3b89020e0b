"""The plans that come with the program: what they are made of, in every version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from stridecue.coach import shipped_sets
from stridecue.model.plan import StepKind
from stridecue.model.run_settings import PlanChoice, PlanVersion
from stridecue.plans.plan import Beats, Plan
from stridecue.plans.reading import shipped_plans
from stridecue.plans.reading.plan_file import made_ready, parse_plan_file, plan_of_setup_text
from stridecue.plans.reading.plan_text import as_text
from stridecue.plans.reading.step_list import block

FILES = {name: parse_plan_file(name, shipped_plans.text(name)) for name in shipped_plans.names()}
EASIER, WRITTEN, HARDER = PlanVersion
NAMES = [
    *("cadence-ladder", "downhill-primer", "easy-capped", "flat-control", "gentle-uphill", "hill-100"),
    *("hill-200", "incline-hike", "joy-run", "quiet-blocks", "rolling-surprise", "run-hike", "steep-power"),
    "walk-run",
]
WITHOUT_VERSIONS = {"joy-run", "walk-run"}

MAIN = {
    ("hill-100", EASIER): [("rep", 100, 4), ("recover", 105, 0)] * 4,
    ("hill-100", WRITTEN): [("rep", 100, 6), ("recover", 105, 0)] * 6,
    ("hill-100", HARDER): [("rep", 100, 6), ("recover", 105, 0)] * 10,
    ("hill-200", EASIER): [("rep", 200, 5), ("recover", 165, 0)] * 3,
    ("hill-200", WRITTEN): [("rep", 200, 5), ("recover", 165, 0)] * 5,
    ("hill-200", HARDER): [("rep", 200, 5), ("recover", 165, 0)] * 8,
    ("steep-power", EASIER): [("rep", 8, 8), ("recover", 110, 0)] * 4,
    ("steep-power", WRITTEN): [("rep", 10, 12), ("recover", 110, 0)] * 8,
    ("steep-power", HARDER): [("rep", 12, 12), ("recover", 110, 0)] * 10,
    ("run-hike", EASIER): [("hike", 240, 6), ("run", 240, 0)] * 3,
    ("run-hike", WRITTEN): [("hike", 240, 10), ("run", 240, 0)] * 5,
    ("run-hike", HARDER): [("hike", 240, 12), ("run", 240, 0)] * 7,
    ("gentle-uphill", EASIER): [("walk", 1500, 3)],
    ("gentle-uphill", WRITTEN): [("run", 1500, 4)],
    ("gentle-uphill", HARDER): [("run", 2400, 4)],
    ("cadence-ladder", EASIER): [("run", 180, 0), *[("run", 120, 0), ("run", 60, 0)] * 2, ("run", 180, 0)],
    ("cadence-ladder", WRITTEN): [("run", 180, 0), *[("run", 120, 0), ("run", 60, 0)] * 3, ("run", 180, 0)],
    ("cadence-ladder", HARDER): [("run", 180, 0), *[("run", 120, 0), ("run", 60, 0)] * 4, ("run", 180, 0)],
    ("quiet-blocks", EASIER): [("run", 60, 0), ("run", 240, 0)] * 3,
    ("quiet-blocks", WRITTEN): [("run", 60, 0), ("run", 240, 0)] * 5,
    ("quiet-blocks", HARDER): [("run", 60, 0), ("run", 240, 0)] * 6,
    ("easy-capped", EASIER): [("run", 1200, 0)],
    ("easy-capped", WRITTEN): [("run", 2100, 0)],
    ("easy-capped", HARDER): [("run", 3600, 0)],
    ("flat-control", EASIER): [("run", 480, 0), ("run", 120, 0)] * 2,
    ("flat-control", WRITTEN): [("run", 600, 0), ("run", 120, 0)] * 3,
    ("flat-control", HARDER): [("run", 720, 0), ("run", 120, 0)] * 4,
    ("downhill-primer", EASIER): [("walk", 75, -4), ("walk", 60, 0)] * 4,
    ("downhill-primer", WRITTEN): [("run", 75, -4), ("walk", 60, 0)] * 4,
    ("downhill-primer", HARDER): [("run", 75, -6), ("walk", 60, 0)] * 4,
    ("incline-hike", EASIER): [("hike", 180, 3), ("hike", 120, 3)] * 6,
    ("incline-hike", WRITTEN): [("hike", 180, 4), ("hike", 120, 8), ("hike", 180, 12), ("hike", 120, 8)] * 6,
    ("joy-run", WRITTEN): [("run", 1800, None)],
    ("walk-run", WRITTEN): [("run", 30, 0), ("walk", 90, 0)] * 8,
}


def plan(name: str, version: PlanVersion = WRITTEN, **values: object) -> Plan:
    return made_ready(FILES[name], PlanChoice(name, version, seed=1, values=tuple(values.items())))  # type: ignore[arg-type]


def main(plan: Plan) -> list[tuple[str, float | None, float | None]]:
    around = (StepKind.WARMUP, StepKind.COOLDOWN)
    return [
        (step.kind, step.distance_m or step.time_s, step.grade_percent)
        for step in plan.steps
        if step.kind not in around
    ]


def test_these_come_with_it() -> None:
    assert list(shipped_plans.names()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_says_what_it_is_for_and_has_its_versions(name: str) -> None:
    file = FILES[name]
    versions = (WRITTEN,) if name in WITHOUT_VERSIONS else tuple(PlanVersion)
    assert file.versions == versions
    for version in versions:
        made = plan(name, version)
        assert all((made.about, made.goals, made.suits, made.cue_sets))
        assert set(made.cue_sets) <= set(shipped_sets.names())
        assert plan_of_setup_text(as_text(made)) == made


@pytest.mark.parametrize(("name", "version"), MAIN)
def test_what_each_is_made_of(name: str, version: PlanVersion) -> None:
    assert main(plan(name, version)) == MAIN[name, version]


@pytest.mark.parametrize(
    ("name", "around"),
    [
        *((each, ("warmup-hill", "cooldown")) for each in ("hill-100", "hill-200", "steep-power")),
        ("downhill-primer", ("warmup-hill", "cooldown")),
        *((each, ("warmup-easy", "cooldown")) for each in ("run-hike", "rolling-surprise", "gentle-uphill")),
        *((each, ("warmup-easy", "cooldown")) for each in ("easy-capped", "flat-control")),
    ],
)
def test_what_stands_around_it(name: str, around: tuple[str, str]) -> None:
    before, after = map(block, around)
    steps = plan(name).steps
    assert steps[: len(before)] == before
    assert steps[-len(after) :] == after


@pytest.mark.parametrize("name", ["cadence-ladder", "quiet-blocks"])
def test_nothing_is_said_of_steps_before_a_runner_has_run_as_usual(name: str) -> None:
    steps = plan(name).steps
    before, after = block("warmup-easy"), block("cooldown")
    assert steps[: len(before)] == tuple(replace(step, cue_sets=()) for step in before)
    assert tuple(replace(step, cue_sets=None) for step in steps[-len(after) :]) == after


def test_the_ladder_speaks_on_its_rungs_alone() -> None:
    steps = plan("cadence-ladder").steps
    assert [step.cue_sets for step in steps] == [()] * 3 + [None] * 6 + [()] * 3


def test_blocks_are_as_long_as_they_are_said_to_be() -> None:
    lengths = {
        name: sum(step.time_s or 0 for step in block(name))
        for name in ("warmup-easy", "warmup-hill", "cooldown")
    }
    assert lengths == {"warmup-easy": 480, "warmup-hill": 720, "cooldown": 360}


def test_the_days_that_they_make() -> None:
    days = {name: plan(name).day for name in NAMES}
    hard = {"hill-100", "hill-200", "steep-power", "flat-control"}
    assert {name for name, day in days.items() if day == "hard"} == hard
    assert {name for name, day in days.items() if day == "hike"} == {"run-hike", "incline-hike"}


def test_caps_of_heart_rate() -> None:
    def caps(name: str) -> list[Beats]:
        steps = plan(name).steps
        return list(dict.fromkeys(step.heart_rate_most for step in steps if step.heart_rate_most))

    easy = Beats(1.0, "easy_cap")
    expected: Mapping[str, list[Beats]] = {
        "run-hike": [Beats(1.0, "hill_cap"), easy],
        "flat-control": [Beats(1.0, "easy_cap", 8.0)],
        **{name: [easy] for name in ("gentle-uphill", "easy-capped", "incline-hike")},
    }
    assert {name: caps(name) for name in NAMES if caps(name)} == expected
    assert plan("easy-capped").steps[2].walk_after_over_cap == (180.0, 60.0)


def test_the_ladder_beats_on_its_rungs_alone() -> None:
    def rungs(version: PlanVersion) -> list[tuple[bool | None, float | None]]:
        return [(step.beat, step.cadence_step) for step in plan("cadence-ladder", version).steps[2:-2]]

    rung = [(True, None), (False, None)]
    assert rungs(WRITTEN) == [(False, None), *rung * 3, (False, None)]
    assert rungs(HARDER) == [(False, None), *rung * 3, (True, 0.075), (False, None), (False, None)]


def test_the_quiet_minutes_are_those_of_the_game() -> None:
    steps = plan("quiet-blocks").steps
    assert [step.title for step in steps if step.landing_game] == ["Quiet feet"] * 5
    assert [step.time_s for step in steps if step.landing_game] == [60] * 5


def test_the_joy_run_hides_its_numbers() -> None:
    assert [name for name in NAMES if plan(name).hides_numbers] == ["joy-run"]


def test_walk_run_takes_the_values_of_its_weeks() -> None:
    made = plan("walk-run", warmup="5min", reps=2, run="9min", walk="1min", cooldown="4min")
    assert [step.time_s for step in made.steps] == [300, 540, 60, 540, 60, 240]
