"""Shipped plans with something wrong put into them: a plan, or mistakes that can be told, and nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from stridecue.model.run_settings import PlanChoice
from stridecue.plans.for_runner import Runner, planned
from stridecue.plans.reading import shipped_plans
from stridecue.plans.reading.plan_file import made_ready, plan_of_setup_text, read_plan_file
from stridecue.plans.reading.plan_text import as_text
from stridecue.plans.reading.step_list import EVERY_KEY, MOST_STEPS

TEXTS = [shipped_plans.text(name).split("\n") for name in shipped_plans.names()]
LINES = sorted({line for lines in TEXTS for line in lines})
VALUES = [
    *(
        "1",
        "-1",
        "0",
        "101",
        "1e999",
        "-inf",
        "nan",
        "true",
        "1979-05-27",
        '""',
        '"$"',
        '"$reps"',
        '"$nothing"',
    ),
    *(
        "[]",
        "{}",
        "[[]]",
        "[1, 2]",
        '["$grade", 9]',
        '"key"',
        '"3min"',
        '"200 m"',
        '"1.1 walk"',
        '"0:00 min/km"',
    ),
    *('"easy_cap - 99"', '"run 1s, walk 0s"', '["hill-climb"]', '"\\u202e"', "9" * 400, f'"{"x" * 600}"'),
    '{ time = "24min", part = ["60s", "180s"], steepest = 6 }',
]
odd_lines = st.one_of(
    st.sampled_from(LINES),
    st.tuples(st.sampled_from(sorted(EVERY_KEY)), st.sampled_from(VALUES)).map(" = ".join),
    st.sampled_from(
        ["[[step]]", "[[step.step]]", "[step]", "[harder]", "[[values]]", "'''", '"""', "\x00", "]"]
    ),
    st.text(max_size=12),
)


@given(st.data())
@settings(max_examples=examples(200))
def test_a_changed_shipped_file_is_a_plan_or_mistakes(data: st.DataObject) -> None:
    lines = list(data.draw(st.sampled_from(TEXTS)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["put", "take", "change", "cut"])):
            case "put":
                lines.insert(at, data.draw(odd_lines))
            case "take":
                lines[at] = ""
            case "change":
                lines[at] = f"{lines[at].split(' = ')[0]} = {data.draw(st.sampled_from(VALUES))}"
            case _:
                lines[at] = lines[at][: data.draw(st.integers(0, len(lines[at])))]
    file, mistakes = read_plan_file("any", "\n".join(lines))
    assert (file is None) == bool(mistakes)
    for mistake in mistakes:
        assert str(mistake).isprintable()
        assert len(str(mistake)) < 1000
        assert mistake.found
        assert mistake.allowed
    for version in file.versions if file else ():
        assert file is not None
        plan = made_ready(file, PlanChoice("any", version, seed=3))
        assert plan_of_setup_text(as_text(plan)) == plan
        assert 0 < len(plan.steps) <= MOST_STEPS
        assert all(step.expected_s > 0 for step in planned(plan, Runner(2.2, 1.5)).steps)
