"""Reads a run from a file of whatever kind.

Rules: the beginning of a file counts before the end of its name. A reader is imported when a file needs it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from stridecue.errors import FileError
from stridecue.files.capture import is_capture
from stridecue.files.file_run import FileRun, printable

_READERS = {
    ".fit": "stridecue.files.fit:read_fit",
    ".capture": "stridecue.files.capture:read_capture",
}
"""What reads each kind of file, by the ending of its name."""

_FIT_MARK, _FIT_MARK_AT = b".FIT", 8
_LOOK_AT_BYTES = 512
"""The beginning of a file, by which its kind is told."""


def read_run_file(path: Path) -> FileRun:
    """Read a run from a file.

    Raises FileError when the file cannot be opened, is of no kind that can be read, or has no run in it.
    """
    ending = path.suffix.lower()
    if ending not in _READERS:
        ending = _ending_by_content(path)
    module, function = _READERS[ending].split(":")
    reader: Callable[[Path], FileRun] = getattr(importlib.import_module(module), function)
    return reader(path)


def _ending_by_content(path: Path) -> str:
    name = printable(path.name)
    try:
        if path.is_file():
            with path.open("rb") as stream:
                beginning = stream.read(_LOOK_AT_BYTES)
            if beginning[_FIT_MARK_AT:].startswith(_FIT_MARK):
                return ".fit"
            if is_capture(beginning.partition(b"\n")[0]):
                return ".capture"
        elif not path.exists():
            raise FileError(f"There is no file {name}.", "Check the path.")
    except OSError as error:
        raise FileError(f"{name} cannot be read: {error.strerror or error}.", "Check the path.") from error
    raise FileError(f"{name} is of no kind that can be read.", f"Files can be {', '.join(sorted(_READERS))}.")
