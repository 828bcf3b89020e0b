"""A run as a file tells it: what every reader of activity files hands on.

Rules:
- Recording time 0 is the first record. Time never goes back.
- Of equal times: resume, then the record, then the lap that it ends, then the pause, then the finish.
- Pauses and laps outside the records, or of no length, are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from stridecue.errors import FileError
from stridecue.model.inputs import Body, Input, Mark, MarkKind, Reading
from stridecue.physiology.statistics import median

DEVICE = "file"
"""The device that records of files come from."""
SHORTEST_HOLD_S, LONGEST_HOLD_S = 5.0, 15.0

LONGEST_MAKER = 60
"""OUR CHOICE, for one line of a list."""

_RESUME, _RECORD, _LAP, _PAUSE, _FINISH = range(1, 6)


@dataclass(frozen=True, slots=True)
class FileRun:
    """One run as its file tells it."""

    name: str
    """The file's name, safe to show."""
    sport: str
    """running, walking or hiking."""
    surface: str
    """treadmill, or road where the file does not say indoors."""
    started_at: str | None
    """ISO 8601 in UTC, of recording time 0; None when the file has no date."""
    utc_offset_s: int
    hold_s: float
    """A value older than this is stale: files that record seldom hold longer."""
    inputs: tuple[Input, ...]
    warnings: tuple[str, ...] = ()
    """What was wrong with the file, each in one sentence."""
    from_sensors: bool = False
    """Whether it has what sensors sent, which the settings and auto-pause apply to as in a live run."""
    title: str = ""
    """What the runner called it; one line, safe to show."""
    maker: str = ""
    """The device or program that wrote it; one line, safe to show."""


def hold_s(times_ms: Sequence[int]) -> float:
    """Return how long a value of such records holds: twice the usual gap, within 5 and 15 s."""
    usual_ms = median([later - earlier for earlier, later in pairwise(times_ms)]) or 0
    return max(SHORTEST_HOLD_S, min(LONGEST_HOLD_S, 2 * usual_ms / 1000))


def run_inputs(
    records: Sequence[tuple[int, Reading]],
    pauses: Sequence[tuple[int, int]],
    lap_ends_ms: Sequence[int],
) -> tuple[Input, ...]:
    """Put records, pauses (from, to) and the ends of laps in order, between start and finish."""
    last_ms = records[-1][0]
    placed: list[tuple[int, int, Body]] = [(t_ms, _RECORD, reading) for t_ms, reading in records]
    for start_ms, end_ms in _within(pauses, last_ms):
        placed += [(start_ms, _PAUSE, Mark(MarkKind.PAUSE)), (end_ms, _RESUME, Mark(MarkKind.RESUME))]
    placed += [
        (end_ms, _LAP, Mark(MarkKind.LAP)) for end_ms in sorted(set(lap_ends_ms)) if 0 < end_ms < last_ms
    ]
    placed.append((last_ms, _FINISH, Mark(MarkKind.FINISH)))
    placed.sort(key=lambda item: item[:2])
    bodies = [(0, Mark(MarkKind.START)), *((t_ms, body) for t_ms, _, body in placed)]
    return tuple(Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(bodies))


def check_file(path: Path, largest_bytes: int, kind_hint: str, hint: str) -> None:
    """Refuse what is no file, is empty or is too large to read.

    Raises:
        FileError: it is one of those; the hint is what to do about it.
        OSError: it cannot be looked at.
    """
    name, size = printable(path.name), path.stat().st_size
    if not path.is_file():  # a folder, a pipe or a device would not end
        raise FileError(f"{name} is no file.", kind_hint)
    if size == 0:
        raise FileError(f"{name} is empty.", hint)
    check_size(name, size, largest_bytes)


def check_size(name: str, size_bytes: int, largest_bytes: int) -> None:
    """Refuse a file that is too large to read.

    Raises:
        FileError: it is.
    """
    if size_bytes > largest_bytes:
        raise FileError(
            f"{name} is too large: {size_bytes / 1e6:.0f} MB, and {largest_bytes / 1e6:.0f} MB are allowed.",
            "Check that this is the right file.",
        )


def printable(text: str) -> str:
    """Return a name from outside without what could move a cursor or colour a terminal."""
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text
    )


def one_line(text: str, longest: int) -> str:
    """Return words from outside as one short line without what could move a cursor."""
    return printable(" ".join(text[: 4 * longest].split()))[:longest].rstrip()


def _within(pauses: Sequence[tuple[int, int]], last_ms: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    free_ms = 0
    for start_ms, end_ms in sorted(pauses):
        start, end = max(start_ms, free_ms), min(end_ms, last_ms)
        if start < end:
            found.append((start, end))
            free_ms = end
    return found
