"""What the runner works on: one or two techniques, one at a time.

Rules:
- A run has at most two techniques; with two they take turns, in sections of five to ten minutes of timer time.
- How long a section is, is drawn from the run's seed, so that it comes as a surprise and is the same in a replay.
- A change of focus begins a new section; an empty one ends it.
"""

from __future__ import annotations

from collections.abc import Iterable

from stridecue.model.chance import draw
from stridecue.model.our_choices.coach import LONGEST_SECTION_S, MOST_IN_FOCUS, SHORTEST_SECTION_S
from stridecue.signals import outside_values


class Focus:
    """The techniques that were chosen, and whose section it is."""

    __slots__ = ("_ends_at_s", "_sections", "_seed", "now", "techniques")

    def __init__(self, seed: int, techniques: Iterable[str]) -> None:
        self._seed = seed
        self._sections = 0
        self._ends_at_s: float | None = None
        self.techniques: tuple[str, ...] = ()
        self.now: str | None = None
        """The technique of this section; None without a focus."""
        self.choose(techniques)

    def choose(self, techniques: Iterable[str]) -> None:
        """Take techniques by name, the first ones if there are too many; the next second begins a section."""
        named = dict.fromkeys(name for name in map(outside_values.name, techniques) if name)
        self.techniques = tuple(named)[:MOST_IN_FOCUS]
        self._ends_at_s = None
        self.now = next(iter(self.techniques), None)

    def mark(self, value: object) -> None:
        """Take what the runner chose during a run: names with commas between, none for no focus."""
        self.choose(value.split(",") if isinstance(value, str) else ())

    def observe(self, timer_s: float) -> None:
        """Take one second of the run."""
        if len(self.techniques) < MOST_IN_FOCUS:
            return
        if self._ends_at_s is None:
            self._begin_section(timer_s)
        elif timer_s >= self._ends_at_s:
            first, second = self.techniques
            self.now = second if self.now == first else first
            self._begin_section(timer_s)

    def _begin_section(self, timer_s: float) -> None:
        drawn = draw(self._seed, "focus section", self._sections)
        self._sections += 1
        self._ends_at_s = timer_s + SHORTEST_SECTION_S + (LONGEST_SECTION_S - SHORTEST_SECTION_S) * drawn
