"""Which entries are listed, by what they are for and by what the runner brings, and in which order.

Rules: what it is for leaves entries out; what the runner brings only puts those that suit first, so that nothing is out
of reach. Weeks stand before single sessions, files with mistakes last whatever is looked for: nobody knows what
they are for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stridecue.app.plans.entries import Entry
from stridecue.model.profile import GOALS, SPORTS_BEFORE

ALL = "all"
WANTED_GOALS = (ALL, *GOALS)
ANYWHERE = "anywhere"
BROUGHT = (ANYWHERE, *SPORTS_BEFORE)
BROUGHT_WORDS = {"road": "road running"}
"""What a runner reads where that is not the name itself."""
SUITED = {"road": "road runners", "cycling": "cyclists", "swimming": "swimmers", "hiking": "hikers"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for."""

    goal: str = ALL
    brought: str = ANYWHERE

    @classmethod
    def of(cls, goal: str | None, background: str | None) -> Wanted:
        """Return what fits a runner's profile; what it does not say leaves everything open."""
        return cls(
            goal if goal in WANTED_GOALS and goal is not None else ALL,
            background if background in BROUGHT and background is not None else ANYWHERE,
        )

    def other_goal(self, step: int) -> Wanted:
        """Return the same for the next thing that a session can be for (1), or the one before (-1)."""
        return replace(self, goal=WANTED_GOALS[(WANTED_GOALS.index(self.goal) + step) % len(WANTED_GOALS)])

    def other_brought(self) -> Wanted:
        """Return the same for the next thing that a runner can bring."""
        return replace(self, brought=BROUGHT[(BROUGHT.index(self.brought) + 1) % len(BROUGHT)])


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading."""

    heading: str
    """Empty where there is nothing to tell apart."""
    entries: tuple[Entry, ...]


def grouped(entries: Sequence[Entry], wanted: Wanted) -> tuple[Group, ...]:
    """Return the entries that fit, as they are listed; a group without an entry is left out."""
    return tuple(group for group in _groups(entries, wanted) if group.entries)


def _groups(entries: Sequence[Entry], wanted: Wanted) -> Iterator[Group]:
    fitting = [one for one in entries if not one.mistakes and _is_for(one, wanted.goal)]
    fitting.sort(key=lambda one: one.weeks is None)
    if wanted.brought == ANYWHERE:
        yield Group("", tuple(fitting))
    else:
        suited = [one for one in fitting if not one.suits or wanted.brought in one.suits]
        yield Group(f"Suits {SUITED[wanted.brought]}", tuple(suited))
        yield Group("Others", tuple(one for one in fitting if one not in suited))
    yield Group("Files with mistakes", tuple(one for one in entries if one.mistakes))


def _is_for(entry: Entry, goal: str) -> bool:
    return goal == ALL or goal in entry.goals
