"""Damaged and hostile files: a run, a warning or a refusal, never anything else, in bounded time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from file_mutations import KINDS, mutated, read, samples
from stridecue import past_runs
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.past_runs import Recorded
from stridecue.run_setup import file_setup
from stridecue.settings import Settings

TESTS = Path(__file__).parents[1]
T0 = 1_000_000_000
A_FEW = {"fit": 150, "tcx": 150, "gpx": 150}
MANY = 10_000
MOST_MB, LONGEST_S = 500, 10
THROUGH_THE_ENGINE = 6
LONGEST_PLAYED_MS = 1_800_000


@pytest.mark.parametrize("kind", KINDS)
def test_samples_are_whole(kind: str, tmp_path: Path) -> None:
    for data in samples(kind):
        (run,) = read(tmp_path / f"a.{kind}", data)
        assert 10 < len(run.inputs) < 400


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    originals = samples(kind)
    runs = refused = played = 0
    for number in range(A_FEW[kind]):
        found = read(tmp_path / f"a.{kind}", mutated(kind, number, originals))
        runs, refused = runs + len(found), refused + (not found)
        for run in found:
            if played < THROUGH_THE_ENGINE and run.inputs[-1].t_ms < LONGEST_PLAYED_MS:
                played += 1
                recorded = Recorded(file_setup(run, Settings(), ()), run.inputs, None)
                totals = past_runs.straight_through(recorded, [], RunClock(FULL_SPEED)).run_to_end()
                assert totals.records > 0
                assert totals.distance_m >= 0
    assert min(runs, refused) > A_FEW[kind] / 10, "both happen"
    assert played == THROUGH_THE_ENGINE


RECORDS = 100_000
LONGEST_FILE_S = 30


@pytest.mark.nightly
@pytest.mark.skipif(os.name != "posix", reason="Windows does not tell a process's peak of memory in this way")
def test_a_file_of_a_hundred_thousand_records_costs_little(fit, saved) -> None:
    names = [
        "timestamp",
        "position_lat",
        "position_long",
        "altitude",
        "heart_rate",
        "cadence",
        "distance",
        "speed",
    ]
    rows = (
        (T0 + second, 2**29 + second, 2**28, 3000, 150, 82, 300 * second, 2750) for second in range(RECORDS)
    )
    path = saved(fit.rows("record", names, rows).bytes())
    told = _in_a_process_of_its_own("file", str(path))
    assert told["records"] == [RECORDS]
    assert told["longest_s"] < LONGEST_FILE_S
    assert told["peak_mb"] < MOST_MB


@pytest.mark.nightly
@pytest.mark.skipif(os.name != "posix", reason="Windows does not tell a process's peak of memory in this way")
@pytest.mark.parametrize("kind", KINDS)
def test_ten_thousand_damaged_files_cost_little(kind: str) -> None:
    told = _in_a_process_of_its_own(kind, "1000", str(MANY))
    assert told["wrong"] == []
    assert told["longest_s"] < LONGEST_S
    assert told["peak_mb"] < MOST_MB
    assert told["runs"] > MANY / 10


def _in_a_process_of_its_own(*words: str) -> dict[str, Any]:
    done = subprocess.run(
        (sys.executable, "-W", "error", str(TESTS / "file_mutations.py"), *words),
        check=True,
        capture_output=True,
        text=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told
