"""Cues that come due by the clock: the shared check-in, and `every`.

Rules: time is the timer's. A time that has come stays due for half a minute, or for as long as it may come early; then
it is dropped, and the next one counts from it. That of a cue with `give_or_take` counts from when it was shown, since
its cooldown may have held it up. A check-in goes to the cue that was not shown for longest; of those never shown, to
the one with the highest priority, then the first by name.
"""

from __future__ import annotations

from collections.abc import Iterable

from stridecue.coach.rule import Running
from stridecue.model.chance import draw
from stridecue.model.our_choices.coach import CHECK_IN_JITTER_S, CHECK_IN_S, DUE_FOR_S


class Clock:
    """A time that comes again and again."""

    __slots__ = (
        "_due_for_s",
        "_from_shown",
        "_jitter_s",
        "_name",
        "_now_s",
        "_occasion",
        "_period_s",
        "_seed",
        "due_s",
        "told",
    )

    def __init__(
        self,
        period_s: float,
        *,
        jitter_s: float = 0.0,
        seed: int = 0,
        name: str = "",
        from_shown: bool = False,
    ) -> None:
        self._period_s = period_s
        self._jitter_s = jitter_s
        self._due_for_s = max(DUE_FOR_S, jitter_s)
        self._seed = seed
        self._name = name
        self._from_shown = from_shown
        self._now_s = 0.0
        self._occasion = 0
        self.due_s = 0.0
        self.told = False
        """Whether it was told that this time was muted."""
        self._wait_for_next()

    @classmethod
    def of_check_ins(cls, seed: int) -> Clock:
        """Return the clock that all check-ins share."""
        return cls(CHECK_IN_S, jitter_s=CHECK_IN_JITTER_S, seed=seed, name="check-in")

    def let_go(self, timer_s: float) -> None:
        """Drop the times that were not served while they were due."""
        self._now_s = timer_s
        while timer_s >= self.due_s + self._due_for_s:
            self._wait_for_next()

    def due(self, timer_s: float) -> bool:
        """Return whether a time has come that was neither served nor dropped yet."""
        return self.due_s <= timer_s < self.due_s + self._due_for_s

    def serve(self) -> None:
        """Count on to the next time."""
        if self._from_shown:
            self.due_s = self._now_s
        self._wait_for_next()

    def _wait_for_next(self) -> None:
        shift = (
            (2 * draw(self._seed, self._name, self._occasion) - 1) * self._jitter_s if self._jitter_s else 0.0
        )
        self._occasion += 1
        self.due_s += self._period_s + shift
        self.told = False


def longest_unshown(candidates: Iterable[Running]) -> Running | None:
    """Return the cue that a check-in goes to."""
    return min(candidates, key=_turn, default=None)


def _turn(running: Running) -> tuple[int, int, str]:
    shown_at_s = -1 if running.shown_at_s is None else running.shown_at_s
    return shown_at_s, -running.rule.priority, running.rule.id
