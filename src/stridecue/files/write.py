"""Writes a run to a file, in the format that its ending names.

Rules: a file is written whole or not at all, and never over another one unless told. What writes a format is imported
when a file needs it.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from pathlib import Path

from stridecue.errors import FileError
from stridecue.files.exported_run import ExportedRun
from stridecue.files.file_run import printable
from stridecue.whole_file import replace_file

_WRITERS = {
    ".fit": "stridecue.files.writing.fit_activity:fit_bytes",
    ".tcx": "stridecue.files.writing.tcx:tcx_bytes",
    ".gpx": "stridecue.files.writing.gpx:gpx_bytes",
    ".csv": "stridecue.files.writing.csv:csv_bytes",
    ".json": "stridecue.files.writing.json:json_bytes",
}
"""What writes each format, by the ending of the file's name."""

ENDINGS = tuple(_WRITERS)
DATED = (".fit", ".tcx", ".gpx")
"""Formats that cannot do without the run's date."""


def write_run(run: ExportedRun, path: Path, *, overwrite: bool = False) -> None:
    """Write a run to a file that is not there yet, unless it may be written over.

    Raises:
        FileError: the ending names no format, the format cannot hold the run, the file is there already or cannot be
            written.
    """
    name = printable(path.name)
    written_by = writer(path)
    if not overwrite and os.path.exists(path):  # noqa: PTH110 - never raises, whatever the name
        raise FileError(f"{name} is there already.", "Name another file.")
    if not run.records:
        raise FileError("The run has no records: there is nothing to write.", "Choose another run.")
    data = written_by(run)
    try:
        replace_file(path, data)
    except OSError as error:
        raise FileError(
            f"{name} cannot be written: {error.strerror or error}.", "Choose another place."
        ) from error


def writer(path: Path) -> Callable[[ExportedRun], bytes]:
    """Return what turns a run into the bytes of a file of this name.

    Raises:
        FileError: the ending names no format.
    """
    place = _WRITERS.get(path.suffix.lower())
    if place is None:
        raise FileError(
            f"{printable(path.name)} is of no kind that can be written.",
            f"Files can be {', '.join(ENDINGS)}.",
        )
    module, function = place.split(":")
    written_by: Callable[[ExportedRun], bytes] = getattr(importlib.import_module(module), function)
    return written_by
