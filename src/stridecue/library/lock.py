"""Who is recording a run, or has a bin: an advisory lock on a small file beside the library.

Rules: a process holds the lock of each run that it records. The system lets go of it when the process ends, however it
ends, so no number of a process has to be remembered or trusted. A file that is left behind means nothing by itself.
Where a file system knows no locks, every open run looks abandoned: being able to save a run counts more.
"""

from __future__ import annotations

import errno
import glob
import os
import sys
from pathlib import Path

_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_TRIES = 5


class RunLock:
    """The right to write to one open run."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle: int | None = handle

    @classmethod
    def take(cls, library: Path, run_id: int) -> RunLock | None:
        """Take the lock of a run, or return None while another holder has it.

        Raises:
            OSError: the folder cannot be written.
        """
        return cls.at(lock_path(library, run_id))

    @classmethod
    def at(cls, path: Path) -> RunLock | None:
        """Take the lock that a file stands for, or return None while another holder has it.

        Raises:
            OSError: the folder cannot be written.
        """
        for _ in range(_TRIES):
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            if not _lock(handle):
                os.close(handle)
                return None
            if _is_file_of(path, handle):
                return cls(path, handle)
            # The holder before us removed the file between our opening and our locking it.
            os.close(handle)
        return None

    def release(self) -> None:
        """Give the lock back and remove its file."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if os.name == "posix":  # removed while it is held, so that nobody locks a file that is gone
            self._path.unlink(missing_ok=True)
        os.close(handle)


def lock_path(library: Path, run_id: int) -> Path:
    """Return the lock file of a run."""
    return library.with_name(f"{library.name}-run-{run_id}.lock")


def is_held(library: Path, run_id: int) -> bool:
    """Return whether somebody is recording a run right now."""
    return is_held_at(lock_path(library, run_id))


def is_held_at(path: Path) -> bool:
    """Return whether somebody holds the lock of a file."""
    lock = RunLock.at(path)
    if lock is None:
        return True
    lock.release()
    return False


def anybody_records(library: Path) -> bool:
    """Return whether any run is being recorded right now, whether or not the library can be read."""
    return any(map(is_held_at, library.parent.glob(f"{glob.escape(library.name)}-run-*.lock")))


def _is_file_of(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno not in _HELD
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in _HELD
        return True
