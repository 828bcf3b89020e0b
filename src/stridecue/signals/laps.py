"""Laps: at each full distance or step of a plan, when the runner says so, and at the finish.

Rules:
- An automatic lap ends exactly at its distance: its time is interpolated within the second. A lap of the runner's own
  begins a new count. How long an automatic lap is, is a choice for the run: `model/run_settings.py`.
- A plan's steps are laps, each from its beginning to that of the next; a run with a plan has no automatic ones.
- The open lap ends at the finish if it is longer than 1 s. Durations leave pauses out.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.model.events import LapEnded
from stridecue.signals.counts import Counts

SHORTEST_LAST_MS = 1000
SHORTEST_AUTO_M = 50.0
"""A shorter automatic lap is none."""
MOST_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """A moment of the run."""

    elapsed_ms: int
    timer_ms: int
    distance_m: float


_START = Place(0, 0, 0.0)

KeptLaps = tuple[Place, Place, int]
"""Laps as they were at a moment."""


class Laps:
    """The open lap, and how many have ended."""

    __slots__ = ("_auto_m", "_began", "_counts", "_seen", "ended")

    def __init__(self, auto_lap_m: float | None, counts: Counts) -> None:
        self._auto_m = auto_lap_m if auto_lap_m is not None and auto_lap_m >= SHORTEST_AUTO_M else None
        self._counts = counts
        self._began = _START
        self._seen = _START
        self.ended = 0

    def advance(self, here: Place) -> list[LapEnded]:
        """Move on to a place; returns the automatic laps that ended on the way."""
        laps: list[LapEnded] = []
        before, self._seen = self._seen, here
        while self._auto_m is not None and here.distance_m - self._began.distance_m >= self._auto_m:
            if len(laps) >= MOST_AT_ONCE:
                self._began = here
                break
            laps.append(self._end(_between(before, here, self._began.distance_m + self._auto_m)))
        return laps

    def end(self, here: Place) -> LapEnded:
        """End the open lap here."""
        self._seen = here
        return self._end(here)

    def finish(self, here: Place) -> list[LapEnded]:
        """End the open lap at the finish, if it is worth it."""
        self._seen = here
        if here.timer_ms - self._began.timer_ms <= SHORTEST_LAST_MS:
            return []
        began = self._began
        lap = self._end(here)
        self._began = began  # its figures stand after the finish
        return [lap]

    def _end(self, here: Place) -> LapEnded:
        self.ended += 1
        lap = LapEnded(
            elapsed_s=here.elapsed_ms / 1000,
            lap=self.ended,
            duration_s=(here.timer_ms - self._began.timer_ms) / 1000,
            distance_m=here.distance_m - self._began.distance_m,
            heart_rate_mean_bpm=self._counts.lap_heart_rate.mean,
            cadence_mean_spm=self._counts.lap_cadence.mean,
        )
        self._began = here
        self._counts.new_lap()
        return lap

    def keep(self) -> KeptLaps:
        """Return what `restore` takes."""
        return self._began, self._seen, self.ended

    def restore(self, kept: KeptLaps) -> None:
        """Go back to what they were."""
        self._began, self._seen, self.ended = kept

    def time_s(self, timer_ms: int) -> float:
        """Return how long the open lap has lasted."""
        return (timer_ms - self._began.timer_ms) / 1000

    def distance_m(self, distance_m: float) -> float:
        """Return how far the open lap has gone."""
        return distance_m - self._began.distance_m


def _between(before: Place, after: Place, distance_m: float) -> Place:
    way = after.distance_m - before.distance_m
    share = (distance_m - before.distance_m) / way if way > 0 else 1.0
    share = max(0.0, min(1.0, share))
    return Place(
        before.elapsed_ms + round(share * (after.elapsed_ms - before.elapsed_ms)),
        before.timer_ms + round(share * (after.timer_ms - before.timer_ms)),
        distance_m,
    )
