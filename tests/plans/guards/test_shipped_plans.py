"""What is noted before the plans that come with the program."""

from __future__ import annotations

import pytest

from stridecue.model.lately import Lately, PlanNote
from stridecue.model.run_settings import PlanChoice, PlanVersion
from stridecue.plans.for_runner import Runner, planned
from stridecue.plans.guards.notes import notes
from stridecue.plans.outline import outline
from stridecue.plans.reading import shipped_plans
from stridecue.plans.reading.plan_file import PlanFile, made_ready, parse_plan_file

FILES = {name: parse_plan_file(name, shipped_plans.text(name)) for name in shipped_plans.names()}
RUNNER = Runner(easy_speed_mps=2.5, walk_speed_mps=1.5)
RESTED = Lately(
    runs_7d=2,
    runs_30d=8,
    longest_30d_m=20_000.0,
    days_since_flat_steady=3.0,
    days_since_hilly=4.0,
    hikes_7d=1,
)


def noted(file: PlanFile, version: PlanVersion, lately: Lately, surface: str = "treadmill") -> list[PlanNote]:
    plan = made_ready(file, PlanChoice(file.name, version, seed=7))
    return list(notes(plan, outline(planned(plan, RUNNER).steps), RUNNER, lately, surface))


@pytest.mark.parametrize("name", FILES)
def test_each_version_warms_up_and_suits_a_rested_runner(name: str) -> None:
    for version in FILES[name].versions:
        assert noted(FILES[name], version, RESTED) == [], version


def test_hills_after_weeks_of_hills_a_long_pause_of_flat_runs_and_a_hard_day() -> None:
    hilly = Lately(
        runs_7d=4, runs_30d=9, longest_30d_m=3000.0, hilly=(True,) * 6 + (False,) * 2, last_effort=9
    )
    found = {note.rule: note.text for note in noted(FILES["hill-200"], PlanVersion.AS_WRITTEN, hilly)}
    assert list(found) == ["longest", "effort", "mix"]
    assert "6 of your last 8 runs were hilly" in found["mix"]
    easy = noted(FILES["easy-capped"], PlanVersion.AS_WRITTEN, hilly)
    assert "mix" not in {note.rule for note in easy}


def test_of_a_runner_without_a_past_only_what_is_hard_or_long_is_noted() -> None:
    told = {
        name: [note.rule for note in noted(file, PlanVersion.AS_WRITTEN, Lately())]
        for name, file in FILES.items()
    }
    assert {name for name, rules in told.items() if rules == ["longest"]} == {
        "flat-control",
        "hill-100",
        "hill-200",
        "incline-hike",
        "rolling-surprise",
        "steep-power",
    }
    assert all(rules in ([], ["longest"]) for rules in told.values())
