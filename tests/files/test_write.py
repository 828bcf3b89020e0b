"""Runs to files: by the ending, whole or not at all, nothing written over."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from stridecue.errors import FileError
from stridecue.files.exported_run import ExportedLap, ExportedRecord, ExportedRun
from stridecue.files.write import ENDINGS, write_run
from stridecue.model.run_details import RunDetails
from stridecue.model.summary import RunSummary, Totals

BEGINNINGS = {
    ".fit": b"\x0e\x20",
    ".tcx": b"<?xml",
    ".gpx": b"<?xml",
    ".csv": b"time,",
    ".json": b'{"format"',
}


@pytest.fixture
def run() -> ExportedRun:
    summary = RunSummary(1, "running", "2026-03-01T06:30:00Z", False, "bluetooth", Totals(1.0, 1.0, 3.0))
    records = tuple(ExportedRecord(t_ms, 140, latitude_deg=1.0, longitude_deg=1.0) for t_ms in (0, 1000))
    return ExportedRun(summary, RunDetails(), "road", records, (ExportedLap(0, 1000, 1.0, 3.0),))


def test_a_name_that_no_file_can_have_is_said(run, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be written"):
        write_run(run, tmp_path / f"{'x' * 400}.csv")


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_says_how(run, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"Morning{ending.upper()}"
    write_run(run, file)
    assert file.read_bytes().startswith(BEGINNINGS[ending])
    assert [each.name for each in tmp_path.iterdir()] == [file.name]


def test_another_ending_is_refused_with_those_that_there_are(run, tmp_path: Path) -> None:
    for name in ("run.txt", "run", "run\x1b.doc"):
        with pytest.raises(FileError, match=r"Files can be \.fit, \.tcx, \.gpx, \.csv, \.json\.") as refused:
            write_run(run, tmp_path / name)
        assert str(refused.value).isprintable()


def test_a_file_that_is_there_stays_unless_told(run, tmp_path: Path) -> None:
    file = tmp_path / "run.csv"
    file.write_text("mine")
    with pytest.raises(FileError, match="is there already"):
        write_run(run, file)
    assert file.read_text() == "mine"
    write_run(run, file, overwrite=True)
    assert file.read_text().startswith("time")


def test_what_cannot_be_written_leaves_nothing(run, tmp_path: Path) -> None:
    dateless = replace(run, summary=replace(run.summary, started_at=None))
    with pytest.raises(FileError):
        write_run(dateless, tmp_path / "run.fit")
    with pytest.raises(FileError, match="no records"):
        write_run(replace(run, records=()), tmp_path / "run.fit")
    with pytest.raises(FileError, match="cannot be written"):
        write_run(run, tmp_path / "nowhere" / "run.fit")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_what_was_there(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "run.fit"
    file.write_text("before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match="No space left"):
        write_run(run, file, overwrite=True)
    assert file.read_text() == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["run.fit"]
