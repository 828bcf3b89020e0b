"""A plan made ready is a text that is read as the same plan."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from stridecue.model.plan import EndsBy, StepKind
from stridecue.model.profile import GOALS, SPORTS_BEFORE
from stridecue.plans.plan import FIGURES, Beats, Plan, Speed, SpeedOf, Step
from stridecue.plans.reading.plan_file import plan_of_setup_text
from stridecue.plans.reading.plan_text import as_text


def figures(low: float, high: float, decimals: int) -> st.SearchStrategy[float]:
    """Return numbers of at most so many decimals."""
    scale = 10**decimals
    return st.integers(round(low * scale), round(high * scale)).map(lambda each: each / scale)


def texts(longest: int) -> st.SearchStrategy[str]:
    """Return texts as they are after reading: printable, no blanks at the ends or in a row."""
    return (
        st.text(st.characters(min_codepoint=33, exclude_categories=["C", "Z"]), min_size=1, max_size=longest)
        .filter(str.isprintable)
        .filter(lambda each: bool(each.strip(" \u115f\u1160\u3164\uffa0\u2800")))
    )


def some(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


names = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}", fullmatch=True)
grades = figures(-40, 40, 6)
relative = st.builds(
    Speed, figures(0.2, 3, 6), st.sampled_from([SpeedOf.EASY, SpeedOf.EQUAL_COST, SpeedOf.WALK])
)
speeds = relative | st.builds(Speed, figures(0.2, 10, 6), st.just(SpeedOf.ABSOLUTE))
beats = st.builds(Beats, figures(60, 230, 6)) | st.builds(
    Beats, figures(0.4, 1.1, 6), st.sampled_from(FIGURES), st.integers(-99, 99).map(float)
)
seconds = figures(1, 400, 3)


@st.composite
def steps(draw: st.DrawFn, cue_sets: tuple[str, ...]) -> Step:
    ends_by = draw(st.sampled_from(EndsBy))
    timed = {EndsBy.DISTANCE: st.none(), EndsBy.KEY: some(seconds)}.get(ends_by, seconds)
    grade = draw(some(grades))
    speed = draw(relative)
    most = draw(some(beats))
    return Step(
        kind=draw(st.sampled_from(StepKind)),
        title=draw(texts(24)),
        ends_by=ends_by,
        time_s=draw(timed),
        distance_m=draw(figures(5, 9000, 6)) if ends_by is EndsBy.DISTANCE else None,
        heart_rate_below=draw(beats) if ends_by is EndsBy.HEART_RATE else None,
        speed=draw(some(speeds)),
        speed_range=draw(some(st.just((speed, Speed(3.0, speed.of))))),
        grade_percent=grade,
        grade_range_percent=None if grade is None else (grade, 40.0),
        heart_rate_most=most,
        effort=draw(some(st.sampled_from([(0, 10), (8, 8)]))),
        cue_sets=draw(some(st.just(cue_sets) | st.just(()))),
        silent=draw(st.booleans()),
        beat=draw(some(st.booleans())),
        cadence_step=draw(some(figures(0, 10, 3).map(lambda percent: percent / 100))),
        walk_after_over_cap=None if most is None else draw(some(st.tuples(seconds, seconds))),
    )  # type: ignore[arg-type]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    cue_sets = tuple(dict.fromkeys(draw(st.lists(names, max_size=3))))
    goals, suits = draw(st.sets(st.sampled_from(GOALS))), draw(st.sets(st.sampled_from(SPORTS_BEFORE)))
    return Plan(
        name=draw(texts(60)),
        title=draw(texts(120)),
        about=draw(texts(200) | st.just("")),
        goals=tuple(each for each in GOALS if each in goals),
        suits=tuple(each for each in SPORTS_BEFORE if each in suits),
        day=draw(st.sampled_from(["easy", "hike", "hard"])),
        cue_sets=cue_sets,
        hides_numbers=draw(st.booleans()),
        rough_ground=draw(st.booleans()),
        weeks=draw(some(texts(60))),
        week=draw(some(st.integers(1, 104))),
        session=draw(some(st.integers(1, 104))),
        steps=tuple(draw(st.lists(steps(cue_sets), min_size=1, max_size=3))),
    )  # type: ignore[arg-type]


@given(plans())
@settings(max_examples=examples(60))
def test_reading_what_was_written_gives_the_plan(plan: Plan) -> None:
    assert plan_of_setup_text(as_text(plan)) == plan


def test_what_is_nothing_is_not_left_out() -> None:
    nothing = Step(
        StepKind.RUN,
        "Run",
        EndsBy.TIME,
        60.0,
        grade_percent=0.0,
        effort=(0, 0),
        cue_sets=(),
        beat=False,
        cadence_step=0.0,
    )
    plan = Plan("mine", "Mine", steps=(nothing,))
    assert plan_of_setup_text(as_text(plan)).steps == (nothing,)
