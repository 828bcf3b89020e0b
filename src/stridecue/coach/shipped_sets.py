"""The cue sets that come with the program.

Rules: each is a file in `sets/`, written as a runner would write one. The engine never reads them from here: a run's
setup carries their texts.
"""

from __future__ import annotations

from pathlib import Path

from stridecue.model.setup import CueSetText

DEFAULT_SETS = ("safety", "technique-basics", "hill-climb", "easy-day-brake", "fatigue-guard")
"""Loaded unless the runner chose otherwise."""

_SUFFIX = ".toml"
_FOLDER = Path(__file__).parent / "sets"


def names() -> tuple[str, ...]:
    """Return the names of the shipped sets, in order."""
    return tuple(sorted(file.stem for file in _FOLDER.glob(f"*{_SUFFIX}")))


def text(name: str) -> CueSetText:
    """Return one shipped set's text; `name` is one of `names()`."""
    return CueSetText(name, (_FOLDER / f"{name}{_SUFFIX}").read_text(encoding="utf-8"), shipped=True)


def texts() -> tuple[CueSetText, ...]:
    """Return the texts of all shipped sets."""
    return tuple(text(name) for name in names())
