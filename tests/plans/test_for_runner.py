"""A plan worked out for one runner: the worked speeds, what a belt is set to, what it cannot do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stridecue.model.plan import BeltSetting, EndsBy, PlannedStep, StepKind
from stridecue.model.profile import Profile, Unit
from stridecue.model.run_settings import PlanChoice, PlanVersion, RunSettings
from stridecue.model.setup import History, RunSetup
from stridecue.model.state import HeartRateLimits
from stridecue.plans.for_runner import PlannedRun, Runner, planned
from stridecue.plans.plan import Beats, Plan, Speed, SpeedOf, Step
from stridecue.plans.reading import shipped_plans
from stridecue.plans.reading.plan_file import made_ready, parse_plan_file

RUNNER = Runner(2.5, 1.5, HeartRateLimits(max_bpm=190, easy_cap_bpm=146, hill_cap_bpm=154))
KMH = 1 / 3.6

WORKED = [
    # easy speed, hill-100 (m/s, s), hill-200 (m/s, s), steep-power, gentle-uphill
    (2.2, 2.33, 43, 2.28, 88, 2.18, 1.69),
    (2.5, 2.65, 38, 2.59, 77, 2.48, 1.92),
    (2.8, 2.97, 34, 2.90, 69, 2.78, 2.15),
    (3.2, 3.39, 29, 3.32, 60, 3.18, 2.46),
]
EQUAL_COST = [
    (2.2, (1.98, 1.78, 1.61, 1.46, 1.33, 1.21, 1.07)),
    (2.5, (2.25, 2.02, 1.83, 1.66, 1.51, 1.38, 1.21)),
    (2.8, (2.51, 2.26, 2.05, 1.86, 1.69, 1.54, 1.36)),
    (3.2, (2.87, 2.59, 2.34, 2.12, 1.93, 1.76, 1.55)),
    (3.6, (3.23, 2.91, 2.63, 2.39, 2.17, 1.98, 1.75)),
]


def shipped(name: str, version: PlanVersion = PlanVersion.AS_WRITTEN) -> Plan:
    return made_ready(parse_plan_file(name, shipped_plans.text(name)), PlanChoice(name, version, seed=1))


def step(**fields: object) -> Step:
    return replace(Step(StepKind.RUN, "Run", EndsBy.TIME, time_s=60.0), **fields)  # type: ignore[arg-type]


def run(*steps: Step, runner: Runner = RUNNER, rough: bool = False) -> PlannedRun:
    return planned(Plan("mine", "Mine", steps=steps, rough_ground=rough), runner)


def one(runner: Runner = RUNNER, **fields: object) -> PlannedStep:
    return run(step(**fields), runner=runner).steps[0]


def hardest(name: str, easy_mps: float, kind: StepKind = StepKind.REP) -> PlannedStep:
    steps = planned(shipped(name), replace(RUNNER, easy_speed_mps=easy_mps)).steps
    return next(each for each in steps if each.kind is kind)


@pytest.mark.parametrize(("easy", "v100", "s100", "v200", "s200", "steep", "gentle"), WORKED)
def test_the_worked_speeds(
    easy: float, v100: float, s100: int, v200: float, s200: int, steep: float, gentle: float
) -> None:
    short, long = hardest("hill-100", easy), hardest("hill-200", easy)
    assert (round(short.speed_mps or 0, 2), round(short.expected_s)) == (v100, s100)
    assert (round(long.speed_mps or 0, 2), round(long.expected_s)) == (v200, s200)
    assert round(hardest("steep-power", easy).speed_mps or 0, 2) == steep
    assert round(hardest("gentle-uphill", easy, StepKind.RUN).speed_mps or 0, 2) == gentle


@pytest.mark.parametrize(("easy", "speeds"), EQUAL_COST)
def test_equal_in_cost(easy: float, speeds: tuple[float, ...]) -> None:
    runner = replace(RUNNER, easy_speed_mps=easy)
    asked = Speed(1.0, SpeedOf.EQUAL_COST)
    found = [one(runner, grade_percent=grade, speed=asked).speed_mps for grade in (2.0, 4, 6, 8, 10, 12, 15)]
    assert found == pytest.approx(speeds, abs=0.0051)


@pytest.mark.parametrize(
    ("speed", "mps", "running"),
    [
        (Speed(0.9, SpeedOf.EASY), 2.25, True),
        (Speed(1.1, SpeedOf.WALK), 1.65, False),
        (Speed(2.8, SpeedOf.ABSOLUTE), 2.8, True),
        (None, None, False),
    ],
)
def test_what_a_speed_is_a_multiple_of(speed: Speed | None, mps: float | None, running: bool) -> None:
    found = one(kind=StepKind.WARMUP, speed=speed)
    assert found.speed_mps == pytest.approx(mps)
    assert found.running is running


def test_a_kind_says_whether_it_is_run() -> None:
    easy = Speed(1.0, SpeedOf.EASY)
    kinds = {kind: one(kind=kind, speed=easy).running for kind in StepKind}
    assert [kind for kind, running in kinds.items() if not running] == [StepKind.WALK, StepKind.HIKE]


@pytest.mark.parametrize(
    ("unit", "speed", "set_to"),
    [
        (Unit.KM, 2.59, 9.3 * KMH),
        (Unit.KM, 2.34, 8.4 * KMH),
        (Unit.MILE, 2.59, 5.8 * 0.44704),
    ],
)
def test_a_belt_is_set_in_tenths_and_half_points(unit: Unit, speed: float, set_to: float) -> None:
    found = one(replace(RUNNER, unit=unit), speed=Speed(speed, SpeedOf.ABSOLUTE), grade_percent=4.3)
    assert found.belt.speed_mps == pytest.approx(set_to)
    assert found.belt.grade_percent == 4.5
    assert (found.speed_mps, found.grade_percent) == (speed, 4.3), "what is asked for is not rounded"


def test_what_is_left_open_is_left_to_the_runner() -> None:
    found = one()
    assert (found.speed_mps, found.grade_percent, found.belt) == (None, None, BeltSetting())


@pytest.mark.parametrize(
    ("grade", "reached", "said"),
    [(20.0, 15.0, "up to 15 %: 20 % became that"), (-4.0, 0.0, "do not go downhill: -4 % became 0 %")],
)
def test_slopes_that_no_belt_has(grade: float, reached: float, said: str) -> None:
    asked = step(grade_percent=grade, speed=Speed(1.0, SpeedOf.EQUAL_COST))
    on_belt = run(asked, asked)
    assert [each.grade_percent for each in on_belt.steps] == [reached, reached]
    assert len(on_belt.notes) == 1
    assert said in on_belt.notes[0]
    same = one(grade_percent=reached, speed=Speed(1.0, SpeedOf.EQUAL_COST))
    assert on_belt.steps[0].speed_mps == same.speed_mps
    for outside in (run(asked, runner=replace(RUNNER, on_belt=False)), run(asked, rough=True)):
        assert (outside.steps[0].grade_percent, outside.notes) == (grade, ())
        assert outside.steps[0].belt == BeltSetting()


@pytest.mark.parametrize(
    ("speed", "reached", "said"),
    [(8.0, 6.0, "28.8 km/h is more than a belt does"), (0.2, 0.3, "0.7 km/h is less than a belt does")],
)
def test_speeds_that_no_belt_has(speed: float, reached: float, said: str) -> None:
    asked = step(speed=Speed(speed, SpeedOf.ABSOLUTE))
    found = run(asked)
    assert found.steps[0].speed_mps == reached
    assert said in found.notes[0]
    assert run(asked, runner=replace(RUNNER, on_belt=False)).steps[0].speed_mps == speed


def test_ranges_are_brought_within_reach_too() -> None:
    found = one(
        grade_range_percent=(-2.0, 18.0),
        speed_range=(Speed(2.0, SpeedOf.ABSOLUTE), Speed(9.0, SpeedOf.ABSOLUTE)),
    )
    assert found.grade_range_percent == (0.0, 15.0)
    assert found.speed_range_mps == (2.0, 6.0)
    assert (found.grade_percent, found.speed_mps) == (0.0, 2.0), "the lower end is asked for"


@pytest.mark.parametrize(("easy", "grade"), [(3.49, 0.0), (3.51, 1.0)])
def test_fast_on_the_flat_gets_what_the_air_would_cost(easy: float, grade: float) -> None:
    found = planned(shipped("flat-control"), replace(RUNNER, easy_speed_mps=easy))
    even = [each for each in found.steps if each.title == "Even"]
    assert {each.grade_percent for each in even} == {grade}
    assert {each.belt.grade_percent for each in even} == {grade}
    assert len(found.notes) == (1 if grade else 0)
    outside = planned(shipped("flat-control"), Runner(4.5, 1.5, on_belt=False))
    assert {each.grade_percent for each in outside.steps if each.title == "Even"} == {0.0}


def test_limits_of_heart_rate() -> None:
    def most(limit: Beats, runner: Runner = RUNNER) -> int | None:
        return one(runner, heart_rate_most=limit).heart_rate_most_bpm

    assert most(Beats(1.0, "easy_cap")) == 146
    assert most(Beats(1.0, "easy_cap", 8.0)) == 154
    assert most(Beats(1.0, "hill_cap")) == 154
    assert most(Beats(0.8, "max")) == 152
    assert most(Beats(120.0)) == 120
    assert most(Beats(1.0, "easy_cap"), Runner(2.5, 1.5)) is None


def test_without_the_figure_a_step_ends_by_its_time() -> None:
    waits = step(
        kind=StepKind.RECOVER, ends_by=EndsBy.HEART_RATE, heart_rate_below=Beats(0.7, "max"), time_s=240.0
    )
    known, unknown = run(waits).steps[0], run(waits, runner=Runner(2.5, 1.5)).steps[0]
    assert (known.ends_by, known.heart_rate_below_bpm, known.expected_s) == (EndsBy.HEART_RATE, 133, 240)
    assert (unknown.ends_by, unknown.heart_rate_below_bpm, unknown.expected_s) == (EndsBy.TIME, None, 240)


def test_how_long_a_step_takes() -> None:
    walk = Speed(1.0, SpeedOf.WALK)
    assert one(ends_by=EndsBy.DISTANCE, time_s=None, distance_m=300.0, speed=walk).expected_s == 200
    assert one(ends_by=EndsBy.DISTANCE, time_s=None, distance_m=300.0).expected_s == 120
    assert one(kind=StepKind.HIKE, ends_by=EndsBy.DISTANCE, time_s=None, distance_m=300.0).expected_s == 200
    assert one(ends_by=EndsBy.KEY, time_s=None).expected_s == 300
    assert one(ends_by=EndsBy.KEY, time_s=1800.0).expected_s == 1800


def test_repetitions_are_counted_and_recoveries_with_them() -> None:
    steps = planned(shipped("hill-200"), RUNNER).steps
    counted = [(each.kind.value, each.rep, each.reps) for each in steps if each.rep is not None]
    assert counted == [(kind, rep, 5) for rep in range(1, 6) for kind in ("rep", "recover")]
    assert {each.reps for each in steps if each.rep is None} == {None}


@pytest.mark.parametrize(("own", "asked"), [(2.7, 2.7), (4.0, 1.25 * 2.593), (1.0, 0.75 * 2.593)])
def test_the_runners_own_speed_in_repetitions(own: float, asked: float) -> None:
    runner = replace(RUNNER, rep_speeds_mps={"hill-200": own})
    steps = planned(shipped("hill-200"), runner).steps
    reps = {each.speed_mps for each in steps if each.kind is StepKind.REP}
    assert list(reps) == [pytest.approx(asked, abs=0.002)]
    plain = planned(shipped("hill-200"), RUNNER).steps
    assert [each for each in steps if each.kind is not StepKind.REP] == [
        each for each in plain if each.kind is not StepKind.REP
    ]
    assert planned(shipped("hill-100"), runner) == planned(shipped("hill-100"), RUNNER)


def test_the_runner_of_a_setup() -> None:
    setup = RunSetup("1", "1", "test")
    anybody = Runner.of(setup)
    assert (anybody.easy_speed_mps, anybody.walk_speed_mps, anybody.on_belt) == (2.2, 1.5, True)
    profile = Profile(easy_speed_mps=2.6, unit=Unit.MILE, heart_rate_max_bpm=190, mass_kg=70.0)
    typed = replace(setup, profile=profile, options=RunSettings(surface="road", day="hard", pack_kg=5.0))
    of_profile = Runner.of(typed)
    assert (of_profile.easy_speed_mps, of_profile.unit, of_profile.on_belt) == (2.6, Unit.MILE, False)
    assert (of_profile.mass_kg, of_profile.pack_kg) == (70.0, 5.0)
    assert of_profile.limits.hill_cap_bpm == 190, "of a hard day"
    history = History(easy_speed_mps=2.8, walk_speed_mps=1.6, rep_speeds=(("hill-200", 3.0),))
    measured = Runner.of(replace(typed, history=history))
    assert (measured.easy_speed_mps, measured.walk_speed_mps) == (2.8, 1.6)
    assert measured.rep_speeds_mps == {"hill-200": 3.0}


def test_what_the_air_costs_is_for_the_flat_alone() -> None:
    fast = Speed(4.0, SpeedOf.ABSOLUTE)
    assert [one(grade_percent=grade, speed=fast).grade_percent for grade in (0.0, 0.5, 5.0)] == [
        1.0,
        0.5,
        5.0,
    ]
    assert run(step(grade_percent=5.0, speed=fast)).notes == ()


def test_a_speed_in_figures_is_nobodys_own() -> None:
    runner = replace(RUNNER, rep_speeds_mps={"mine": 2.7})
    rep = {"kind": StepKind.REP, "speed": Speed(2.4, SpeedOf.ABSOLUTE)}
    assert one(runner, **rep).speed_mps == 2.4
    assert one(runner, **{**rep, "speed": Speed(1.0, SpeedOf.EASY)}).speed_mps == 2.7


def test_a_range_of_speeds_that_stand_relative_to_different_ones_rises() -> None:
    speeds = (Speed(1.0, SpeedOf.EASY), Speed(1.0, SpeedOf.WALK))
    assert one(speed_range=speeds).speed_range_mps == (1.5, 2.5)


def test_a_recovery_before_the_first_repetition_is_that_of_none() -> None:
    rest, rep = step(kind=StepKind.RECOVER), step(kind=StepKind.REP)
    assert [(each.rep, each.reps) for each in run(rest, rep, rest).steps] == [(None, None), (1, 1), (1, 1)]
