"""The seconds of a run that its timer counted, as columns: what every figure is worked out from.

Rules: a value that is not good is None. Columns are made once, so that ten hours take no second.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.model.state import Activity, Gait, Quality
from stridecue.model.track import Second, Track


@dataclass(frozen=True, slots=True)
class Counted:
    """One entry a counted second, in their order."""

    seconds: tuple[Second, ...]
    heart_rate: list[float | None]
    cadence: list[float | None]
    speed: list[float | None]
    grade: list[float | None]
    running: list[bool]
    walking: list[bool]
    moved_m: list[float]

    @property
    def length(self) -> int:
        """How many seconds there are."""
        return len(self.seconds)

    @property
    def running_s(self) -> int:
        """Seconds of running."""
        return sum(self.running)

    @property
    def walking_s(self) -> int:
        """Seconds of walking."""
        return sum(self.walking)


def counted_seconds(track: Track) -> Counted:
    """Return the columns of a run."""
    good, active = Quality.GOOD, Activity.ACTIVE
    moved = _moved(track)
    kept = [(one, metres) for one, metres in zip(track.seconds, moved, strict=True) if one.activity is active]
    rows = tuple(one for one, _ in kept)
    return Counted(
        seconds=rows,
        heart_rate=[one.heart_rate_bpm if one.heart_rate_quality is good else None for one in rows],
        cadence=[one.cadence_spm if one.cadence_quality is good else None for one in rows],
        speed=[one.speed_mps if one.speed_quality is good else None for one in rows],
        grade=[one.grade_percent if one.grade_quality is good else None for one in rows],
        running=[one.gait is Gait.RUNNING for one in rows],
        walking=[one.gait is Gait.WALKING for one in rows],
        moved_m=[metres for _, metres in kept],
    )


def _moved(track: Track) -> list[float]:
    """Return what each second added to the distance, in m."""
    distances = [one.distance_m for one in track.seconds]
    return [after - before for before, after in zip([0.0, *distances], distances, strict=False)]
