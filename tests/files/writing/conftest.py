"""A made-up run as the writers of files take it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fit_elsewhere import ReadFit, read_fit_elsewhere
from stridecue.files.exported_run import ExportedLap, ExportedRecord, ExportedRun
from stridecue.model.cue import Cue, CueKind, Decision, Outcome
from stridecue.model.run_details import RunDetails
from stridecue.model.summary import RunSummary, Totals

PAUSE = (20_000, 30_000)
RECORDS = tuple(
    ExportedRecord(
        1000 * second, 140 + second % 5, 165.0 + second % 2, 2.8, 1.5, 2.8 * second, 0.4 * second, 250
    )
    for second in range(61)
    if not 20 < second < 30
)


def cue(show: str = "Stand tall") -> Cue:
    return Cue("tb-tall", "technique-basics", CueKind.TECHNIQUE, show, None, "Why not", 42, 6.0, 0.0)


@pytest.fixture
def made_up() -> Callable[..., ExportedRun]:
    """A minute on a treadmill with a pause, two laps and a cue; with changes."""

    def make(**changes: Any) -> ExportedRun:
        totals = Totals(60.0, 50.0, 168.0, 2.5, 51, 2, 142.0, 144, 165.5, 250.0)
        run = ExportedRun(
            RunSummary(7, "running", "2026-03-01T06:30:00Z", False, "bluetooth", totals, utc_offset_s=3600),
            RunDetails(title="Hills & <dales>", notes="Tired.", tags=("long",)),
            "treadmill",
            RECORDS,
            (
                ExportedLap(0, 30_500, 20.5, 84.0, 141.6, 144, 165.25),
                ExportedLap(30_500, 60_000, 29.5, 84.0, 142.4, 144, 165.75),
            ),
            (PAUSE,),
            (Decision(12.0, 12, cue(), Outcome.SHOWN, values=(("cadence", 165.0),)),),
            ("Strap", "Belt"),
        )
        return replace(run, **changes)

    return make


@pytest.fixture
def read_elsewhere(tmp_path: Path) -> Callable[[bytes], ReadFit]:
    """Reads a FIT file with two other libraries."""
    return lambda data: read_fit_elsewhere(data, tmp_path / "elsewhere.fit")
