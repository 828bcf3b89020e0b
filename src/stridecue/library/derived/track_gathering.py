"""Gathers the track of a run from its states, while it goes on or while it is played again.

Rules: flat and cheap, since it looks at every second of a live run. What it gathers is cut at the finish when the
totals are known; laps that a finish told late undid are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stridecue.library.derived.track_columns import TrackColumns
from stridecue.model.cue import Asks
from stridecue.model.events import LapEnded
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.response import Response
from stridecue.model.state import Activity, DeviceState, State
from stridecue.model.track import Track
from stridecue.signals.ratings import Ratings

if TYPE_CHECKING:
    from stridecue.model.plan import PlanPlace, RepResult
    from stridecue.model.summary import Totals


@dataclass(frozen=True, slots=True)
class FlatTrack:
    """A track whose seconds are columns."""

    frame: Track
    """All but its seconds."""
    columns: TrackColumns

    def track(self) -> Track:
        """Return it as reports read it."""
        return replace(self.frame, seconds=self.columns.seconds())


class PlanSoFar:
    """What became of a run's plan, each change with its second, so that a finish told late cuts it off."""

    __slots__ = ("_changes", "_done", "_results")

    def __init__(self) -> None:
        self._results: tuple[RepResult, ...] = ()
        self._done = False
        self._changes: list[tuple[float, tuple[RepResult, ...], bool]] = []

    def observe(self, elapsed_s: float, place: PlanPlace) -> None:
        """Take one second of a run with a plan."""
        if not self._changes or place.results is not self._results or place.done is not self._done:
            self._results, self._done = place.results, place.done
            self._changes.append((elapsed_s, place.results, place.done))

    def until(self, elapsed_s: float) -> tuple[tuple[RepResult, ...], bool | None]:
        """Return the repetitions, and whether the plan was over, as of a moment; None without a plan."""
        if not self._changes:
            return (), None
        # A repetition that ended within the last second of the run is its own.
        within = [one for one in self._changes if one[0] <= elapsed_s + 1] or self._changes[:1]
        return within[-1][1:]


class TrackGatherer:
    """The track of one run, so far."""

    def __init__(self) -> None:
        self.columns = TrackColumns()
        self._start_ms: int | None = None
        self._checks_s: list[float] = []
        self._laps: dict[int, LapEnded] = {}
        self._last: State | None = None
        self._ratings = Ratings()
        self._plan = PlanSoFar()

    def take(self, item: Input) -> None:
        """Take an input: its start, self-checks and scores."""
        body = item.body
        if type(body) is not Mark:
            return
        if body.kind is MarkKind.START and self._start_ms is None:
            self._start_ms = item.t_ms
        elif body.kind is MarkKind.YES and body.value == Asks.CHECK and self._start_ms is not None:
            self._checks_s.append(item.t_ms / 1000)
        elif body.kind is MarkKind.SCORE:
            self._ratings.mark(body.value)

    def lap(self, lap: LapEnded) -> None:
        """Take a lap."""
        self._laps[lap.lap] = lap

    def observe(self, state: State) -> None:
        """Take one second."""
        finished = self._last is not None and self._last.activity is Activity.FINISHED
        self._last = state
        if state.activity is not Activity.BEFORE and not finished:
            self.columns.add(state)
            if state.plan is not None:
                self._plan.observe(state.elapsed_s, state.plan)

    def gathered(self, totals: Totals, responses: Sequence[Response]) -> FlatTrack:
        """Return the track of the run; nothing can be taken afterwards."""
        self.columns.end(totals.elapsed_s, totals.moving_s, totals.distance_m, totals.climb_m)
        last = self._last
        frame = Track(
            totals=totals,
            laps=tuple(self._laps[number] for number in sorted(self._laps) if number <= totals.laps),
            responses=tuple(responses),
            practice_s=self._practice_s(),
            checks_s=tuple(self._checks_s),
            start_ms=self._start_ms or 0,
            mood_before=self._ratings.mood_before,
        )
        reps, done = self._plan.until(totals.elapsed_s)
        if last is not None:
            frame = replace(
                frame,
                limits=last.limits,
                mood=last.mood,
                effort=last.effort,
                day=last.day,
                sensors=tuple(device.name or device.kind for device in last.devices if _spoke(device)),
                reps=reps,
                plan_done=done,
                hurt=last.hurts,
            )
        return FlatTrack(frame, self.columns)

    def _practice_s(self) -> tuple[tuple[str, int], ...]:
        focus_of = [
            words.focus_now if words.activity is Activity.ACTIVE else None for words in self.columns.words
        ]
        practice_s: dict[str, int] = {}
        for code in self.columns.codes:
            technique = focus_of[code]
            if technique is not None:
                practice_s[technique] = practice_s.get(technique, 0) + 1
        return tuple(practice_s.items())


def _spoke(device: DeviceState) -> bool:
    return device.age_s is not None
