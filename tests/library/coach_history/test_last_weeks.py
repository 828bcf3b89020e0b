"""The last weeks of a library, for the choice of a plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from hilly_run import HillyRun
from stridecue.library.coach_history import last_weeks as module
from stridecue.library.coach_history.last_weeks import last_weeks
from stridecue.library.derived import derivation
from stridecue.library.library import Library
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.lately import Lately
from stridecue.model.run_details import RunDetails
from stridecue.model.run_settings import RunSettings
from stridecue.model.summary import Totals
from stridecue.plans.reading import shipped_plans
from stridecue.plans.reading.plan_file import made_ready, parse_plan_file
from stridecue.plans.reading.plan_text import as_text
from stridecue.plans.weeks.progress import place
from stridecue.plans.weeks.week_file import all_weeks

NOW = datetime(2026, 3, 31, 20, 0, tzinfo=UTC)
WEEKS = all_weeks()[0]
LASTED = Totals(elapsed_s=1700.0, moving_s=1650.0, distance_m=3000.0, climb_m=20.0)
Record = Callable[..., int]


def marks(*more: Mark) -> list[Input]:
    """A short run in which the runner says something."""
    said = [Mark(MarkKind.START), Mark(MarkKind.SPEED, 2.0), *more]
    end = Input(30_000, len(said), Mark(MarkKind.FINISH))
    return [*(Input(1000 * seq, seq, mark) for seq, mark in enumerate(said)), end]


def session(week: int, number: int) -> str:
    choice = WEEKS.weeks[week - 1].sessions[number - 1]
    return as_text(made_ready(parse_plan_file(choice.name, shipped_plans.text(choice.name)), choice))


def test_an_empty_library_says_nothing(library: Library) -> None:
    assert last_weeks(library, NOW) == (Lately(), ())


def test_what_was_run_is_read_from_the_library(library: Library, record: Record) -> None:
    hilly = HillyRun()
    record(hilly.inputs, hilly.listed.totals, started_at="2026-03-30T16:00:00Z")
    record(marks(Mark(MarkKind.PAIN)), LASTED, started_at="2026-03-29T16:00:00Z")
    record(hilly.inputs, LASTED, started_at="2026-03-28T16:00:00Z", demo=True)
    record(marks(), LASTED, started_at="2026-01-02T16:00:00Z", options=RunSettings(surface="soft"))
    lately, sessions = last_weeks(library, NOW)
    assert sessions == ()
    assert (lately.runs_7d, lately.runs_30d, lately.soft_runs) == (2, 2, 1)
    assert lately.longest_30d_m == max(hilly.listed.totals.distance_m, 3000.0)
    assert len(lately.hilly) == 2
    assert lately.hurt_7d
    assert lately.most_uphill_30d_s is not None
    assert lately.most_uphill_30d_s > 0
    assert last_weeks(library, NOW) == (lately, sessions), "the second time from what was kept"


def test_sessions_of_weeks_are_found_far_back(library: Library, record: Record) -> None:
    record(marks(), LASTED, started_at="2025-11-01T16:00:00Z", plan=session(2, 1))
    record(marks(), LASTED, started_at="2024-11-01T16:00:00Z", plan=session(7, 1))
    record(marks(), LASTED, started_at="2026-03-27T16:00:00Z", plan=session(3, 1))
    record(marks(Mark(MarkKind.PAIN)), LASTED, started_at="2026-03-29T16:00:00Z", plan=session(3, 2))
    record(marks(), LASTED, started_at="2026-03-30T16:00:00Z", plan=session(3, 3), demo=True)
    record(marks(), LASTED, started_at="2026-03-30T17:00:00Z", plan='name = "My weeks"')
    library.catalogue.describe(3, RunDetails(mood_after=4, effort=5))
    _, sessions = last_weeks(library, NOW)
    assert [(one.week, one.session) for one in sessions] == [(2, 1), (3, 1), (3, 2)]
    assert [(one.mood, one.effort, one.hurt) for one in sessions[1:]] == [(4, 5, False), (None, None, True)]
    at = place(WEEKS, sessions, NOW)
    assert (at.week, at.done, at.next_session) == (3, (1, 2), 3)


def test_only_the_newest_runs_are_looked_into_while_somebody_waits(
    library: Library, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (20, 22, 24):
        record(marks(), LASTED, started_at=f"2026-03-{day}T16:00:00Z")
    record(marks(), Totals(elapsed_s=9 * 3600.0, distance_m=1.0), started_at="2026-03-25T16:00:00Z")
    monkeypatch.setattr(module, "LOOKED_INTO_AT_MOST_S", 3500.0)
    lately, _ = last_weeks(library, NOW)
    assert lately.runs_30d == 4
    assert len(lately.hilly) == 2, "two of half an hour; the long one would take too long"
    assert len(last_weeks(library, NOW)[0].hilly) == 3, "a little more each time"
    library.derivations.track(4)
    monkeypatch.setattr(module, "LOOKED_INTO_AT_MOST_S", 9 * 180.0)
    assert len(last_weeks(library, NOW)[0].hilly) == 4, "a track that is kept takes a twentieth"
    monkeypatch.delattr(derivation, "look_into")
    assert len(last_weeks(library, NOW)[0].hilly) == 4
