"""What rules look at in one second.

Rules: a moment belongs to one coach and is brought up to date once a second; compiled rules only read it. Its clock is
the timer, so pauses do not count; before the start and after the finish it counts recording time. When a grade was
told late, the windows of what stands on grade begin anew: nothing comes due for a change that is past.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from stridecue.coach.language.window import Window
from stridecue.coach.metric_type import RunFacts, Value
from stridecue.coach.metrics import TABLE
from stridecue.model.state import Activity, Quantity, State

WindowKey = tuple[int, int]
"""A metric's place in the table, and seconds."""

PAUSES = (Activity.PAUSED, Activity.AUTO_PAUSED)
MOST_SHOWN = 200
"""How many times a cue's showing is remembered for `count`."""


class Moment:
    """The values of this second, the windows, and what was pressed and shown."""

    __slots__ = (
        "_last_tick_s",
        "_last_timer_s",
        "_reads",
        "clock_s",
        "dt_s",
        "facts",
        "leniency",
        "paused",
        "pressed",
        "shown",
        "state",
        "values",
        "windows",
    )

    def __init__(self, facts: RunFacts) -> None:
        self.facts = facts
        self.state: State
        """Of this second; there is none before the first one."""
        self.values: list[Value] = [None] * len(TABLE)
        self.windows: dict[WindowKey, Window] = {}
        self.pressed: set[str] = set()
        self.shown: dict[str, deque[float]] = {}
        self.clock_s = 0.0
        self.dt_s = 0.0
        self.leniency = 1.0
        """What a change against the runner's own figures is multiplied with for the cue that is looked at."""
        self.paused = False
        self._reads: tuple[tuple[int, Callable[[State, RunFacts], Value]], ...] = ()
        self._last_tick_s: int | None = None
        self._last_timer_s = 0.0

    def watch(self, metrics: Iterable[int], windows: Iterable[WindowKey]) -> None:
        """Read these metrics from now on, and keep these windows; what is kept already stays."""
        wanted = sorted(set(metrics) | {index for index, _ in windows})
        self._reads = tuple((index, TABLE[index].read) for index in wanted)
        self.windows = {key: self.windows.get(key) or Window(key[1]) for key in windows}

    def advance(self, state: State) -> None:
        """Take the state of one second."""
        self.state = state
        activity = state.activity
        self.paused = activity in PAUSES
        self._count_time(state, by_timer=activity is Activity.ACTIVE)
        facts, values = self.facts, self.values
        for index, read in self._reads:
            values[index] = read(state, facts)
        if state.grade_mended_from_s is not None:
            self._forget_grade()
        if not self.paused:
            missed = self.dt_s > 1.5
            for (index, seconds), window in self.windows.items():
                if missed:
                    window.push_missing(min(round(self.dt_s) - 1, seconds))
                window.push(values[index])  # type: ignore[arg-type]

    def _count_time(self, state: State, by_timer: bool) -> None:
        before = state.tick_s if self._last_tick_s is None else self._last_tick_s
        elapsed = state.timer_s - self._last_timer_s if by_timer else float(state.tick_s - before)
        self.dt_s = 0.0 if self.paused else max(0.0, elapsed)
        self.clock_s += self.dt_s
        self._last_tick_s = state.tick_s
        self._last_timer_s = state.timer_s

    @property
    def begun(self) -> bool:
        """Whether there was a second yet."""
        return self._last_tick_s is not None

    def absent(self, index: int) -> bool:
        """Return whether a metric has no value and none is to be expected."""
        return TABLE[index].absent(self.state, self.facts)

    def known(self, index: int) -> bool:
        """Return whether a metric has a good value."""
        return TABLE[index].known(self.state, self.facts)

    def age_s(self, index: int) -> float:
        """Return the age of the oldest signal that a metric stands on."""
        return TABLE[index].age_s(self.state)

    def count(self, cue: str, seconds: float) -> int:
        """Return how often a cue was shown in the last seconds."""
        shown = self.shown.get(cue)
        if shown is None:
            return 0
        oldest = self.clock_s - seconds
        return sum(at > oldest for at in shown)

    def note_shown(self, cue: str) -> None:
        """Remember that a cue was shown."""
        self.shown.setdefault(cue, deque(maxlen=MOST_SHOWN)).append(self.clock_s)

    def _forget_grade(self) -> None:
        for (index, _), window in self.windows.items():
            if Quantity.GRADE in TABLE[index].bases:
                window.clear()

    def forget_windows(self) -> None:
        """Begin the windows anew."""
        for window in self.windows.values():
            window.clear()
