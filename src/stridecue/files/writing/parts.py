"""What every format takes from a run: its date, its stretches between pauses, the records of its laps.

Rules: of equal times a record belongs to the lap that ends with it, and to the stretch that it begins or ends.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from stridecue.errors import FileError
from stridecue.files.exported_run import ExportedLap, ExportedRecord, ExportedRun

ON_A_TRAIL = ("smooth_trail", "trail", "technical")

MOST_STRIDES = 254
MOST_BPM = 255
MOST_W = 65535
"""What TCX and GPX have room for."""
_SAME_LENGTH_M = 1.0
"""Laps that differ by no more were ended by their distance. OUR CHOICE"""


def began_at(run: ExportedRun, kind: str) -> datetime:
    """Return when a run began, in UTC.

    Raises:
        FileError: it has no date; `kind` is the format that needs one.
    """
    if run.summary.started_at is None:
        raise FileError(f"The run has no date, and {kind} needs one.", "Export it as CSV or JSON.")
    moment = datetime.fromisoformat(run.summary.started_at)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def iso_utc(moment: datetime) -> str:
    """Return a moment as ISO 8601 in UTC, with milliseconds where there are some."""
    millis = moment.microsecond // 1000
    fraction = f".{millis:03d}" if millis else ""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}{fraction}Z"


def iso_after(began: datetime, t_ms: int) -> str:
    """Return the moment so long after the beginning, as ISO 8601 in UTC."""
    return iso_utc(began + timedelta(milliseconds=t_ms))


def records_of(run: ExportedRun, lap: ExportedLap) -> tuple[ExportedRecord, ...]:
    """Return the records of one lap."""
    first = 0 if lap is run.laps[0] else bisect_right(run.records, lap.from_ms, key=_t_ms)
    last = len(run.records) if lap is run.laps[-1] else bisect_right(run.records, lap.to_ms, key=_t_ms)
    return run.records[first:last]


def stretches(
    records: Sequence[ExportedRecord], pauses: Sequence[tuple[int, int]]
) -> list[tuple[ExportedRecord, ...]]:
    """Return records as stretches between pauses; those without a record are left out."""
    found: list[list[ExportedRecord]] = [[]]
    ends = sorted(to_ms for _, to_ms in pauses)
    before = 0
    for record in records:
        ended = bisect_right(ends, record.t_ms)
        if ended != before:
            found.append([])
        before = ended
        found[-1].append(record)
    return [tuple(stretch) for stretch in found if stretch]


def cues_by_record(run: ExportedRun, words: str = "show") -> dict[int, str]:
    """Return what was shown, by the index of the record of its second; what came after the last is on that one."""
    times = [record.t_ms for record in run.records]
    found: dict[int, str] = {}
    for decision in run.cues:
        place = min(bisect_left(times, round(1000 * decision.elapsed_s)), len(times) - 1)
        word = str(getattr(decision.cue, words))
        found[place] = f"{found[place]}; {word}" if place in found else word
    return found


def laps_by_distance(run: ExportedRun) -> bool:
    """Return whether laps ended by themselves at a distance: all but the last are of one length, and not just one."""
    lengths = [lap.distance_m for lap in run.laps[:-1]]
    return len(lengths) > 1 and lengths[0] > 0 and max(lengths) - min(lengths) <= _SAME_LENGTH_M


def highest(records: Sequence[ExportedRecord], name: str) -> float | None:
    """Return the greatest value of one kind, or None where there is none."""
    return max((value for record in records if (value := getattr(record, name)) is not None), default=None)


def mean(records: Sequence[ExportedRecord], name: str) -> float | None:
    """Return the mean of the values of one kind, or None where there is none."""
    values = [value for record in records if (value := getattr(record, name)) is not None]
    return sum(values) / len(values) if values else None


def mean_speed_mps(distance_m: float, timer_s: float) -> float | None:
    """Return the speed over a way, or None where no time passed."""
    return distance_m / timer_s if timer_s > 0 else None


def _t_ms(record: ExportedRecord) -> int:
    return record.t_ms


def decimals(value: float | None, places: int) -> str | None:
    """Return a number as text with so many decimals; None stays None."""
    return None if value is None else f"{value:.{places}f}"


def whole(value: float | None, highest_value: float) -> int | None:
    """Return the nearest whole number, or None where it is missing or a format has no room for it."""
    nearest = None if value is None else round(value)
    return nearest if nearest is not None and nearest <= highest_value else None


def strides(cadence_spm: float | None) -> int | None:
    """Return one foot's whole steps a minute, as formats with whole numbers have cadence."""
    return None if cadence_spm is None else whole(cadence_spm / 2, MOST_STRIDES)
