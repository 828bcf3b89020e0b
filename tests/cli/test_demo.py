"""`stridecue demo --json` over a whole session: each line is an object of four kinds, and all of them agree."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from types import NoneType
from typing import Any

import pytest
from click.testing import CliRunner

from stridecue import paths
from stridecue.cli.main import stridecue
from stridecue.library.library import Library
from stridecue.model.inputs import Packet

MAYBE = (float, NoneType)
NAMES: dict[str, dict[str, type | tuple[type, ...]]] = {
    "state": {
        "elapsed_s": float,
        "timer_s": float,
        "heart_rate_bpm": MAYBE,
        "cadence_spm": MAYBE,
        "speed_mps": MAYBE,
        "grade_percent": MAYBE,
        "distance_m": float,
        "climb_m": float,
        "power_w": MAYBE,
        "step_length_m": MAYBE,
        "gait": (str, NoneType),
        "zone": (int, NoneType),
        "step": (str, NoneType),
        "rep": (int, NoneType),
    },
    "cue": {
        "elapsed_s": float,
        "id": str,
        "set": str,
        "kind": str,
        "show": str,
        "say": (str, NoneType),
        "values": dict,
    },
    "lap": {
        "elapsed_s": float,
        "lap": int,
        "duration_s": float,
        "distance_m": float,
        "heart_rate_mean_bpm": MAYBE,
        "cadence_mean_spm": MAYBE,
    },
    "summary": {
        "id": int,
        "sport": str,
        "started_at": str,
        "elapsed_s": float,
        "moving_s": float,
        "distance_m": float,
        "climb_m": float,
        "records": int,
        "laps": int,
        "heart_rate_mean_bpm": MAYBE,
        "heart_rate_max_bpm": (int, NoneType),
        "cadence_mean_spm": MAYBE,
        "power_mean_w": MAYBE,
        "warnings": list,
    },
}
"""The names of each kind of line in their order, and what they can be."""

Row = dict[str, Any]


class Session:
    """Half an hour as it was printed, and the folder that it was kept in."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.lines = [json.loads(line) for line in self.call("demo", "--speed", "max", "--json").splitlines()]

    def call(self, *arguments: str) -> str:
        result = CliRunner().invoke(
            stridecue, arguments, env={"STRIDECUE_HOME": self.home}, catch_exceptions=False
        )
        assert (result.exit_code, result.stderr) == (0, "")
        return result.stdout

    def document(self, *arguments: str) -> Any:
        return json.loads(self.call(*arguments))

    def of(self, kind: str) -> list[Row]:
        """The lines of one kind, without saying so."""
        return [
            {name: value for name, value in line.items() if name != "type"}
            for line in self.lines
            if line["type"] == kind
        ]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return Session(str(tmp_path_factory.mktemp("demo")))


@pytest.fixture(autouse=True)
def at_home(demo: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDECUE_HOME", demo.home)


def test_every_line_has_its_names_and_types(demo: Session) -> None:
    assert {line["type"] for line in demo.lines} == set(NAMES)
    for line in demo.lines:
        names = NAMES[line["type"]]
        assert list(line) == ["type", *names]
        wrong = {name: line[name] for name, kinds in names.items() if not isinstance(line[name], kinds)}
        assert not wrong


def test_a_state_each_second_and_the_summary_at_the_end(demo: Session) -> None:
    states = demo.of("state")
    assert [state["elapsed_s"] for state in states] == [float(second) for second in range(1, 1801)]
    assert all(state["timer_s"] <= state["elapsed_s"] for state in states)
    for name in ("timer_s", "distance_m", "climb_m"):
        assert all(before[name] <= after[name] for before, after in pairwise(states))
    assert [line["type"] for line in demo.lines].index("summary") == len(demo.lines) - 1
    times = [line["elapsed_s"] for line in demo.lines]
    assert times == sorted(times), "lines are in the order of the run"


def test_the_summary_is_what_the_states_and_laps_come_to(demo: Session) -> None:
    (summary,) = demo.of("summary")
    last, laps = demo.of("state")[-1], demo.of("lap")
    assert summary["moving_s"] <= summary["elapsed_s"] == 1800
    assert (summary["distance_m"], summary["climb_m"]) == (last["distance_m"], last["climb_m"])
    assert [lap["lap"] for lap in laps] == list(range(1, summary["laps"] + 1))
    assert sum(lap["duration_s"] for lap in laps) == pytest.approx(summary["elapsed_s"], abs=0.01)
    assert sum(lap["distance_m"] for lap in laps) == pytest.approx(summary["distance_m"], abs=0.5)
    assert [lap["distance_m"] for lap in laps[:-1]] == [1000.0] * (len(laps) - 1)
    for before, after in pairwise([{"elapsed_s": 0.0}, *laps]):
        assert after["elapsed_s"] == pytest.approx(before["elapsed_s"] + after["duration_s"], abs=0.002)
    beats = [state["heart_rate_bpm"] for state in demo.of("state") if state["heart_rate_bpm"] is not None]
    assert 0 <= summary["heart_rate_max_bpm"] - max(beats) <= 2, "a state has the median of 5 s"
    assert summary["heart_rate_mean_bpm"] == pytest.approx(sum(beats) / len(beats), abs=0.5)


def test_each_packet_is_a_record(demo: Session) -> None:
    with Library(paths.library_file()) as library:
        run = library.load("last")
    measurements = [
        item.body
        for item in run.inputs
        if isinstance(item.body, Packet) and item.body.characteristic != "2A19"
    ]
    assert demo.of("summary")[0]["records"] == len(measurements) > 5000


def test_the_other_commands_tell_the_same_of_it(demo: Session) -> None:
    (summary,) = demo.of("summary")
    shown = demo.document("show", "last", "--json")
    assert {name: shown[name] for name in summary} == summary
    laps = demo.of("lap")
    assert [{name: lap[name] for name in laps[0]} for lap in shown["lap_list"]] == laps
    assert shown["cues"] == demo.of("cue")
    (listed,) = demo.document("runs", "--json")
    assert {name: listed[name] for name in summary} == summary
    assert [json.loads(line) for line in demo.call("replay", "last", "--json").splitlines()] == demo.lines


def test_lines_end_with_what_became_of_the_cues_and_show_says_the_same(tmp_path: Path) -> None:
    home = {"STRIDECUE_HOME": str(tmp_path)}
    runner = CliRunner()
    lines = runner.invoke(stridecue, ("demo", "--plain", "--minutes", "25"), env=home).stdout.splitlines()
    report = lines[lines.index("Cues") :]
    assert any(re.search(r"after \d+ of \d+", line) for line in report)
    shown = runner.invoke(stridecue, ("show", "last"), env=home).stdout.splitlines()
    begins = shown.index("Cues")
    assert shown[begins : shown.index("", begins)] == report
