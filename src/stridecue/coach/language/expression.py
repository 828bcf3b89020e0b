"""A compiled expression: what is looked at every second.

Rules: it is immutable and shared; whatever changes is in the slots that it hands out. Its steps (`for`, `seen`,
`since`) run first and in order, each second, whether or not the rest needs them; then the result is looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from stridecue.coach.language.logic import IDLE, Slots, Step, Test, Truth, freeze
from stridecue.coach.moment import Moment, WindowKey


@dataclass(frozen=True, slots=True)
class Count:
    """What one `for` counts."""

    held_s: float
    needed_s: float
    began_s: int
    """The tick at which it began."""
    done: bool

    @property
    def left_s(self) -> float:
        """How long it has to hold on."""
        return self.needed_s - self.held_s


@dataclass(frozen=True, slots=True)
class Expression:
    """A condition that can be looked at; two of the same text are equal."""

    text: str
    metrics: tuple[str, ...] = field(compare=False)
    """Every metric that it looks at, in the order of the text."""
    watched: tuple[int, ...] = field(compare=False)
    """The same, as places in the table."""
    windows: tuple[WindowKey, ...] = field(compare=False)
    counted: tuple[tuple[str, int], ...] = field(compare=False)
    """The ids of cues that it counts, with their columns."""
    sensed: bool = field(compare=False)
    """Whether it stands on what sensors say."""
    steps: tuple[Step, ...] = field(compare=False)
    memory_steps: tuple[Step, ...] = field(compare=False)
    """The steps of `seen` and `since`, which go on while the cue may not come."""
    result: Test = field(compare=False)
    initial: tuple[Callable[[], Any], ...] = field(compare=False)
    """What each slot begins with."""
    holds: tuple[int, ...] = field(compare=False)
    """The first slot of each `for`."""
    gated_holds: tuple[int, ...] = field(compare=False)
    """Those that begin anew while the cue may not come: all but those within `seen` and `since`."""
    gated_seconds: tuple[float, ...] = field(compare=False)
    """How long each of those has to hold."""

    def slots(self) -> Slots:
        """Return slots for one rule."""
        return [make() for make in self.initial]

    def look(self, moment: Moment, slots: Slots) -> Truth:
        """Return what the expression says this second; to be called once a second."""
        for step in self.steps:
            step(moment, slots)
        return self.result(moment, slots)

    def look_aside(self, moment: Moment, slots: Slots) -> None:
        """Remember what has to be remembered while the cue may not come."""
        for step in self.memory_steps:
            step(moment, slots)

    def reset(self, slots: Slots, *, everything: bool) -> None:
        """Begin what is pending anew; `everything` takes in what `seen` and `since` wait for."""
        for slot in self.holds if everything else self.gated_holds:
            slots[slot : slot + 3] = (IDLE, 0.0, False)

    def freeze(self, slots: Slots, dt_s: float) -> None:
        """Halt what is pending for a second in which it is unknown whether the cue may come."""
        for slot in self.gated_holds:
            if slots[slot] >= 0:
                freeze(slots, slot, dt_s)

    def counts(self, slots: Slots) -> list[Count]:
        """Return what each `for` counts now, those within `seen` and `since` left out."""
        return [
            Count(slots[slot], seconds, slots[slot + 3], done=slots[slot + 2] is True)
            for slot, seconds in zip(self.gated_holds, self.gated_seconds, strict=True)
            if slots[slot] >= 0
        ]

    def __deepcopy__(self, memo: object) -> Expression:
        return self
