"""`stridecue runs` and `stridecue show`."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stridecue import paths
from stridecue.cli.runs import list_lines, runs
from stridecue.cli.show import show
from stridecue.errors import UsageError
from stridecue.library.recorder import Recorder
from stridecue.model.cue import Asks, Cue, CueKind, Decision, Outcome
from stridecue.model.events import CueDecided
from stridecue.model.inputs import Input, Mark, MarkKind, Packet
from stridecue.model.profile import Unit
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import CueSetText, RunSetup
from stridecue.model.summary import RunSummary, Totals

TOTALS = Totals(600.0, 600.0, 2001.0, 12.0, 600, 1, 141.6, 158, 168.2)
SUMMARY_NAMES = [
    "id",
    "sport",
    "started_at",
    "elapsed_s",
    "moving_s",
    "distance_m",
    "climb_m",
    "records",
    "laps",
    "heart_rate_mean_bpm",
    "heart_rate_max_bpm",
    "cadence_mean_spm",
    "power_mean_w",
    "warnings",
]


@pytest.fixture
def call(stridecue_home: Path) -> Callable[..., Result]:
    def call_command(command: str, *args: str) -> Result:
        return CliRunner().invoke({"runs": runs, "show": show}[command], args, catch_exceptions=True)

    return call_command


@pytest.fixture
def record(stridecue_home: Path) -> Callable[..., None]:
    """Record twelve seconds with a lap after ten of them, and two decisions."""

    def record_one(finish: bool = True, demo: bool = False) -> None:
        setup = RunSetup(
            "1", "0.1.0", "bluetooth", started_at="2026-03-01T06:30:00Z", utc_offset_s=3600, demo=demo
        )
        recorder = Recorder(paths.library_file(), setup)
        bodies = [(second * 1000 + 500, Packet("AA", "2A37", bytes([0, 140]))) for second in range(12)]
        bodies = [
            (0, Mark(MarkKind.START)),
            *bodies,
            (10_000, Mark(MarkKind.LAP)),
            (12_000, Mark(MarkKind.FINISH)),
        ]
        for seq, (t_ms, body) in enumerate(sorted(bodies, key=lambda entry: entry[0])):
            recorder.on_input(Input(t_ms, seq, body))
        cue = Cue(
            "tb-tall", "technique-basics", CueKind.TECHNIQUE, "Stand tall", "Stand tall.", "", 42, 6.0, 1.0
        )
        for second, outcome in ((3, Outcome.SHOWN), (5, Outcome.MUTED)):
            recorder.on_event(
                CueDecided(Decision(float(second), second, cue, outcome, values=(("cadence", 168.0),)))
            )
        if finish:
            recorder.finish(TOTALS)
        recorder.close()

    return record_one


def test_an_empty_library_says_what_to_do(call: Callable[..., Result]) -> None:
    result = call("runs")
    assert result.exit_code == 0
    assert "No runs yet." in result.stdout
    assert "stridecue demo" in result.stdout
    assert json.loads(call("runs", "--json").stdout) == []


def test_runs_are_listed_newest_first(call: Callable[..., Result], record: Callable[..., None]) -> None:
    record()
    record(demo=True)
    lines = call("runs").stdout.splitlines()
    assert lines[0].split() == ["Run", "When", "Time", "Distance", "Heart", "rate", "Cadence"]
    assert lines[1] == "2    Sun 1 Mar 2026, 07:30  10:00  2.00 km   142         168      demo"
    assert lines[2] == "1    Sun 1 Mar 2026, 07:30  10:00  2.00 km   142         168"
    documents = json.loads(call("runs", "--json").stdout)
    assert [(each["id"], each["demo"]) for each in documents] == [(2, True), (1, False)]
    assert list(documents[0])[: len(SUMMARY_NAMES)] == SUMMARY_NAMES


def test_an_unfinished_run_is_named_beside_the_list(
    call: Callable[..., Result], record: Callable[..., None]
) -> None:
    record(finish=False)
    result = call("runs", "--json")
    assert json.loads(result.stdout) == []
    assert "Run 1 (Sun 1 Mar 2026, 07:30, 0:12) was not finished. `stridecue` offers" in result.stderr


def test_a_missing_figure_is_dashes() -> None:
    summary = RunSummary(1, "running", None, False, "bluetooth", Totals(elapsed_s=60.0, distance_m=1609.344))
    assert list_lines([summary], Unit.MILE)[1].split() == [
        "1",
        "no",
        "date",
        "1:00",
        "1.00",
        "mi",
        "--",
        "--",
    ]


def test_show_has_summary_laps_and_what_was_shown(
    call: Callable[..., Result], record: Callable[..., None]
) -> None:
    record()
    document = json.loads(call("show", "last", "--json").stdout)
    assert list(document)[: len(SUMMARY_NAMES)] == SUMMARY_NAMES
    assert (document["id"], document["distance_m"], document["heart_rate_max_bpm"]) == (1, 2001.0, 158)
    assert [(lap["lap"], lap["duration_s"]) for lap in document["lap_list"]] == [(1, 10.0), (2, 2.0)]
    assert document["cues"] == [
        {
            "elapsed_s": 3.0,
            "id": "tb-tall",
            "set": "technique-basics",
            "kind": "technique",
            "show": "Stand tall",
            "say": "Stand tall.",
            "values": {"cadence": 168.0},
        }
    ]


def test_show_for_people_is_in_the_order_of_the_run(
    call: Callable[..., Result], record: Callable[..., None]
) -> None:
    record()
    text = call("show", "1").stdout
    places = [text.index(part) for part in ("Run 1", "2.00 km", "Cues", "> Stand tall", "Lap 1", "Lap 2")]
    assert places == sorted(places)


QUICKER = """
name = "Mine"
[[cue]]
id = "my-quick"
kind = "technique"
technique = "quick steps"
show = "Quicker steps"
when = "cadence < 168 for 30s"
expect = ["cadence up 2% in 20s"]
asks = "check"
"""


@pytest.fixture
def record_answers(stridecue_home: Path) -> Callable[..., None]:
    """Record twenty minutes with a cue each minute from the sixth on; the steps turn quicker after each but one.

    The fourth and eighth are withheld, and nothing changes.
    """

    def record_one(day: int, minutes: int = 20) -> None:
        setup = RunSetup(
            "2",
            "0.1.0",
            "bluetooth",
            started_at=f"2026-03-0{day}T06:30:00Z",
            options=RunSettings(focus=("quick steps",), auto_lap_m=None),
            cue_sets=(CueSetText("mine", QUICKER, shipped=False),),
        )
        recorder = Recorder(paths.library_file(), setup)
        cue_seconds = range(360, minutes * 60 - 30, 60)
        withheld = {cue_seconds[3], cue_seconds[7]}
        quicker = {
            second
            for cue_s in cue_seconds
            if cue_s not in withheld and cue_s != 480
            for second in range(cue_s + 1, cue_s + 25)
        }
        bodies = [(0, Mark(MarkKind.START)), (362_500, Mark(MarkKind.YES, "check"))]
        for second in range(minutes * 60):
            one_foot = 84 + second % 2 if second in quicker else 80
            pod = struct.pack("<BHB", 0x04, round(2.6 * 256), one_foot)
            bodies.append((second * 1000 + 400, Packet("pod", "2A53", pod)))
        bodies.append((minutes * 60_000, Mark(MarkKind.FINISH)))
        for seq, (t_ms, body) in enumerate(sorted(bodies, key=lambda entry: entry[0])):
            recorder.on_input(Input(t_ms, seq, body))
        cue = Cue(
            "my-quick",
            "mine",
            CueKind.TECHNIQUE,
            "Quicker steps",
            None,
            "",
            42,
            8.0,
            0.0,
            Asks.CHECK,
            "quick steps",
        )
        for second in cue_seconds:
            outcome = Outcome.WITHHELD if second in withheld else Outcome.SHOWN
            recorder.on_event(CueDecided(Decision(float(second), second, cue, outcome, drawn=True)))
        recorder.finish(Totals(elapsed_s=minutes * 60.0))
        recorder.close()

    return record_one


def test_show_says_what_became_of_the_cues(
    call: Callable[..., Result], record_answers: Callable[..., None]
) -> None:
    record_answers(1)
    lines = call("show", "last").stdout.splitlines()
    begins = lines.index("Cues")
    assert lines[begins : begins + 6] == [
        "Cues",
        "  Quicker steps: cadence rose after 11 of 12 (65-99 %)",
        "    vs staying silent: not enough data",
        "  You checked in 1 of 12 times.",
        "  Practice: 20 min on quick steps",
        "",
    ]
    document = json.loads(call("show", "last", "--json").stdout)
    (row,) = document["cue_report"]
    assert (row["id"], row["shown"], row["withheld"], row["hits"]) == ("my-quick", 12, 2, 11)
    assert (row["effect"], row["effect_n"], row["withheld_n"]) == (None, 12, 2)
    assert document["practice"] == [{"technique": "quick steps", "duration_s": pytest.approx(1200.0, abs=2)}]


def test_show_compares_with_earlier_runs_and_not_with_later_ones(
    call: Callable[..., Result], record_answers: Callable[..., None]
) -> None:
    for day in (1, 2):
        record_answers(day)
    (row,) = json.loads(call("show", "2", "--json").stdout)["cue_report"]
    assert (row["shown"], row["effect_n"], row["withheld_n"]) == (12, 24, 4)
    assert row["effect_low"] > 2
    assert "    vs staying silent: +5.2 % (4.5 to 5.8)\n" in call("show", "2").stdout
    (row,) = json.loads(call("show", "1", "--json").stdout)["cue_report"]
    assert (row["effect"], row["effect_n"], row["withheld_n"]) == (None, 12, 2)


def test_a_run_without_cues_has_no_report(call: Callable[..., Result]) -> None:
    recorder = Recorder(paths.library_file(), RunSetup("1", "0.1.0", "bluetooth"))
    recorder.on_input(Input(0, 0, Mark(MarkKind.START)))
    recorder.finish(Totals(elapsed_s=15.0))
    recorder.close()
    assert "Cues" not in call("show", "last").stdout
    document = json.loads(call("show", "last", "--json").stdout)
    assert (document["cue_report"], document["practice"]) == ([], [])


def test_an_unfinished_run_is_shown_as_far_as_it_went(
    call: Callable[..., Result], record: Callable[..., None]
) -> None:
    record(finish=False)
    document = json.loads(call("show", "1", "--json").stdout)
    assert (document["elapsed_s"], document["heart_rate_mean_bpm"]) == (12.0, 140.0)


@pytest.mark.parametrize("which", ["7", "first"])
def test_a_run_that_is_not_there_is_a_mistake_of_the_call(call: Callable[..., Result], which: str) -> None:
    result = call("show", which)
    assert isinstance(result.exception, UsageError)
    assert "stridecue runs" in str(result.exception)


def test_show_leaves_out_laps_that_a_late_finish_undid(call: Callable[..., Result]) -> None:
    recorder = Recorder(paths.library_file(), RunSetup("1", "0.1.0", "bluetooth"))
    marks = [(0, Mark(MarkKind.START)), (10_000, Mark(MarkKind.LAP))]
    marks += [(second * 1000, Mark(MarkKind.LAP)) for second in (20, 22, 24)]
    marks.append((25_000, Mark(MarkKind.FINISH, effective_from_ms=15_000)))
    for seq, (t_ms, mark) in enumerate(marks):
        recorder.on_input(Input(t_ms, seq, mark))
    recorder.finish(Totals(elapsed_s=15.0, laps=2))
    recorder.close()
    document = json.loads(call("show", "last", "--json").output)
    assert [(lap["lap"], lap["duration_s"]) for lap in document["lap_list"]] == [(1, 10.0), (2, 5.0)]


def test_the_list_is_of_what_is_asked_for(call: Callable[..., Result], record: Callable[..., None]) -> None:
    record()
    record(demo=True)
    found = {
        ("--from", "2026-03", "--to", "2026-03"): 2,
        ("--from", "2026-04"): 0,
        ("--to", "2026-02"): 0,
        ("--words", "2026-03-01"): 2,
        ("--tag", "hill"): 0,
        ("--limit", "1"): 1,
    }
    for options, number in found.items():
        assert len(json.loads(call("runs", *options, "--json").stdout)) == number, options
    assert call("runs", "--tag", "hill").stdout == "No run fits.\n"


def test_what_is_no_date_is_said(call: Callable[..., Result]) -> None:
    error = call("runs", "--from", "soon").exception
    assert isinstance(error, UsageError)
    assert str(error) == "'soon' is no date. --from takes a year, month or day, as in 2026-03-14."
