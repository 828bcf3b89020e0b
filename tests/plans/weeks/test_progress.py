"""Where a runner is in weeks of plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from stridecue.model.run_settings import PlanChoice
from stridecue.plans.weeks.progress import SessionDone, WeeksPlace, next_choice, place
from stridecue.plans.weeks.week_file import Week, Weeks

BEGAN = datetime(2026, 3, 2, 18, tzinfo=UTC)
SESSIONS = {1: 3, 2: 3, 3: 3, 4: 1, 5: 2}
WEEKS = Weeks(
    "walk-run-8",
    "Walk and run",
    "",
    (),
    (),
    tuple(
        Week(number, tuple(PlanChoice("walk-run", week=number, session=each + 1) for each in range(count)))
        for number, count in SESSIONS.items()
    ),
)


def session(day: float, week: int, number: int, **more: object) -> SessionDone:
    done = SessionDone("walk-run-8", week, number, BEGAN + timedelta(days=day), True)
    return replace(done, **more)  # type: ignore[arg-type]


def week_of(week: int, day: float, **more: object) -> list[SessionDone]:
    """All sessions of a week, two days apart, from this day on."""
    return [session(day + 2 * each, week, each + 1, **more) for each in range(SESSIONS[week])]


def on(day: float, *sessions: Sequence[SessionDone] | SessionDone) -> WeeksPlace:
    flat = [one for each in sessions for one in (each if isinstance(each, list) else [each])]
    return place(WEEKS, flat, BEGAN + timedelta(days=day))


def test_without_a_run_it_is_the_first_session_of_the_first_week() -> None:
    assert on(0) == WeeksPlace(1, (), 1, "The first week.")
    assert next_choice(WEEKS, on(0)) == WEEKS.weeks[0].sessions[0]


def test_within_a_week_the_next_session_follows() -> None:
    at = on(3, session(0, 1, 1), session(2, 1, 2))
    assert (at.week, at.done, at.next_session) == (1, (1, 2), 3)
    assert next_choice(WEEKS, at).session == 3


def test_a_week_that_was_run_is_followed_by_the_next() -> None:
    assert on(5, week_of(1, 0)) == WeeksPlace(2, (), 1, "On to week 2.")
    assert on(10, week_of(1, 0), session(7, 2, 1)).done == (1,)


def test_two_of_three_sessions_are_enough_once_seven_days_have_passed() -> None:
    two = [session(0, 1, 1), session(2, 1, 2)]
    assert on(6.9, two).week == 1
    assert on(2, two).done == (1, 2), "a session counts from its beginning on"
    assert on(7, two).week == 2
    assert on(9, [session(0, 1, 1), session(2, 1, 2), session(8, 2, 1)]).done == (1,)


def test_days_that_were_missed_cost_nothing() -> None:
    one = session(0, 1, 1)
    assert on(15, one) == WeeksPlace(1, (1,), 2, "The first week.")
    assert on(16, one, session(15, 1, 2)).week == 2


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"effort": 7}, "7 of 10"),
        ({"mood": 2}, "2 of 5"),
        ({"hurt": True}, "something hurt"),
        ({"complete": False}, "0 of 3 sessions"),
    ],
)
def test_a_week_that_was_much_comes_again_and_the_second_time_the_one_before(
    more: dict[str, object], why: str
) -> None:
    first = [*week_of(1, 0), *week_of(2, 7, **more)]
    at = on(13, first)
    assert (at.week, at.done, at.next_session) == (2, (), 1)
    assert at.why.startswith("Week 2 again: ")
    assert why in at.why
    assert on(20, first, week_of(2, 14)).week == 3
    back = on(20, first, week_of(2, 14, **more))
    assert back.week == 1
    assert back.why.startswith("Back to week 1")
    assert on(28, first, week_of(2, 14, **more), week_of(1, 21)).week == 2


def test_an_effort_as_allowed_and_a_middling_mood_lead_on() -> None:
    assert on(7, week_of(1, 0, effort=6, mood=3)).week == 2
    hilly = replace(WEEKS, most_effort=8)
    assert place(hilly, week_of(1, 0, effort=8), BEGAN + timedelta(days=7)).week == 2


def test_the_first_week_comes_again_as_often_as_it_has_to() -> None:
    again = [one for each in range(4) for one in week_of(1, 7 * each, effort=9)]
    assert on(28, again).week == 1


def test_two_of_three_run_to_the_end_lead_on() -> None:
    tired = [session(0, 1, 1), session(2, 1, 2, complete=False), session(4, 1, 3)]
    assert on(5, tired).week == 2
    assert on(3, tired[:2]).done == (1,)
    assert on(3, tired[:2]).next_session == 3


def test_a_week_of_one_session_wants_that_one() -> None:
    assert on(1, session(0, 4, 1)).week == 5
    assert on(1, session(0, 4, 1, complete=False)).week == 4
    assert on(9, session(0, 5, 1)).week == 5, "both of two"


def test_after_a_long_break_the_week_begins_again() -> None:
    runs = [*week_of(1, 0), session(7, 2, 1), session(9, 2, 2)]
    two_done = on(29, week_of(1, 0), session(7, 2, 1))
    assert (two_done.week, two_done.done) == (2, ())
    assert "22 days away" in two_done.why
    assert on(40, runs) == WeeksPlace(3, (), 1, "Week 3 from its beginning, after 31 days away.")
    assert on(41, runs, session(40, 3, 1)).done == (1,)


def test_a_runner_who_chooses_another_week_is_there_from_then_on() -> None:
    at = on(3, session(0, 1, 1), session(2, 3, 2))
    assert (at.week, at.done, at.next_session) == (3, (2,), 1)
    assert "as you chose" in at.why
    assert on(11, week_of(1, 0), week_of(3, 6)).week == 4


def test_after_the_last_week_all_is_done() -> None:
    at = on(3, week_of(5, 0))
    assert (at.week, at.over, at.done) == (5, True, (1, 2))
    assert on(60, week_of(5, 0)).over, "whatever comes later"
    once_more = on(12, week_of(5, 0), session(10, 5, 2))
    assert (once_more.week, once_more.over, once_more.done) == (5, False, (2,))
    again = on(12, week_of(5, 0), session(11, 2, 1))
    assert (again.week, again.over, again.done) == (2, False, (1,))


def test_what_is_of_other_weeks_or_of_none_does_not_count() -> None:
    strange = [
        session(0, 1, 1, weeks="road-to-trail"),
        session(0, 99, 1),
        session(0, 1, 4),
        session(0, 0, 1),
        session(5, 1, 1),
    ]
    assert on(1, strange) == WeeksPlace(1, (), 1, "The first week.")


_SESSION = st.builds(
    session,
    st.floats(0, 300),
    st.integers(-1, 7),
    st.integers(-1, 4),
    complete=st.booleans(),
    effort=st.none() | st.integers(0, 10),
    mood=st.none() | st.integers(1, 5),
    hurt=st.booleans(),
)


@settings(max_examples=examples(80), deadline=None)
@given(st.lists(_SESSION, max_size=25), st.floats(0, 330), st.randoms(use_true_random=False))
def test_wherever_a_runner_is_it_is_a_week_with_a_session_to_come(
    sessions: list[SessionDone], day: float, random: object
) -> None:
    at = on(day, sessions)
    assert 1 <= at.week <= len(SESSIONS)
    assert 1 <= at.next_session <= SESSIONS[at.week]
    assert set(at.done) <= set(range(1, SESSIONS[at.week] + 1))
    assert next_choice(WEEKS, at).week == at.week
    mixed = list(sessions)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert on(day, mixed) == at, "only the runs count, not their order"


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(_SESSION, max_size=20), st.floats(0, 300))
def test_one_more_session_never_leaps(sessions: list[SessionDone], day: float) -> None:
    now = BEGAN + timedelta(days=day)
    earlier = [one for one in sessions if one.began <= now]
    before = place(WEEKS, earlier, now)
    after = place(WEEKS, [*earlier, session(day, before.week, before.next_session)], now)
    assert abs(after.week - before.week) <= 1
