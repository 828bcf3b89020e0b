"""How the runner wants a session: easier or harder, and which course of a surprise; kept while the screen is there.

Rules: no clock and no chance here; another course is drawn by whoever hands in the drawing. A surprise has a course
from the first look on, so that what is seen is what will be run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from stridecue.model.our_choices.plans import SURPRISE_COURSES
from stridecue.model.run_settings import PlanChoice, PlanVersion

HIGHEST_COURSE = SURPRISE_COURSES - 1
_MOST_DIGITS = len(str(HIGHEST_COURSE))


class Wishes:
    """What was chosen of each session."""

    def __init__(self, draw: Callable[[], int]) -> None:
        """`draw` returns the number of a course, from 1 to `HIGHEST_COURSE`."""
        self._draw = draw
        self._wanted: dict[PlanChoice, PlanChoice] = {}
        self.typed: str | None = None
        """The number of a course while it is being typed."""

    def of(self, session: PlanChoice, *, surprise: bool) -> PlanChoice:
        """Return a session as it is wanted."""
        wanted = self._wanted.get(session, session)
        if surprise and wanted.seed is None:
            wanted = self._wanted[session] = replace(wanted, seed=self._draw())
        return wanted

    def next_version(self, session: PlanChoice, versions: Sequence[PlanVersion]) -> None:
        """Want the next version of those there are, from easier to harder and round again."""
        wanted = self._wanted.get(session, session)
        there = [version for version in PlanVersion if version in versions] or [PlanVersion.AS_WRITTEN]
        at = there.index(wanted.version) + 1 if wanted.version in there else 0
        self._wanted[session] = replace(wanted, version=there[at % len(there)])

    def other_course(self, session: PlanChoice) -> None:
        """Want another course."""
        self._wanted[session] = replace(self._wanted.get(session, session), seed=self._draw())

    def type(self, key: str) -> None:
        """Take a digit or `backspace` of a course's number."""
        before = self.typed or ""
        if key == "backspace":
            self.typed = before[:-1] or None
        elif key.isdigit() and len(before) < _MOST_DIGITS and (before or key != "0"):
            self.typed = before + key

    def take(self, session: PlanChoice) -> None:
        """Want the course whose number was typed."""
        if self.typed:
            self._wanted[session] = replace(self._wanted.get(session, session), seed=int(self.typed))
        self.typed = None
