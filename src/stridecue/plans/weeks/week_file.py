"""Weeks of plans: which sessions belong to which week, as a file in `weeks/shipped/` says it."""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.model.run_settings import PlanChoice


@dataclass(frozen=True, slots=True)
class Week:
    """One week: its sessions in order."""

    number: int
    sessions: tuple[PlanChoice, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Weeks:
    """Plans in a row."""

    name: str
    title: str
    about: str
    goals: tuple[str, ...]
    suits: tuple[str, ...]
    weeks: tuple[Week, ...]


def all_weeks() -> tuple[Weeks, ...]:
    """Return those that come with the program."""
    raise NotImplementedError
