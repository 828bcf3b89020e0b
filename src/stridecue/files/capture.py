"""Captures to runs: what sensors sent, recorded for a report of a problem, played like any other run.

Rules:
- The first line is a header, `{"stridecue": "capture", "version": 1, ...}`; each other line is one input
  (`capture_line`). Start and finish are put around them; the settings are those of whoever replays it.
- A file is untrusted: its size, its lines, its inputs and its length in time are bounded. A line that is no input is a
  mistake, told with file and line, and the file is refused; a last line that broke off is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from stridecue.errors import FileError
from stridecue.files.capture_line import BadLineError, Captured, parse_object, read_line
from stridecue.files.file_run import SHORTEST_HOLD_S, FileRun, check_file, printable
from stridecue.model.inputs import Body, Input, Link, Mark, MarkKind, Packet

FORMAT = "stridecue"
"""The key by which a header is known."""
VERSION = 1

# OUR CHOICE: longer than anybody captures, and short enough for memory.
LARGEST_BYTES = 50_000_000
LONGEST_LINE = 8_192
MOST_INPUTS = 300_000
MOST_MISTAKES = 5
"""Told of one file."""
_HEADER_KEYS = frozenset({FORMAT, "version", "program", "system", "started_at", "note"})
_MOST_UNKNOWN = 5
_BELT = "1826", "2ACD"
_UTF8_MARK = b"\xef\xbb\xbf"
_HINT = "Record it again by `stridecue sensors --capture FILE`."


def is_capture(beginning: bytes) -> bool:
    """Tell by the beginning of a file whether it is a capture."""
    line = beginning.removeprefix(_UTF8_MARK).lstrip()
    return line.startswith(b"{") and b'"' + FORMAT.encode() + b'"' in line and b'"capture"' in line


def read_capture(path: Path) -> FileRun:
    """Read a capture.

    Raises FileError when the file cannot be opened, is no capture, is too large, or has a mistake or no input.
    """
    name = printable(path.name)
    try:
        check_file(path, LARGEST_BYTES, "Name a file that ends in .capture.", _HINT)
        with path.open("rb") as stream:
            return _Reading(name).run(stream)
    except OSError as error:
        raise FileError(
            f"{name} cannot be read: {error.strerror or error}.",
            "Check the path and your permission to read it.",
        ) from error


class _Reading:
    """One capture as it is read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._header: Mapping[str, Any] = {}
        self._taken: list[tuple[int, Captured]] = []
        self._unknown: dict[str, int] = {}
        """Key → the first line that has it."""
        self._mistakes: list[str] = []
        self._warnings: list[str] = []

    def run(self, stream: BinaryIO) -> FileRun:
        lines = _lines(stream)
        self._take_header(next(lines, (1, "")))
        for number, text in lines:
            if len(self._taken) >= MOST_INPUTS:
                self._warnings.append(
                    f"The capture is longer than any; its first {MOST_INPUTS} inputs were read."
                )
                break
            if len(self._mistakes) >= MOST_MISTAKES:
                break
            self._take(number, text)
        if self._mistakes:
            raise FileError("\n".join(self._mistakes), _HINT)
        if not self._taken:
            raise FileError(f"{self._name} has no inputs: nothing came from a sensor.", _HINT)
        return self._as_run()

    def _take_header(self, line: tuple[int, str | None]) -> None:
        number, text = line
        try:
            header = parse_object((text or "").removesuffix("\n"))
        except BadLineError:
            header = {}
        if header.get(FORMAT) != "capture":
            raise FileError(f"{self._name} is no capture: its first line does not say so.", _HINT)
        if type(header.get("version")) is not int or header["version"] < 1:
            raise FileError(f"{self._name}, line {number}: version must be a whole number from 1.", _HINT)
        if header["version"] > VERSION:
            raise FileError(
                f"A newer Stridecue wrote {self._name}: this one reads version {VERSION}.",
                "Use the newer Stridecue.",
            )
        self._header = header
        self._note_unknown(number, (printable(key) for key in header if key not in _HEADER_KEYS))

    def _take(self, number: int, text: str | None) -> None:
        if text is not None and not text.strip():
            return
        try:
            if text is None:
                raise BadLineError(f"it is no text of at most {LONGEST_LINE} bytes")
            line = read_line(text)
            if self._taken and line.t_ms < self._taken[-1][0]:
                raise BadLineError("t_ms goes back")
        except BadLineError as mistake:
            if text is not None and not text.endswith("\n"):
                self._warnings.append("The capture broke off in the middle of its last line.")
            else:
                self._mistakes.append(f"{self._name}, line {number}: {mistake}.")
            return
        self._note_unknown(number, line.unknown)
        self._taken.append((line.t_ms, line.body))

    def _note_unknown(self, number: int, keys: Iterator[str] | tuple[str, ...]) -> None:
        for key in keys:
            if len(self._unknown) < _MOST_UNKNOWN:
                self._unknown.setdefault(key[:40], number)

    def _as_run(self) -> FileRun:
        bodies: list[tuple[int, Body]] = [
            (0, Mark(MarkKind.START)),
            *self._taken,
            (self._taken[-1][0], Mark(MarkKind.FINISH)),
        ]
        unknown = [
            f"{key!r} (line {number}) is not known to this version and was left out."
            for key, number in self._unknown.items()
        ]
        if not any(isinstance(body, Packet) for _, body in self._taken):
            self._warnings.append("No packet is in the capture, only what happened to the links.")
        return FileRun(
            name=self._name,
            sport="running",
            surface="treadmill" if any(_is_of_belt(body) for _, body in self._taken) else "road",
            started_at=_utc(self._header.get("started_at")),
            utc_offset_s=0,
            hold_s=SHORTEST_HOLD_S,
            inputs=tuple(Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(bodies)),
            warnings=(*self._warnings, *unknown),
            from_sensors=True,
        )


def _lines(stream: BinaryIO) -> Iterator[tuple[int, str | None]]:
    """Return the lines with their numbers; None for one that is too long or no text."""
    number = 0
    while raw := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(LONGEST_LINE)
            yield number, None
            continue
        try:
            yield number, raw.removeprefix(_UTF8_MARK if number == 1 else b"").decode("utf-8")
        except UnicodeDecodeError:
            yield number, None


def _is_of_belt(body: Captured) -> bool:
    service, characteristic = _BELT
    return service in body.services if isinstance(body, Link) else body.characteristic == characteristic


def _utc(value: object) -> str | None:
    """Return when the capture began, if its header has a date."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if moment is None or moment.tzinfo is None:
        return None
    try:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except OverflowError:  # on the first or last day of the calendar
        return None
