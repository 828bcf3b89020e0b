"""Run files of real runners go through the same engine as a live run and come to their true figures."""

from __future__ import annotations

import pytest

from stridecue import past_runs
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.settings import Settings
from true_figures import RUNS, TRUTH, assert_true

FILES = sorted(file.name for ending in ("fit", "tcx", "gpx") for file in RUNS.glob(f"*.{ending}"))
LONG = ("fenix2-run-hr-cad.fit", "fr-run-11km-12laps.tcx", "stryd-app-run-devfields.fit")
LONG_NIGHTLY = [pytest.param(name, marks=pytest.mark.nightly) if name in LONG else name for name in FILES]
"""That the long ones come to theirs is held with their import too."""


def test_there_are_files_to_replay() -> None:
    assert len(FILES) == 8
    assert sorted(TRUTH) == FILES


@pytest.mark.parametrize("name", LONG_NIGHTLY)
def test_a_file_replays_to_its_true_figures(name: str) -> None:
    run = past_runs.recorded(str(RUNS / name), Settings())
    assert_true(past_runs.straight_through(run, [], RunClock(FULL_SPEED)).run_to_end(), name)


def test_a_bad_checksum_is_a_warning() -> None:
    run = past_runs.recorded(str(RUNS / "sdk-activity-bad-filecrc.fit"), Settings())
    assert any("checksum" in warning for warning in run.setup.warnings)
