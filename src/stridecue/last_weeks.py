"""What the runs before say about the choice of a plan: read from the library, which is let go of at once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from stridecue import past_runs

if TYPE_CHECKING:
    from stridecue.model.lately import Lately
    from stridecue.plans.weeks.progress import SessionDone


def plans_lately(now: datetime) -> tuple[Lately, tuple[SessionDone, ...]]:
    """Return what the last weeks say about a plan, and which sessions of weeks of plans were done.

    Takes up to about a second where runs were not looked into yet; demos never count. `now` has a time zone.

    Raises:
        LibraryError: the library cannot be read.
    """
    from stridecue.library.coach_history.last_weeks import last_weeks  # noqa: PLC0415 - with the engine
    from stridecue.library.library import Library  # noqa: PLC0415

    with Library(past_runs.library_file()) as library:
        return last_weeks(library, now)
