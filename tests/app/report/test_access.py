"""The finished runs of the real library, as the report screen has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from stridecue import past_runs
from stridecue.app.report.access import LibraryReports
from stridecue.errors import FileError
from stridecue.importing.taking import Taking, Twice
from stridecue.library.library import Library
from stridecue.settings import Settings

SAMPLE = Path(__file__).parents[2] / "runs" / "fenix5-run-1min.fit"


def test_an_export_says_what_is_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDECUE_HOME", str(tmp_path / "home"))
    with Library(past_runs.library_file()) as library:
        Taking(library, Settings(), Twice.ASK).take(SAMPLE)
    reports = LibraryReports()
    assert reports.beside(1, 1) is None
    monkeypatch.chdir(tmp_path)
    words = reports.export(1, Path("run.csv"))
    assert words.startswith("Run 1 is in run.csv: ")
    assert words.endswith(f"It is in {tmp_path}.")
    with pytest.raises(FileError, match="there already"):
        reports.export(1, Path("run.csv"))
