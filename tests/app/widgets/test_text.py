"""Texts from outside are harmless when they reach the screen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stridecue.app.widgets.text import STAND_IN, cut, harmless, padded

ANY_TEXT = st.text(st.characters(), max_size=60)
ODD_CHARACTERS = "\x1b[31m\x07\x00\x9b\u202e\u2066\u200b\u200d\ufeff\u0301\u3164\U0001f3fb\u2028\n\r\t小é😀"


@given(ANY_TEXT | st.text(ODD_CHARACTERS, max_size=60), st.integers(0, 40))
def test_nothing_that_upsets_a_terminal_survives(text: str, columns: int) -> None:
    shown = harmless(text, columns)
    assert cell_len(shown) <= columns
    for character in shown:
        assert unicodedata.category(character)[0] not in "CM"
        assert character == " " or unicodedata.category(character)[0] != "Z"
        assert unicodedata.bidirectional(character) not in {
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
        }
        assert cell_len(character) in {1, 2}


@given(ANY_TEXT, st.integers(0, 40))
def test_it_is_harmless_a_second_time_too(text: str, columns: int) -> None:
    shown = harmless(text, columns)
    assert harmless(shown, columns) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Polar H10 1A2B", "Polar H10 1A2B"),
        ("H10\x1b]0;owned\x07", "H10]0;owned"),
        ("\u202egnp.tac", "gnp.tac"),
        ("a\u200bb\u200dc", "abc"),
        ("two\nlines\t  more", "two lines more"),
        ("e\u0301te\u0301", "été"),
        ("小米手环", "小米手环"),
        ("run 🏃 fast", f"run {STAND_IN} fast"),
        ("[bold]x[/]", "[bold]x[/]"),
        ("a name far too long for it", "a name far too…"),
        ("\u3164", ""),
    ],
)
def test_examples(text: str, shown: str) -> None:
    assert harmless(text, 16) == shown


def test_a_wide_character_is_not_cut_in_half() -> None:
    assert cut("小米手环", 4) == "小…"
    assert cut("ab", 0) == ""


@given(
    ANY_TEXT.map(lambda text: harmless(text, 30)),
    st.integers(0, 40),
    st.sampled_from(["left", "right", "middle"]),
)
def test_padded_is_exactly_as_wide_as_asked(text: str, columns: int, align: str) -> None:
    assert cell_len(padded(text, columns, align)) == columns


def test_a_text_of_a_megabyte_costs_nothing() -> None:
    assert harmless("x" * 1_000_000, 5) == "xxxx…"
