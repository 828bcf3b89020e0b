"""Which files a runner means: those that are named, and all of a kind that can be read in the folders that are named.

Rules: a file that is named counts whatever its ending is; in a folder only the endings of runs count, hidden files do
not. A folder is gone through with all that is in it, each file once, in the order of the names; links to folders are
not followed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stridecue.errors import FileError
from stridecue.files.file_run import printable

ENDINGS = (".fit", ".tcx", ".gpx", ".fit.gz", ".tcx.gz", ".gpx.gz", ".capture")
"""What is taken for a run in a folder."""
MOST_FILES = 100_000
"""OUR CHOICE: more than anybody ran; it bounds a folder that was named by mistake."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file to be read."""

    path: Path
    named: bool
    """Whether it was named itself, not its folder."""


def found_files(named: Iterable[Path]) -> list[FoundFile]:
    """Return the files that are named or in folders that are.

    Raises:
        FileError: a folder that was named cannot be looked into, or there are too many files.
    """
    found: dict[Path, FoundFile] = {}
    for path in named:
        for file in _files_of(path):
            found.setdefault(_real(file.path), file)
            if len(found) > MOST_FILES:
                raise FileError(
                    f"There are more than {MOST_FILES} files in {printable(str(path))}.",
                    "Name the folder with the runs.",
                )
    return list(found.values())


def _files_of(path: Path) -> Iterator[FoundFile]:
    if not os.path.isdir(path):  # noqa: PTH112 - a name that no file can have is not there: this one never raises
        yield FoundFile(
            path, named=True
        )  # one that is not there is refused like any other that cannot be read
        return

    def refuse(error: OSError) -> None:
        if error.filename == str(path):  # a folder deeper down that is not ours is left out
            raise FileError(
                f"The folder {printable(str(path))} cannot be read: {error.strerror}.", "Check who may."
            )

    for folder, folders, names in os.walk(path, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                yield FoundFile(Path(folder, name), named=False)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
