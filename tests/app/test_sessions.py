"""Runs as the screens see them, above all what is heard of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from stridecue import session, settings
from stridecue.app.factories import DemoChoices, real_factories
from stridecue.app.live_model import LiveModel
from stridecue.app.sessions import SensorSession, Trouble
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.model.device_settings import DeviceSettings
from stridecue.model.plan import StepKind
from stridecue.model.run_settings import PlanChoice, PlanVersion, RunChoices
from stridecue.model.setup import RunSetup
from stridecue.settings import Settings
from stridecue.sources.simulator import DEMO_LEAD_IN_S
from stridecue.sources.simulator.plan_reader import SHOWN_BEFORE_MAIN_S
from stridecue.voice import sink

TEN_MINUTES = 'name = "Ten minutes"\n[[step]]\nkind = "run"\ntime = "10min"\n'


class Mouth:
    """What stands in for voice and metronome, and keeps what it was told."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.tell = tell
        self.there = True
        self.speaking = False
        self.said: list[str] = []
        self.closed = False
        mouths.append(self)

    def say(self, text: str, *, urgent: bool = False, unheard: Callable[[], None]) -> None:
        self.said.append(text)

    def follow(self, steps_per_minute: float | None, lowered: bool) -> None:
        """Nothing."""

    def stop(self) -> None:
        self.said.append("stop")

    def close(self) -> None:
        self.closed = True


mouths: list[Mouth] = []
demos: list[Any] = []


@pytest.fixture
def speaking(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Mouth]]:
    """Voice and metronome of every session that is begun; demos are thrown away afterwards."""
    mouths.clear()
    demos.clear()
    monkeypatch.delenv("STRIDECUE_SILENT")
    monkeypatch.setattr(sink, "Speaker", Mouth)
    monkeypatch.setattr(sink, "Metronome", Mouth)
    yield mouths
    for begun in demos:
        begun.discard()


def demo(speed: float = 1.0, seconds: int = 400) -> Any:
    """A demo that has run for some seconds of the screen's time; at twice the pace for twice the run's."""
    begun: Any = real_factories(DemoChoices(speed)).demo()
    demos.append(begun)
    now_ms = 0
    begun.pipeline.clock = begun._sound._clock = clock = RunClock(
        speed, DEMO_LEAD_IN_S * 1000, read_ms=lambda: now_ms
    )
    assert clock.now_ms() == DEMO_LEAD_IN_S * 1000
    for second in range(seconds):
        now_ms = second * 1000
        begun.pipeline.catch_up()
    return begun


def test_a_demo_of_a_plan_has_its_title_and_opens_shortly_before_its_main_part() -> None:
    chosen = RunChoices(plan=PlanChoice("hill-200", PlanVersion.EASIER))
    begun: Any = real_factories(DemoChoices(choices=chosen)).demo()
    plan = begun.pipeline.engine.state.plan
    assert begun.title == "Demo · Hill repeats, 200 m, easier"
    assert (plan.step, plan.plan_left_s is not None) == ("warmup", True)
    assert plan.steps[plan.at + 1].kind is StepKind.REP
    assert plan.left_s == SHOWN_BEFORE_MAIN_S
    begun.discard()


@pytest.mark.parametrize("speed", [1.0, 2.0])
def test_a_demo_says_what_it_shows_from_now_on(speaking: list[Mouth], speed: float) -> None:
    begun = demo(speed)
    voice = speaking[0]
    assert begun.model.cues_shown > len(voice.said) > 0, "what was run ahead is not said"
    assert begun.model.last_decision.cue.say in {*voice.said, None}


@pytest.mark.nightly
def test_a_quick_demo_is_silent(speaking: list[Mouth]) -> None:
    assert demo(speed=4.0, seconds=100).model.cues_shown > 0
    assert speaking[0].said == []


def test_settings_can_begin_without_the_voice(speaking: list[Mouth]) -> None:
    settings.save(Settings(voice=False))
    begun = demo(seconds=300)
    assert begun.voice_on is False
    assert speaking[0].said == []
    assert begun.toggle_voice() is True
    assert begun.toggle_voice() is False
    assert speaking[0].said == ["stop"]


def test_troubles_of_the_sound_show_as_notices(speaking: list[Mouth]) -> None:
    begun = demo(seconds=1)
    for mouth in speaking:
        mouth.tell("No sound device: the metronome is silent.")
    assert list(begun.model.notices)[-1:] == ["No sound device: the metronome is silent."]


@pytest.mark.parametrize("end", ["finish", "discard"])
def test_the_end_of_a_run_is_silent(speaking: list[Mouth], end: str) -> None:
    begun = demo(seconds=1)
    if end == "finish":
        begun.finish(begun.pipeline.engine.totals())
    else:
        begun.discard()
    assert [mouth.closed for mouth in speaking] == [True, True]


def test_a_replay_has_no_voice(speaking: list[Mouth]) -> None:
    run, pipeline = session.begin_demo([], RunClock(FULL_SPEED), minutes=2)
    run.finish(pipeline.run_to_end())
    replay = real_factories().replay("last")
    assert replay.voice_on is None
    assert replay.toggle_voice() is None
    replay.ring_by(lambda: None)
    assert speaking == []


def test_a_session_rings_the_bell_that_it_is_given(speaking: list[Mouth]) -> None:
    rung: list[int] = []
    begun = demo(seconds=1)
    begun.ring_by(lambda: rung.append(1))
    begun._sound._ring()
    assert rung == [1]


def test_that_a_sensor_is_gone_is_never_spoken(speaking: list[Mouth]) -> None:
    begun = demo(seconds=1)
    before = [list(mouth.said) for mouth in speaking]
    begun.pipeline.notice("Strap is gone. It comes back by itself.", "C0:01")
    assert [mouth.said for mouth in speaking] == before
    assert begun.model.notices[-1] == "Strap is gone. It comes back by itself."


@pytest.mark.parametrize(
    ("plan", "title"),
    [(None, "Run"), ("", "Run"), ("a newer kind of plan", "Run"), (TEN_MINUTES, "Ten minutes")],
)
def test_a_run_whose_plan_cannot_be_read_goes_on_without_it(plan: str | None, title: str) -> None:
    setup = RunSetup("1", "0.1", "bluetooth", plan=plan)
    run: Any = SimpleNamespace(setup=setup, pipeline=SimpleNamespace(clock=None), problem=None)
    quiet: Any = SimpleNamespace(begin=lambda clock: None)
    source: Any = SimpleNamespace()
    assert SensorSession(LiveModel(), run, quiet, source, Trouble()).title == title


def test_a_sensor_that_is_remembered_after_it_was_mended_is_remembered_mended() -> None:
    joined = (DeviceSettings("C0:03", "Belt"), DeviceSettings("C0:01", "Strap"), DeviceSettings("C0:02"))
    run: Any = SimpleNamespace(
        setup=RunSetup("1", "0.1", "bluetooth", devices=(DeviceSettings("C0:02"),)),
        pipeline=SimpleNamespace(clock=None),
        problem=None,
    )
    quiet: Any = SimpleNamespace(begin=lambda clock: None)
    source: Any = SimpleNamespace(joined_settings=lambda: joined)
    begun = SensorSession(LiveModel(), run, quiet, source, Trouble())
    begun.mend("C0:03", {"speed_factor": 1.609})
    begun.mend("C0:03", {"incline_scale": 0.1})
    assert begun.joined_devices() == (
        DeviceSettings("C0:03", "Belt", speed_factor=1.609, incline_scale=0.1),
        DeviceSettings("C0:01", "Strap"),
    )
