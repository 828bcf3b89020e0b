"""FIT files to runs, read by fitdecode.

Rules: a file is untrusted. What can be read is kept: a wrong checksum, a broken message or an early end is a warning,
and only a file without a single record is an error. Of a file that holds several activities the first is read.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from fitdecode import FIT_FRAME_DATA, FIT_FRAME_HEADER, CrcCheck, ErrorHandling, FitReader
from fitdecode.exceptions import FitEOFError, FitError, FitHeaderError

from stridecue.errors import FileError
from stridecue.files.file_run import FileRun, check_file, hold_s, printable, run_inputs
from stridecue.files.fit_messages import Activity

LARGEST_BYTES = 100_000_000
# OUR CHOICE: longer than any run, and short enough for memory.
MOST_RECORDS = 1_000_000
LONGEST_RUN_MS = 14 * 24 * 3600 * 1000

_DAMAGE = (
    FitError,
    struct.error,
    AssertionError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What fitdecode raises on files that are damaged or made to do harm."""

_ON_FOOT = (None, "generic", "running", "walking", "hiking", "fitness_equipment", "training")
"""Sports whose cadence counts steps; None is what no message names."""

_EXPORT_HINT = "Export the run from its app or watch again, as FIT."


def read_fit(path: Path) -> FileRun:
    """Read a FIT activity.

    Raises FileError when the file cannot be opened, is no FIT file, is too large or has no records.
    """
    name = printable(path.name)
    try:
        check_file(path, LARGEST_BYTES, "Name a file that ends in .fit.", _EXPORT_HINT)
        with path.open("rb") as stream:
            activity, problems = _read(stream)
    except OSError as error:
        raise FileError(
            f"{name} cannot be read: {error.strerror or error}.",
            "Check the path and your permission to read it.",
        ) from error
    if not activity.records:
        raise _no_records(name, problems)
    return FileRun(
        name=name,
        sport=activity.sport or "running",
        surface="treadmill" if activity.indoors else "road",
        started_at=_iso_utc(activity.start_unix_s),
        utc_offset_s=activity.utc_offset_s,
        hold_s=hold_s([t_ms for t_ms, _ in activity.records]),
        inputs=run_inputs(activity.records, activity.pauses, _lap_marks(activity, problems)),
        warnings=_sentences(activity, problems),
    )


def _read(stream: BinaryIO) -> tuple[Activity, list[str]]:
    """Return what could be read, and what was wrong, each as a word of `_SENTENCES`."""
    activity = Activity()
    problems: list[str] = []
    with (
        warnings.catch_warnings(record=True) as caught,
        FitReader(
            stream, processor=None, check_crc=CrcCheck.WARN, error_handling=ErrorHandling.WARN
        ) as reader,
    ):
        warnings.simplefilter("always")
        for frame in _frames(reader, problems):
            if frame.frame_type == FIT_FRAME_HEADER and activity.records:
                problems.append("more")
                break
            if frame.frame_type == FIT_FRAME_DATA:
                activity.take(frame.name, frame.fields)
                if len(activity.records) >= MOST_RECORDS or activity.clock.t_ms > LONGEST_RUN_MS:
                    problems.append("long")
                    break
    messages = [str(warning.message) for warning in caught]
    if any("CRC" in message for message in messages):
        problems.insert(0, "checksum")
    if any("CRC" not in message for message in messages):
        problems.append("fields")
    if activity.sport not in _ON_FOOT:
        problems.append("sport")
    return activity, problems


def _frames(reader: FitReader, problems: list[str]) -> Iterator[Any]:
    """Pass the frames of a file on, as far as they can be read."""
    frames = iter(reader)
    while True:
        try:
            frame = next(frames, None)
        except FitHeaderError:
            problems.append("header")
            return
        except FitEOFError:
            problems.append("end")
            return
        except _DAMAGE:
            problems.append("damage")
            return
        if frame is None:
            return
        yield frame


def _lap_marks(activity: Activity, problems: list[str]) -> list[int]:
    """Return the ends of all laps but the last, which ends with the run.

    A file that broke off after a lap and some more records has not had its last lap.
    """
    ends = sorted(activity.lap_ends_ms)
    broken = "end" in problems or "damage" in problems
    return ends if broken and len(activity.records) > activity.records_at_last_lap else ends[:-1]


_SENTENCES = {
    "checksum": "The file's checksum is wrong; its {records} records were read all the same.",
    "fields": "Some fields of the file are malformed; they were left out.",
    "end": "The file ends early; its {records} complete records were read.",
    "damage": "The file is damaged; the {records} records before the damage were read.",
    "header": "Something that is no FIT file follows the run; it was left out.",
    "more": "The file holds more than one activity; only the first was read.",
    "sport": "The file says that it is {sport}; it was read as a run.",
    "long": "The file is longer than any run; its first {records} records were read.",
}


def _sentences(activity: Activity, problems: list[str]) -> tuple[str, ...]:
    records, sport = len(activity.records), str(activity.sport).replace("_", " ")
    return tuple(_SENTENCES[problem].format(records=records, sport=sport) for problem in problems)


def _no_records(name: str, problems: list[str]) -> FileError:
    if "header" in problems:
        return FileError(f"{name} is no FIT file.", _EXPORT_HINT)
    if "end" in problems or "damage" in problems:
        return FileError(f"{name} is damaged before its first record.", _EXPORT_HINT)
    return FileError(
        f"{name} has no records.", "It may be a workout, a course or settings: export the run itself, as FIT."
    )


def _iso_utc(unix_s: Any) -> str | None:
    return None if unix_s is None else datetime.fromtimestamp(unix_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
