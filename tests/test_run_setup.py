from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from stridecue import run_setup
from stridecue.engine import ENGINE_VERSION
from stridecue.errors import UsageError
from stridecue.files.file_run import FileRun
from stridecue.model.profile import Profile, Unit
from stridecue.model.run_settings import RunChoices, RunSettings
from stridecue.model.setup import History
from stridecue.settings import Settings

NOON = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    ("unit", "chosen_m", "lap_m"),
    [
        (Unit.KM, 1000.0, 1000.0),
        (Unit.MILE, 1000.0, 1609.344),
        (Unit.MILE, 400.0, 400.0),
        (Unit.KM, 0.0, None),
        (Unit.KM, None, None),
    ],
)
def test_laps_follow_the_runners_unit(unit: Unit, chosen_m: float | None, lap_m: float | None) -> None:
    settings = Settings(profile=Profile(unit=unit), run=RunSettings(auto_lap_m=chosen_m))
    assert run_setup.live_setup(settings, History(), (), NOON).options.auto_lap_m == lap_m


def test_a_live_setup_holds_everything_the_engine_may_know() -> None:
    history = History(longest_recent_m=9_000.0)
    settings = Settings(profile=Profile(age_years=44), cue_sets=("technique-basics",))
    setup = run_setup.live_setup(settings, history, (), NOON)
    assert setup.engine_version == ENGINE_VERSION
    assert setup.started_at == "2026-07-01T10:00:00Z"
    assert setup.utc_offset_s == 7200
    assert setup.history is history
    assert setup.profile.age_years == 44
    assert [text.name for text in setup.cue_sets] == ["safety", "technique-basics"]
    assert not setup.demo


def test_sets_named_for_the_run_come_before_those_of_the_settings() -> None:
    setup = run_setup.live_setup(Settings(cue_sets=("technique-basics",)), History(), ("hill-climb",), NOON)
    assert [text.name for text in setup.cue_sets] == ["safety", "hill-climb"]


def test_what_the_runner_wants_of_one_run_comes_before_the_settings() -> None:
    settings = Settings(run=RunSettings(focus=("arms",), day="hike"))

    def options(choices: RunChoices) -> RunSettings:
        return run_setup.live_setup(settings, History(), (), NOON, choices).options

    assert (options(RunChoices()).focus, options(RunChoices()).day) == (("arms",), "hike")
    assert (options(RunChoices(("posture",), "hard")).focus, options(RunChoices((), "easy")).focus) == (
        ("posture",),
        (),
    )
    assert options(RunChoices(("posture",), "hard")).day == "hard"


def test_only_techniques_of_the_run_s_cue_sets_can_be_its_focus() -> None:
    with pytest.raises(UsageError, match="no technique 'posture'"):
        run_setup.live_setup(Settings(), History(), ("safety",), NOON, RunChoices(("posture",)))


def test_a_demo_has_a_made_up_runner_in_the_runners_unit() -> None:
    setup = run_setup.demo_setup((), NOON, Unit.MILE, seed=3)
    assert setup.demo
    assert setup.seed == 3
    assert setup.profile.unit is Unit.MILE
    assert setup.options.auto_lap_m == 1609.344
    assert setup.history.cadence_baseline
    assert not setup.options.experiments, "whoever watches a demo sees every cue"


def test_a_file_brings_its_own_pauses_laps_and_ground() -> None:
    file = FileRun("a.fit", "running", "treadmill", None, 0, 7.0, (), ("cut off",))
    setup = run_setup.file_setup(file, Settings(), ())
    assert (setup.options.auto_pause, setup.options.auto_lap_m) == (False, None)
    assert (setup.options.surface, setup.hold_s) == ("treadmill", 7.0)
    assert not setup.options.experiments, "nobody heard its cues"
    assert setup.warnings == ("cut off",)
    assert setup.source == "a.fit"
