"""Texts that a runner wrote, such as cue sets and plans: TOML files in a folder, each named by its stem.

Rules: only texts are read here. A mark of the byte order at a file's head, as some editors write one, is left out. None
is read that is larger than such a file may be. Title and comments of a file that is started for a runner are made here.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path

from stridecue.errors import FileError, UsageError
from stridecue.runner_files.document import MAX_FILE_BYTES

SUFFIX = ".toml"

_COMMENT_COLUMNS = 100
MOST_NAMED = 20
"""OUR CHOICE: so many names are told to somebody who looks for one."""


def is_file_name(name_or_path: str) -> bool:
    """Return whether a file is meant, and not a name."""
    return name_or_path.endswith(SUFFIX) or "/" in name_or_path


def files_in(folder: Path) -> list[Path]:
    """Return the files of a folder by name; none without the folder."""
    return sorted(file for file in folder.glob(f"*{SUFFIX}") if file.is_file()) if folder.is_dir() else []


def read(file: Path, what: str) -> str:
    """Return a file's text; `what` it is, for example `cue set`, is said where it is none.

    Raises:
        FileError: it cannot be read, is too large or is no text.
    """
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise FileError(f"{file} cannot be read: {error.strerror}.", "Check the name.") from error
    if len(raw) > MAX_FILE_BYTES:
        raise FileError(f"{file} is too large for a {what}.", f"At most {MAX_FILE_BYTES // 1024} kB.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(f"{file} is no text file.", f"A {what} is a TOML file in UTF-8.") from error


def no_such(what: str, name: str, known: Iterable[str]) -> UsageError:
    """Return the error of a name that nothing has; `what` it would be is said, and the nearest name."""
    import difflib  # noqa: PLC0415 - only for a mistake

    names = sorted(known)
    near = difflib.get_close_matches(name, names, 1)
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(names[:MOST_NAMED])}{more}."
    return UsageError(f"There is no {what} {name!r}.", hint)


def title_of(name: str) -> str:
    """Return what a file that is started for a runner is called, by its stem."""
    title = name.replace("-", " ").replace("_", " ").strip()
    return title[:1].upper() + title[1:]


def key_lines(explained: Iterable[tuple[str, str]]) -> str:
    """Return keys and what they mean as comments of a file."""
    keys = list(explained)
    width = max(len(name) for name, _ in keys)
    return "\n".join(
        line
        for name, meaning in keys
        for line in textwrap.wrap(
            meaning,
            _COMMENT_COLUMNS,
            initial_indent=f"#   {name:<{width}}  ",
            subsequent_indent="#" + " " * (width + 5),
        )
    )
