"""Which plans there are: those that come with the program and those in the runner's folder.

Rules: a plan is named by its file's stem; the runner's own file comes before a shipped one of the same name. Only texts
are read here: what they say is the business of `plans/`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanText:
    """A plan as its file says it."""

    name: str
    text: str
    shipped: bool


def available() -> tuple[PlanText, ...]:
    """Return every plan: the shipped ones, then the runner's own, each by name."""
    raise NotImplementedError


def find(name_or_path: str) -> PlanText:
    """Return the plan of this name, or the one in this file.

    Raises:
        UsageError: no plan has this name.
        FileError: the file cannot be read.
    """
    raise NotImplementedError
