from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from stridecue import paths, run_setup
from stridecue.cue_sets import catalogue
from stridecue.engine import ENGINE_VERSION
from stridecue.errors import PlanFileError, UsageError
from stridecue.files.file_run import FileRun
from stridecue.model.plan import StepKind
from stridecue.model.profile import Profile, Unit
from stridecue.model.run_settings import PlanChoice, PlanVersion, RunChoices, RunSettings
from stridecue.model.setup import History, RunSetup
from stridecue.plans.reading.plan_file import plan_of_setup_text
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


HILL_200 = PlanChoice("hill-200")


def with_plan(
    choice: PlanChoice = HILL_200,
    names: tuple[str, ...] = (),
    settings: Settings | None = None,
    **more: object,
) -> RunSetup:
    choices = RunChoices(plan=choice, **more)  # type: ignore[arg-type]
    return run_setup.live_setup(settings or Settings(), History(), names, NOON, choices)


def own_set(name: str) -> None:
    """A cue set of the runner's own."""
    folder = paths.cue_sets_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(
        f'name = "{name}"\n[[cue]]\nid = "{name}"\nkind = "session"\nshow = "Now"\nwhy = "So."\nwhen = "grade > 9"\n'
    )


def test_a_plan_is_kept_whole_in_the_setup() -> None:
    setup = with_plan(PlanChoice("hill-200", PlanVersion.EASIER))
    assert setup.plan is not None
    plan = plan_of_setup_text(setup.plan)
    assert (plan.name, plan.title) == ("hill-200", "Hill repeats, 200 m, easier")
    assert [step.kind for step in plan.steps].count(StepKind.REP) == 3
    run = run_setup.planned_run(setup)
    assert run is not None
    assert len(run.steps) == len(plan.steps)
    assert setup.warnings == run.notes == ()
    assert setup.options.auto_lap_m is None, "its steps are the laps"
    assert with_plan(PlanChoice("joy-run")).options.auto_lap_m, "of one step alone they would be none"
    assert run_setup.planned_run(run_setup.live_setup(Settings(), History(), (), NOON)) is None


def test_a_plan_brings_its_kind_of_day_unless_one_was_chosen() -> None:
    settings = Settings(run=RunSettings(day="easy", surface="trail"))
    assert with_plan(settings=settings).options.day == "hard"
    assert with_plan(settings=settings, day="hike").options.day == "hike"
    assert with_plan(settings=settings).options.surface == "trail"


def test_a_plan_brings_its_cue_sets_in_place_of_the_shipped_ones() -> None:
    own_set("mine")
    settings = Settings(cue_sets=("technique-basics", "quiet-feet", "mine"))
    sets = with_plan(settings=settings).cue_sets
    assert [text.name for text in sets] == [
        "safety",
        "hill-repeats",
        "hill-climb",
        "technique-basics",
        "mine",
    ]
    own_set("hill-climb")
    own_set(catalogue.OWN_CHANGES)
    by_name = {text.name: text for text in with_plan(settings=settings).cue_sets}
    assert not by_name["hill-climb"].shipped, "the runner's own set of that name stands in for it"
    assert list(by_name)[-1] == catalogue.OWN_CHANGES


def test_cue_sets_named_for_the_run_come_before_those_of_its_plan() -> None:
    assert [text.name for text in with_plan(names=("quiet-feet",)).cue_sets] == ["safety", "quiet-feet"]


def test_a_focus_is_looked_up_in_the_cue_sets_of_the_plan() -> None:
    settings = Settings(cue_sets=("quiet-feet",))
    assert with_plan(settings=settings, focus=("short steps",)).options.focus == ("short steps",)
    with pytest.raises(UsageError, match="no technique 'quiet landing'"):
        with_plan(settings=settings, focus=("quiet landing",))


def test_a_course_is_the_one_that_was_chosen_or_drawn_by_the_run() -> None:
    def title(choice: PlanChoice) -> str:
        setup = run_setup.demo_setup((), NOON, Unit.KM, seed=31_234, choices=RunChoices(plan=choice))
        assert setup.plan is not None
        return plan_of_setup_text(setup.plan).title

    assert "1234" in title(PlanChoice("rolling-surprise"))
    assert "77" in title(PlanChoice("rolling-surprise", seed=77))


def test_what_no_belt_can_do_is_among_the_warnings() -> None:
    paths.plans_folder().mkdir(parents=True)
    (paths.plans_folder() / "wall.toml").write_text(
        'name = "Wall"\n[[step]]\nkind = "hike"\ntitle = "Up"\ntime = "5min"\nspeed = "walk"\ngrade = 30\n'
    )
    warnings = with_plan(PlanChoice("wall")).warnings
    assert len(warnings) == 1
    assert "15" in warnings[0]


def test_a_plan_that_is_the_same_each_time_has_no_course_to_choose() -> None:
    with pytest.raises(UsageError, match="hill-200 is the same each time"):
        with_plan(PlanChoice("hill-200", seed=7))


def test_a_plan_that_is_not_there_or_has_mistakes_is_said() -> None:
    with pytest.raises(UsageError, match="hill-20"):
        with_plan(PlanChoice("hill-20"))
    paths.plans_folder().mkdir(parents=True)
    (paths.plans_folder() / "bad.toml").write_text('name = "Bad"\n[[step]]\nkind = "swim"\n')
    with pytest.raises(PlanFileError, match="swim"):
        with_plan(PlanChoice("bad"))
