"""A run as lines, for people and as JSON."""

from __future__ import annotations

import json
import math
from dataclasses import replace

from stridecue.cli.json_lines import JsonLines
from stridecue.cli.plain_lines import PlainLines
from stridecue.model.cue import Cue, CueKind, Decision, Outcome
from stridecue.model.events import CueDecided, LapEnded, Noticed, Sampled, Ticked
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.profile import Unit
from stridecue.model.state import Activity, Gait, Phase, Quality, Quantity, Signal, State
from stridecue.model.summary import RunSummary, Totals
from stridecue.report.summary import summary_row

STRIDE = Cue(
    "hc-enter", "hill-climb", CueKind.TECHNIQUE, "Shorten stride", "Hill. Shorter steps.", "", 54, 8.0, 2.5
)
SHOWN = Decision(
    613.0, 613, STRIDE, Outcome.SHOWN, None, (("grade", 4.16667), ("gait", "running"), ("x", None))
)
LAP = LapEnded(613.26, 2, 402.0, 1000.04, 141.66, None)
SUMMARY = RunSummary(
    3, "running", None, True, "simulator", Totals(elapsed_s=62.0, distance_m=150.0, records=9)
)


def good(value: float) -> Signal:
    return Signal(value, Quality.GOOD, 0.4, "sim:x")


def state(elapsed_s: float, activity: Activity = Activity.ACTIVE) -> State:
    return State(
        tick_s=int(elapsed_s),
        activity=activity,
        elapsed_s=elapsed_s,
        timer_s=elapsed_s,
        heart_rate=good(142.0),
        cadence=good(163.5),
        speed=good(2.51234),
        grade=good(5.04),
        power=Signal(),
        belt_speed=good(2.5),
        pod_speed=Signal(),
        distance_m=1510.26,
        climb_m=12.34,
        gait=Gait.RUNNING,
        slope=None,
        surface="treadmill",
        phase=Phase.MAIN,
        phase_time_s=10.0,
        zone=3,
        step_length_m=0.92196,
    )


def plain(*events: object, unit: Unit = Unit.KM) -> list[str]:
    lines: list[str] = []
    sink = PlainLines(lines.append, unit)
    for event in events:
        sink.on_event(event)
    return lines


def as_json(*events: object) -> list[dict[str, object]]:
    lines: list[str] = []
    sink = JsonLines(lines.append)
    for event in events:
        sink.on_event(event)
    assert not any("\n" in line for line in lines)
    return [json.loads(line) for line in lines]


def test_a_status_line_a_minute():
    lines = plain(*(Ticked(state(float(second)), None) for second in range(181)))
    assert [line.split()[0] for line in lines] == ["1:00", "2:00", "3:00"]
    assert lines[0] == "   1:00    1.51 km   6:38 /km  heart 142  cadence 164  grade  5.0 %"


def test_the_status_line_follows_the_unit():
    assert "0.94 mi  10:41 /mi" in plain(Ticked(state(60.0), None), unit=Unit.MILE)[0]


def test_one_status_line_where_seconds_are_no_whole_ones():
    assert len(plain(*(Ticked(state(second + 0.4), None) for second in range(125)))) == 2


def test_what_is_not_good_is_dashes():
    stale = replace(
        state(60.0),
        heart_rate=Signal(150.0, Quality.STALE, 7.0),
        speed=Signal(),
        cadence=Signal(),
        grade=Signal(),
    )
    assert plain(Ticked(stale, None))[0].endswith("--:-- /km  heart  --  cadence  --  grade   -- %")


def test_nothing_before_the_run_has_begun():
    assert plain(Ticked(state(70.0, Activity.BEFORE), None)) == []
    assert as_json(Ticked(state(0.0, Activity.BEFORE), None)) == []


def test_a_cue_is_written_with_its_words():
    assert plain(CueDecided(SHOWN)) == ["  10:13  > Shorten stride  (Hill. Shorter steps.)"]
    silent = replace(SHOWN, cue=replace(STRIDE, say=None))
    assert plain(CueDecided(silent)) == ["  10:13  > Shorten stride"]


def test_a_cue_that_was_not_shown_is_not_written():
    for outcome in (Outcome.MUTED, Outcome.WITHHELD):
        assert plain(CueDecided(replace(SHOWN, outcome=outcome))) == []
        assert as_json(CueDecided(replace(SHOWN, outcome=outcome))) == []


def test_a_cues_words_cannot_command_a_terminal():
    assert plain(CueDecided(replace(SHOWN, cue=replace(STRIDE, show="a\x1b]0;b\x07", say=None)))) == [
        "  10:13  > a]0;b"
    ]


def test_a_lap_and_a_notice():
    assert plain(LAP, Noticed("Demo strap is lost.\n")) == [
        "  10:13  Lap 2  6:42  1.00 km  heart 142",
        "         Demo strap is lost. ",
    ]


def test_samples_and_inputs_are_left_aside():
    lines: list[str] = []
    for sink in (PlainLines(lines.append, Unit.KM), JsonLines(lines.append)):
        sink.on_event(Sampled(Quantity.HEART_RATE, good(140.0)))
        sink.on_input(Input(0, 0, Mark(MarkKind.START)))
    assert lines == []


def test_the_summary_follows():
    lines: list[str] = []
    PlainLines(lines.append, Unit.KM).finish(SUMMARY)
    assert lines == ["", "Run 3 (demo)", "  Time      1:02", "  Distance  0.15 km"]


def test_json_state():
    (row,) = as_json(Ticked(state(613.0), None))
    assert row == {
        "type": "state",
        "elapsed_s": 613.0,
        "timer_s": 613.0,
        "heart_rate_bpm": 142.0,
        "cadence_spm": 163.5,
        "speed_mps": 2.512,
        "grade_percent": 5.0,
        "distance_m": 1510.3,
        "climb_m": 12.3,
        "power_w": None,
        "step_length_m": 0.922,
        "gait": "running",
        "zone": 3,
        "step": None,
        "rep": None,
    }


def test_json_values_that_are_not_good_are_null():
    unsure = replace(
        state(5.0),
        heart_rate=Signal(210.0, Quality.SUSPECT, 0.1),
        cadence=Signal(160.0, Quality.STALE, 6.0),
        speed=Signal(2.0, Quality.LOST, 40.0),
        gait=None,
        zone=None,
        step_length_m=None,
    )
    (row,) = as_json(Ticked(unsure, None))
    for name in ("heart_rate_bpm", "cadence_spm", "speed_mps", "power_w", "gait", "zone", "step_length_m"):
        assert row[name] is None


def test_json_states_stop_when_time_does():
    ticks = [state(1.0), state(2.0), state(2.0, Activity.FINISHED), state(2.0, Activity.FINISHED)]
    assert [row["elapsed_s"] for row in as_json(*(Ticked(each, None) for each in ticks))] == [1.0, 2.0]


def test_json_cue():
    (row,) = as_json(CueDecided(SHOWN))
    assert row == {
        "type": "cue",
        "elapsed_s": 613.0,
        "id": "hc-enter",
        "set": "hill-climb",
        "kind": "technique",
        "show": "Shorten stride",
        "say": "Hill. Shorter steps.",
        "values": {"grade": 4.167, "gait": "running", "x": None},
    }


def test_json_has_no_numbers_that_json_does_not_know():
    decided = CueDecided(replace(SHOWN, values=(("a", math.nan), ("b", math.inf))))
    assert as_json(decided)[0]["values"] == {"a": None, "b": None}


def test_json_is_ascii_so_that_any_pipe_can_carry_it():
    lines: list[str] = []
    decided = CueDecided(replace(SHOWN, cue=replace(STRIDE, show="Größer \x1b", say=None)))
    JsonLines(lines.append).on_event(decided)
    assert lines[0].isascii()
    assert "\x1b" not in lines[0]
    assert json.loads(lines[0])["show"] == "Größer \x1b"


def test_json_lap():
    (row,) = as_json(LAP)
    assert row == {
        "type": "lap",
        "elapsed_s": 613.26,
        "lap": 2,
        "duration_s": 402.0,
        "distance_m": 1000.0,
        "heart_rate_mean_bpm": 141.7,
        "cadence_mean_spm": None,
    }


def test_json_summary():
    lines: list[str] = []
    JsonLines(lines.append).finish(SUMMARY)
    row = json.loads(lines[0])
    assert row == {"type": "summary", **summary_row(SUMMARY)}


def test_json_leaves_notices_aside():
    assert as_json(Noticed("A device was lost.")) == []


HOSTILE = "\x1b[2J\x1b]0;x\x07[red]\u202eup\u200b\u2066\u2028\ufeff\r\n\x9b1m{0} %s"


def test_hostile_words_of_a_cue_reach_no_terminal() -> None:
    cue = replace(STRIDE, id=HOSTILE, set=HOSTILE, show=HOSTILE, say=HOSTILE, why=HOSTILE)
    event = CueDecided(replace(SHOWN, cue=cue, values=((HOSTILE, HOSTILE),)))
    (line,) = plain(event)
    assert line.isprintable()
    assert "[red]" in line
    written: list[str] = []
    JsonLines(written.append).on_event(event)
    assert len(written) == 1
    assert not set(written[0]) & set("\x1b\x07\x9b\r\n")
    assert json.loads(written[0])["show"] == HOSTILE
