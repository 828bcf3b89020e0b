"""TOML files that both the program and the runner write.

Rules: a file is read whole or refused with its name, the key and what is allowed; one with a mistake is never written
over. Writing keeps the runner's comments and order.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from stridecue import paths
from stridecue.errors import SettingsError
from stridecue.runner_files.document import MAX_FILE_BYTES
from stridecue.settings_values import from_toml
from stridecue.whole_file import replace_file

T = TypeVar("T")

_ENCODING = "utf-8-sig"
"""An editor may begin a text with a mark of its order of bytes."""
_MEND = "Mend it there, or move it away to start anew."


def read(file: Path, kind: type[T]) -> T | None:
    """Read a file into a dataclass; None when there is no file.

    Raises:
        SettingsError: the file cannot be read, or something in it is wrong.
    """
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}.", "Check who may read it.") from error
    if len(raw) > MAX_FILE_BYTES:
        raise SettingsError(f"{file} is too large for settings.", "Move it away to start with the defaults.")
    try:
        return from_toml(kind, tomllib.loads(raw.decode(_ENCODING)), "")
    except RecursionError as error:
        raise SettingsError(f"{file}: brackets are nested too deep.", _MEND) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file} is not text in UTF-8, at byte {error.start + 1}.", _MEND) from error
    except ValueError as error:  # no TOML, a number that Python finds too long, a wrong value
        reason = str(error)
        raise SettingsError(f"{file}: {reason}{'' if reason.endswith('?') else '.'}", _MEND) from error


def write(file: Path, values: dict[str, Any]) -> None:
    """Write these values, and nothing else, into a file that was read without a mistake.

    Raises:
        SettingsError: it cannot be written.
    """
    import tomlkit  # noqa: PLC0415 - only when something is saved
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    paths.make_private_folder(file.parent)
    try:
        document = tomlkit.parse(file.read_text(encoding=_ENCODING)) if file.exists() else tomlkit.document()
        _write_into(document, values)
        replace_file(file, tomlkit.dumps(document))
    except TOMLKitError as error:
        raise SettingsError(f"{file}: {error}.", _MEND) from error
    except OSError as error:
        raise SettingsError(f"{file} cannot be written: {error.strerror}.", "Nothing was changed.") from error


def _write_into(document: Any, values: dict[str, Any]) -> None:
    """Set values in a tomlkit table, leaving comments and order; keys that are no longer set are removed."""
    for name in [key for key in document if key not in values]:
        del document[name]
    for name, value in values.items():
        if name not in document:
            if value not in ({}, []):
                document[name] = value
        elif isinstance(value, dict):
            _write_into(document[name], value)
        elif _is_rows(value) and _is_rows(document[name]):
            _write_rows(document[name], value)
        elif document[name] != value:
            document[name] = value


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _write_rows(rows: Any, values: list[dict[str, Any]]) -> None:
    """Set an array of tables; rows are the same when their first key has the same value, and keep their comments."""
    if not values:
        rows.clear()
        return
    key = next(iter(values[0]))
    wanted = [row[key] for row in values]
    for place in reversed(range(len(rows))):
        if rows[place].get(key) not in wanted:
            del rows[place]
    there = {row.get(key): row for row in rows}
    for value in values:
        if value[key] in there:
            _write_into(there[value[key]], value)
        else:
            rows.append(value)
