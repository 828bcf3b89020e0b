"""Where a runner is in weeks of plans: worked out from the runs that were done, and kept nowhere else.

Rules:
- A week is over once each of its sessions was tried, or once enough of them are done and seven days have passed since
  its first. Enough are two, or all where a week has fewer. A day that was missed costs nothing: the week waits.
- A week that is over is followed by the next if enough of it was done, nothing felt harder than the weeks allow, no
  mood was low, and nothing hurt; else by itself again. Twice in a row itself again is one week back.
- After three weeks without any session the week begins again. Whoever runs a session of another week is there from
  then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from stridecue.model.our_choices.plans import (
    BREAK_DAYS,
    REPEATS_IN_A_ROW,
    SESSIONS_NEEDED,
    WEEK_IS_OVER_DAYS,
)
from stridecue.model.our_choices.report import LOW_MOOD
from stridecue.model.run_settings import PlanChoice
from stridecue.plans.weeks.week_file import Week, Weeks

_BREAK = timedelta(days=BREAK_DAYS)
_WEEK_IS_OVER = timedelta(days=WEEK_IS_OVER_DAYS)


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
    course = _Course(weeks)
    for session in sorted(_of(weeks, sessions, now), key=lambda one: (one.began, one.week, one.session)):
        course.come_to(session.began)
        course.take(session)
    course.come_to(now)
    return course.place()


def next_choice(weeks: Weeks, at: WeeksPlace) -> PlanChoice:
    """Return the session to offer next."""
    return weeks.weeks[at.week - 1].sessions[at.next_session - 1]


def _of(weeks: Weeks, sessions: Iterable[SessionDone], now: datetime) -> list[SessionDone]:
    """Return the sessions of these weeks until now; what a damaged plan says is none."""
    return [
        one
        for one in sessions
        if one.weeks == weeks.name
        and one.began <= now
        and 1 <= one.week <= len(weeks.weeks)
        and 1 <= one.session <= len(weeks.weeks[one.week - 1].sessions)
    ]


@dataclass(slots=True)
class _Course:
    """The way through the weeks, session by session."""

    weeks: Weeks
    week: int = 1
    tried: list[SessionDone] = field(default_factory=list)
    """In this week, since it began."""
    last: datetime | None = None
    repeats: int = 0
    """In a row."""
    over: bool = False
    why: str = "The first week."

    @property
    def _week(self) -> Week:
        return self.weeks.weeks[self.week - 1]

    @property
    def _needed(self) -> int:
        return min(SESSIONS_NEEDED, len(self._week.sessions))

    @property
    def _done(self) -> tuple[int, ...]:
        return tuple(sorted({one.session for one in self.tried if one.complete}))

    def take(self, session: SessionDone) -> None:
        """Take a session that was run."""
        if session.week != self.week or self.over:
            self._begin(session.week, f"Week {session.week}, as you chose.")
            self.repeats = 0
        self.tried.append(session)
        self.last = session.began
        self._end_if(len({one.session for one in self.tried}) == len(self._week.sessions))

    def come_to(self, moment: datetime) -> None:
        """Let time pass."""
        if self.last is None or self.over:
            return
        if self.tried:
            late = moment - self.tried[0].began >= _WEEK_IS_OVER
            self._end_if(late and len(self._done) >= self._needed)
        if moment - self.last >= _BREAK and not self.over:
            days = (moment - self.last).days
            self._begin(self.week, f"Week {self.week} from its beginning, after {days} days away.")
            self.repeats = 0

    def place(self) -> WeeksPlace:
        """Return where this is."""
        tried = {one.session for one in self.tried}
        numbers = range(1, len(self._week.sessions) + 1)
        following = next((number for number in numbers if number not in tried), 1)
        return WeeksPlace(self.week, self._done, following, self.why, self.over)

    def _end_if(self, ended: bool) -> None:
        """Judge the week, if it has ended."""
        if not ended:
            return
        again = self._why_again()
        if again is None:
            self.repeats = 0
            if self.week == len(self.weeks.weeks):
                self.over, self.why = True, "All weeks are done."
                return
            self._begin(self.week + 1, f"On to week {self.week + 1}.")
            return
        self.repeats += 1
        if self.repeats < REPEATS_IN_A_ROW or self.week == 1:
            self._begin(self.week, f"Week {self.week} again: {again}.")
            return
        self.repeats = 0
        self._begin(self.week - 1, f"Back to week {self.week - 1}, for a firmer footing: {again}.")

    def _begin(self, week: int, why: str) -> None:
        self.week, self.why, self.tried, self.over = week, why, [], False

    def _why_again(self) -> str | None:
        """Return why the week comes again; None where the next one may."""
        if any(one.hurt for one in self.tried):
            return "something hurt"
        efforts = [one.effort for one in self.tried if one.effort is not None]
        if efforts and max(efforts) > self.weeks.most_effort:
            return f"it felt like {max(efforts)} of 10"
        moods = [one.mood for one in self.tried if one.mood is not None]
        if moods and min(moods) <= LOW_MOOD:
            return f"a mood was {min(moods)} of 5"
        done = len(self._done)
        return (
            None
            if done >= self._needed
            else f"{done} of {len(self._week.sessions)} sessions were run to the end"
        )
