"""The page about cue sets says what the program does, and its examples work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.cue_file import known_ids, parse_all, parse_cue_set, unknown_ids
from stridecue.coach.cue_files.documentation import TABLES, filled
from stridecue.coach.language.compile import compile_expression
from stridecue.coach.language.expression import Expression
from stridecue.coach.metrics import TABLE

PAGE = (Path(__file__).parents[3] / "docs" / "cue-sets.md").read_text(encoding="utf-8")
EXAMPLES = 10
FIRST_LINES = 5


def blocks(text: str, language: str = "toml") -> list[str]:
    """The fenced blocks of a language in a text."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def examples() -> list[str]:
    """The worked examples, in their order."""
    text = PAGE.partition("## Ten examples")[2]
    parts = re.split(r"^\d+\. ", text, flags=re.MULTILINE)[1:]
    return ["".join(blocks(part)) for part in parts]


def test_the_tables_are_those_of_the_program() -> None:
    assert filled(PAGE) == PAGE, "python -m tests.docs makes them anew"


def test_every_table_is_on_the_page_once() -> None:
    assert sorted(re.findall(r"<!-- (\w+) -->", PAGE)) == sorted([*TABLES, *["end"] * len(TABLES)])


def test_an_unknown_mark_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        filled("<!-- nonsense -->\n<!-- end -->")


@pytest.mark.parametrize("name", [name for name in TABLES if name != "mistakes"])
def test_tables_are_regular(name: str) -> None:
    lines = TABLES[name]().splitlines()
    assert len(lines) > 3
    assert len({line.count("|") for line in lines}) == 1


def test_metrics_whose_thresholds_widen_are_marked() -> None:
    rows = {row.split("`")[1]: " * " in row for row in TABLES["metrics"]().splitlines()[2:]}
    assert rows == {metric.name: metric.banded for metric in TABLE}


def test_there_are_ten_examples() -> None:
    assert len(examples()) == EXAMPLES
    assert all(example.count("[[cue]]") >= 1 for example in examples())


@pytest.mark.parametrize("number", range(EXAMPLES))
def test_an_example_has_no_mistakes(number: int) -> None:
    one = parse_cue_set("mine", examples()[number], shipped=False)
    known = known_ids((one, *parse_all(shipped_sets.texts())))
    assert unknown_ids(one, known) == ()


def test_the_first_cue_has_five_lines() -> None:
    first = blocks(PAGE)[0]
    assert len(first.splitlines()) == FIRST_LINES
    assert len(parse_cue_set("my-first", first, shipped=False).cues) == 1


def test_the_other_pieces_of_files_are_right_too() -> None:
    pieces = [piece for piece in blocks(PAGE) if "[[cue]]" not in piece]
    assert len(pieces) == 2
    of_file, of_cue = pieces
    one = parse_cue_set("mine", of_file, shipped=False)
    assert unknown_ids(one, known_ids(parse_all(shipped_sets.texts()))) == ()
    cue = f'[[cue]]\nid = "x"\nkind = "info"\nshow = "X"\nevery = "1m"\n{of_cue}'
    assert len(parse_cue_set("mine", cue, shipped=False).cues[0].expect) == 2


def test_the_conditions_shown_are_right() -> None:
    lines = blocks(PAGE.partition("## Conditions")[2].partition("###")[0], language="")[0].splitlines()
    assert len(lines) >= 3
    assert all(isinstance(compile_expression(line), Expression) for line in lines)
