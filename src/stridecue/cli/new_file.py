"""A file of a runner's own that a command starts: what it may be called, and that nothing is written over.

Rules: a name is that of a plain file on every system.
"""

from __future__ import annotations

from pathlib import Path

from stridecue import paths
from stridecue.errors import FileError, UsageError
from stridecue.report import wording

LONGEST_NAME = 40
"""As long as a title may be."""

_NO_FILE_NAMES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
"""What Windows takes for devices."""


def refuse_no_file_name(name: str, what: str, example: str) -> None:
    """Refuse what cannot be the name of a new file; `what` it is for, and an `example` of a name, are said.

    Raises:
        UsageError: it cannot.
    """
    plain = name[:1].isalnum() and all(each.isalnum() or each in "-_" for each in name)
    if not plain or len(name) > LONGEST_NAME or name.lower() in _NO_FILE_NAMES:
        raise UsageError(
            f"{wording.printable(name[: 2 * LONGEST_NAME])!r} cannot be the name of a {what}.",
            f"Letters, digits, - and _ are allowed, at most {LONGEST_NAME}, such as {example}.",
        )


def write_new(file: Path, text: str) -> None:
    """Write a file of the settings' folder that is not there yet.

    Raises:
        UsageError: it is there.
        FileError: it cannot be written.
    """
    paths.make_private_folder(paths.settings_folder())
    paths.make_private_folder(file.parent)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise UsageError(
            f"{wording.printable(str(file))} is there already.", "Edit it, or choose another name."
        ) from None
    except OSError as error:
        raise FileError(
            f"{wording.printable(str(file))} cannot be written: {error.strerror}.", "Nothing was changed."
        ) from error
