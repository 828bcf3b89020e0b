"""A run on the screen, by its keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot

from stridecue import paths
from stridecue import settings as settings_file
from stridecue.app.device_question import SETTLE_BEATS
from stridecue.app.screens.card import Card
from stridecue.app.screens.home import HomeScreen
from stridecue.app.screens.live import LiveScreen
from stridecue.app.screens.unwell import StopCard
from stridecue.app.screens.why_panel import WhyPanel
from stridecue.app.session_types import SessionKind
from stridecue.app.widgets.device_bar import DeviceBar
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.live_layout import LiveLayout
from stridecue.app.widgets.top_line import TopLine
from stridecue.errors import BluetoothError
from stridecue.model.cue import CueKind
from stridecue.model.events import Noticed, Sampled, Topic
from stridecue.model.inputs import Change, ChangeKind, Input, MarkKind
from stridecue.model.state import Activity, Quality, Quantity, Signal


@asynccontextmanager
async def running(
    world: Any, state: Any, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[LiveScreen, Pilot[None]]]:
    """The live screen with one state on it."""
    async with world.running(state, size) as (screen, pilot):
        assert isinstance(screen, LiveScreen)
        yield screen, pilot


def kinds(world: Any) -> list[MarkKind]:
    return [kind for kind, _, _ in world.session.pipeline.marks]


async def press(world: Any, pilot: Pilot[None], *keys: str) -> None:
    """Keys at a finger's pace."""
    for key in keys:
        await pilot.press(key)
        world.time_s += 0.2


def figure(screen: LiveScreen, name: str) -> tuple[str, str, str]:
    shown = layout(screen).figures[name]
    return shown.value, shown.meaning, shown.tone


def banner(screen: LiveScreen) -> tuple[str, str]:
    return layout(screen).banner.text, layout(screen).banner.kind


def layout(screen: LiveScreen) -> LiveLayout:
    return screen.query_one(LiveLayout)


async def test_the_numbers_are_the_state_s(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, _):
        assert figure(screen, "heart_rate") == ("151", "zone 3 · easy cap 156 · in 60 s 154", "zone-3")
        assert [figure(screen, name)[0] for name in ("cadence", "pace", "grade")] == ["164", "5:12", "6.0"]
        assert screen.query_one(TopLine).shown == (
            "Hill 6 × 200 m",
            "lap 5, 0:32",
            "4.52 km · 23:41",
            "dim",
        )
        assert len(screen.query_one(DeviceBar).devices) == 3


async def test_a_pause_is_said_where_a_cue_would_stand(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state(activity=Activity.PAUSED)) as (screen, pilot):
        assert banner(screen) == ("Paused", "info")
        assert screen.query_one(LiveLayout).cue_showing
        assert screen.query_one(TopLine).shown[3] == "off"
        world.session.tick(make.state())
        screen.paint()
        await pilot.pause()
        assert not screen.query_one(LiveLayout).cue_showing
        assert screen.query_one(TopLine).shown[3] == "dim"


async def test_a_heartbeat_is_painted_before_the_next_second(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, pilot):
        world.time_s += 1
        world.session.model.on_event(Sampled(Quantity.HEART_RATE, make.good(163.0)))
        await pilot.pause()
        assert figure(screen, "heart_rate")[0] == "163"


async def test_a_burst_of_samples_is_one_frame(
    world: Any, make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(world, make.state()) as (screen, pilot):
        frames = []
        paint = screen._painter.paint
        monkeypatch.setattr(screen._painter, "paint", lambda *args: (frames.append(1), paint(*args)))
        world.time_s += 1
        for value in range(500):
            world.session.model.on_event(Sampled(Quantity.HEART_RATE, make.good(100.0 + value / 10)))
        await pilot.pause()
        assert frames == [1]
        assert figure(screen, "heart_rate")[0] == "150"


async def test_a_stale_heart_rate_is_dim_with_its_age_and_a_lost_one_is_gone(
    world: Any, make: SimpleNamespace
) -> None:
    async with running(world, make.state()) as (screen, _):
        world.session.tick(make.state(heart_rate=Signal(151.0, Quality.STALE, 7.0)))
        screen.paint()
        assert figure(screen, "heart_rate") == ("151", "7 s ago", "dim")
        world.session.tick(make.state(heart_rate=Signal(151.0, Quality.LOST, 31.0)))
        screen.paint()
        assert figure(screen, "heart_rate") == ("--", "lost 0:31 ago", "dim")


async def test_a_cue_takes_the_lower_place_and_stays_three_seconds(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, _):
        world.session.cue(make.cue())
        screen.paint()
        assert banner(screen) == ("Stand tall", "technique")
        assert layout(screen).cue_showing
        world.session.tick(make.state())
        world.time_s += 2.9
        screen.paint()
        assert layout(screen).cue_showing
        world.time_s += 0.2
        screen.paint()
        assert not layout(screen).cue_showing
        assert banner(screen)[0] == ""


async def test_enter_takes_a_cue_away_and_tells_the_coach(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, pilot):
        world.session.cue(make.cue())
        screen.paint()
        world.session.pipeline.on_mark = lambda _: world.session.tick(make.state())
        await pilot.press("enter")
        screen.paint()
        assert not layout(screen).cue_showing
        assert kinds(world) == [MarkKind.DISMISS]


async def test_space_starts_pauses_and_goes_on(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state(activity=Activity.BEFORE)) as (_, pilot):
        for activity in (Activity.ACTIVE, Activity.AUTO_PAUSED, Activity.PAUSED, Activity.ACTIVE):
            await pilot.press("space")
            world.session.tick(make.state(activity=activity))
            world.time_s += 1
        assert kinds(world) == [MarkKind.START, MarkKind.PAUSE, MarkKind.PAUSE, MarkKind.RESUME]


async def test_a_held_space_is_one_press(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (_, pilot):
        for _ in range(20):
            await pilot.press("space")
            world.time_s += 0.1
        assert kinds(world) == [MarkKind.PAUSE]


async def test_what_the_space_key_asks_for_shows_at_once(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, pilot):
        await pilot.press("space")
        screen.paint()
        assert banner(screen) == ("Paused", "info")
        world.session.tick(make.state())  # the engine says otherwise
        screen.paint()
        assert banner(screen)[0] == ""


async def test_every_key_is_a_mark(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (_, pilot):
        await pilot.press("l", "up", "a", "m", "y", "n", "7", "0", "b")
        assert world.session.pipeline.marks == [
            (MarkKind.LAP, None, None),
            (MarkKind.GRADE, 6.5, None),
            (MarkKind.GRADE, None, None),
            (MarkKind.SPEED, None, None),
            (MarkKind.MUTE, 1.0, None),
            (MarkKind.YES, None, None),
            (MarkKind.NO, None, None),
            (MarkKind.SCORE, "effort 7", None),
            (MarkKind.SCORE, "effort 10", None),
        ]
        assert world.session.pipeline.changes == [("setting", "metronome", "schedule")]


async def test_grade_keys_add_up_within_a_second_and_snap_to_halves(
    world: Any, make: SimpleNamespace
) -> None:
    async with running(world, make.state(grade=make.good(5.9))) as (screen, pilot):
        await press(world, pilot, "up", "up", "up")
        assert [value for _, value, _ in world.session.pipeline.marks] == [6.5, 7.0, 7.5]
        screen.paint()
        assert figure(screen, "grade")[0] == "7.5"


async def test_speed_keys_go_by_a_tenth_of_what_the_belt_s_panel_says(
    world: Any, make: SimpleNamespace
) -> None:
    typed = Signal(10.0 / 3.6, Quality.GOOD, 0.0, "typed")
    async with running(world, make.state(speed=typed)) as (_, pilot):
        await press(world, pilot, "right", "right", "left")
        speeds = [round(value * 3.6, 3) for _, value, _ in world.session.pipeline.marks]
        assert speeds == [10.1, 10.2, 10.1]


async def test_a_typed_speed_is_not_shown_over_a_measured_one(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, pilot):
        await pilot.press("right")
        screen.paint()
        assert figure(screen, "pace")[0] == "5:12"


async def test_no_lap_while_paused(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state(activity=Activity.PAUSED)) as (_, pilot):
        await pilot.press("l")
        assert kinds(world) == []


async def test_mute_is_taken_back_by_the_same_key(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state(muted=True)) as (_, pilot):
        await pilot.press("m")
        assert world.session.pipeline.marks == [(MarkKind.MUTE, 0.0, None)]


async def test_why_stands_under_the_cue_and_afterwards_in_a_panel(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, pilot):
        panel = screen.query_one(WhyPanel)
        world.session.cue(make.cue())
        await pilot.press("w")
        assert layout(screen).banner.note == "Tall posture leaves room for the legs to turn over."
        assert not panel.display
        world.session.tick(make.state())
        world.time_s += 5
        screen.paint()
        assert panel.display
        assert "Stand tall, at 23:41" in str(panel.content)
        assert "cadence change -4.1" in str(panel.content)
        await pilot.press("w", "w")
        assert not panel.display


async def test_escape_closes_the_reasons(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, pilot):
        await pilot.press("w")
        assert screen.query_one(WhyPanel).display
        await pilot.press("escape")
        assert not screen.query_one(WhyPanel).display
        assert world.session.ends == []


async def test_finish_can_be_undone_by_its_key_and_by_escape(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, pilot):
        for undo in ("f", "escape"):
            await pilot.press("f")
            assert screen.query_one(TopLine).shown[1] == "finishing in 10 s · how was it? 1-5"
            assert "10 s" in screen.query_one(KeyLine).pairs[0][1]
            world.time_s += 9
            screen.beat()
            await pilot.press(undo)
            world.time_s += 5
            screen.beat()
        assert kinds(world) == []
        screen.paint()
        assert screen.query_one(TopLine).shown[1] == "lap 5, 0:32"


async def test_a_notice_waits_for_the_count_down(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, pilot):
        await pilot.press("f")
        world.session.model.on_event(Noticed("Something less pressing."))
        screen.paint()
        assert screen.query_one(TopLine).shown[1] == "finishing in 10 s · how was it? 1-5"
        await pilot.press("escape")
        assert screen.query_one(TopLine).shown[1] == "Something less pressing."


async def test_after_ten_seconds_the_run_ends_where_the_key_was_pressed(
    world: Any, make: SimpleNamespace
) -> None:
    async with running(world, make.state()) as (screen, pilot):
        await pilot.press("f")
        world.time_s += 10
        world.session.pipeline.now_ms += 10_000
        screen.beat()
        await pilot.pause()
        assert world.session.pipeline.marks == [(MarkKind.FINISH, None, 1_421_000)]
        assert world.session.ends == ["finished"]
        card = pilot.app.screen
        assert isinstance(card, Card)
        assert "10.01 km" in card.content().plain
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize("key", ["escape", "f"])
async def test_a_run_that_never_began_is_not_kept(world: Any, make: SimpleNamespace, key: str) -> None:
    async with running(world, make.state(activity=Activity.BEFORE)) as (_, pilot):
        await pilot.press(key)
        await pilot.pause()
        assert world.session.ends == ["discarded"]
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize(
    ("key", "ends", "running_on"), [("f", ["finished"], False), ("t", ["discarded"], False), ("g", [], True)]
)
async def test_ctrl_c_asks_what_becomes_of_the_run(
    world: Any, make: SimpleNamespace, key: str, ends: list, running_on: bool
) -> None:
    async with running(world, make.state()) as (_, pilot):
        await pilot.press("ctrl+c")
        assert isinstance(pilot.app.screen, Card)
        await pilot.press("ctrl+c")
        assert len([screen for screen in pilot.app.screen_stack if isinstance(screen, Card)]) == 1
        await pilot.press(key)
        await pilot.pause()
        assert world.session.ends == ends
        assert pilot.app._exit is not running_on


async def test_unwell_stops_the_coach_and_shows_the_stop_rule(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, pilot):
        await pilot.press("u")
        assert kinds(world) == [MarkKind.UNWELL]
        card = pilot.app.screen
        assert isinstance(card, StopCard)
        assert "chest pain" in card.content().plain
        await pilot.press("enter")
        assert pilot.app.screen is screen


async def test_the_run_is_painted_under_a_card(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, pilot):
        await pilot.press("u")
        world.session.tick(make.state(heart_rate=make.good(140.0)))
        world.time_s += 1
        screen.paint()
        assert figure(screen, "heart_rate")[0] == "140"


async def test_a_full_disk_is_said_and_the_run_goes_on(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, pilot):
        world.session.problem = "The disk is full: nothing more is kept."
        screen.beat()
        screen.paint()
        assert screen.query_one(TopLine).shown[1] == "The disk is full: nothing more is kept."
        screen.beat()
        await pilot.pause()
        assert [toast.message for toast in screen.app._notifications] == [world.session.problem]
        assert world.session.ends == []


async def test_no_toast_stands_before_a_cue(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, pilot):
        world.session.problem = "The disk is full."
        screen.beat()
        await pilot.pause()
        assert len(screen.app._notifications) == 1
        world.session.cue(make.cue())
        screen.paint()
        await pilot.pause()
        assert len(screen.app._notifications) == 0
        world.session.problem = "Bluetooth is gone."
        screen.beat()
        await pilot.pause()
        assert len(screen.app._notifications) == 0
        world.session.tick(make.state())
        world.time_s += 5
        screen.paint()
        screen.beat()
        await pilot.pause()
        assert [toast.message for toast in screen.app._notifications] == ["Bluetooth is gone."]


async def test_what_is_wrong_with_a_changed_cue_set_is_a_toast_and_waits_for_a_cue(
    world: Any, make: SimpleNamespace
) -> None:
    def toasts() -> list[str]:
        return [toast.message for toast in screen.app._notifications]

    said = "my-hills.toml, line 5, cue a, when, column 1: powr is no metric. The cue set in use stays."
    async with running(world, make.state()) as (screen, pilot):
        world.session.model.on_input(Input(1, 1, Change(ChangeKind.CUE_SET, "my-hills", "")))
        world.session.model.on_event(Noticed(said, "my-hills"))
        screen.beat()
        screen.beat()
        await pilot.pause()
        assert toasts() == [said]
        world.session.cue(make.cue())
        screen.paint()
        screen.beat()
        await pilot.pause()
        assert toasts() == []
        world.session.tick(make.state())
        world.time_s += 5
        screen.paint()
        screen.beat()
        await pilot.pause()
        assert toasts() == [said], "it had not stood for long enough to be read"
        world.session.cue(make.cue("Head up"))
        world.time_s += 10
        screen.paint()
        world.session.tick(make.state())
        world.time_s += 5
        screen.paint()
        screen.beat()
        await pilot.pause()
        assert toasts() == []


async def test_a_notice_stands_for_a_while_in_the_top_line(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, _):
        world.session.model.on_event(Noticed("Footpod counts one foot: doubled."))
        screen.paint()
        assert screen.query_one(TopLine).shown[1] == "Footpod counts one foot: doubled."
        world.time_s += 9
        screen.paint()
        assert screen.query_one(TopLine).shown[1] == "lap 5, 0:32"


async def test_a_hostile_device_name_reaches_no_cell(world: Any, make: SimpleNamespace) -> None:
    name = "\x1b[2J\x1b]0;x\x07[red]H10\u202e\n" + "W" * 300
    device = type(make.strap)("C0:01", name, "heart_rate", True, Quality.GOOD, 0.4, 92)
    async with running(world, make.state(devices=(device,)), (120, 40)) as (screen, pilot):
        await pilot.pause()
        bar = screen.query_one(DeviceBar)
        text = "".join(bar.render_line(y).text for y in range(bar.size.height))
        assert text.isprintable()
        assert "H10" in text
        assert len(text) == bar.size.width


async def test_it_asks_once_whose_sensors_these_are(world: Any, make: SimpleNamespace) -> None:
    world.session.joined = (make.device,)
    async with running(world, make.state(activity=Activity.BEFORE)) as (screen, pilot):
        for _ in range(SETTLE_BEATS + 2):
            screen.beat()
        await pilot.pause()
        card = pilot.app.screen
        assert isinstance(card, Card)
        assert "H10  (heart rate)" in card.content().plain
        await pilot.press("y")
        await pilot.pause()
        assert world.session.remembered == [(make.device,)]
        assert settings_file.load().devices == (make.device,)
        for _ in range(SETTLE_BEATS + 2):
            screen.beat()
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_no_means_do_not_ask_again(world: Any, make: SimpleNamespace) -> None:
    world.session.joined = (make.device,)
    async with running(world, make.state(activity=Activity.BEFORE)) as (screen, pilot):
        for _ in range(SETTLE_BEATS + 2):
            screen.beat()
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert world.session.remembered == [()]
        assert settings_file.load().remember_asked


async def test_it_never_asks_while_running(world: Any, make: SimpleNamespace) -> None:
    world.session.joined = (make.device,)
    async with running(world, make.state()) as (screen, pilot):
        for _ in range(SETTLE_BEATS + 2):
            screen.beat()
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_safety_replaces_a_cue_at_once(world: Any, make: SimpleNamespace) -> None:
    async with running(world, make.state()) as (screen, _):
        world.session.cue(make.cue())
        screen.paint()
        world.session.cue(make.cue("Ease off now", CueKind.SAFETY, 98))
        screen.paint()
        assert banner(screen) == ("Ease off now", "safety")


async def test_cues_from_before_the_screen_opened_are_not_shown(world: Any, make: SimpleNamespace) -> None:
    world.session.kind = SessionKind.DEMO
    world.session.cue(make.cue())
    async with running(world, make.state()) as (screen, _):
        assert not layout(screen).cue_showing


@pytest.mark.parametrize(
    ("activity", "ends", "screen"),
    [(Activity.ACTIVE, ["finished"], Card), (Activity.BEFORE, ["discarded"], HomeScreen)],
)
async def test_a_run_that_breaks_is_kept_as_far_as_it_went(
    world: Any, make: SimpleNamespace, activity: Activity, ends: list, screen: type
) -> None:
    async with running(world, make.state(activity=activity)) as (_, pilot):
        world.session.pipeline.error = BluetoothError("The adapter is gone.", "Plug it in again.")
        world.session.pipeline.done.set()
        await pilot.pause()
        assert world.session.ends == ends
        assert isinstance(pilot.app.screen, screen)
        assert [toast.message for toast in pilot.app._notifications] == [
            "The adapter is gone. Plug it in again."
        ]


async def test_that_a_sensor_is_gone_is_one_quiet_line_until_it_is_back(
    world: Any, make: SimpleNamespace
) -> None:
    gone, back = "Strap is gone. It comes back by itself.", "Strap is back."
    async with running(world, make.state()) as (screen, pilot):
        for text in (gone, back, gone):
            world.session.model.on_event(Noticed(text, "C0:01", Topic.PRESENCE))
            screen.paint()
            assert screen.query_one(TopLine).shown[1] == text
        world.session.cue(make.cue())
        world.session.model.on_event(Noticed(back, "C0:01", Topic.PRESENCE))
        screen.paint()
        await pilot.pause()
        assert banner(screen) == ("Stand tall", "technique")
        assert screen.query_one(TopLine).shown[1] == back
        assert len(screen.app._notifications) == 0


async def test_a_devices_file_with_a_mistake_is_one_toast_and_the_run_begins(
    world: Any, make: SimpleNamespace
) -> None:
    paths.devices_file().write_text("[[device]]\ndevice = 3\n")
    world.session.joined = (make.device,)
    async with running(world, make.state(activity=Activity.BEFORE)) as (screen, pilot):
        for _ in range(3 * SETTLE_BEATS):
            screen.beat()
        await pilot.pause()
        toasts = [toast.message for toast in screen.app._notifications]
        assert len(toasts) == 1
        assert "devices.toml" in toasts[0]
        assert "Until then nothing in it counts." in toasts[0]
        assert pilot.app.screen is screen, "nobody is asked to remember what could not be written"
        await pilot.press("space")
        assert kinds(world) == [MarkKind.START]
