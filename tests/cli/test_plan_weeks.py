"""`stridecue plans show` with the name of weeks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stridecue import paths, plan_catalogue
from stridecue.cli.plan_weeks import WHERE_ONE_IS
from stridecue.cli.plans import plans
from stridecue.errors import UsageError


def call(*arguments: str) -> Result:
    return CliRunner().invoke(plans, arguments)


def test_every_week_is_told_with_its_sessions() -> None:
    lines = call("show", "walk-run-8").output.splitlines()
    assert lines[0] == "Walk and run, eight weeks (walk-run-8)"
    first = lines.index(" 1  3 times walk-run (warmup 6min, reps 8, run 30s, walk 90s, cooldown 5min)")
    assert lines[first + 1].strip().startswith("Half a minute of running")
    assert sum(line.strip()[:1].isdigit() for line in lines) == 8
    assert lines[-1] == WHERE_ONE_IS


def test_sessions_of_several_kinds_stand_in_a_line() -> None:
    output = call("show", "road-to-trail").output
    assert " 4  rolling-surprise, easier\n" in output
    assert " 6  hill-100 (reps 4); run-hike (rounds 4, grade 8, grades 6 to 8)\n" in output


def test_weeks_as_json() -> None:
    weeks = json.loads(call("show", "road-to-trail", "--json").output)
    assert [week["number"] for week in weeks["weeks"]] == list(range(1, 9))
    assert weeks["weeks"][5]["sessions"][0]["name"] == "hill-100"


def test_weeks_are_run_from_the_app() -> None:
    with pytest.raises(UsageError, match="are weeks of plans") as error:
        plan_catalogue.find("walk-run-8")
    assert "then h" in str(error.value.hint)


def test_a_plan_of_ones_own_comes_before_weeks_of_its_name(stridecue_home: Path) -> None:
    folder = paths.plans_folder()
    folder.mkdir(parents=True)
    (folder / "walk-run-8.toml").write_text('name = "Mine"\n[[step]]\nkind = "run"\ntime = "10min"\n')
    assert call("show", "walk-run-8").output.startswith("Mine (walk-run-8)")
