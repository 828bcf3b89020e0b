"""The engine as a whole: what its parts have to tell one another."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace

import pytest

from stridecue.coach import shipped_sets
from stridecue.engine import Engine, play
from stridecue.model.cue import Outcome
from stridecue.model.device_settings import CadenceBasis
from stridecue.model.events import CueDecided, Noticed, Responded, Ticked
from stridecue.model.inputs import Body, Input, Mark, MarkKind, Packet
from stridecue.model.profile import Profile
from stridecue.model.setup import CueSetText, RunSetup
from stridecue.model.state import State
from stridecue.sources.simulator import Fault, Simulator

EVERY_MINUTE = """
[[cue]]
id = "x"
kind = "{kind}"
{technique}
show = "Stand tall"
every = "1min"
cooldown = "30s"
priority = 40
"""
SETUP = RunSetup(engine_version="1", program_version="1", source="test", profile=Profile(easy_speed_mps=2.6))


def own_set(kind: str) -> CueSetText:
    technique = 'technique = "posture"' if kind == "technique" else ""
    return CueSetText("own", EVERY_MINUTE.format(kind=kind, technique=technique), shipped=False)


def at_second(second: int, grade: float | None = None) -> Iterator[tuple[int, Body]]:
    """What a treadmill at 2.6 m/s and a footpod of one foot send in the second that begins here."""
    belt = struct.pack("<HH", 0 if grade is None else 0x08, round(2.6 * 360))
    if grade is not None:
        belt += struct.pack("<hh", round(grade * 10), 0)
    yield second * 1000 + 200, Packet("belt", "2ACD", belt)
    yield second * 1000 + 400, Packet("pod", "2A53", struct.pack("<BHB", 0x04, round(2.6 * 256), 82))


def inputs(seconds: int, *marks: tuple[int, Mark]) -> list[Input]:
    bodies = [(0, Mark(MarkKind.START)), *marks]
    bodies += [each for second in range(seconds) for each in at_second(second)]
    bodies.sort(key=lambda entry: entry[0])
    return [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(bodies)]


def shown(engine: Engine, items: list[Input]) -> list[tuple[int, str]]:
    return [
        (event.decision.tick_s, event.decision.cue.id)
        for event in play(engine, items)
        if isinstance(event, CueDecided) and event.decision.outcome is Outcome.SHOWN
    ]


@pytest.mark.parametrize(("kind", "windows"), [("technique", 0), ("info", 20)])
def test_the_minute_after_a_technique_cue_is_no_baseline(kind: str, windows: int) -> None:
    engine = Engine(replace(SETUP, cue_sets=(own_set(kind),)))
    assert len(shown(engine, inputs(1200))) >= 14
    assert len(engine.cadence_windows) == windows
    assert (engine.state.cadence_baseline_spm is None) is (windows == 0)


def test_a_technique_cue_that_was_shown_can_be_told() -> None:
    engine = Engine(SETUP)
    for event in play(engine, inputs(1200)):
        if isinstance(event, Ticked) and event.state.tick_s % 60 == 0:
            engine.technique_cue_shown(event.state.tick_s)
    assert engine.cadence_windows == ()


def test_what_the_coach_knows_can_be_asked_for() -> None:
    cue = own_set("effort").text + 'expect = ["speed down 5% in 20s"]\n'
    engine = Engine(replace(SETUP, cue_sets=(CueSetText("own", cue, shipped=False),)))
    assert (engine.traces(), engine.off_for_today) == ((), ())
    answers = [event.response.hit for event in play(engine, inputs(1500)) if isinstance(event, Responded)]
    assert answers == [False] * 6
    assert engine.off_for_today == ("x",)
    (trace,) = engine.traces("x")
    assert (trace.id, trace.tick_s, trace.muted_by) == ("x", engine.state.tick_s, "no help")
    assert engine.traces() == (trace,)


@pytest.mark.parametrize("late_ms", [0, 1_000, 12_000, 20_000])
def test_a_grade_told_late_makes_no_cue_for_the_past(late_ms: int) -> None:
    setup = replace(SETUP, cue_sets=shipped_sets.texts())
    told = Mark(MarkKind.GRADE, 6.0, effective_from_ms=400_500 - late_ms)
    climbs = [at_s for at_s, name in shown(Engine(setup), inputs(440, (400_500, told))) if name == "hc-enter"]
    assert bool(climbs) is (late_ms == 0)


def test_a_late_finish_is_the_same_again_from_a_copy() -> None:
    items = inputs(130, (130_300, Mark(MarkKind.FINISH, effective_from_ms=120_800)))
    engine = Engine(replace(SETUP, cue_sets=shipped_sets.texts()))
    events = list(play(engine, items))
    assert (engine.totals().elapsed_s, engine.totals().moving_s) == (120.8, 120.8)
    copied = Engine(replace(SETUP, cue_sets=shipped_sets.texts()))
    before = [item for item in items if item.t_ms < 125_000]
    for item in before:
        copied.advance_to(item.t_ms)
        copied.feed(item)
    rest = list(play(copied.checkpoint(), items[len(before) :]))
    assert rest == events[-len(rest) :]


def test_what_a_footpod_counts_is_told() -> None:
    engine = Engine(SETUP)
    assert engine.cadence_bases == {}
    states: list[State] = [event.state for event in play(engine, inputs(40)) if isinstance(event, Ticked)]
    assert engine.cadence_bases == {"pod": CadenceBasis.ONE_FOOT}
    assert states[-1].cadence.good == 164.0


def told_of_a_loss(device: str, from_s: int, to_s: int) -> list[str]:
    """What a simulated runner is told, in cues and notices, of a sensor that is away for some time."""
    simulator = Simulator(minutes=13, faults=(Fault(device, from_s, to_s),))
    items = [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(simulator.take_until(780_000))]
    told: list[str] = []
    for event in play(Engine(replace(SETUP, cue_sets=shipped_sets.texts())), items):
        if isinstance(event, Noticed) and event.topic is not None:
            told.append(event.text)
        elif isinstance(event, CueDecided) and event.decision.outcome is Outcome.SHOWN:
            told += [event.decision.cue.id] if event.decision.cue.id.endswith("-lost") else []
    return told


@pytest.mark.parametrize(
    ("device", "told"),
    [
        ("sim:strap", ["sf-hr-lost", "Strap is back."]),
        ("sim:footpod", ["sf-pod-lost", "Footpod is back."]),
        ("sim:treadmill", ["Treadmill is gone. It comes back by itself.", "Treadmill is back."]),
    ],
)
def test_a_loss_is_told_once_by_cue_or_notice_and_so_is_the_return(device: str, told: list[str]) -> None:
    for from_s in (320, 613):
        assert told_of_a_loss(device, from_s, from_s + 90) == told
