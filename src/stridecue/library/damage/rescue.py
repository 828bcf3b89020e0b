"""A damaged library is set aside, and what can be read of it goes on in a new one.

Rules:
- Nothing is deleted: the damaged file keeps its content, with its `-wal` and `-shm`, under a name with the date.
- At every moment one library bears the name: the damaged one until the new one is whole and on the disk. A program
  that is killed in between leaves something that the next start begins anew or brings to its end.
- One program at a time, and never while a run is being recorded into the damaged file.
- It is said in one sentence what was done.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from stridecue.errors import LibraryError
from stridecue.library.copies import sync_folder, unused
from stridecue.library.damage.mended_runs import Mended
from stridecue.library.damage.take_over import take_over
from stridecue.library.database import library_errors
from stridecue.library.lock import RunLock, anybody_records

NEW = "-new"
"""Behind the library's name: whole, and about to take its place."""
UNREADY = "-unready"
BESIDE = ("-wal", "-shm")


def rescue(
    library: Path, today: date | None = None, still_damaged: Callable[[], bool] = lambda: True
) -> str | None:
    """Set a damaged library aside, take over what can be read of it, and return what there is to say.

    `still_damaged` is asked once no other program can be at it; where another was quicker, there is nothing to say.

    Raises:
        LibraryError: a run is being recorded, another program is at it already, there is no room, or a newer
            program made the file; nothing was changed then.
    """
    with library_errors(library):
        lock = _take_lock(library)
        try:
            if not still_damaged():
                return None
            unready = library.with_name(library.name + UNREADY)
            _drop(unready)
            os.close(os.open(unready, os.O_CREAT | os.O_EXCL, 0o600))
            mended = take_over(library, unready)
            _make_ready(unready, library)
            aside = _set_aside(library, unused(_aside(library, today or date.today())))
            _take_place(library)
            return _sentence(mended, aside)
        finally:
            _drop(library.with_name(library.name + UNREADY))
            lock.release()


def end_what_was_begun(library: Path) -> None:
    """Bring the taking over of a program that was killed to its end, where only names were left to change.

    Raises:
        LibraryError: the folder cannot be written.
    """
    new = library.with_name(library.name + NEW)
    if not new.exists():
        return
    with library_errors(library):
        lock = _take_lock(library)
        try:
            if any(aside.samefile(library) for aside in library.parent.glob(f"{_STEM}*{library.suffix}")):
                _take_place(library)
            else:  # the damaged library may have changed since
                _drop(new)
        finally:
            lock.release()


_STEM = "library-damaged-"


def _aside(library: Path, today: date) -> Path:
    return library.with_name(f"{_STEM}{today}{library.suffix}")


def _take_lock(library: Path) -> RunLock:
    lock = RunLock.at(library.with_name(f"{library.name}-rescue.lock"))
    if lock is None:
        raise LibraryError(
            "Another Stridecue is just taking over the runs of a damaged library.", "Try again in a moment."
        )
    if anybody_records(library):
        lock.release()
        raise LibraryError(
            "The library is damaged, and a run is being recorded.",
            "Finish the run. The next start takes over what can be read.",
        )
    return lock


def _make_ready(unready: Path, library: Path) -> None:
    """Bring the new library to the disk and give it the name under which it counts."""
    with unready.open("r+b") as stream:
        os.fsync(stream.fileno())
    unready.replace(library.with_name(library.name + NEW))
    sync_folder(library.parent)


def _set_aside(library: Path, aside: Path) -> Path:
    """Give the damaged files a second name, under which they stay."""
    for suffix in (*BESIDE, ""):  # the file itself last: it says that all is done
        file = library.with_name(library.name + suffix)
        if file.exists():
            _second_name(file, aside.with_name(aside.name + suffix))
    sync_folder(library.parent)
    return aside


def _second_name(file: Path, other: Path) -> None:
    try:
        os.link(file, other)
    except OSError:  # a file system without links
        shutil.copy2(file, other)


def _take_place(library: Path) -> None:
    for suffix in BESIDE:  # they must never be read together with the new file
        library.with_name(library.name + suffix).unlink(missing_ok=True)
    sync_folder(library.parent)
    library.with_name(library.name + NEW).replace(library)
    sync_folder(library.parent)


def _drop(file: Path) -> None:
    for suffix in ("", "-journal", *BESIDE):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _sentence(mended: Mended, aside: Path) -> str:
    if not mended.runs:
        return f"The library was damaged and no run in it could be read. It is kept as {aside}; a new one begins."
    if mended.runs == 1:
        told = "One run was taken over into a new one" + (", in part" if mended.in_part else "")
    else:
        told = f"{mended.runs} runs were taken over into a new one"
        told += f", {mended.in_part} of them only in part" if mended.in_part else ""
    return f"The library was damaged. {told}. The damaged file is kept as {aside}."
