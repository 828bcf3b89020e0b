"""The plans that come with the program: files in `plans/shipped/`, written as a runner would write one."""

from __future__ import annotations

from pathlib import Path

_SUFFIX = ".toml"
_FOLDER = Path(__file__).parent.parent / "shipped"


def names() -> tuple[str, ...]:
    """Return the names of the shipped plans, in order."""
    return tuple(sorted(file.stem for file in _FOLDER.glob(f"*{_SUFFIX}")))


def text(name: str) -> str:
    """Return the text of a shipped plan; `name` is one of `names()`."""
    return (_FOLDER / f"{name}{_SUFFIX}").read_text(encoding="utf-8")
