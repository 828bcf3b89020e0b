"""Records of a file, bounded and completed.

Rules: what is not a number within what a run can have is no value; heart rate 0 is none. Speed that a file lacks is
taken from its distances, grade that it lacks from its altitudes.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.model.inputs import Reading
from stridecue.model.our_choices.signals import HIGHEST_SPEED_MPS, STEEPEST_FILE_GRADE_PERCENT
from stridecue.signals import outside_values
from stridecue.signals.altitude import AltitudeGrade
from stridecue.signals.quality import Ageing

HIGHEST_BPM = 300.0
HIGHEST_SPM = 600.0
HIGHEST_W = 10_000.0
LONGEST_M = 10_000_000.0
ALTITUDES_M = (-1000.0, 10_000.0)


@dataclass(frozen=True, slots=True)
class Values:
    """One record, made harmless."""

    heart_rate_bpm: float | None
    cadence_spm: float | None
    speed_mps: float | None
    grade_percent: float | None
    distance_m: float | None
    power_w: float | None


class FileReadings:
    """Completes record after record."""

    SOURCE = "file"
    __slots__ = ("_ageing", "_grade", "_last", "distance_m")

    def __init__(self, hold_s: float) -> None:
        self._ageing = Ageing(hold_s)
        self._grade = AltitudeGrade()
        self._last: tuple[int, float] | None = None
        self.distance_m: float | None = None
        """The file's own, as of its last record with one."""

    def values(self, t_ms: int, body: Reading) -> Values:
        """Return the record's values."""
        distance = outside_values.number(body.distance_m, 0.0, LONGEST_M)
        speed = outside_values.number(body.speed_mps, 0.0, HIGHEST_SPEED_MPS)
        grade = outside_values.number(
            body.grade_percent, -STEEPEST_FILE_GRADE_PERCENT, STEEPEST_FILE_GRADE_PERCENT
        )
        if distance is not None:
            self.distance_m = distance
            if speed is None and body.speed_mps is None:
                speed = self._speed(t_ms, distance)
            self._last = (t_ms, distance)
            altitude = outside_values.number(body.altitude_m, *ALTITUDES_M)
            if altitude is not None and body.grade_percent is None:
                steep = self._grade.add(distance, altitude)
                grade = outside_values.number(
                    steep, -STEEPEST_FILE_GRADE_PERCENT, STEEPEST_FILE_GRADE_PERCENT
                )
        return Values(
            heart_rate_bpm=outside_values.number(body.heart_rate_bpm, 1.0, HIGHEST_BPM),
            cadence_spm=outside_values.number(body.cadence_spm, 0.0, HIGHEST_SPM),
            speed_mps=speed,
            grade_percent=grade,
            distance_m=distance,
            power_w=outside_values.number(body.power_w, 0.0, HIGHEST_W),
        )

    def _speed(self, t_ms: int, distance_m: float) -> float | None:
        if self._last is None:
            return None
        since_ms, gone = t_ms - self._last[0], distance_m - self._last[1]
        if not 0 < since_ms <= self._ageing.lost_ms:
            return None
        return outside_values.number(1000 * gone / since_ms, 0.0, HIGHEST_SPEED_MPS)
