"""Where a runner is in weeks of plans: worked out from the runs that were done, and kept nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from stridecue.plans.weeks.week_file import Weeks


@dataclass(frozen=True, slots=True)
class SessionDone:
    """One run that was a session of weeks."""

    weeks: str
    week: int
    session: int
    began: datetime
    complete: bool
    """Whether the plan was run to its end, or nearly."""
    effort: int | None = None
    mood: int | None = None
    hurt: bool = False


@dataclass(frozen=True, slots=True)
class WeeksPlace:
    """Where a runner is, and why."""

    week: int
    done: tuple[int, ...]
    """The sessions of this week that are done."""
    next_session: int
    why: str
    """One sentence: the first week, on to the next, this week again, back by one, or all done."""
    over: bool = False


def place(weeks: Weeks, sessions: Sequence[SessionDone], now: datetime) -> WeeksPlace:
    """Return where the runner is."""
    raise NotImplementedError
