"""Whole copies of the library: those that a runner asks for, and those that are kept before a migration.

Rules:
- A copy is written under another name, brought to the disk and then renamed: what bears a copy's name is whole. It is
  readable by its owner only, and never takes the place of a file.
- A copy is of one moment, whatever is written to the library meanwhile.
- Of the copies that are kept by themselves the newest few stay; one that a runner asked for is never removed.
"""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from datetime import date
from pathlib import Path

from stridecue.errors import LibraryDamagedError, LibraryError
from stridecue.library.database import explain, is_damage

FOLDER = "backups"
"""Beside the library: what was kept before it was changed in form."""
KEPT = 3
"""Copies before a migration; each is as large as the library was."""
PART = ".part"
SUFFIX = ".sqlite3"

_KEPT_NAME = re.compile(rf"library-format-\d+-\d{{4}}-\d\d-\d\d(-\d+)?{re.escape(SUFFIX)}")


def write_copy(connection: sqlite3.Connection, target: Path) -> None:
    """Write a whole copy of an open library to a file that is not there yet; not within a transaction.

    Raises:
        LibraryError: it cannot be written, or there is such a file; nothing of it is left behind.
    """
    part: Path | None = None
    try:
        part = _empty_file_beside(target)
        connection.execute("VACUUM INTO ?", (str(part),))
        _to_disk(part)
        _rename(part, target)
    except sqlite3.Error as error:
        what, hint = explain(error)
        kind = LibraryDamagedError if is_damage(error) else LibraryError
        raise kind(f"No copy of the library can be written to {target.parent}. {what}.", hint) from error
    except OSError as error:
        raise LibraryError(
            f"No copy of the library can be written to {target.parent}: {error.strerror}.",
            "Name another place, or change who may write there.",
        ) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def keep_before_migration(library: Path, version: int, today: date | None = None) -> Path:
    """Keep a copy of a library of an older format, and return where it is.

    The caller keeps others from writing meanwhile.

    Raises:
        LibraryError: there is no room for it, or it cannot be written.
    """
    folder = library.parent / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        for left in folder.glob(f"*{PART}"):  # by a program that was killed while it copied
            left.unlink()
    except OSError as error:
        raise LibraryError(
            f"The folder {folder} cannot be used: {error.strerror}.", "Change who may write there."
        ) from error
    target = unused(folder / f"library-format-{version}-{today or date.today()}{SUFFIX}")
    reader = sqlite3.connect(library, isolation_level=None)
    try:
        write_copy(reader, target)
    finally:
        reader.close()
    _drop_oldest(folder)
    return target


def unused(wanted: Path) -> Path:
    """Return this name, or with a number behind it the first that no file has."""
    number, name = 1, wanted
    while name.exists():
        number += 1
        name = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return name


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _drop_oldest(folder: Path) -> None:
    kept = [file for file in folder.iterdir() if _KEPT_NAME.fullmatch(file.name)]
    for file in sorted(kept, key=lambda file: file.stat().st_mtime_ns)[:-KEPT]:
        file.unlink(missing_ok=True)


def _empty_file_beside(target: Path) -> Path:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f"{target.name}-", suffix=PART)
    os.close(handle)
    return Path(name)


def _to_disk(file: Path) -> None:
    with file.open("r+b") as stream:
        os.fsync(stream.fileno())


def _rename(part: Path, target: Path) -> None:
    if target.exists():
        raise LibraryError(f"{target} is there already.", "Name a file that is not.")
    part.rename(target)
    sync_folder(target.parent)
