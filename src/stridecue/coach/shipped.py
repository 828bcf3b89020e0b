"""The cue sets that come with the program.

Rules: each is a file in `sets/`, written as a runner would write one. The engine never reads them from here: a run's
setup carries their texts.
"""

from __future__ import annotations

from importlib import resources

from stridecue.model.setup import CueSetText

DEFAULT_SETS = ("safety", "technique-basics", "hill-climb")
"""Loaded unless the runner chose otherwise."""

_SUFFIX = ".toml"


def names() -> tuple[str, ...]:
    """Return the names of the shipped sets, in order."""
    folder = resources.files(__package__) / "sets"
    return tuple(
        sorted(file.name.removesuffix(_SUFFIX) for file in folder.iterdir() if file.name.endswith(_SUFFIX))
    )


def text(name: str) -> CueSetText:
    """Return one shipped set's text; `name` is one of `names()`."""
    file = resources.files(__package__) / "sets" / f"{name}{_SUFFIX}"
    return CueSetText(name, file.read_text(encoding="utf-8"), shipped=True)


def texts() -> tuple[CueSetText, ...]:
    """Return the texts of all shipped sets."""
    return tuple(text(name) for name in names())
