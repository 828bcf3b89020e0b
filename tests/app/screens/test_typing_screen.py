"""Grade and speed, typed during a run."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot

from often import first_daily
from stridecue.app.typed_entry import CLOSES_AFTER_S
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.live_layout import LiveLayout
from stridecue.app.widgets.top_line import TopLine
from stridecue.model.cue import CueKind
from stridecue.model.inputs import MarkKind
from stridecue.model.profile import Profile, Unit
from stridecue.model.setup import RunSetup
from stridecue.model.state import Activity, Quality, Signal

NOW_MS = 1_421_000
TYPED_SIX = Signal(6.0, Quality.GOOD, 0.0, "typed")


async def press(world: Any, pilot: Pilot[None], keys: str) -> None:
    """Keys at a finger's pace, split by blanks."""
    for key in keys.split():
        await pilot.press(key)
        world.time_s += 1.0


def banner(screen: Any) -> tuple[str, str]:
    shown = screen.query_one(LiveLayout).banner
    return (shown.text, shown.note) if screen.query_one(LiveLayout).cue_showing else ("", "")


def said(screen: Any) -> str:
    return str(screen.query_one(TopLine).shown[1])


@pytest.mark.parametrize(
    ("keys", "mark", "words"),
    [
        ("g 6 enter", (MarkKind.GRADE, 6.0, None), "grade 6 % typed"),
        ("g 6 full_stop 5 enter", (MarkKind.GRADE, 6.5, None), "grade 6.5 % typed"),
        ("g 6 comma 5 enter", (MarkKind.GRADE, 6.5, None), "grade 6.5 % typed"),
        ("g minus 4 enter", (MarkKind.GRADE, -4.0, None), "grade -4 % typed"),
        ("g 6 5 backspace enter", (MarkKind.GRADE, 6.0, None), "grade 6 % typed"),
        ("g 9 9 enter", (MarkKind.GRADE, 40.0, None), "grade 40 % typed: the most that can be"),
        ("g up enter", (MarkKind.GRADE, 6.5, None), "grade 6.5 % typed"),
        ("g 6 left left enter", (MarkKind.GRADE, 6.0, NOW_MS - 20_000), "grade 6 % typed, began 20 s ago"),
        ("g left left right enter", (MarkKind.GRADE, 6.0, NOW_MS - 10_000), "this 6 % began 10 s ago"),
    ],
)
async def test_a_grade(
    world: Any, make: SimpleNamespace, keys: str, mark: tuple[MarkKind, float, int | None], words: str
) -> None:
    async with world.running(make.state(grade=TYPED_SIX)) as (screen, pilot):
        await press(world, pilot, keys)
        screen.paint()
        assert world.session.pipeline.marks == [mark]
        assert said(screen) == words
        assert banner(screen) == ("", "")
        assert screen.query_one(LiveLayout).figures["grade"].value == f"{mark[1]:.1f}"


async def test_a_dated_grade_holds_from_the_start_of_the_run_at_the_earliest(
    world: Any, make: SimpleNamespace
) -> None:
    world.session.pipeline.now_ms = 34_000
    async with world.running(make.state(elapsed_s=25.0, tick_s=33)) as (screen, pilot):
        await press(world, pilot, "g 6 left left left left")
        assert banner(screen) == ("6 %", "since the start")
        await press(world, pilot, "enter")
        assert world.session.pipeline.marks == [(MarkKind.GRADE, 6.0, 9_000)]


async def test_a_speed_counts_where_no_sensor_tells_one(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state(speed=Signal())) as (screen, pilot):
        await press(world, pilot, "s 9 full_stop 5")
        assert banner(screen) == ("9.5 km/h", "speed of the belt")
        await press(world, pilot, "right enter")
        ((kind, mps, since_ms),) = world.session.pipeline.marks
        assert (kind, round(mps * 3.6, 6), since_ms) == (MarkKind.SPEED, 9.6, None)
        assert said(screen) == "speed 9.6 km/h typed"
        assert screen.query_one(LiveLayout).figures["pace"].value == "6:15"


async def test_a_speed_under_a_belt_that_tells_its_own_waits_and_the_runner_is_told(
    world: Any, make: SimpleNamespace
) -> None:
    async with world.running(make.state()) as (screen, pilot):
        await press(world, pilot, "s 9 enter")
        assert said(screen) == "9.0 km/h typed; it counts when no sensor tells the speed"
        assert screen.query_one(LiveLayout).figures["pace"].value == "5:12"


async def test_miles_are_typed_as_the_belt_s_panel_shows_them(world: Any, make: SimpleNamespace) -> None:
    world.session.setup = RunSetup("1", "0.1", "bluetooth", profile=Profile(unit=Unit.MILE))
    async with world.running(make.state(speed=Signal())) as (screen, pilot):
        await press(world, pilot, "s 6")
        assert banner(screen)[0] == "6 mph"
        await press(world, pilot, "enter")
        assert round(world.session.pipeline.marks[0][1], 4) == 2.6822


async def test_digits_are_ratings_outside_of_an_entry_only(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (_, pilot):
        await press(world, pilot, "7 g 5 escape 8 full_stop minus backspace")
        marks = [(kind, value) for kind, value, _ in world.session.pipeline.marks]
        assert marks == [(MarkKind.SCORE, "effort 7"), (MarkKind.SCORE, "effort 8")]


@pytest.mark.parametrize(
    "keys", first_daily("g 6 escape", "g 6 g", "g enter", "g 6 w w w", "g 6 d d", "g 6 f escape", daily=3)
)
async def test_an_entry_that_is_left_changes_nothing(world: Any, make: SimpleNamespace, keys: str) -> None:
    async with world.running(make.state()) as (screen, pilot):
        await press(world, pilot, keys)
        assert banner(screen) == ("", "")
        assert world.session.pipeline.marks == []
        assert world.session.ends == []


async def test_it_closes_by_itself(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (screen, pilot):
        await press(world, pilot, "g 6")
        world.time_s += CLOSES_AFTER_S - 2.0
        screen.beat()
        assert banner(screen)[0] == "6 %"
        world.time_s += 1.0
        screen.beat()
        assert banner(screen) == ("", "")
        assert world.session.pipeline.marks == []


async def test_a_safety_cue_goes_before_it_and_it_waits(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (screen, pilot):
        await press(world, pilot, "g 6")
        world.session.cue(make.cue("Ease off now", CueKind.SAFETY, priority=100))
        screen.paint()
        assert banner(screen)[0] == "Ease off now"
        for _ in range(40):
            world.time_s += 1.0
            screen.beat()
            screen.paint()
        world.session.pipeline.on_mark = lambda _: world.session.tick(make.state())
        await press(world, pilot, "full_stop 5 enter")
        assert world.session.pipeline.marks == [(MarkKind.DISMISS, None, None)]
        screen.paint()
        assert banner(screen)[0] == "6.5 %"
        await press(world, pilot, "enter")
        assert world.session.pipeline.marks[-1] == (MarkKind.GRADE, 6.5, None)


async def test_any_other_cue_waits_for_the_entry(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (screen, pilot):
        await press(world, pilot, "g 6")
        world.session.cue(make.cue())
        screen.paint()
        assert banner(screen)[0] == "6 %"
        await press(world, pilot, "enter")
        assert banner(screen)[0] == "Stand tall"


@pytest.mark.parametrize("size", first_daily((60, 18), (80, 24), (120, 40)))
async def test_the_numbers_stay_beside_it_and_it_stands_in_letters(
    world: Any, make: SimpleNamespace, size: tuple[int, int]
) -> None:
    async with world.running(make.state(), size) as (screen, pilot):
        await press(world, pilot, "g 1 2 full_stop 5 left")
        await pilot.pause()
        layout = screen.query_one(LiveLayout)
        heart = layout.figures["heart_rate"]
        assert heart.region.height >= 4
        assert heart.region.bottom <= layout.banner.region.y
        rows = [layout.banner.render_line(y).text for y in range(layout.banner.size.height)]
        assert sum("█" in row for row in rows) >= 5
        assert dict(screen.query_one(KeyLine).pairs)["←→"] == "since when"


async def test_before_the_start_a_grade_can_be_typed_and_has_no_earlier(
    world: Any, make: SimpleNamespace
) -> None:
    async with world.running(make.state(activity=Activity.BEFORE, elapsed_s=0.0)) as (screen, pilot):
        await press(world, pilot, "g 2 left")
        assert banner(screen) == ("2 %", "grade from now on")
        await press(world, pilot, "enter")
        assert world.session.pipeline.marks == [(MarkKind.GRADE, 2.0, None)]


async def test_nothing_is_typed_while_the_run_is_about_to_end(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (screen, pilot):
        await press(world, pilot, "f g 4")
        assert banner(screen)[0] == "How was it?"
        assert [kind for kind, _, _ in world.session.pipeline.marks] == [MarkKind.SCORE]


async def test_a_held_arrow_does_not_run_away(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state(grade=TYPED_SIX)) as (_, pilot):
        for _ in range(30):
            await pilot.press("up")
            world.time_s += 1 / 30
        last = world.session.pipeline.marks[-1][1]
        assert 9.0 <= last <= 10.5


async def test_what_is_typed_is_marked_and_auto_says_that_it_is_given_back(
    world: Any, make: SimpleNamespace
) -> None:
    async with world.running(make.state(grade=TYPED_SIX, speed=Signal())) as (screen, pilot):
        await press(world, pilot, "s 9 enter")
        figures = screen.query_one(LiveLayout).figures
        assert figures["grade"].meaning.startswith("typed · ")
        assert figures["pace"].meaning.startswith("typed 9.0 km/h")
        await press(world, pilot, "g 7 a")
        assert world.session.pipeline.marks[1:] == [
            (MarkKind.GRADE, None, None),
            (MarkKind.SPEED, None, None),
        ]
        assert said(screen) == "auto: grade and speed are the sensors' again"
        assert banner(screen) == ("", "")
