"""The page of what the coach knows names what is there, and says so where something is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.cue_file import parse_all
from stridecue.plans.reading import shipped_plans
from stridecue.plans.weeks.week_file import all_weeks
from stridecue.report.insights.all_insights import INSIGHTS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "what-the-coach-knows.md").read_text(encoding="utf-8")
CUES = {cue.id: cue for one in parse_all(shipped_sets.texts()) for cue in one.cues}

NUMBERS = [
    *(f"T{n}" for n in range(1, 23)),
    *(f"H{n}" for n in range(1, 19)),
    *(f"W{n}" for n in range(1, 22)),
    *(f"B{n}" for n in range(1, 26)),
]
NOT_REPEATED = "B20"
LEFT_OUT = "LEFT OUT"
ENTRY = re.compile(r"(CUE|GUARD|SETTING|SCREEN|PLAN|INSIGHT|LEFT OUT) (.+?)(?: (\(.+\)))?")
ROWS = re.findall(r"^\| ([THWB]\d+) \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)
PLANS = {
    **{name: f"plans/shipped/{name}.toml" for name in shipped_plans.names()},
    **{one.name: f"plans/weeks/shipped/{one.name}.toml" for one in all_weeks()},
}

Entry = tuple[str, str, str]
"""Kind, what, and the remark in brackets."""


def entries(fulfilled: str) -> list[Entry]:
    """What fulfils one idea."""
    found = [ENTRY.fullmatch(part.strip()) for part in fulfilled.split(";")]
    assert all(found), fulfilled
    return [(match[1], match[2], match[3] or "") for match in found if match]


ALL = [(number, entry) for number, _, text in ROWS if number != NOT_REPEATED for entry in entries(text)]


def of_kind(*kinds: str) -> list[tuple[str, Entry]]:
    """The entries of some kinds."""
    return [each for each in ALL if each[1][0] in kinds]


def test_every_idea_is_there_once() -> None:
    assert [number for number, _, _ in ROWS] == NUMBERS


def test_what_is_not_repeated_is_fulfilled_by_nothing() -> None:
    (text,) = [text for number, _, text in ROWS if number == NOT_REPEATED]
    assert text.startswith("deliberately not repeated")


@pytest.mark.parametrize(("number", "entry"), of_kind("CUE"))
def test_a_cue_is_there(number: str, entry: Entry) -> None:
    assert entry[1].strip("`") in CUES
    assert entry[2] == ""


@pytest.mark.parametrize(("number", "entry"), of_kind("GUARD", "SETTING", "SCREEN", "PLAN", "INSIGHT"))
def test_anything_else_is_where_the_page_says(number: str, entry: Entry) -> None:
    path = re.fullmatch(r"\(`([a-z0-9_/.-]+)`\)", entry[2])
    assert path, "every entry names its file"
    assert (ROOT / "src" / "stridecue" / path[1]).is_file()


@pytest.mark.parametrize(("number", "entry"), of_kind("INSIGHT"))
def test_an_insight_is_in_the_table_and_stands_in_that_file(number: str, entry: Entry) -> None:
    _, name, remark = entry
    tell = INSIGHTS[name.strip("`")]
    assert remark == f"(`{tell.__module__.removeprefix('stridecue.').replace('.', '/')}.py`)"


@pytest.mark.parametrize(("number", "entry"), of_kind("PLAN"))
def test_a_plan_comes_with_the_program(number: str, entry: Entry) -> None:
    _, name, remark = entry
    assert remark == f"(`{PLANS[name.strip('`')]}`)"


def test_every_shipped_plan_is_named() -> None:
    assert {entry[1].strip("`") for _, entry in of_kind("PLAN")} == set(PLANS)


@pytest.mark.parametrize(("number", "entry"), of_kind(LEFT_OUT))
def test_what_is_left_out_says_why(number: str, entry: Entry) -> None:
    assert len(entry[2].split()) >= 5


def test_little_is_left_out_and_nothing_is_still_to_come() -> None:
    kinds: dict[str, set[str]] = {}
    for number, entry in ALL:
        kinds.setdefault(number, set()).add(entry[0])
    assert {number for number, found in kinds.items() if found == {LEFT_OUT}} == {"B14", "B25"}
    assert {number for number, found in kinds.items() if LEFT_OUT in found} == {"T15", "T18", "B14", "B25"}
    assert "comes with" not in PAGE


def test_every_shipped_cue_is_named_or_keeps_the_runner_safe() -> None:
    named = {entry[1].strip("`") for _, entry in ALL if entry[0] == "CUE"}
    assert {name for name in CUES if name not in named and CUES[name].set != "safety"} == set()
