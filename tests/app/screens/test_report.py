"""The report on the screen: its pages, its charts, and what can be done from it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from textual.pilot import Pilot

from made_report import made_report, usual_report
from stridecue.app.report.charts import LEFT_COLUMNS, Charts
from stridecue.app.report.charts_pane import ChartsPane
from stridecue.app.report.course import Axis
from stridecue.app.report.pages import Page
from stridecue.app.screens.export_card import suggested_file
from stridecue.app.screens.finished import finished_card
from stridecue.app.screens.report import ReportScreen
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.note import Note
from stridecue.errors import LibraryError


@asynccontextmanager
async def opened(
    world: Any, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[ReportScreen, Pilot[None]]]:
    """The report of the latest run."""
    app = world.app()
    async with app.run_test(size=size) as pilot:
        app.opening.report("last")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, ReportScreen)
        yield app.screen, pilot


def words(screen: ReportScreen) -> str:
    return str(screen.query_one("#words", Note).visual)


def keys(screen: ReportScreen) -> dict[str, str]:
    return dict(screen.query_one("#keys", KeyLine).pairs)


async def test_pages_turn_and_more_is_behind_a_key(world: Any) -> None:
    async with opened(world) as (screen, pilot):
        assert world.reports.asked == ["last"]
        assert "Time on feet" in words(screen)
        assert keys(screen)["m"] == "3 more"
        await pilot.press("m")
        assert "Your weight is not set." in words(screen)
        await pilot.press("down", "pagedown", "5", "tab", "tab", "shift+tab")
        assert screen.page is Page.EARLIER
        assert "m" not in keys(screen)
        await pilot.press("tab", "m")
        assert "Your weight is not set." not in words(screen)
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, ReportScreen)


async def test_the_cursor_goes_by_keys_and_by_the_mouse(world: Any) -> None:
    async with opened(world) as (screen, pilot):
        await pilot.press("left")
        pane, charts = screen.query_one(ChartsPane), screen.query_one(Charts)
        await pilot.press("2")
        await pilot.pause()
        assert (pane.view.cursor, pane.view.to_place) == (1500, 3000.0)
        await pilot.press("comma")
        assert pane.view.cursor == 1209
        assert "20:10 Ease off now" in str(pane.query(Note)[1].visual)
        assert str(pane.query(Note)[0].visual).startswith("20:10  ")
        await pilot.press("plus", "x", "down", "right")
        assert (pane.view.axis, pane.view.alone) == (Axis.DISTANCE, 0)
        await pilot.press("x", "0", "home")
        assert (pane.view.cursor, pane.view.from_place) == (0, 0.0)
        await pilot.mouse_down(charts, offset=(LEFT_COLUMNS + charts.columns - 1, 4))
        await pilot.pause()
        assert pane.view.cursor >= 2940
        charts.post_message(Charts.Turned(closer=True))
        await pilot.pause()
        assert pane.view.to_place - pane.view.from_place == 1500.0
        await pilot.press("1", "2")
        assert pane.view.cursor >= 2940


async def test_the_runs_beside_it_and_what_can_be_done_with_it(world: Any, monkeypatch: Any) -> None:
    async with opened(world) as (screen, pilot):
        asked: list[tuple[str, int]] = []
        monkeypatch.setattr(
            screen.owner.opening, "describe", lambda run_id, _: asked.append(("describe", run_id))
        )
        monkeypatch.setattr(
            screen.owner.opening, "correct", lambda run_id, _: asked.append(("correct", run_id))
        )
        monkeypatch.setattr(
            screen.owner.opening, "replay", lambda which: asked.append(("replay", int(which)))
        )
        await pilot.press("e", "c", "p")
        assert asked == [("describe", 12), ("correct", 12), ("replay", 12)]
        world.reports.made = made_report(600, run_id=11)
        await pilot.press("b")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert (world.reports.asked, screen.run_id) == (["last", "11"], 11)
        await pilot.press("w", *".x")
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        assert world.reports.written == [(11, "run-2026-09-05-11.fit.x")]


async def test_a_run_that_cannot_be_read_is_told_in_a_sentence(world: Any) -> None:
    world.reports.error = LibraryError("Run 12 is damaged.", "The others are whole.")
    async with opened(world) as (screen, pilot):
        assert words(screen) == "Run 12 is damaged. The others are whole."
        await pilot.press("2", "e", "w", "n", "p", "m")
        assert screen is pilot.app.screen
        assert words(screen) == "Run 12 is damaged. The others are whole."
        assert not {"p", "w", "e", "c", "b n", "←→"} & set(keys(screen))


async def test_the_card_at_the_end_opens_it_and_is_there_again_after_it(world: Any, make: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        card = finished_card(make.session(), make.totals)
        app.push_screen(card)
        await pilot.press("r")
        await app.workers.wait_for_complete()
        assert isinstance(app.screen, ReportScreen)
        assert world.reports.asked == ["12"]
        await pilot.press("escape")
        assert app.screen is card


def test_a_name_for_its_file_is_suggested() -> None:
    run = usual_report().run
    assert suggested_file(run) == "run-2026-09-05-12.fit"
    strange = replace(run, summary=replace(run.summary, started_at="../../x\x1b", id=3))
    assert suggested_file(strange) == "run-3.fit"
