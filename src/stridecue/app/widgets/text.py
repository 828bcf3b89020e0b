"""Making text from outside harmless before it reaches the screen.

Rules: names that a radio, a file or a runner supplies may hold anything. What leaves `harmless` has no control,
format (bidirectional, zero-width) or combining character, no emoji, no line break, and a known width in cells. It may
still hold square brackets: show it where markup is not interpreted.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len

ELLIPSIS = "…"
BETWEEN = " · "
"""Between short words in a line."""
STAND_IN = "·"
"""Shown for a character whose width terminals disagree about."""

_LOOK_AT_MOST = 1000
"""Characters of a text that are looked at; a longer one is cut anyway."""

_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")
"""Hangul fillers: letters by category, invisible in fact."""


@lru_cache(maxsize=512)
def harmless(text: str, columns: int) -> str:
    """The text on one line, at most `columns` cells wide, with everything that could upset a terminal left out."""
    kept = "".join(_harmless_character(character) for character in _composed(text[:_LOOK_AT_MOST]))
    return cut(" ".join(kept.split()), columns)


def cut(text: str, columns: int) -> str:
    """The text, cut to `columns` cells, the last of them an ellipsis if something is missing."""
    if cell_len(text) <= columns:
        return text
    room, kept = columns - 1, ""
    if room < 0:
        return ""
    for character in text:
        room -= cell_len(character)
        if room < 0:
            break
        kept += character
    return kept.rstrip() + ELLIPSIS


def padded(text: str, columns: int, align: str = "left") -> str:
    """The text in exactly `columns` cells, cut or filled with spaces; `align`: left, right or middle."""
    text = cut(text, columns)
    room = columns - cell_len(text)
    left = {"left": 0, "right": room, "middle": room // 2}[align]
    return " " * left + text + " " * (room - left)


def _composed(text: str) -> str:
    """Letters and their accents as one character each, where there is one."""
    return unicodedata.normalize("NFC", text)


def _harmless_character(character: str) -> str:
    if " " <= character <= "~":
        return character
    category = unicodedata.category(character)
    if category[0] == "Z" or character in "\t\r\n\v\f":
        return " "
    if category[0] in "CM" or character in _BLANK_LETTERS:
        return ""
    width = cell_len(character)
    if width == 1 or (width == 2 and category[0] in "LNP"):
        return character
    return STAND_IN if width else ""
