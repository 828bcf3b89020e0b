"""What a runner tells the coach during a run, by its keys."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from stridecue import settings as settings_file
from stridecue.app.screens.coached_screen import POSTURE_S
from stridecue.app.screens.focus_picker import FocusCard
from stridecue.app.screens.pain import PainCard
from stridecue.app.screens.run_screen import RunScreen
from stridecue.app.screens.why_panel import WhyPanel
from stridecue.app.session_types import SessionKind, Start
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.live_layout import LiveLayout
from stridecue.app.widgets.top_line import TopLine
from stridecue.model.cue import Asks, CueKind
from stridecue.model.inputs import MarkKind
from stridecue.model.run_settings import Metronome, RunSettings
from stridecue.model.setup import History, RunSetup
from stridecue.model.state import Activity


def status(screen: RunScreen) -> str:
    return screen.query_one(TopLine).shown[1]


def banner(screen: RunScreen) -> tuple[str, str]:
    layout = screen.query_one(LiveLayout)
    return layout.banner.text, layout.banner.note


def marks(world: Any) -> list[tuple[MarkKind, float | str | None]]:
    return [(kind, value) for kind, value, _ in world.session.pipeline.marks]


@pytest.mark.parametrize(
    ("asks", "keys", "pressed", "mark", "said"),
    [
        (Asks.CHECK, "y done", "y", (MarkKind.YES, "check"), "kept: checked"),
        (Asks.TALK, "y yes · n no", "n", (MarkKind.NO, "talk"), "kept: hard to talk"),
        (Asks.STOP_SET, "y yes", "y", (MarkKind.YES, "stop set"), "kept: no more today"),
        (Asks.QUIET, "1-5", "4", (MarkKind.SCORE, "quiet 4"), "quiet 4 of 5 kept"),
        (Asks.MOOD, "1-5", "2", (MarkKind.SCORE, "mood 2"), "mood 2 of 5 kept"),
        (Asks.EFFORT, "1-9, 0 is ten", "0", (MarkKind.SCORE, "effort 10"), "effort 10 of 10 kept"),
    ],
)
async def test_a_cue_that_asks_shows_its_keys_and_takes_the_answer(
    world: Any, make: SimpleNamespace, asks: Asks, keys: str, pressed: str, mark: tuple, said: str
) -> None:
    async with world.running(make.state()) as (screen, pilot):
        world.session.cue(make.cue("Tell us", asks=asks))
        screen.paint()
        assert banner(screen) == ("Tell us", keys)
        await pilot.press(pressed)
        assert marks(world) == [mark]
        assert status(screen) == said
        assert banner(screen) == ("Tell us", said)
        world.session.cue(make.cue("Tell us again", asks=asks))
        world.time_s += 60
        screen.paint()
        assert banner(screen) == ("Tell us again", keys)


async def test_the_keys_of_an_answer_are_large_but_those_of_a_self_check(
    world: Any, make: SimpleNamespace
) -> None:
    async with world.running(make.state()) as (screen, _):
        for asks in Asks:
            world.session.cue(make.cue(f"Tell {asks.value}", asks=asks))
            world.time_s += 60
            screen.paint()
            assert banner(screen)[0] == f"Tell {asks.value}"
            assert screen.query_one(LiveLayout).banner.large_note is (asks is not Asks.CHECK)


async def test_an_answer_that_the_cue_did_not_ask_for_leaves_its_keys(
    world: Any, make: SimpleNamespace
) -> None:
    async with world.running(make.state()) as (screen, pilot):
        world.session.cue(make.cue("Can you talk?", asks=Asks.TALK))
        screen.paint()
        await pilot.press("7")
        assert status(screen) == "effort 7 of 10 kept"
        assert banner(screen) == ("Can you talk?", "y yes · n no")


async def test_a_held_digit_is_one_rating_and_before_the_start_there_is_none(
    world: Any, make: SimpleNamespace
) -> None:
    async with world.running(make.state(activity=Activity.BEFORE)) as (_, pilot):
        await pilot.press("5")
        world.session.tick(make.state())
        world.time_s += 1
        await pilot.press("5", "5", "5")
        assert marks(world) == [(MarkKind.SCORE, "effort 5")]


async def test_while_finishing_it_asks_how_the_run_was(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("f")
        assert banner(screen) == ("How was it?", "1-5")
        await pilot.press("8", "4")
        assert marks(world) == [(MarkKind.SCORE, "mood 4")]
        assert status(screen) == "finishing in 10 s · mood 4 of 5 kept"
        assert banner(screen) == ("How was it?", "mood 4 of 5 kept")
        await pilot.press("escape")
        assert banner(screen) == ("", "")
        world.time_s += 1
        await pilot.press("8", "f")
        assert marks(world)[1:] == [(MarkKind.SCORE, "effort 8")]
        assert status(screen) == "finishing in 10 s · how was it? 1-5"


async def test_the_last_question_stands_before_any_cue_but_one_of_safety(
    world: Any, make: SimpleNamespace
) -> None:
    async with world.running(make.state()) as (screen, pilot):
        world.session.cue(make.cue("Stand tall"))
        await pilot.press("f")
        assert banner(screen)[0] == "How was it?"
        world.session.cue(make.cue("Walk, or stop", kind=CueKind.SAFETY, priority=95))
        screen.paint()
        assert banner(screen)[0] == "Walk, or stop"


@pytest.mark.nightly
async def test_pain_is_told_at_once_and_where_if_the_runner_says(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PainCard)
        assert marks(world) == [(MarkKind.PAIN, None)]
        await pilot.press("escape")
        assert pilot.app.screen is screen
        world.time_s += 1
        await pilot.press("p")
        await pilot.pause()
        await pilot.press(*"left calf", "enter")
        assert marks(world)[1:] == [(MarkKind.PAIN, None), (MarkKind.PAIN, "left calf")]
        assert pilot.app.screen is screen


async def test_a_focus_and_a_day_are_chosen_before_the_start_or_later(
    world: Any, make: SimpleNamespace
) -> None:
    history = History(weakest_technique="short steps", rested_techniques=("posture",))
    world.session.setup = RunSetup("3", "1", "bluetooth", history=history)
    async with world.running(make.state(activity=Activity.BEFORE)) as (screen, pilot):
        assert dict(screen.query_one(KeyLine).pairs)["o"] == "focus"
        await pilot.press("o")
        await pilot.pause()
        card = pilot.app.screen
        assert isinstance(card, FocusCard)
        assert "short steps" in card.content().plain
        assert "Resting, since something hurt within a week: posture" in card.content().plain
        await pilot.press("space", "right", "enter")
        assert marks(world) == [(MarkKind.FOCUS, "short steps")]
        assert world.session.pipeline.changes == [("setting", "day", "hike")]
        assert status(screen) == "hike day · focus: short steps"


async def test_escape_leaves_the_focus_as_it_was(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state(focus=("posture",), day="hard")) as (screen, pilot):
        await pilot.press("o")
        await pilot.pause()
        assert pilot.app.screen.chosen == ["posture"]
        assert pilot.app.screen.day == "hard"
        await pilot.press("space", "escape")
        assert pilot.app.screen is screen
        assert (marks(world), world.session.pipeline.changes) == ([], [])


async def test_the_technique_of_this_section_stands_in_the_top_line(
    world: Any, make: SimpleNamespace
) -> None:
    async with world.running(make.state(focus_now="posture")) as (screen, _):
        assert status(screen) == "focus posture · lap 5, 0:32"


@pytest.mark.parametrize(("voice", "said"), [(True, "voice off"), (False, "voice on")])
async def test_the_voice_goes_off_and_on(world: Any, make: SimpleNamespace, voice: bool, said: str) -> None:
    world.session.voice_on = voice
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("v", "v", "v")  # a held key is one press
        assert world.session.voice_on is not voice
        assert status(screen) == said


async def test_without_a_voice_the_key_says_so(world: Any, make: SimpleNamespace) -> None:
    world.session.voice_on = None
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("v")
        assert status(screen) == "no voice here: cues are on the screen"


async def test_what_is_off_stands_in_the_top_line(world: Any, make: SimpleNamespace) -> None:
    world.session.voice_on = False
    async with world.running(make.state(muted=True)) as (screen, pilot):
        await pilot.press("t")
        world.time_s += 10
        screen.paint()
        assert status(screen) == "coach muted · voice off · text off · lap 5, 0:32"


async def test_with_text_off_only_safety_shows(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("t")
        world.session.cue(make.cue())
        screen.paint()
        assert banner(screen)[0] == ""
        world.session.cue(make.cue("Ease off now", CueKind.SAFETY, 98))
        screen.paint()
        assert banner(screen)[0] == "Ease off now"
        world.session.tick(make.state())
        world.time_s += 60
        world.session.cue(replace(make.cue("HR lost. Carry on.", CueKind.INFO, 60), set="safety"))
        screen.paint()
        assert banner(screen)[0] == "HR lost. Carry on."
        world.session.tick(make.state())
        world.time_s += 5
        await pilot.press("t")
        world.session.cue(make.cue())
        screen.paint()
        assert banner(screen)[0] == "Stand tall"


async def test_the_beat_goes_to_what_the_settings_say_and_off_again(
    world: Any, make: SimpleNamespace
) -> None:
    settings_file.save(replace(settings_file.load(), run=RunSettings(metronome=Metronome.WHEN_NEEDED)))
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("b")
        assert status(screen) == "metronome when needed"
        world.time_s += 1
        await pilot.press("b")
        assert [content for _, _, content in world.session.pipeline.changes] == ["when needed", "off"]


async def test_a_replay_has_none_of_these_keys(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state(), start=Start.REPLAY) as (screen, pilot):
        await pilot.press("7", "y", "n", "o", "c", "p", "v", "b", "t", "m")
        assert (marks(world), world.session.pipeline.changes) == ([], [])
        assert pilot.app.screen is screen


async def test_before_the_start_there_is_a_moment_for_posture(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state(activity=Activity.BEFORE)) as (screen, pilot):
        panel = screen.query_one(WhyPanel)
        assert panel.display
        assert "Shoulders back and down." in str(panel.content)
        world.session.cue(make.cue())
        screen.paint()
        assert not panel.display
        world.session.tick(make.state(activity=Activity.BEFORE))
        world.time_s += 5
        screen.paint()
        assert panel.display
        await pilot.press("enter")
        assert not panel.display


@pytest.mark.parametrize("ended_by", ["the start", "time"])
async def test_nobody_has_to_take_that_moment(world: Any, make: SimpleNamespace, ended_by: str) -> None:
    async with world.running(make.state(activity=Activity.BEFORE)) as (screen, pilot):
        if ended_by == "time":
            world.time_s += POSTURE_S
        else:
            await pilot.press("space")
        screen.paint()
        assert not screen.query_one(WhyPanel).display


async def test_a_demo_begins_without_it(world: Any, make: SimpleNamespace) -> None:
    world.session.kind = SessionKind.DEMO
    async with world.running(make.state(activity=Activity.BEFORE)) as (screen, _):
        assert not screen.query_one(WhyPanel).display
