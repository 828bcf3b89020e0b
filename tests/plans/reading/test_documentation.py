"""The page about plans says what the program does, and its examples work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stridecue.model.run_settings import PlanChoice, PlanVersion
from stridecue.plans.reading.documentation import PLACES, filled
from stridecue.plans.reading.plan_file import made_ready, parse_plan_file

PAGE = (Path(__file__).parents[3] / "docs" / "plans.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_the_tables_are_those_of_the_program() -> None:
    assert filled(PAGE) == PAGE, "python -m tests.docs makes them anew"


def test_every_table_is_on_the_page_once() -> None:
    assert sorted(re.findall(r"<!-- (\w+) -->", PAGE)) == sorted([*PLACES, *["end"] * len(PLACES)])


def test_an_unknown_mark_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        filled("<!-- nonsense -->\n<!-- end -->")


@pytest.mark.parametrize("name", [name for name in PLACES if name != "mistakes"])
def test_tables_are_regular(name: str) -> None:
    lines = PLACES[name]().splitlines()
    assert len(lines) > 3
    assert len({line.count("|") for line in lines}) == 1


@pytest.mark.parametrize(
    ("number", "steps", "versions"),
    [(0, 2 + 6 + 2, 1), (1, 12, 3), (2, 10, 1)],
)
def test_the_examples_work(number: int, steps: int, versions: int) -> None:
    assert len(EXAMPLES) == 3
    file = parse_plan_file("mine", EXAMPLES[number])
    assert len(file.versions) == versions
    plan = made_ready(file, PlanChoice("mine", PlanVersion.AS_WRITTEN, seed=1))
    assert len(plan.steps) >= steps


def test_the_mistakes_shown_have_their_lines() -> None:
    told = [line for line in PLACES["mistakes"]().splitlines() if line.startswith("  mine.toml, line ")]
    assert len(told) == 4
