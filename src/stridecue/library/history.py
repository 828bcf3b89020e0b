"""What the runs of the library have to say to the next one.

Rules: figures of demos are never the runner's. A figure that the runs do not give is None.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from stridecue.model.setup import History
from stridecue.model.summary import RunSummary

LONGEST_OF = timedelta(days=30)
"""The window in which a single much longer run goes with more injuries (Frandsen et al. 2025)."""


def history_of(runs: Iterable[RunSummary], now_utc: datetime) -> History:
    """Return the history figures from the summaries of finished runs."""
    recent = [run for run in runs if _is_recent(run, now_utc)]
    distances = [run.totals.distance_m for run in recent if run.sport == "running"]
    longest = max(distances, default=0.0)
    return History(longest_recent_m=longest or None)


def _is_recent(run: RunSummary, now_utc: datetime) -> bool:
    began = began_at(run)
    return began is not None and now_utc - LONGEST_OF <= began <= now_utc


def began_at(run: RunSummary) -> datetime | None:
    """Return when a run began, or None without a date that can be read."""
    if run.started_at is None:
        return None
    try:
        moment = datetime.fromisoformat(run.started_at)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
