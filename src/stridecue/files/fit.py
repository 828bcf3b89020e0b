"""FIT files to runs, read by fitdecode.

Rules:
- A file is untrusted. What can be read is kept: a wrong checksum, a broken message or an early end is a warning, and
  only a file without a single record is an error.
- Each of several files that are chained in one is read by itself; the same activity twice is read once.
- What was done on foot is read: of a triathlon the runs.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from typing import Any

from fitdecode import FIT_FRAME_DATA, CrcCheck, ErrorHandling, FitReader
from fitdecode.exceptions import FitEOFError, FitError

from stridecue.files import file_problems
from stridecue.files.file_problems import BROKEN, Problem
from stridecue.files.file_run import FileRun, check_size
from stridecue.files.fit_legs import legs
from stridecue.files.fit_messages import Activity
from stridecue.files.fit_parts import Part, is_fit, parts
from stridecue.files.gathered import MOST_RECORDS, as_run

# OUR CHOICE: more than any run's file has, and short enough for time.
LARGEST_BYTES = 40_000_000
_MOST_MESSAGES = 1_000_000

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

_NO_RUNS = ("course", "workout", "settings", "schedules", "segment", "segment_list")
"""Kinds of file that may have records which nobody ran."""


def read_fit(name: str, data: bytes) -> tuple[FileRun, ...]:
    """Return the runs of a FIT file.

    Raises:
        FileError: it is no FIT file, is too large, or there is no run in it.
    """
    if not is_fit(data):
        raise file_problems.not_a("FIT file", name)
    check_size(name, len(data), LARGEST_BYTES)
    return _Reading(name).runs(data)


class _Reading:
    """One FIT file as it is read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._runs: list[FileRun] = []
        self._records = 0
        self._messages = 0
        self._problems: list[Problem] = []
        """Of the file as a whole."""
        self._fatal: list[Problem] = []
        """Why parts have no run in them."""
        self._elsewhere: list[str] = []

    def runs(self, data: bytes) -> tuple[FileRun, ...]:
        for part in parts(data):
            if isinstance(part, Problem):
                self._problems.append(part)
            else:
                self._take(part)
            if self._is_long:
                break
        if self._runs:
            return file_problems.with_warnings(self._runs, self._problems, self._elsewhere)
        if self._elsewhere:
            raise file_problems.not_on_foot(self._name, self._elsewhere)
        raise file_problems.nothing_to_read(self._name, self._fatal)

    @property
    def _is_long(self) -> bool:
        return self._records >= MOST_RECORDS or self._messages >= _MOST_MESSAGES

    def _take(self, part: Part) -> None:
        activity = Activity()
        problems = [*part.problems, *self._read(part.data, activity)]
        if activity.kind in _NO_RUNS:
            return
        runs, elsewhere = legs(activity, bool(BROKEN & set(problems)))
        self._elsewhere += elsewhere
        if not runs:
            self._fatal += problems
        for gathered in runs:
            run = as_run(self._name, gathered, problems)
            if run is None:
                self._fatal.append(Problem.NO_TIMES)
            elif any(_is_same(run, other) for other in self._runs):
                self._problems.append(Problem.TWICE)
            else:
                self._runs.append(run)

    def _read(self, data: bytes, activity: Activity) -> list[Problem]:
        """Read one part; return what was wrong with it."""
        problems: list[Problem] = []
        with (
            warnings.catch_warnings(),
            FitReader(
                data, processor=None, check_crc=CrcCheck.DISABLED, error_handling=ErrorHandling.WARN
            ) as reader,
        ):
            warnings.simplefilter("always")
            warnings.showwarning = lambda *_, **__: _once(problems, Problem.FIELDS)
            for frame in _frames(reader, problems):
                self._messages += 1
                if frame.frame_type == FIT_FRAME_DATA:
                    activity.take(frame.name, frame.fields)
                if self._messages >= _MOST_MESSAGES or self._records + len(activity.readings) >= MOST_RECORDS:
                    problems.append(Problem.LONG)
                    break
        self._records += len(activity.readings)
        return problems


def _once(problems: list[Problem], problem: Problem) -> None:
    if problem not in problems:
        problems.append(problem)


def _frames(reader: FitReader, problems: list[Problem]) -> Iterator[Any]:
    """Pass the frames of a part on, as far as they can be read."""
    frames = iter(reader)
    while True:
        try:
            frame = next(frames, None)
        except FitEOFError:
            problems.append(Problem.END)
            return
        except _DAMAGE:
            problems.append(Problem.DAMAGE)
            return
        if frame is None:
            return
        yield frame


def _is_same(run: FileRun, other: FileRun) -> bool:
    return (run.started_at, run.inputs) == (other.started_at, other.inputs)
