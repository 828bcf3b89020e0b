"""Plan files: what one says in each version, and every mistake at once."""

from __future__ import annotations

import pytest

from stridecue.errors import PlanFileError, UsageError
from stridecue.model.plan import EndsBy, StepKind
from stridecue.model.run_settings import PlanChoice, PlanVersion
from stridecue.plans.plan import Beats, Plan, Speed, SpeedOf
from stridecue.plans.reading.plan_file import (
    made_ready,
    parse_plan_file,
    plan_of_setup_text,
    read_plan_file,
)
from stridecue.plans.reading.plan_text import as_text

HILLS = """\
name = "Hills"
cue_sets = ["hill-climb", "mine"]

[values]
reps = 3
grade = 5
grades = [4, 6]

[easier]
reps = 2

[harder]
reps = 4
grade = 6

[[step]]
block = "cooldown"

[[step]]
times = "$reps"

[[step.step]]
kind = "rep"
distance = "200 m"
grade = "$grade"
grade_range = "$grades"
speed = "1.35 easy at equal cost"
effort = 8
cue_sets = ["mine"]

[[step.step]]
kind = "recover"
title = "Walk"
heart_rate_below = "0.8 max"
at_most = "3min"
speed = "walk"
heart_rate_most = "easy_cap + 8"
"""


def ready(text: str, version: PlanVersion = PlanVersion.AS_WRITTEN, **values: object) -> Plan:
    pairs = tuple(values.items())
    return made_ready(parse_plan_file("mine", text), PlanChoice("mine", version, values=pairs))  # type: ignore[arg-type]


def mistakes(text: str) -> list[str]:
    file, found = read_plan_file("mine", text)
    assert (file is None) == bool(found)
    return [str(each) for each in found]


def step(lines: str, head: str = "") -> list[str]:
    return mistakes(f'{head}\n[[step]]\nkind = "run"\n{lines}\n')


def test_repetitions_are_written_out() -> None:
    plan = ready(HILLS)
    kinds = [each.kind for each in plan.steps]
    assert kinds == [*[StepKind.COOLDOWN] * 2, *[StepKind.REP, StepKind.RECOVER] * 3]
    rep, recover = plan.steps[2:4]
    assert (rep.ends_by, rep.distance_m, rep.grade_percent) == (EndsBy.DISTANCE, 200.0, 5.0)
    assert (rep.grade_range_percent, rep.effort, rep.cue_sets) == ((4.0, 6.0), (8, 8), ("mine",))
    assert rep.speed == Speed(1.35, SpeedOf.EQUAL_COST)
    assert (recover.ends_by, recover.time_s) == (EndsBy.HEART_RATE, 180.0)
    assert recover.heart_rate_below == Beats(0.8, "max")
    assert recover.heart_rate_most == Beats(1.0, "easy_cap", 8.0)
    assert (rep.title, recover.title) == ("Go", "Walk")


@pytest.mark.parametrize(
    ("version", "title", "reps", "grade"),
    [
        (PlanVersion.EASIER, "Hills, easier", 2, 5.0),
        (PlanVersion.AS_WRITTEN, "Hills", 3, 5.0),
        (PlanVersion.HARDER, "Hills, harder", 4, 6.0),
    ],
)
def test_versions(version: PlanVersion, title: str, reps: int, grade: float) -> None:
    plan = ready(HILLS, version)
    found = [each.grade_percent for each in plan.steps if each.kind is StepKind.REP]
    assert (plan.title, found) == (title, [grade] * reps)


def test_values_can_be_chosen() -> None:
    plan = ready(HILLS, PlanVersion.AS_WRITTEN, reps=1.0, grades=(5.0, 8.0))
    assert len(plan.steps) == 4
    assert plan.steps[2].grade_range_percent == (5.0, 8.0)


def test_what_is_chosen_is_checked() -> None:
    with pytest.raises(UsageError, match="has no value 'rep'\\. There are reps, grade, grades"):
        ready(HILLS, PlanVersion.AS_WRITTEN, rep=1)
    with pytest.raises(
        PlanFileError, match=r"step 2, times: found 500, which is \$reps; 0 to 100 is allowed"
    ):
        ready(HILLS, PlanVersion.AS_WRITTEN, reps=500)
    plain = '[[step]]\nkind = "run"\ntime = "1min"'
    with pytest.raises(UsageError, match=r"no easier version\. Its versions: as written"):
        ready(plain, PlanVersion.EASIER)


def test_weeks_stay_with_the_plan() -> None:
    file = parse_plan_file("mine", HILLS)
    plan = made_ready(file, PlanChoice("mine", weeks="eight-weeks", week=3, session=2))
    assert (plan.title, plan.weeks, plan.week, plan.session) == ("Hills, week 3", "eight-weeks", 3, 2)
    assert plan_of_setup_text(as_text(plan)) == plan


def test_every_mistake_is_listed_with_its_place() -> None:
    text = """\
nam = "x"
goals = ["powr"]

[values]
reps = 3
grad = 4

[harder]
repz = 4

[[step]]
kind = "rum"
time = "3min"
distance = "200 m"
grade = 50

[[step]]
times = "$rep"

[[step.step]]
kind = "rep"
speed = "1.3 eazy"

[[step.step]]
kind = "recover"
heart_rate_below = "easy_cap"
colour = "red"
"""
    assert mistakes(text) == [
        'mine.toml, line 1, nam: "nam" is no key of a file; a file has name, about, goals, suits, day, cue_sets, '
        "hides_numbers, rough_ground, values, easier, harder, step. Did you mean name?",
        'mine.toml, line 2, goals: found "powr"; allowed are power, speed, marathon, stamina, recovery, fun, '
        "first steps. Did you mean power?",
        'mine.toml, line 5, values reps: "reps" is used nowhere; a step uses it by "$reps".',
        'mine.toml, line 6, values grad: "grad" is used nowhere; a step uses it by "$grad".',
        'mine.toml, line 9, harder repz: "repz" is no value; it changes what is in [values]: reps, grad. '
        "Did you mean reps?",
        'mine.toml, line 12, step 1, kind: found "rum"; allowed are warmup, run, walk, hike, rep, recover, cooldown. '
        "Did you mean run?",
        "mine.toml, line 14, step 1, distance: time and distance in one step; only one way to end is allowed.",
        "mine.toml, line 15, step 1, grade: found 50; -40 to 40 % is allowed.",
        'mine.toml, line 18, step 2, times: "$rep" is no value; values are reps, grad. Did you mean reps?',
        "mine.toml, line 20, step 2.1: no way to end; give it time, distance, until or heart_rate_below.",
        'mine.toml, line 22, step 2.1, speed: found "1.3 eazy"; write "0.9 easy", "easy at equal cost", "walk", '
        '"10 km/h" or "5:30 min/km". Did you mean easy?',
        "mine.toml, line 26, step 2.2, heart_rate_below: no time limit; "
        'add at_most, such as "4min": no heart rate may be known.',
        'mine.toml, line 27, step 2.2, colour: "colour" is no key of a step; keys are kind, title, time, distance, '
        "until, heart_rate_below, at_most, reckon, grade, grade_range, speed, speed_range, heart_rate_most, "
        "after_over_cap, effort, cue_sets, silent, beat, landing_game, cadence_step.",
    ]


def test_a_mistake_of_one_version_is_told_with_it() -> None:
    text = HILLS.replace("grade = 6", "grade = 7")
    assert mistakes(text) == [
        "mine.toml, line 25, step 2.1, grade: 7 is not in the range in the harder version; "
        "grade_range goes from 4 to 6."
    ]
    (in_all,) = mistakes(HILLS.replace("[4, 6]", "[6, 4]"))
    assert "grade_range" in in_all and " version" not in in_all, (
        "the same in all versions is told once, of none of them"
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "no way to end"),
        ('time = "3"', "a duration is needed"),
        ("time = 180", "a duration is needed"),
        ('distance = "200"', 'write "200 m"'),
        ('distance = "200 s"', "units are m, km, mile, miles"),
        ('distance = "1 m"', "5 to 200000 m is allowed"),
        ('until = "tired"', "allowed are key"),
        ('time = "1min"\nat_most = "2min"', "at_most without heart_rate_below"),
        ('time = "1min"\nreckon = "2min"', "reckon without until"),
        ('time = "1min"\nafter_over_cap = "run 3min, walk 1min"', "it needs heart_rate_most"),
        ('time = "1min"\nheart_rate_most = 150\nafter_over_cap = "3:1"', 'write "run 3min, walk 1min"'),
        ('time = "1min"\ngrade = "5"', "a number is needed"),
        ('time = "1min"\ngrade = nan', "-40 to 40 % is allowed"),
        ('time = "1min"\ngrade = true', "a number is needed"),
        ('time = "1min"\ngrade_range = [1]', "a list of two is needed"),
        ('time = "1min"\ngrade_range = [2, 1]', "the lower one comes first"),
        ('time = "1min"\nspeed = "fast"', 'write "0.9 easy"'),
        ('time = "1min"\nspeed = 3', "found a whole number"),
        ('time = "1min"\nspeed = "9 easy"', "0.2 to 3 times is allowed"),
        ('time = "1min"\nspeed = "90 km/h"', "0.2 to 10 m/s is allowed"),
        ('time = "1min"\nspeed = "0:00 min/km"', "a pace is more than 0"),
        ('time = "1min"\nspeed = "5:30 km/h"', "minutes and seconds are for a pace"),
        ('time = "1min"\nspeed_range = ["2 easy", "1 easy"]', "the lower one comes first"),
        ('time = "1min"\nheart_rate_most = "esy_cap"', "Did you mean easy_cap?"),
        ('time = "1min"\nheart_rate_most = "3 max"', "0.4 to 1.1 is allowed"),
        ('time = "1min"\nheart_rate_most = 20', "60 to 230 bpm is allowed"),
        ('time = "1min"\nheart_rate_most = 0x' + "f" * 5000, "a number that no heart has"),
        ('time = "1min"\nheart_rate_most = -120', "a number that no heart has"),
        ('time = "1min"\neffort = [8, 11]', "0 to 10 is allowed"),
        ('time = "1min"\ncadence_step = "20%"', '"0%" to "10%" is allowed'),
        ('time = "1min"\ncadence_step = 2.5', "a percentage is needed"),
        ('time = "1min"\ntitle = "' + "x" * 25 + '"', "at most 24 characters"),
        ('time = "1min"\ntitle = "\\u0007"', "a control character"),
        ('time = "1min"\ncue_sets = ["hill-climb"]', "is not among the plan's cue_sets"),
        ('time = "1min"\ncue_sets = "hill-climb"', "a list is needed"),
        ('time = "1min"\nblock = "cooldown"', "is no key of a step with block"),
        ('time = "1min"\ntimes = 2', "nothing to repeat"),
        ('time = "1min"\ndraw = 3', "time beside draw"),
        ("draw = { time = '24min' }", "part is missing"),
        (
            "draw = { time = '24min', part = ['60s', '70s'], steepest = 6 }",
            "at least twice the shortest",
        ),
        ("draw = { time = '5min', part = ['60s', '180s'], steepest = 6 }", "two of the longest parts"),
        ("draw = { time = '9min', part = ['60s', '180s'], steepest = 6, late = 5 }", "they go together"),
    ],
)
def test_mistakes_of_a_step(lines: str, said: str) -> None:
    assert any(said in each for each in step(lines)), step(lines)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no step"),
        ("step = 3", "write [[step]] before each step"),
        ("[[step]]", "kind is missing"),
        ("grade = 3", "grade belongs under [[step]]"),
        ("[values]\nx = {}", "a number, a text, true or false is needed"),
        ('[values]\nX = 1\n[[step]]\ntitle="$X"', "small letters, digits and _"),
        ('[values]\nx = "$y"', "a value stands for no other"),
        ("values = 3", "write [values]"),
        ("harder = 3", "write [harder]"),
        ("[[step]]\ntimes = 3", "nothing to repeat"),
        ('[[step]]\n[[step.step]]\nkind = "run"\ntime = "1s"', "times is missing"),
        ("[[step]]\nblock = 'warmup-hil'", "Did you mean warmup-hill?"),
        (
            "[[step]]\ntimes = 2\n[[step.step]]\ntimes = 2\n[[step.step.step]]\ntimes = 2\n[[step.step.step.step]]",
            "steps 4 deep",
        ),
        (
            '[[step]]\ntimes = 3\n[[step.step]]\ntimes = 100\n[[step.step.step]]\nkind = "run"\ntime = "1s"',
            "at most 200 are allowed",
        ),
        ('[[step]]\ntimes = 2\n[[step.step]]\nkind = "run"\ntime = "24h"', "more than a day in all"),
        (
            '[[step]]\ntimes = 2\n[[step.step]]\nkind = "run"\ndistance = "101 km"',
            "a very long way in all; at most 200 km are allowed",
        ),
        ('[[step]]\ntimes = 0\n[[step.step]]\nkind = "run"\ntime = "24h"', "no step"),
        (
            "[[step]]\ntimes = 2\n[[step.step]]\nkind = 'run'\n"
            "draw = { time = '24min', part = ['60s', '180s'], steepest = 6 }",
            "it would be the same each time",
        ),
        (
            "[[step]]\nkind = 'run'\ndraw = { time = '10min', part = ['60s', '180s'], steepest = 6 }\n" * 3,
            "draw number 3; a plan has at most 2",
        ),
        ("x = ", "this is no TOML"),
        ('made_from = "x"', "is no key of a file"),
    ],
)
def test_mistakes_of_a_file(text: str, said: str) -> None:
    assert any(said in each for each in mistakes(text)), mistakes(text)


@pytest.mark.parametrize(
    "lines",
    [
        'time = "1min"\nspeed_range = ["1.2 easy", "1.2 easy"]',
        'time = "1min"\nspeed_range = ["1.2 walk", "0.9 easy"]',
        'time = "1min"\ngrade = 4\ngrade_range = [4, 4]',
        "draw = { time = '6min', part = ['90s', '180s'], steepest = 6 }",
        'time = "24h"',
        'distance = "200 km"',
    ],
)
def test_what_is_just_allowed(lines: str) -> None:
    assert step(lines) == []


def test_very_many_mistakes_end_somewhere() -> None:
    assert len(mistakes("[[step]]\n" * 190)) == 301


def test_a_damaged_setup_text_is_refused() -> None:
    text = as_text(ready(HILLS))
    for damaged in ("", text[: len(text) // 2], text.replace("200 m", "200"), HILLS):
        with pytest.raises(PlanFileError, match=r"plan-of-the-run\.toml has"):
            plan_of_setup_text(damaged)


def test_names_of_files_are_bounded_and_printable() -> None:
    file = parse_plan_file("x\x1b[1m" + "y" * 300, HILLS)
    assert file.name.isprintable()
    assert len(file.name) <= 60
    plan = made_ready(file, PlanChoice("x"))
    assert plan_of_setup_text(as_text(plan)) == plan
