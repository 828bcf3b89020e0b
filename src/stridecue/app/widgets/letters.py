"""An alphabet that can be read from three metres, drawn with half blocks.

Rules: a pixel is one column wide and half a row high, so it is about square. Each face is drawn for its own size; from
five rows upward every stroke is at least two cells wide. A text in a face takes exactly `Face.width` columns and
`Face.rows` rows. Lower case shows as upper case, accents are left out, what is not in the alphabet shows as a space.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from stridecue.app.widgets.glyphs import GLYPHS, LOW_GLYPHS
from stridecue.app.widgets.small_letters import HAND_DRAWN

_SAME_AS = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "’": "'", "‘": "'", "×": "X"})
_HALF_BLOCKS = (" ", "▀", "▄", "█")
_LOW_ROWS = 6
_LONGEST = 200
"""Characters of a text that are drawn; nothing longer fits any screen."""


@dataclass(frozen=True, slots=True)
class Face:
    """One size of the alphabet."""

    name: str
    rows: int
    letter_columns: int
    """Of an ordinary letter; every digit is as wide."""
    stroke: int
    gap: int
    """Columns between letters."""

    def width(self, text: str) -> int:
        """Columns that the text takes."""
        widths = [len(_cells(self, character)[0]) for character in alphabetic(text)]
        return sum(widths) + self.gap * max(0, len(widths) - 1)


SMALL = Face("small", 4, 5, 1, 1)
TINY = Face("tiny", 3, 3, 1, 1)
"""Only for what fits in no other way."""


_SIZES = ((24, 7), (20, 6), (17, 5), (14, 4), (12, 4), (10, 3), (9, 3), (8, 2), (7, 2), (6, 2), (5, 2))
"""Rows and stroke of the drawn faces; OUR CHOICE, close enough that a text nearly fills its place."""
_BREADTHS = (("broad", 1.3, 0), ("even", 1.15, 0), ("narrow", 1.0, 1))
"""Columns of a letter for each row, and how many columns less than a stroke lie between letters."""


def _faces() -> Iterator[Face]:
    """All faces, the largest first, and of one height the broadest first."""
    for rows, stroke in _SIZES:
        for name, breadth, closer in _BREADTHS:
            columns = max(3 * stroke, round(rows * breadth))
            yield Face(f"{name}-{rows}", rows, columns, stroke, max(1, stroke - closer))
    yield SMALL
    yield TINY


FACES = tuple(_faces())


def alphabetic(text: str) -> str:
    """The text in the characters that the alphabet has."""
    return "".join(character if character in GLYPHS else " " for character in _plain(text))


def has_letters_of(text: str) -> bool:
    """Whether the alphabet has every letter and digit of the text; a sign that it lacks is only a gap."""
    return all(character in GLYPHS or not character.isalnum() for character in _plain(text))


def _plain(text: str) -> str:
    """The text in capitals without their accents."""
    apart = unicodedata.normalize("NFD", text[:_LONGEST].upper().translate(_SAME_AS))
    return "".join(character for character in apart if not unicodedata.combining(character))


@lru_cache(maxsize=256)
def lines(text: str, face: Face) -> tuple[str, ...]:
    """The text as `face.rows` lines of `face.width(text)` columns."""
    drawn = [_cells(face, character) for character in alphabetic(text)]
    gap = " " * face.gap
    return tuple(gap.join(letter[row] for letter in drawn) for row in range(face.rows))


def fitting_face(text: str, columns: int, rows: int) -> Face | None:
    """The largest face in which the text fits on one line, or None if not even the smallest one does."""
    return next((face for face in FACES if face.rows <= rows and face.width(text) <= columns), None)


def wrap(text: str, columns: int, face: Face) -> list[str]:
    """The text in lines of whole words, each at most `columns` wide in that face where its words allow."""
    found: list[str] = []
    for word in text.split():
        if found and face.width(f"{found[-1]} {word}") <= columns:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


@lru_cache(maxsize=1024)
def _cells(face: Face, character: str) -> tuple[str, ...]:
    """One letter as lines of half blocks."""
    if face.name in HAND_DRAWN:
        width, pixels = HAND_DRAWN[face.name][character]
    else:
        glyph = LOW_GLYPHS.get(character) if face.rows <= _LOW_ROWS else None
        width, pixels = (glyph or GLYPHS[character]).drawn(face.letter_columns, face.rows * 2, face.stroke)
    pixels = [*pixels, *([0] * (face.rows * 2 - len(pixels)))]
    return tuple(
        "".join(_HALF_BLOCKS[(upper >> x & 1) + 2 * (lower >> x & 1)] for x in range(width))
        for upper, lower in zip(pixels[::2], pixels[1::2], strict=True)
    )
