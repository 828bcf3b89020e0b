"""The page of what the coach knows names what is there, and says so where something is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.cue_file import parse_all
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
LATER = "(comes with plans)"
ENTRY = re.compile(r"(CUE|GUARD|SETTING|SCREEN|PLAN|INSIGHT) (.+?)(?: (\(.+\)))?")
ROWS = re.findall(r"^\| ([THWB]\d+) \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)

Entry = tuple[str, str, str]
"""Kind, what, and the remark in brackets."""


def entries(fulfilled: str) -> list[Entry]:
    """What fulfils one idea."""
    found = [ENTRY.fullmatch(part.strip()) for part in fulfilled.split(";")]
    assert all(found), fulfilled
    return [(match[1], match[2], match[3] or "") for match in found if match]


ALL = [(number, entry) for number, _, text in ROWS if number != NOT_REPEATED for entry in entries(text)]


def test_every_idea_is_there_once() -> None:
    assert [number for number, _, _ in ROWS] == NUMBERS


def test_what_is_not_repeated_is_fulfilled_by_nothing() -> None:
    (text,) = [text for number, _, text in ROWS if number == NOT_REPEATED]
    assert text.startswith("deliberately not repeated")


@pytest.mark.parametrize(("number", "entry"), [each for each in ALL if each[1][0] == "CUE"])
def test_a_cue_is_there(number: str, entry: Entry) -> None:
    assert entry[1].strip("`") in CUES
    assert entry[2] == ""


@pytest.mark.parametrize(("number", "entry"), [each for each in ALL if each[1][0] != "CUE"])
def test_anything_else_is_where_the_page_says_or_comes_later(number: str, entry: Entry) -> None:
    kind, _, remark = entry
    if remark == LATER:
        return
    assert kind != "PLAN"
    assert (ROOT / "src" / "stridecue" / remark.strip("()`")).is_file()


@pytest.mark.parametrize(("number", "entry"), [each for each in ALL if each[1][0] == "INSIGHT"])
def test_an_insight_is_in_the_table_and_stands_in_that_file(number: str, entry: Entry) -> None:
    _, name, remark = entry
    tell = INSIGHTS[name.strip("`")]
    assert remark == f"(`{tell.__module__.removeprefix('stridecue.').replace('.', '/')}.py`)"


def test_only_plans_are_still_to_come() -> None:
    remarks = {remark for _, (kind, _, remark) in ALL if remark.startswith("(comes")}
    assert remarks == {LATER}


def test_every_shipped_cue_is_named_or_keeps_the_runner_safe() -> None:
    named = {entry[1].strip("`") for _, entry in ALL if entry[0] == "CUE"}
    assert {name for name in CUES if name not in named and CUES[name].set != "safety"} == set()
