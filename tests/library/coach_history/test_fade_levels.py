"""How far a runner has come, from run to run."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.library.coach_history.fade_levels import (
    Progress,
    Session,
    Standing,
    Uncued,
    after_session,
    cadence_step,
    rested_until,
    standings,
)
from stridecue.model.our_choices.coach import HIGHEST_FADE_LEVEL, SESSION_NEEDED_S

TALL = "posture"


def session(
    days_ago: float, share: float | None = None, told: Progress | None = None, **more: float
) -> Session:
    """A run with ten minutes and this share of them in band; None is a run that did not practise."""
    return Session(
        days_ago, told or Progress(), {} if share is None else {TALL: ten_minutes(share)}, Uncued()
    )


def ten_minutes(share: float) -> Uncued:
    return Uncued(SESSION_NEEDED_S, round(share * SESSION_NEEDED_S))


def week(*shares: float | None) -> list[Session]:
    """A run a day up to yesterday, oldest first."""
    return [session(float(len(shares) - number), share) for number, share in enumerate(shares)]


@pytest.mark.parametrize(
    ("shares", "level", "sessions"),
    [
        ((), None, None),
        ((None, None), None, None),
        ((0.9,), 1, 1),
        ((0.9, 0.9), 2, 0),
        ((0.1, 0.9), 2, 0),
        ((0.9, 0.69), 1, 2),
        ((0.9, 0.69, 0.7), 2, 0),
        ((0.9, None, 0.9), 2, 0),
        ((0.9,) * 4, 3, 0),
        ((0.9,) * 8, 5, 0),
        ((0.9,) * 20, 5, 12),
        ((0.9, 0.9, 0.39), 2, 1),
        ((0.9, 0.9, 0.39, 0.39), 1, 0),
        ((0.9, 0.9, 0.39, 0.4, 0.39), 2, 3),
        ((0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1), 2, 1),
        ((0.1, 0.1, 0.1), 1, 3),
    ],
)
def test_levels_follow_what_was_right_without_being_told(
    shares: tuple[float | None, ...], level: int | None, sessions: int | None
) -> None:
    standing = standings(week(*shares)).get(TALL)
    assert (None if standing is None else (standing.level, standing.sessions)) == (
        None if level is None else (level, sessions)
    )


def test_less_than_ten_minutes_are_no_session() -> None:
    short = Session(1.0, Progress(), {TALL: Uncued(SESSION_NEEDED_S - 1, SESSION_NEEDED_S - 1)}, Uncued())
    assert standings([short, short]) == {}


@pytest.mark.parametrize(("days_ago", "level"), [(20.9, 4), (21.0, 3), (41.9, 3), (42.0, 2), (400.0, 1)])
def test_a_level_is_lost_for_every_three_weeks_without_practice(days_ago: float, level: int) -> None:
    assert rested_until(Standing(4, 1, days_ago=days_ago), 0.0).level == level


def test_a_level_is_lost_between_two_runs_as_well_as_after_the_last() -> None:
    runs = [*(session(60.0 + day, 0.9) for day in (8, 7, 6, 5, 4, 3)), session(30.0, 0.9)]
    assert standings(runs[:-1])[TALL].level == 1, "4, and three levels in 63 days"
    between = standings(runs)[TALL]
    assert (between.level, between.sessions) == (2, 0), "4 to 3 before the last run, and 2 since"


def test_what_a_run_was_told_holds_where_older_runs_are_not_looked_at() -> None:
    told = Progress(fade_levels=((TALL, 4),), fade_sessions=((TALL, 1),))
    assert standings([session(3.0, 0.9, told)])[TALL].level == 5
    assert standings([session(3.0, None, told)])[TALL] == Standing(4, 1, days_ago=3.0)


def test_a_low_run_is_remembered_over_what_the_next_was_told() -> None:
    told = Progress(fade_levels=((TALL, 3),), fade_sessions=((TALL, 1),))
    older = Progress(fade_levels=((TALL, 3),))
    assert standings([session(4.0, 0.1, older), session(2.0, 0.1, told)])[TALL].level == 2
    changed = Progress(fade_levels=((TALL, 2),))
    assert standings([session(4.0, 0.1, older), session(2.0, 0.1, changed)])[TALL].level == 2


def test_a_level_that_was_lost_and_told_is_not_lost_again() -> None:
    before = session(30.0, 0.9, Progress(fade_levels=((TALL, 3),), fade_sessions=((TALL, 0),)))
    told = Progress(fade_levels=((TALL, 2),), fade_sessions=((TALL, 0),))
    assert standings([before, session(5.0, None, told)])[TALL].level == 2


def test_levels_from_outside_are_kept_within_theirs() -> None:
    told = Progress(fade_levels=((TALL, 99), ("arms", -3)), fade_sessions=((TALL, -5),))
    found = standings([session(1.0, None, told)])
    assert (found[TALL].level, found[TALL].sessions, found["arms"].level) == (5, 0, 1)


SHARES = st.floats(0.0, 1.0)


@given(st.lists(st.tuples(st.floats(0.0, 60.0), st.none() | SHARES), max_size=12))
def test_levels_stay_within_theirs(runs: list[tuple[float, float | None]]) -> None:
    sessions = [session(days, share) for days, share in sorted(runs, key=lambda run: -run[0])]
    assert all(1 <= each.level <= HIGHEST_FADE_LEVEL for each in standings(sessions).values())


@given(st.integers(1, HIGHEST_FADE_LEVEL), st.integers(0, 9), st.booleans(), SHARES)
def test_one_run_moves_no_level_by_more_than_one(level: int, sessions: int, low: bool, share: float) -> None:
    after = after_session(Standing(level, sessions, low), share)
    assert abs(after.level - level) <= 1
    assert 1 <= after.level <= HIGHEST_FADE_LEVEL
    assert after.sessions == (sessions + 1 if after.level == level else 0)


@given(st.lists(SHARES, min_size=9, max_size=20))
def test_looking_at_the_last_runs_alone_says_the_same(shares: list[float]) -> None:
    """Each run is told what those before it came to; from the last eight the newest result follows."""
    runs: list[Session] = []
    for number, share in enumerate(shares):
        days_ago = float(len(shares) - number)
        now = standings([_earlier(each, days_ago) for each in runs[-8:]])
        told = Progress(
            tuple((name, each.level) for name, each in now.items()),
            tuple((name, each.sessions) for name, each in now.items()),
        )
        runs.append(session(days_ago, share, told))
    whole = standings([Session(run.days_ago, Progress(), run.techniques, run.target) for run in runs])
    assert {name: (each.level, each.sessions) for name, each in standings(runs[-8:]).items()} == {
        name: (each.level, each.sessions) for name, each in whole.items()
    }


def _earlier(run: Session, days: float) -> Session:
    return Session(run.days_ago - days, run.told, run.techniques, run.target)


def target(*shares: float | None, told: float | None = None) -> Sequence[Session]:
    return [
        Session(
            float(len(shares) - number),
            Progress(cadence_step=told if number == 0 else None),
            {},
            Uncued() if share is None else ten_minutes(share),
        )
        for number, share in enumerate(shares)
    ]


@pytest.mark.parametrize(
    ("shares", "told", "step"),
    [
        ((), None, None),
        ((None,), None, None),
        ((0.5,), None, 0.025),
        ((0.8,), None, 0.025),
        ((0.8, 0.8), None, 0.05),
        ((0.8, 0.79), None, 0.025),
        ((0.8, 0.1, None, 0.8), None, 0.05),
        ((0.9,) * 4, None, 0.075),
        ((0.9,) * 9, None, 0.075),
        ((None,), 0.05, 0.05),
        ((0.9, 0.9), 0.05, 0.075),
        ((0.9, 0.9), 0.06, 0.075),
        ((0.9, 0.9), 0.1, 0.1),
    ],
)
def test_the_target_goes_up_after_two_runs_in_its_band(
    shares: tuple[float | None, ...], told: float | None, step: float | None
) -> None:
    assert cadence_step(target(*shares, told=told)) == step


def test_a_step_that_a_run_was_told_begins_the_count_anew() -> None:
    first, second = target(0.9, 0.9)
    told = Session(second.days_ago, Progress(cadence_step=0.05), {}, second.target)
    assert cadence_step([first, told]) == 0.05
