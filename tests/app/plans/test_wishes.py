"""How a session is wanted: its version, its course."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from stridecue.app.plans.wishes import Wishes
from stridecue.model.run_settings import PlanChoice, PlanVersion

HILLS, SURPRISE = PlanChoice("hills"), PlanChoice("surprise")
OF_WEEKS = PlanChoice("surprise", seed=7, weeks="to-trail", week=4, session=1)


@pytest.fixture
def wishes() -> Wishes:
    numbers = count(41)
    return Wishes(lambda: next(numbers))


def test_a_surprise_has_one_course_from_the_first_look_on(wishes: Wishes) -> None:
    assert wishes.of(HILLS, surprise=False) == HILLS
    assert wishes.of(SURPRISE, surprise=True).seed == 41
    assert wishes.of(SURPRISE, surprise=True).seed == 41
    wishes.other_course(SURPRISE)
    assert wishes.of(SURPRISE, surprise=True).seed == 42


def test_a_session_of_weeks_keeps_its_place_and_its_course(wishes: Wishes) -> None:
    assert wishes.of(OF_WEEKS, surprise=True) == OF_WEEKS
    wishes.other_course(OF_WEEKS)
    assert wishes.of(OF_WEEKS, surprise=True) == replace(OF_WEEKS, seed=41)
    assert wishes.of(SURPRISE, surprise=True).seed == 42, (
        "the same plan outside of the weeks is another session"
    )


def test_versions_go_round(wishes: Wishes) -> None:
    seen = []
    for _ in range(4):
        seen.append(wishes.of(HILLS, surprise=False).version)
        wishes.next_version(HILLS, tuple(PlanVersion))
    easier, as_written, harder = PlanVersion
    assert seen == [as_written, harder, easier, as_written]
    wishes.next_version(SURPRISE, (as_written, easier))
    assert wishes.of(SURPRISE, surprise=False).version is easier


@pytest.mark.parametrize(
    ("keys", "typed", "seed"),
    [
        (["4", "2"], "42", 42),
        (["0", "7"], "7", 7),
        (["1", "2", "3", "4", "5"], "1234", 1234),
        (["4", "2", "backspace"], "4", 4),
        (["4", "backspace"], None, 41),
        (["backspace"], None, 41),
    ],
)
def test_a_number_is_typed(wishes: Wishes, keys: list[str], typed: str | None, seed: int) -> None:
    for key in keys:
        wishes.type(key)
    assert wishes.typed == typed
    wishes.take(SURPRISE)
    assert wishes.typed is None
    assert wishes.of(SURPRISE, surprise=True).seed == seed
