"""Cadence against pace, second by second: the points of a cloud.

Rules: only seconds of steady running whose cadence and speed were good count; of a long run every so many are taken, so
that the cloud keeps its shape and not its size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stridecue.model.profile import Unit
from stridecue.model.state import Gait, Quality
from stridecue.model.track import Second, Track
from stridecue.report import wording

MOST_POINTS = 2000
POINTS_NEEDED = 120
"""OUR CHOICE: two minutes of running, below which there is no cloud."""
ROOM, LEAST_PACE_ROOM_S, LEAST_CADENCE_ROOM_SPM = 0.05, 10.0, 2.0
"""OUR CHOICE: around the points, as a share of what they span and at least."""


@dataclass(frozen=True, slots=True)
class Cloud:
    """Points of what was run, and of the runner's own at the same paces."""

    paces_s: tuple[float, ...]
    """Seconds for a kilometre or mile, below 0, so that faster is larger."""
    cadences_spm: tuple[float, ...]
    own_paces_s: tuple[float, ...]
    own_spm: tuple[float, ...]

    @property
    def pace_limits_s(self) -> tuple[float, float]:
        """Return between which paces the cloud is drawn."""
        return _around((*self.paces_s, *self.own_paces_s), LEAST_PACE_ROOM_S)

    @property
    def cadence_limits_spm(self) -> tuple[float, float]:
        """Return between which cadences the cloud is drawn."""
        return _around((*self.cadences_spm, *self.own_spm), LEAST_CADENCE_ROOM_SPM)


def _around(values: Sequence[float], least: float) -> tuple[float, float]:
    """Return limits with room on both sides: a plot leaves out what lies on its edge."""
    low, high = min(values), max(values)
    room = max(least, ROOM * (high - low))
    return low - room, high + room


def cloud_of(track: Track, unit: Unit) -> Cloud | None:
    """Return the cloud of a run, None where there is too little of it."""
    seconds = [second for second in track.seconds if _counts(second)]
    if len(seconds) < POINTS_NEEDED:
        return None
    metres = wording.unit_metres(unit)
    points = [
        (-metres / second.speed_mps, second.cadence_spm, second.cadence_baseline_spm)
        for second in seconds[:: -(-len(seconds) // MOST_POINTS)]
        if second.speed_mps and second.cadence_spm
    ]
    own = [(pace, base) for pace, _, base in points if base is not None]
    return Cloud(
        tuple(pace for pace, _, _ in points),
        tuple(cadence for _, cadence, _ in points),
        tuple(pace for pace, _ in own),
        tuple(base for _, base in own),
    )


def _counts(second: Second) -> bool:
    good = second.cadence_quality is Quality.GOOD and second.speed_quality is Quality.GOOD
    if second.speed_steady is False:  # while the speed changes, the steps are still those of the one before
        return False
    return good and second.gait is Gait.RUNNING and wording.pace(second.speed_mps) != wording.MISSING_PACE
