"""Our own alphabet: every letter its own, every text as wide as it says."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from stridecue.app.widgets.glyphs import GLYPHS
from stridecue.app.widgets.letters import FACES, SMALL, TINY, Face, alphabetic, fitting_face, lines, wrap

DRAWN = [face for face in FACES if face not in (SMALL, TINY)]
HALVES = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}


def ink(character: str, face: Face) -> set[tuple[int, int]]:
    """The letter's pixels."""
    return {
        (x, 2 * row + half)
        for row, text in enumerate(lines(character, face))
        for x, cell in enumerate(text)
        for half in (0, 1)
        if HALVES[cell][half]
    }


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_every_letter_is_distinct(face: Face) -> None:
    drawings = {lines(character, face) for character in GLYPHS}
    assert len(drawings) == len(GLYPHS)


@pytest.mark.parametrize("face", DRAWN, ids=lambda face: face.name)
def test_letters_easily_mistaken_differ_plainly(face: Face) -> None:
    for one, other in (*combinations("NHMW", 2), ("O", "0"), ("0", "D"), ("O", "D"), ("1", "I")):
        a, b = ink(one, face), ink(other, face)
        different = len(a ^ b) / max(len(a), len(b))
        assert different >= 0.06 or face.width(one) != face.width(other), (one, other)


@pytest.mark.parametrize("face", DRAWN, ids=lambda face: face.name)
def test_strokes_are_two_cells_wide(face: Face) -> None:
    """Ink never stands alone in its row."""
    for character in GLYPHS:
        pixels = ink(character, face)
        assert not {(x, y) for x, y in pixels if not {(x - 1, y), (x + 1, y)} & pixels}, character


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_digits_are_equally_wide(face: Face) -> None:
    assert len({face.width(digit) for digit in "0123456789"}) == 1


@settings(max_examples=examples(60))
@given(st.text(max_size=24) | st.text("ABCXYZ019:./%+-'!?, äß", max_size=24), st.sampled_from(FACES))
def test_a_text_is_as_wide_and_high_as_its_face_says(text: str, face: Face) -> None:
    drawn = lines(text, face)
    assert len(drawn) == face.rows
    assert {len(row) for row in drawn} == {face.width(text)}
    assert set("".join(drawn)) <= set(HALVES)


@settings(max_examples=examples(150))
@given(st.text(max_size=30), st.integers(0, 220), st.integers(0, 60))
def test_a_fitting_face_never_overflows(text: str, columns: int, rows: int) -> None:
    face = fitting_face(text, columns, rows)
    if face is None:
        assert TINY.width(text) > columns or rows < TINY.rows
    else:
        assert face.width(text) <= columns
        assert face.rows <= rows


def test_larger_places_get_larger_letters() -> None:
    sizes = [
        fitting_face("5:12", columns, rows)
        for columns, rows in [(20, 4), (36, 7), (56, 10), (98, 14), (180, 24)]
    ]
    assert [face.rows for face in sizes if face] == [4, 7, 10, 14, 24]


def test_faces_come_largest_first() -> None:
    assert [face.rows for face in FACES] == sorted((face.rows for face in FACES), reverse=True)


@pytest.mark.parametrize(
    ("text", "shown"), [("Él’s 6–8", "EL'S 6-8"), ("a\x1bb", "A B"), ("日", " "), ("straße", "STRASSE")]
)
def test_what_the_alphabet_makes_of_other_characters(text: str, shown: str) -> None:
    assert alphabetic(text) == shown


def test_an_unknown_character_is_blank() -> None:
    assert set("".join(lines("§", SMALL))) <= {" "}


@given(st.text("ab cdef", max_size=40), st.integers(10, 100))
def test_wrapping_keeps_every_word_and_the_width_where_words_allow(text: str, columns: int) -> None:
    wrapped = wrap(text, columns, SMALL)
    assert " ".join(wrapped).split() == text.split()
    assert all(SMALL.width(line) <= columns or " " not in line for line in wrapped)


def test_one_word_a_line() -> None:
    assert wrap("Stand tall", 40, SMALL) == ["Stand", "tall"]
