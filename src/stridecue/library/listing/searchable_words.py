"""What a run can be found by: its words, folded once and kept in the list; its tags; the name of its plan.

Rules: a run that was finished or described just now is folded when somebody lists the runs, so that the end of a run
waits for nothing. A plan that has no name, or cannot be read, is none.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress

from stridecue.errors import LibraryError
from stridecue.library.library_file import LibraryFile
from stridecue.library.listing.cleaned_and_folded import cleaned_line, folded
from stridecue.model.run_details import LONGEST_TITLE

_NEW = "SELECT run_id FROM listed WHERE words IS NULL"
_FOUND_BY = "SELECT run_id, title, notes, coalesce(surface, ran_on), plan, source, local_date FROM listed"


def fold_new(file: LibraryFile) -> None:
    """Fold the words of runs that are new in the list, or about which something was said."""
    with file.reading() as connection:
        if connection.execute(f"{_NEW} LIMIT 1").fetchone() is None:
            return
    with (
        suppress(LibraryError),
        file.writing() as connection,
    ):  # a disk that is full keeps nobody from the list
        _name_plans(connection)
        rows = connection.execute(f"{_FOUND_BY} WHERE words IS NULL").fetchall()
        tags = tags_of(connection, [run_id for run_id, *_ in rows])
        connection.executemany(
            "UPDATE listed SET words = ? WHERE run_id = ?",
            [(_folded(words, tags.get(run_id, ())), run_id) for run_id, *words in rows],
        )


def tags_of(connection: sqlite3.Connection, run_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the tags of runs, those that have some."""
    found: dict[int, list[str]] = {}
    query = "SELECT run_id, tag FROM tag WHERE run_id IN (SELECT value FROM json_each(?)) ORDER BY tag"
    for run_id, tag in connection.execute(query, (json.dumps(list(run_ids)),)):
        found.setdefault(run_id, []).append(tag)
    return {run_id: tuple(tags) for run_id, tags in found.items()}


def _folded(words: Iterable[object], tags: Iterable[str]) -> str:
    """Return the words that a run is found by; none of them can be found over the end of another."""
    return "\n".join(folded(each) for each in (*words, *tags) if isinstance(each, str))


def _name_plans(connection: sqlite3.Connection) -> None:
    plans = connection.execute(
        f"SELECT DISTINCT plan_hash, content FROM listed JOIN text ON hash = plan_hash"
        f" WHERE run_id IN ({_NEW}) AND plan IS NULL"
    ).fetchall()
    connection.executemany(
        "UPDATE listed SET plan = ? WHERE plan_hash = ? AND plan IS NULL",
        [(plan_name(content), digest) for digest, content in plans],
    )


def plan_name(content: bytes) -> str | None:
    """Return the name that a plan's text gives it."""
    import tomllib  # noqa: PLC0415 - for runs with a plan only

    try:
        name = tomllib.loads(bytes(content).decode("utf-8", "replace")).get("name")
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    return cleaned_line(name, LONGEST_TITLE) or None if isinstance(name, str) else None
