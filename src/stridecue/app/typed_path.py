"""A path as it is typed into a field, or dropped into the terminal."""

from __future__ import annotations

from pathlib import Path

_QUOTES = "'\""
_QUOTED_AT_LEAST = 3


def typed_path(text: str) -> Path:
    """Return the path; quotes around it, as terminals put them, are not part of it, and `~` is the home folder."""
    text = text.strip()
    if len(text) >= _QUOTED_AT_LEAST and text[0] == text[-1] and text[0] in _QUOTES:
        text = text[1:-1]
    path = Path(text)
    try:
        return path.expanduser()
    except RuntimeError:  # nobody has such a home folder: a file may be called so
        return path
