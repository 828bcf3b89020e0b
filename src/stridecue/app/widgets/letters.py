"""An alphabet that can be read from three metres, drawn with half blocks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """One size of the alphabet."""

    name: str
    rows: int

    def width(self, text: str) -> int:
        """Columns that the text takes."""
        return len(text)


SMALL = Face("small", 1)


def lines(text: str, face: Face) -> list[str]:
    """The text as `face.rows` lines of `face.width(text)` columns."""
    return [text.upper()] * face.rows


def fitting_face(text: str, columns: int, rows: int) -> Face | None:
    """The largest face in which the text fits, or None if not even the smallest one does."""
    return SMALL if SMALL.width(text) <= columns and SMALL.rows <= rows else None


def wrap(text: str, columns: int, face: Face) -> list[str]:
    """The text in lines of whole words, each at most `columns` wide in that face where its words allow."""
    found: list[str] = []
    for word in text.split():
        if found and face.width(f"{found[-1]} {word}") <= columns:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found
