"""What the report needs of a run, kept while it goes on."""

from __future__ import annotations

from stridecue.engine import Engine
from stridecue.model.cue import Asks, Cue, CueKind, Decision, Outcome
from stridecue.model.events import CueDecided, Responded, Ticked
from stridecue.model.inputs import Input, Mark, MarkKind, Packet
from stridecue.model.response import Response
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import RunSetup
from stridecue.report.cue_log import CueLog

CUE = Cue("tb-tall", "technique-basics", CueKind.TECHNIQUE, "Stand tall", None, "", 42, 8.0, 0.0, Asks.CHECK)
RESPONSE = Response("tb-tall", "posture", 10, 40, False, "cadence_change", 2.0, False, True)


def decided(second: int, outcome: Outcome = Outcome.SHOWN) -> CueDecided:
    return CueDecided(Decision(float(second), second, CUE, outcome))


def test_what_came_is_reported() -> None:
    log = CueLog()
    for event in (
        decided(10),
        decided(50, Outcome.WITHHELD),
        decided(60, Outcome.MUTED),
        Responded(RESPONSE),
    ):
        log.on_event(event)
    assert len(log.decisions) == 2
    log.on_input(Input(12_500, 0, Mark(MarkKind.YES, "check")))
    (line,) = log.report([RESPONSE])
    assert (line.shown, line.withheld, line.measured, line.asked, line.checked) == (1, 1, 1, 1, 1)
    assert line.comparison is not None
    assert line.comparison.shown == 2


def test_other_answers_and_packets_are_no_checks() -> None:
    log = CueLog()
    for body in (
        Mark(MarkKind.YES, "talk"),
        Mark(MarkKind.YES),
        Mark(MarkKind.NO, "check"),
        Packet("AA", "2A37", bytes([0, 140])),
    ):
        log.on_input(Input(0, 0, body))
    assert log.checks_s == []


def test_focus_time_is_counted_while_the_run_goes_on() -> None:
    engine = Engine(
        RunSetup("2", "0.1.0", "bluetooth", options=RunSettings(focus=("posture",), auto_pause=False))
    )
    log = CueLog()

    def until(t_ms: int) -> None:
        for event in engine.advance_to(t_ms):
            assert isinstance(event, Ticked)
            log.on_event(event)

    until(9_000)
    assert log.practice_s == {}
    for seq, (t_ms, kind) in enumerate([(9_500, MarkKind.START), (20_500, MarkKind.PAUSE)]):
        until(t_ms)
        engine.feed(Input(t_ms, seq, Mark(kind)))
    until(90_000)
    assert log.practice_s == {"posture": 11}
