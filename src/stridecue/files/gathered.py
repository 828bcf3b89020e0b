"""One run as the reader of a file gathers it, in the file's own time, and the run that it comes to.

Rules:
- Readers gather, here it is judged: which time is which, what was a pause, how long values hold.
- What is gathered is bounded: records, laps and pauses beyond any run's are left out.
- Files count the cadence of one foot, and readers double it. Where that comes to more than anybody runs at, the file
  counted both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from stridecue.files.file_clock import FileClock, Moment
from stridecue.files.file_pauses import Pause, Timed, pauses
from stridecue.files.file_problems import Problem, sentences
from stridecue.files.file_run import FileRun, hold_s, run_inputs
from stridecue.files.positions import with_distances
from stridecue.files.sports import Sport
from stridecue.files.writing.parts import iso_utc
from stridecue.model.inputs import Reading
from stridecue.physiology.statistics import median

# OUR CHOICE: longer than any run, and short enough for memory.
MOST_RECORDS = 300_000
LONGEST_RUN_MS = 14 * 24 * 3600 * 1000
MOST_MARKS = 2000
"""Laps, and pauses."""

FIRST_DATE_UNIX_S = 631065600
"""The last day of 1989; before it no device recorded a run, and a clock that was never set counts from 1970."""
LAST_DATE_UNIX_S = 7258118400
"""The first day of 2200. OUR CHOICE: later no clock that is set can be, and a run's end may be beyond any calendar."""
LONGEST_OFFSET_S = 14 * 3600
_MOST_USUAL_SPM = 230
"""OUR CHOICE: sprinters come to more, but not for half of a run."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A lap, or the whole run, by what the file says of it."""

    start: Moment
    elapsed_s: float
    timer_s: float


@dataclass(slots=True)
class Gathered:
    """One run in the file's own time."""

    sport: Sport = Sport.RUNNING
    surface: str = "road"
    utc_offset_s: int = 0
    epoch_unix_s: float = 0.0
    """When the file's time 0 was."""
    first_date_s: float = FIRST_DATE_UNIX_S
    """A time of the file below this is no date."""
    title: str = ""
    maker: str = ""
    times_s: list[float | None] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    """Records with which a segment begins."""
    pauses: list[tuple[Moment, Moment]] = field(default_factory=list)
    lap_ends: list[Moment] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    """Empty where the file itself says when the timer stood still."""

    def add(self, time_s: float | None, reading: Reading) -> None:
        """Add a record."""
        self.times_s.append(time_s)
        self.readings.append(reading)

    @property
    def full(self) -> bool:
        """Whether it has as many records as are read."""
        return len(self.readings) >= MOST_RECORDS


def as_run(name: str, run: Gathered, problems: Sequence[Problem]) -> FileRun | None:
    """Return the run that was gathered; None if it has no records, or none with a time."""
    clock = FileClock(run.times_s)
    count = bisect_right(clock.times_ms, LONGEST_RUN_MS)
    if not count or not clock.has_times:
        return None
    said = list(problems)
    if count < len(clock.times_ms):
        said.append(Problem.LONG)
    times_ms = clock.times_ms[:count]
    readings = with_distances(run.readings[:count], set(run.breaks))
    if _counts_both_feet(readings):
        said.append(Problem.BOTH_FEET)
        readings = [_with_one_foot(reading) for reading in readings]
    holds_s = hold_s(times_ms)
    return FileRun(
        name=name,
        sport=run.sport.value,
        surface=run.surface,
        started_at=_started_at(clock.start_s(run.first_date_s), run.epoch_unix_s),
        utc_offset_s=run.utc_offset_s if abs(run.utc_offset_s) <= LONGEST_OFFSET_S else 0,
        hold_s=holds_s,
        inputs=run_inputs(
            list(zip(times_ms, readings, strict=True)),
            _pauses(run, clock, times_ms, 1000 * holds_s),
            [clock.place_ms(end) for end in run.lap_ends[:MOST_MARKS]],
        ),
        warnings=sentences(said, count),
        title=run.title,
        maker=run.maker,
    )


def _pauses(run: Gathered, clock: FileClock, times_ms: Sequence[int], hold_ms: float) -> list[Pause]:
    told = [(clock.place_ms(start), clock.place_ms(end)) for start, end in run.pauses[:MOST_MARKS]]
    stretches = []
    for stretch in run.stretches[:MOST_MARKS]:
        from_ms, lasted_ms = clock.place_ms(stretch.start), round(1000 * stretch.elapsed_s)
        missing_ms = lasted_ms - round(1000 * stretch.timer_s)
        stretches.append(Timed(from_ms, from_ms + lasted_ms, missing_ms))
    return told + pauses(times_ms, run.breaks[:MOST_MARKS], stretches, hold_ms)


def _counts_both_feet(readings: Sequence[Reading]) -> bool:
    usual = median([reading.cadence_spm for reading in readings if reading.cadence_spm is not None])
    return usual is not None and usual > _MOST_USUAL_SPM


def _with_one_foot(reading: Reading) -> Reading:
    if reading.cadence_spm is None:
        return reading
    return replace(reading, cadence_spm=reading.cadence_spm / 2)


def _started_at(start_s: float | None, epoch_unix_s: float) -> str | None:
    if start_s is None:
        return None
    unix_s = epoch_unix_s + start_s
    if unix_s > LAST_DATE_UNIX_S:
        return None
    return iso_utc(_EPOCH + timedelta(milliseconds=round(1000 * unix_s)))
