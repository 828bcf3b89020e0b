"""The library, looked after when a program starts: sound and up to date, or what can be read of it taken over.

Rules: it takes no longer than one has time, unless something has to be done. Nothing is done in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stridecue.errors import LibraryDamagedError
from stridecue.library.damage.health import look_at_library
from stridecue.library.damage.rescue import NEW
from stridecue.library.database import open_database


@dataclass(frozen=True, slots=True)
class CareTaken:
    """What looking after the library came to."""

    notice: str | None
    """What the runner should know, in whole sentences."""
    whole: bool
    """Whether all of it was looked at; where not, there was not enough time."""


def look_after(library: Path, within_s: float) -> CareTaken:
    """Look whether the library is sound, make it one of today's format, and take over what is left of a damaged one.

    Raises:
        LibraryError: the library cannot be used, and nothing was changed.
    """
    if library.with_name(library.name + NEW).exists():
        from stridecue.library.damage.rescue import end_what_was_begun  # noqa: PLC0415

        end_what_was_begun(library)
    if not library.exists() or not library.stat().st_size:
        return CareTaken(None, True)
    try:
        found = look_at_library(library, within_s)
        open_database(library).close()
    except LibraryDamagedError:
        from stridecue.library.damage.rescue import rescue  # noqa: PLC0415 - hardly ever

        return CareTaken(rescue(library, still_damaged=lambda: _is_damaged(library, within_s)), True)
    return CareTaken(None, found is None or found.whole)


def _is_damaged(library: Path, within_s: float) -> bool:
    try:
        look_at_library(library, within_s)
    except LibraryDamagedError:
        return True
    return False
