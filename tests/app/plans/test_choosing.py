"""Which sessions are listed, and in which order."""

from __future__ import annotations

import pytest

from stridecue.app.plans.choosing import ALL, ANYWHERE, BROUGHT, SUITED, WANTED_GOALS, Wanted, grouped
from stridecue.app.plans.entries import Entry
from stridecue.plans.weeks.week_file import all_weeks
from stridecue.runner_files.mistakes import Mistake
from stridecue.settings_values import CHOICES

HILLS = Entry("hills", "Hills", goals=("power", "speed"), suits=("road",))
EASY = Entry("easy", "Easy", goals=("recovery",))
MINE = Entry("mine", "Mine", goals=("power",), suits=("cycling",), own=True)
WRONG = Entry(
    "wrong", "wrong", mistakes=(Mistake("wrong.toml", None, "name", "found 3", "a text is allowed"),)
)
WEEKS = Entry("weeks", "Weeks", goals=("first steps",), suits=("cycling",), weeks=all_weeks()[0])
ENTRIES = (HILLS, EASY, WRONG, MINE, WEEKS)


def listed(wanted: Wanted) -> list[tuple[str, list[str]]]:
    return [(group.heading, [one.name for one in group.entries]) for group in grouped(ENTRIES, wanted)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), [("", ["weeks", "hills", "easy", "mine"]), ("Files with mistakes", ["wrong"])]),
        (Wanted("power"), [("", ["hills", "mine"]), ("Files with mistakes", ["wrong"])]),
        (
            Wanted("power", "cycling"),
            [("Suits cyclists", ["mine"]), ("Others", ["hills"]), ("Files with mistakes", ["wrong"])],
        ),
        (
            Wanted(brought="road"),
            [
                ("Suits road runners", ["hills", "easy"]),
                ("Others", ["weeks", "mine"]),
                ("Files with mistakes", ["wrong"]),
            ],
        ),
        (Wanted("fun"), [("Files with mistakes", ["wrong"])]),
    ],
)
def test_what_fits_is_listed(wanted: Wanted, expected: list[tuple[str, list[str]]]) -> None:
    assert listed(wanted) == expected


def test_nothing_is_out_of_reach_whatever_a_runner_brings() -> None:
    for brought in BROUGHT:
        assert sum(len(names) for _, names in listed(Wanted(brought=brought))) == len(ENTRIES)


@pytest.mark.parametrize(
    ("goal", "background", "expected"),
    [
        (None, None, Wanted()),
        ("fun", "none", Wanted("fun", ANYWHERE)),
        ("marathon", "swimming", Wanted("marathon", "swimming")),
        ("nonsense", "nowhere", Wanted(ALL, ANYWHERE)),
    ],
)
def test_the_profile_presets_it(goal: str | None, background: str | None, expected: Wanted) -> None:
    assert Wanted.of(goal, background) == expected


def test_everything_that_a_profile_can_say_can_be_looked_for() -> None:
    assert set(WANTED_GOALS) - {ALL} == set(CHOICES["goal"])
    assert set(BROUGHT) - {ANYWHERE} == set(CHOICES["background"]) - {"none"} == set(SUITED)


def test_it_goes_round() -> None:
    wanted = Wanted()
    assert wanted.other_goal(-1).goal == WANTED_GOALS[-1]
    assert wanted.other_goal(1).other_goal(-1) == wanted
    for _ in BROUGHT:
        wanted = wanted.other_brought()
    assert wanted == Wanted()
