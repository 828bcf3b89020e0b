"""`stridecue plans`: list, show, check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stridecue import paths, settings
from stridecue.cli.plans import plans
from stridecue.errors import PlanFileError, UsageError
from stridecue.model.profile import Profile, Unit
from stridecue.plans.reading import shipped_plans
from stridecue.settings import Settings

WRONG = """\
cue_sets = ["hill-clim", "safety"]

[[step]]
kind = "run"
time = "10min"
cue_sets = ["hill-clim"]
"""


def call(*arguments: str) -> Result:
    return CliRunner().invoke(plans, arguments)


@pytest.fixture
def own_folder(stridecue_home: Path) -> Path:
    folder = paths.plans_folder()
    folder.mkdir(parents=True)
    return folder


def test_list_says_what_is_there_and_what_for(own_folder: Path) -> None:
    (own_folder / "mine.toml").write_text('name = "Mine"\n[[step]]\nkind = "run"\ntime = "10min"\n')
    (own_folder / "wrong.toml").write_text('[[step]]\nkind = "rum"\n')
    lines = {line.split()[0]: line for line in call("list").output.splitlines()}
    assert lines.keys() == {*shipped_plans.names(), "mine", "wrong", "walk-run-8", "road-to-trail"}
    assert lines["walk-run-8"].endswith("shipped  first steps")
    assert lines["hill-200"].split() == [
        "hill-200",
        "Hill",
        "repeats,",
        "200",
        "m",
        "shipped",
        "power,",
        "speed",
    ]
    assert lines["mine"].split() == ["mine", "Mine", "own"]
    assert lines["wrong"].endswith("own      2 mistakes")


def test_a_name_that_steers_terminals_is_listed_without_it(own_folder: Path) -> None:
    (own_folder / "a\x1b[1mb.toml").write_text('[[step]]\nkind = "run"\ntime = "10min"\n')
    output = call("list").output
    assert "a[1mb" in output
    assert "\x1b" not in output


def test_list_as_json(own_folder: Path) -> None:
    (own_folder / "wrong.toml").write_text("[[step]]\n")
    rows = {row["name"]: row for row in json.loads(call("list", "--json").output)}
    assert rows["rolling-surprise"] == {
        "name": "rolling-surprise",
        "title": "Rolling surprise",
        "goals": ["stamina", "fun"],
        "suits": ["road", "cycling"],
        "day": "easy",
        "versions": ["easier", "as written", "harder"],
        "surprise": True,
        "weeks": None,
        "shipped": True,
        "mistakes": 0,
    }
    assert (rows["wrong"]["title"], rows["wrong"]["mistakes"]) == (None, 2)
    assert rows["road-to-trail"]["weeks"] == 8


def test_show_has_every_step_as_this_runner_would_run_it() -> None:
    settings.save(Settings(profile=Profile(easy_speed_mps=2.5, unit=Unit.KM)))
    lines = call("show", "hill-200").output.splitlines()
    assert lines[0] == "Hill repeats, 200 m (hill-200)"
    hill = next(line for line in lines if "Hill 3/5" in line)
    assert hill.split() == ["15", "Hill", "3/5", "200", "m,", "1:17", "5.0", "%", "9.3", "km/h", "8"]
    assert lines[-2].startswith("about 38:")
    assert lines[-1] == "There is also --version easier, --version harder."


def test_show_in_miles() -> None:
    settings.save(Settings(profile=Profile(easy_speed_mps=2.5, unit=Unit.MILE)))
    output = call("show", "easy-capped", "--version", "easier").output
    assert "Easy, really, easier" in output
    assert "5.6 mph" in output
    assert " mi" in output
    assert "or run 3:00, walk 1:00" in output


def test_show_a_course_by_its_number() -> None:
    course = call("show", "rolling-surprise", "--course", "7").output
    assert "course 7" in course
    assert course == call("show", "rolling-surprise", "--course", "7").output
    assert (
        course.splitlines()[8:] != call("show", "rolling-surprise", "--course", "8").output.splitlines()[8:]
    )


def test_show_what_ends_otherwise_and_what_no_belt_can_do(own_folder: Path) -> None:
    (own_folder / "mine.toml").write_text(
        '[[step]]\nkind = "hike"\nuntil = "key"\ngrade = 20\nspeed = "walk"\n'
        '[[step]]\nkind = "recover"\nheart_rate_below = "120 bpm"\nat_most = "4min"\ncadence_step = "2.5%"\n'
        "silent = true\neffort = [2, 3]\nheart_rate_most = 150\nbeat = true\n"
    )
    output = call("show", "mine").output
    assert "until the key, 5:00?" in output
    assert "below 120, at most 4:00" in output
    assert "2-3" in output
    assert "up to 150" in output
    assert "beat, cadence +2.5 %, silent" in output
    assert "A belt goes up to 15 %: 20 % became that." in output


def test_show_as_json() -> None:
    document = json.loads(call("show", "hill-100", "--version", "easier", "--json").output)
    assert (document["name"], document["title"]) == ("hill-100", "Hill repeats, 100 m, easier")
    rep = next(step for step in document["steps"] if step["kind"] == "rep")
    assert (rep["distance_m"], rep["grade_percent"], rep["rep"], rep["reps"]) == (100.0, 4.0, 1, 4)
    assert rep["belt"]["grade_percent"] == 4.0
    assert document["sums"]["has_hard"] is True
    assert document["notes"] == []


def test_unknown_names_are_told_with_the_nearest() -> None:
    error = call("show", "hil-200").exception
    assert isinstance(error, UsageError)
    assert "Did you mean hill-200?" in str(error)
    joy = call("show", "joy-run", "--version", "easier").exception
    assert isinstance(joy, UsageError)


@pytest.mark.parametrize("name", shipped_plans.names())
def test_shipped_plans_have_no_mistakes(name: str) -> None:
    result = call("check", name)
    assert (result.exit_code, result.output) == (0, "no mistakes\n")


def test_check_tells_cue_sets_that_do_not_exist(own_folder: Path) -> None:
    file = own_folder / "wrong.toml"
    file.write_text(WRONG)
    error = call("check", str(file)).exception
    assert isinstance(error, PlanFileError)
    assert error.exit_status == 2
    assert len(error.mistakes) == 1
    assert error.mistakes[0].startswith('wrong.toml, line 1, cue_sets: "hill-clim" is no cue set; there are ')
    assert error.mistakes[0].endswith("Did you mean hill-climb?")


def test_check_as_json(own_folder: Path) -> None:
    (own_folder / "wrong.toml").write_text('[[step]]\nkind = "rum"\ntime = "1min"\n')
    result = call("check", "wrong", "--json")
    assert result.exit_code == 2
    (mistake,) = json.loads(result.output)["mistakes"]
    assert (mistake["step"], mistake["key"], mistake["line"], mistake["nearest"]) == ("1", "kind", 2, "run")
    good = call("check", "hill-200", "--json")
    assert (good.exit_code, json.loads(good.output)["mistakes"]) == (0, [])


def test_a_file_with_mistakes_is_not_shown(own_folder: Path) -> None:
    (own_folder / "wrong.toml").write_text("[[step]]\n")
    assert isinstance(call("show", "wrong").exception, PlanFileError)
