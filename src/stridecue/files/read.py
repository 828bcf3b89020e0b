"""Reads the runs of a file of whatever kind.

Rules: what a file begins with says what it is, not the end of its name. A reader is imported when a file needs it.
Files packed with gzip are unpacked first.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from stridecue.errors import FileError
from stridecue.files import file_problems, unpacking
from stridecue.files.capture import is_capture, read_capture
from stridecue.files.file_problems import Problem
from stridecue.files.file_run import FileRun, check_file, printable
from stridecue.files.fit_parts import is_fit

ENDINGS = (".fit", ".tcx", ".gpx", ".capture")
"""How the names of files end that can be read; all but the last also packed, with `.gz`."""
PACKED = ".gz"

LARGEST_BYTES = 100_000_000
"""OUR CHOICE: a day of TCX is 80 MB."""
_LOOK_AT_BYTES = 512
"""The beginning of a file, by which its kind is told."""

_Reader = Callable[[str, bytes], tuple[FileRun, ...]]
_FIT, _XML = "stridecue.files.fit:read_fit", "stridecue.files.xml_reading:read_xml"
_BY_NAME = {".fit": _FIT, ".tcx": _XML, ".gpx": _XML}
"""What tells what is wrong with a file that does not begin like any."""
_XML_BEGINS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0")
_ZIP_MARK = b"PK\x03\x04"
_SPACES = b" \t\r\n"


def read_run_file(path: Path) -> FileRun:
    """Read the first run of a file.

    Raises FileError when the file cannot be opened, is of no kind that can be read, or has no run in it.
    """
    first, *more = read_run_files(path)
    if more:
        return replace(first, warnings=(*first.warnings, file_problems.only_first(1 + len(more))))
    return first


def read_run_files(path: Path) -> tuple[FileRun, ...]:
    """Read every run of a file: chained activities, the legs on foot of a triathlon, several tracks.

    Raises FileError when the file cannot be opened, is of no kind that can be read, or has no run in it.
    """
    name = printable(path.name)
    try:
        if not path.exists():
            raise FileError(f"There is no file {name}.", "Check the path.")
        check_file(
            path,
            LARGEST_BYTES,
            f"Files can be {', '.join(ENDINGS)}.",
            "Export the run from its app or watch again.",
        )
        with path.open("rb") as stream:
            if is_capture(stream.read(_LOOK_AT_BYTES).partition(b"\n")[0]) or _ending(path) == ".capture":
                return (read_capture(path),)
            stream.seek(0)
            data = stream.read(LARGEST_BYTES)
    except OSError as error:
        raise FileError(
            f"{name} cannot be read: {error.strerror or error}.",
            "Check the path and your permission to read it.",
        ) from error
    return _runs(name, path, data)


def _runs(name: str, path: Path, data: bytes) -> tuple[FileRun, ...]:
    whole = True
    if unpacking.is_packed(data):
        data, whole = unpacking.unpacked(name, data, LARGEST_BYTES)
    module, function = _reader_of(name, path, data).split(":")
    reader: _Reader = getattr(importlib.import_module(module), function)
    runs = reader(name, data)
    return runs if whole else file_problems.with_warnings(runs, [Problem.UNPACKED], ())


def _reader_of(name: str, path: Path, data: bytes) -> str:
    if is_fit(data):
        return _FIT
    if data.startswith(_ZIP_MARK):
        raise FileError(f"{name} is an archive.", "Unpack it, and name the files that are in it.")
    if data[:_LOOK_AT_BYTES].lstrip(_SPACES).startswith(_XML_BEGINS):
        return _XML
    reader = _BY_NAME.get(_ending(path))
    if reader is None:
        raise FileError(
            f"{name} is of no kind that can be read.",
            f"Files can be {', '.join(ENDINGS)}.",
        )
    if not data:
        raise file_problems.empty(name)
    return reader


def _ending(path: Path) -> str:
    """Return how a file's name ends, but for being packed."""
    return Path(path.name.lower().removesuffix(PACKED)).suffix
