"""The last weeks of a library, for the choice of a plan: quick, so that nobody waits for a list.

Rules: runs that were looked into are read; of the others only the newest are looked into, for about a second.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from stridecue.library.coach_history.history import age_of
from stridecue.library.coach_history.lately import LookedAt, lately_of
from stridecue.library.coach_history.sessions_done import sessions_done
from stridecue.model.lately import Lately
from stridecue.model.our_choices.plans import (
    LATELY_DAYS,
    LOOKED_INTO_AT_MOST_S,
    MOST_SESSIONS,
    SESSIONS_LOOKED_BACK_DAYS,
)
from stridecue.model.run_settings import SOFT
from stridecue.plans.weeks.progress import SessionDone

if TYPE_CHECKING:
    from stridecue.library.library import Library

_DAY = timedelta(days=1)
_SAYS_WEEKS = "weeks"
"""The key of a plan that belongs to weeks; a text without it need not be read."""


def last_weeks(library: Library, now: datetime) -> tuple[Lately, tuple[SessionDone, ...]]:
    """Return what the runs before now say about the next plan, and the sessions of weeks among them.

    Raises:
        LibraryError: the library cannot be read.
    """
    at_hand = library.derivations.at_hand(now, LATELY_DAYS, LOOKED_INTO_AT_MOST_S)
    looked_at = [
        LookedAt(age / _DAY, row, figures)
        for row, figures in at_hand
        if (age := age_of(row.summary, now)) is not None
    ]
    lately = lately_of(looked_at, library.catalogue.runs_on(SOFT))
    since = now - timedelta(days=SESSIONS_LOOKED_BACK_DAYS)
    plans = library.catalogue.plan_texts(since, _SAYS_WEEKS, MOST_SESSIONS)
    figures = {row.summary.id: each for row, each in at_hand if each is not None}
    for run_id in plans.keys() - figures.keys():
        kept = library.derivations.kept_key_figures(run_id)
        if kept is not None:
            figures[run_id] = kept
    return lately, sessions_done(library.catalogue.rows(list(plans)), plans, figures)
