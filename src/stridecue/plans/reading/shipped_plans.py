"""The plans that come with the program: files in `plans/shipped/`, written as a runner would write one."""

from __future__ import annotations


def names() -> tuple[str, ...]:
    """Return the names of the shipped plans, in order."""
    raise NotImplementedError


def text(name: str) -> str:
    """Return the text of a shipped plan; `name` is one of `names()`."""
    raise NotImplementedError
