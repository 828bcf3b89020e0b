"""Writes a capture: what sensors send, byte by byte, for a report of a problem.

Rules: a file that is there is never written over, and a new one can be read by its owner alone, since it has addresses
and names. A line is out of our hands before the next one comes, so that whatever ends the program costs nothing.
"""

from __future__ import annotations

import errno
import json
import os
import platform
from pathlib import Path

from stridecue import __version__
from stridecue.errors import FileError
from stridecue.files.capture import FORMAT, VERSION
from stridecue.files.capture_line import Captured, line_of
from stridecue.files.file_run import printable


class CaptureWriter:
    """A capture that is being written.

    Raises FileError if the file is there already or cannot be made.
    """

    def __init__(self, path: Path, started_at: str) -> None:
        """`started_at`: ISO 8601 in UTC, of `t_ms` 0."""
        self._name = printable(path.name)
        self.inputs = 0
        """How many were written."""
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError as error:
            raise FileError(f"{self._name} is there already.", "Name another file.") from error
        except OSError as error:
            raise self._refused(error) from error
        self._stream = os.fdopen(handle, "wb", buffering=0)
        header = {
            FORMAT: "capture",
            "version": VERSION,
            "program": __version__,
            "system": f"{platform.system()} {platform.release()}",
            "started_at": started_at,
        }
        try:
            self._write_line(json.dumps(header))
        except FileError:
            self.close()
            raise

    def write(self, t_ms: int, body: Captured) -> None:
        """Write one input.

        Raises:
            FileError: the disk is full, or the file can no longer be written.
        """
        self._write_line(line_of(t_ms, body))
        self.inputs += 1

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()

    def _write_line(self, line: str) -> None:
        data = line.encode("ascii") + b"\n"
        try:
            while data:
                data = data[self._stream.write(data) or 0 :]
        except OSError as error:
            raise self._refused(error) from error

    def _refused(self, error: OSError) -> FileError:
        if error.errno == errno.ENOSPC:
            return FileError(f"The disk is full, and {self._name} ends here.", "Make room on it.")
        return FileError(f"{self._name} cannot be written: {error.strerror}.", "Choose another place.")
