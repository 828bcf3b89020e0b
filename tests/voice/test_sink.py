"""What of a run is heard, and when it is not."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

import pytest

from stridecue.clock import FULL_SPEED, RunClock
from stridecue.model.cue import Cue, CueKind, Decision, Outcome
from stridecue.model.events import CueDecided, Event, Noticed, Rewound, Ticked
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.state import Activity, Gait, Phase, Signal, Slope, State
from stridecue.voice import sink
from stridecue.voice.metronome import Metronome
from stridecue.voice.sink import VoiceSink

NOTHING = Signal()


def state(tick_s: int, muted: bool = False, metronome_spm: float | None = None) -> State:
    return State(
        tick_s=tick_s,
        activity=Activity.ACTIVE,
        elapsed_s=float(tick_s),
        timer_s=float(tick_s),
        heart_rate=NOTHING,
        cadence=NOTHING,
        speed=NOTHING,
        grade=NOTHING,
        power=NOTHING,
        belt_speed=NOTHING,
        pod_speed=NOTHING,
        distance_m=0.0,
        climb_m=0.0,
        gait=Gait.RUNNING,
        slope=Slope.FLAT,
        surface="road",
        phase=Phase.MAIN,
        phase_time_s=0.0,
        muted=muted,
        metronome_spm=metronome_spm,
    )


TALL = Cue("tb-tall", "technique-basics", CueKind.TECHNIQUE, "Stand tall", "Stand tall.", "", 42, 8.0, 1.2)
STOP = Cue("sf-unwell", "safety", CueKind.SAFETY, "Stop", "Stop, and get help.", "", 100, 12.0, 2.0)
LOST = Cue("sf-hr-lost", "safety", CueKind.SAFETY, "No heart rate", None, "", 60, 8.0, 0.0)
WORDLESS = Cue("sf-wordless", "safety", CueKind.SAFETY, "Stop", None, "", 98, 12.0, 0.0)


@dataclass
class Ears:
    """A sink in a studio at some second of a run, with what was heard."""

    studio: Any
    speed: float = 1.0
    voice_on: bool = True
    real_ms: int = 0
    rung: int = 0
    sink: VoiceSink = field(init=False)

    def __post_init__(self) -> None:
        told = self.studio.told.append
        self.sink = VoiceSink(
            self.studio.speaker(),
            Metronome(told, self.studio.start, lambda: True),
            voice_on=self.voice_on,
        )
        self.sink.bell = self.ring
        self.sink.begin(RunClock(self.speed, read_ms=lambda: self.real_ms))

    def ring(self) -> None:
        self.rung += 1

    def at(self, tick_s: int) -> None:
        self.real_ms = round(tick_s * 1000 / self.speed)

    def cue(self, cue: Cue, tick_s: int, outcome: Outcome = Outcome.SHOWN) -> None:
        self.sink.on_event(CueDecided(Decision(float(tick_s), tick_s, cue, outcome)))

    def tick(self, tick_s: int, **changed: Any) -> None:
        self.sink.on_event(Ticked(state(tick_s, **changed), None))

    def said(self) -> list[str]:
        return [text for child, text in zip(self.studio.children, self.studio.texts, strict=True) if text]


def test_a_cue_that_is_shown_is_said(studio: Any) -> None:
    ears = Ears(studio)
    ears.at(100)
    ears.cue(TALL, 100)
    assert ears.said() == ["Stand tall."]


@pytest.mark.parametrize("outcome", [Outcome.MUTED, Outcome.WITHHELD])
def test_a_cue_that_is_not_shown_is_not_said(studio: Any, outcome: Outcome) -> None:
    ears = Ears(studio)
    ears.cue(STOP, 0, outcome)
    assert ears.said() == []
    assert ears.rung == 0


def test_a_cue_without_words_is_silent(studio: Any) -> None:
    ears = Ears(studio)
    ears.cue(LOST, 0)
    assert ears.said() == []
    assert ears.rung == 0


def test_safety_cuts_other_words_short(studio: Any) -> None:
    ears = Ears(studio)
    ears.cue(TALL, 0)
    ears.cue(STOP, 1)
    assert ears.said() == ["Stand tall.", "Stop, and get help."]
    assert studio.children[0].ends == ["cut"]
    assert ears.rung == 0


def test_technique_does_not_cut_safety_short(studio: Any) -> None:
    ears = Ears(studio)
    ears.cue(STOP, 0)
    ears.cue(TALL, 1)
    assert ears.said() == ["Stop, and get help."]


@pytest.mark.parametrize(
    ("speed", "said"), [(0.5, 1), (1.0, 1), (2.0, 1), (2.1, 0), (10.0, 0), (FULL_SPEED, 0)]
)
def test_at_more_than_twice_real_time_nothing_is_heard(studio: Any, speed: float, said: int) -> None:
    ears = Ears(studio, speed)
    ears.cue(TALL, 0)
    ears.cue(STOP, 0)
    ears.tick(0, metronome_spm=170.0)
    assert ears.rung == 0
    assert ears.said()[:1] == ["Stand tall."] * said


@pytest.mark.parametrize(
    ("second", "heard"), [(97, False), (98, True), (100, True), (102, True), (103, False)]
)
def test_only_what_happens_now_is_heard(studio: Any, second: int, heard: bool) -> None:
    """A demo that is run ahead, a run that is gone on with, a laptop that has slept."""
    ears = Ears(studio)
    ears.at(100)
    ears.cue(TALL, second)
    assert bool(ears.said()) is heard


def test_before_it_begins_nothing_is_heard(studio: Any) -> None:
    ears = Ears(studio)
    ears.sink = VoiceSink(studio.speaker(), Metronome(studio.told.append, studio.start, lambda: True))
    ears.cue(STOP, 0)
    ears.tick(0, metronome_spm=170.0)
    assert studio.children == []


def test_while_muted_nothing_is_heard(studio: Any) -> None:
    ears = Ears(studio)
    ears.tick(0, muted=True)
    ears.cue(STOP, 0)
    ears.tick(1, muted=True, metronome_spm=170.0)
    assert studio.children == []
    assert ears.rung == 0
    ears.tick(2)
    ears.cue(STOP, 2)
    assert ears.said() == ["Stop, and get help."]


@pytest.mark.parametrize("by", ["key", "state"])
def test_muting_cuts_short_what_is_heard(studio: Any, by: str) -> None:
    ears = Ears(studio)
    ears.tick(0, metronome_spm=170.0)
    ears.cue(TALL, 0)
    if by == "key":
        ears.sink.on_input(Input(200, 0, Mark(MarkKind.MUTE, 1.0)))
    else:
        ears.tick(1, muted=True, metronome_spm=170.0)
    assert studio.children[1].ends == ["cut"]
    assert studio.texts[0].endswith("\n0.000 0\n"), "the beat too"


def test_unmuting_cuts_nothing_short(studio: Any) -> None:
    ears = Ears(studio)
    ears.cue(TALL, 0)
    ears.sink.on_input(Input(200, 0, Mark(MarkKind.MUTE, 0.0)))
    ears.sink.on_input(Input(200, 1, Mark(MarkKind.LAP)))
    assert studio.children[0].ends == []


def test_the_beat_follows_the_state_and_is_lowered_by_words(studio: Any) -> None:
    ears = Ears(studio)
    ears.tick(0, metronome_spm=170.0)
    ears.cue(TALL, 0)
    ears.tick(1, metronome_spm=172.0)
    studio.children[1].status = 0
    studio.loop.advance(2.0)
    ears.tick(2, metronome_spm=172.0)
    ears.tick(2)
    assert studio.texts[0] == "170.000 0\n172.000 1\n172.000 0\n0.000 0\n"


def test_without_a_voice_safety_rings_once_a_cue(studio: Any) -> None:
    studio.voice = None
    ears = Ears(studio)
    for cue in (TALL, LOST, STOP, WORDLESS):
        ears.cue(cue, 0)
    assert ears.rung == 2
    assert len(studio.told) == 1


def test_with_the_voice_off_safety_rings_once_a_cue(studio: Any) -> None:
    ears = Ears(studio, voice_on=False)
    for cue in (TALL, LOST, STOP, WORDLESS):
        ears.cue(cue, 0)
    assert ears.rung == 2
    assert studio.children == []
    assert studio.told == []


def test_a_voice_that_fails_lets_safety_ring(studio: Any) -> None:
    ears = Ears(studio)
    ears.cue(STOP, 0)
    studio.children[0].status = 1
    studio.loop.advance(1.0)
    assert ears.rung == 1


def test_the_voice_can_be_switched(studio: Any) -> None:
    ears = Ears(studio)
    ears.cue(TALL, 0)
    assert ears.sink.voice_on is True
    assert ears.sink.toggle_voice() is False
    assert studio.children[0].ends == ["cut"]
    ears.cue(TALL, 0)
    assert ears.sink.toggle_voice() is True
    ears.cue(TALL, 0)
    assert len(studio.children) == 2


def test_what_is_not_there_cannot_be_switched(studio: Any) -> None:
    studio.voice = None
    there = VoiceSink(studio.speaker(), Metronome(studio.told.append, studio.start, lambda: False))
    assert there.voice_on is None
    assert [there.toggle_voice(), there.toggle_voice()] == [None, None]
    there.begin(RunClock(read_ms=lambda: 0))
    there.on_event(CueDecided(Decision(0.0, 0, TALL, Outcome.SHOWN)))
    assert len(studio.told) == 1, "though it was looked for before"


def test_after_its_close_nothing_is_heard(studio: Any) -> None:
    ears = Ears(studio)
    ears.tick(0, metronome_spm=170.0)
    ears.cue(TALL, 0)
    ears.sink.close()
    assert [child.ends for child in studio.children] == [["cut", "end"], ["cut", "end"]]
    ears.cue(STOP, 0)
    ears.tick(1, metronome_spm=170.0)
    ears.sink.close()
    assert len(studio.children) == 2
    assert ears.rung == 0


@pytest.mark.parametrize("event", [Noticed("A strap joined."), Rewound(30)])
def test_other_events_are_not_heard(studio: Any, event: Event) -> None:
    ears = Ears(studio)
    ears.sink.on_event(event)
    assert studio.children == []


def test_the_environment_can_keep_everything_silent(studio: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert os.environ["STRIDECUE_SILENT"], "every test is silent unless it says otherwise"
    rung: list[int] = []
    started: list[object] = []
    monkeypatch.setattr(sink, "Speaker", lambda tell: studio.speaker())
    monkeypatch.setattr(sink, "Metronome", lambda tell: Metronome(tell, studio.start, lambda: True))
    for silent in ("1", ""):
        monkeypatch.setenv("STRIDECUE_SILENT", silent)
        sound = sink.of_the_system(True, studio.told.append)
        sound.bell = lambda: rung.append(1)
        sound.begin(RunClock(read_ms=lambda: 0))
        sound.on_event(Ticked(state(0, metronome_spm=170.0), None))
        for cue in (TALL, WORDLESS):
            sound.on_event(CueDecided(Decision(0.0, 0, cue, Outcome.SHOWN)))
        started.append((len(studio.children), len(rung), sound.voice_on))
    assert started == [(0, 0, None), (2, 1, True)]
