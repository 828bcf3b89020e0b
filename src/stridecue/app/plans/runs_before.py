"""What the real library has to say before a session is chosen; read in a thread, in a second or so."""

from __future__ import annotations

from stridecue.app.plans.preview import RunsBefore


def runs_before() -> RunsBefore:
    """Return what the runs before now say; raises a StridecueError where the library cannot be read."""
    from datetime import datetime  # noqa: PLC0415

    from stridecue import past_runs  # noqa: PLC0415 - SQLite comes with it
    from stridecue.last_weeks import plans_lately  # noqa: PLC0415
    from stridecue.library.library import Library  # noqa: PLC0415

    now = datetime.now().astimezone()
    with Library(past_runs.library_file()) as library:
        history = library.derivations.history(now)
    lately, done = plans_lately(now)
    return RunsBefore(history, lately, done)
