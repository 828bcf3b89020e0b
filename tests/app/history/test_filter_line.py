"""What could be meant while one types."""

from __future__ import annotations

import pytest

from stridecue.app.history.filter_line import completions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("hill", ""),
        ("easy tag:", "hill, hilly, long"),
        ("tag:Hi", "hill, hilly"),
        ("tag:x", "no tag begins like that"),
        ("tag:hill ", ""),
        ('plan:"h', "Hill 6"),
        ("from:20", ""),
    ],
)
def test_tags_and_plans_are_named(text: str, words: str) -> None:
    assert completions(text, ["hill", "hilly", "long"], ["Hill 6", "Tempo"]) == words


def test_where_there_is_none_that_is_said() -> None:
    assert completions("tag:h", [], []) == "no run has a tag"


def test_hostile_names_are_harmless() -> None:
    assert completions("tag:", ["\x1b[2Jx\n"], []).isprintable()
