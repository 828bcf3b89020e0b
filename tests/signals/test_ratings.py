from __future__ import annotations

import pytest

from stridecue.signals.ratings import Ratings


def test_the_last_score_of_each_scale_holds() -> None:
    ratings = Ratings()
    assert (ratings.mood, ratings.effort, ratings.quiet) == (None, None, None)
    for value in ("mood 4", "effort 0", "quiet 3", "mood 2", "effort 10"):
        ratings.mark(value)
    assert (ratings.mood, ratings.effort, ratings.quiet) == (2, 10, 3)


def test_the_mood_before_is_no_mood_after() -> None:
    ratings = Ratings()
    ratings.mark("mood_before 3")
    assert (ratings.mood_before, ratings.mood) == (3, None)


@pytest.mark.parametrize(
    "value",
    [
        None,
        4.0,
        "",
        "mood",
        "mood 0",
        "mood 6",
        "effort 11",
        "effort -1",
        "effort 1.5",
        "quiet ٣",
        "mood ²",
        "anger 3",
        "mood 4 5",
        "effort " + "0" * 5000,
    ],
)
def test_what_is_no_score_says_nothing(value: object) -> None:
    ratings = Ratings()
    ratings.mark("mood 3")
    ratings.mark(value)
    assert (ratings.mood, ratings.effort, ratings.quiet) == (3, None, None)
