"""What the real library has to say before a session is chosen; read in a thread, in a second or so."""

from __future__ import annotations

from datetime import datetime

from stridecue.app.plans.preview import RunsBefore


def runs_before(now: datetime) -> RunsBefore:
    """Return what the runs before now say; demos never count. The library is let go of at once.

    `now` has a time zone.

    Raises:
        LibraryError: the library cannot be read.
    """
    from stridecue import past_runs  # noqa: PLC0415 - SQLite comes with it
    from stridecue.library.coach_history.last_weeks import last_weeks  # noqa: PLC0415 - with the engine
    from stridecue.library.library import Library  # noqa: PLC0415

    with Library(past_runs.library_file()) as library:
        return RunsBefore(library.derivations.history(now), *last_weeks(library, now))
