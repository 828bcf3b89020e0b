"""A run for joy: how long, how it felt, and nothing else until it is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from made_report import usual_report
from stridecue.app.report import hidden_numbers, overview, reps_table, splits_page
from stridecue.app.report.pages import Page, Sheet
from stridecue.app.report.report_keys import key_words
from stridecue.app.screens.report import ReportScreen
from stridecue.app.widgets.headline import Headlines
from stridecue.app.widgets.note import Note
from stridecue.model.plan import RepResult
from stridecue.model.run_details import RunDetails
from stridecue.report.plan_report import PlanReport, rep_rows
from stridecue.report.run_report import RunReport

JOY = PlanReport("joy-run", "A run for joy", 0, done=False, hides_numbers=True)
REPS = (RepResult(1, 80.0, 200.0, 2.5, 5.0, 171.0, 30.0), RepResult(2, 84.0, 200.0, 2.4, 5.0))

HILLS = PlanReport("hill-200", "Hill repeats, 200 m", 2, True, False, rep_rows(REPS))


def joyful() -> RunReport:
    report = usual_report()
    return replace(report, plan=JOY, track=replace(report.track, mood_before=3))


def plain(report: RunReport) -> str:
    return "\n".join(line.plain for line in hidden_numbers.lines(report, 76))


def test_the_numbers_wait_where_the_plan_says_so() -> None:
    assert hidden_numbers.hides(joyful())
    assert not hidden_numbers.hides(usual_report())
    assert not hidden_numbers.hides(replace(usual_report(), plan=HILLS))
    told = plain(joyful())
    assert "fine → good" in told
    assert told.endswith("n shows the numbers")
    assert "148" not in told


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [(None, None, ""), (3, None, "fine"), (None, 5, "great"), (3, 5, "fine → great"), (9, 0, "")],
)
def test_the_mood_in_words(before: int | None, after: int | None, words: str) -> None:
    assert hidden_numbers.mood_words(before, after) == words


def test_what_the_runner_said_later_counts() -> None:
    report = joyful()
    run = replace(report.run, details=RunDetails(mood_before=1, mood_after=5, notes="Sun."))
    told = plain(replace(report, run=run))
    assert "awful → great" in told
    assert "Your notes\nSun." in told


def test_the_plan_stands_at_the_top_and_its_repetitions_before_the_splits() -> None:
    usual = usual_report()
    report = replace(usual, plan=HILLS, track=replace(usual.track, reps=REPS))
    first = overview.lines(report, Sheet(100, 20))[0].plain
    assert first == "plan  Hill repeats, 200 m: 2 of 2 repetitions, run to its end"
    told = [line.plain for line in splits_page.lines(report, Sheet(120))]
    assert told[0] == "Repetitions"
    assert told[2].split()[:3] == ["1", "1:20", "200"]
    assert told.index("Splits") == 5
    assert "against" not in told[1]
    assert [line.plain for line in reps_table.lines(report, Sheet(40))][1].endswith("s")
    assert reps_table.lines(usual, Sheet(120)) == []


def test_the_keys_say_where_the_numbers_are() -> None:
    words = key_words(joyful(), Page.OVERVIEW, everything=False, hidden=True)
    assert (words["beside(1)"], words["beside(-1)"]) == ("the numbers", "")


async def test_n_shows_the_numbers_and_then_goes_on(world: Any) -> None:
    world.reports.made = joyful()
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReportScreen)
        assert len(screen.query_one(Headlines).shown) == 1
        await pilot.press("2")
        assert "fine → good" in str(screen.query_one("#words", Note).content)
        await pilot.press("1", "n")
        await pilot.pause()
        assert len(screen.query_one(Headlines).shown) == 3
        assert "148 bpm" in str(screen.query_one("#words", Note).content)
