"""What is asked after a run, and what a digit means there."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from stridecue.app.around.after import EFFORT, MOOD, Question, kept_words, questions_after
from stridecue.app.screens.drills import DrillsScreen
from stridecue.app.screens.finished import FinishedCard, finished_card
from stridecue.app.session_types import SessionKind
from stridecue.errors import LibraryError
from stridecue.model.plan import EndsBy, PlanPlace, RepResult, StepKind
from stridecue.model.run_details import RunDetails
from stridecue.model.run_list import ListedRun
from stridecue.model.run_settings import AroundRun
from stridecue.plans.plan import Plan, Step
from stridecue.plans.reading.plan_text import as_text


@pytest.mark.parametrize(
    ("kind", "said", "around", "asked"),
    [
        (SessionKind.LIVE, {}, AroundRun(), (MOOD, EFFORT)),
        (SessionKind.LIVE, {"mood": 4}, AroundRun(), (EFFORT,)),
        (SessionKind.LIVE, {"mood": 4, "effort": 0}, AroundRun(), ()),
        (SessionKind.LIVE, {}, AroundRun(effort=False), (MOOD,)),
        (SessionKind.DEMO, {}, AroundRun(), ()),
        (SessionKind.REPLAY, {}, AroundRun(), ()),
    ],
)
def test_only_what_a_runner_did_not_say_is_asked(
    make: SimpleNamespace,
    kind: SessionKind,
    said: dict[str, int],
    around: AroundRun,
    asked: tuple[Question, ...],
) -> None:
    assert questions_after(kind, make.state(**said), around) == asked


def test_a_run_without_a_second_is_asked_as_well() -> None:
    assert questions_after(SessionKind.LIVE, None, AroundRun()) == (MOOD, EFFORT)


@pytest.mark.parametrize(
    ("question", "key", "figure"),
    [
        (MOOD, "1", 1),
        (MOOD, "5", 5),
        (MOOD, "6", None),
        (MOOD, "0", None),
        (EFFORT, "9", 9),
        (EFFORT, "0", 10),
        (EFFORT, "f1", None),
        (EFFORT, "²", None),
        (EFFORT, "q", None),
    ],
)
def test_a_digit_is_an_answer_on_its_scale(question: Question, key: str, figure: int | None) -> None:
    assert question.answer(key) == figure


def test_what_was_kept_is_said() -> None:
    assert kept_words(((MOOD, 4), (EFFORT, 10))) == "kept: mood 4 of 5 · effort 10 of 10"
    assert kept_words(()) == ""


async def test_one_key_each_and_the_drills_come_back_to_the_card(world: Any, make: SimpleNamespace) -> None:
    world.library.runs = [ListedRun(make.run(12), RunDetails(title="Dawn"))]
    card = finished_card(world.session, make.totals)
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(card)
        await pilot.pause()
        assert "How was it?  1-5" in card.content().plain
        await pilot.press("9", "4", "0", "7")
        told = card.content().plain
        assert "kept: mood 4 of 5 · effort 10 of 10" in told
        assert "How" not in told
        details = world.library.details(12)
        assert (details.title, details.mood_after, details.effort) == ("Dawn", 4, 10)
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, DrillsScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, FinishedCard)
        assert world.library.open == 0


@pytest.mark.nightly
async def test_an_answer_that_cannot_be_kept_is_asked_again(world: Any, make: SimpleNamespace) -> None:
    world.library.error = LibraryError("The disk is full.")
    card = finished_card(world.session, make.totals)
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(card)
        await pilot.pause()
        await pilot.press("4")
        assert "How was it?" in card.content().plain


def planned(make: SimpleNamespace, plan: Plan, place: PlanPlace) -> Any:
    session = make.session(report=["Cues", "  Stand tall: 4 times."])
    session.setup = session.setup.__class__("1", "1", "bluetooth", plan=as_text(plan))
    session.tick(make.state(plan=place))
    return session


def test_the_plan_stands_above_the_figures(make: SimpleNamespace) -> None:
    step = Step(StepKind.REP, "Hill", EndsBy.DISTANCE, distance_m=200.0)
    plan = Plan("hill-200", "Hill repeats, 200 m", steps=(step,))
    place = PlanPlace("rep", results=(RepResult(1, 80.0, 200.0, 2.5, 5.0),), done=True)
    told = finished_card(planned(make, plan, place), make.totals).content().plain
    assert told.index("Hill repeats, 200 m: 1 of 1 repetition, run to its end") < told.index("10.01 km")


@pytest.mark.nightly
async def test_a_run_for_joy_keeps_its_numbers_until_they_are_asked_for(
    world: Any, make: SimpleNamespace
) -> None:
    plan = Plan("joy-run", "For joy", hides_numbers=True, steps=(Step(StepKind.RUN, "Run", EndsBy.KEY),))
    card = finished_card(planned(make, plan, PlanPlace("run")), make.totals)
    told = card.content().plain
    assert "52:42" in told
    assert "10.01 km" not in told
    assert "Stand tall" not in told
    assert "n shows the numbers" in told
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(card)
        await pilot.pause()
        await pilot.press("n")
        told = card.content().plain
        assert "10.01 km" in told
        assert "Stand tall" in told
        assert "n shows" not in told
