"""Files into the library: each run once, whatever its file is called."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stridecue.errors import LibraryError
from stridecue.exporting import exported, write_exported
from stridecue.files.read import read_run_files
from stridecue.importing import taking
from stridecue.importing.found_files import found_files
from stridecue.importing.outcome import Imported, Outcome
from stridecue.importing.taking import NO_DATE, OWN_MAKER, Taking, Twice
from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.run_list import RunFilter
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals
from stridecue.settings import Settings
from true_figures import assert_true

BEGAN = datetime(2026, 3, 1, 7, 0, tzinfo=UTC)
"""When the files of `gpx` begin."""

RUNS = Path(__file__).parents[1] / "runs"
Make = Callable[..., Path]


def take(library: Library, path: Path, twice: Twice = Twice.ASK) -> Imported:
    (imported,) = Taking(library, Settings(), twice).take(path)
    return imported


def listed(library: Library) -> list[int]:
    return list(library.catalogue.ids(RunFilter()))


def recorded_here(library: Library, tmp_path: Path, minutes: int = 2, *, demo: bool = False) -> int:
    """A run from sensors that began when the files did."""
    setup = RunSetup("1", "0.1", "bluetooth", started_at=BEGAN.isoformat(), demo=demo)
    recorder = Recorder(tmp_path / "library.sqlite3", setup)
    recorder.on_input(Input(0, 0, Mark(MarkKind.START)))
    recorder.on_input(Input(minutes * 60_000, 1, Mark(MarkKind.FINISH)))
    recorder.finish(Totals(elapsed_s=minutes * 60.0))
    recorder.close()
    return recorder.run_id


def test_a_run_comes_in_with_its_figures_and_its_title(library: Library, gpx: Make) -> None:
    imported = take(library, gpx(title="To the lake"))
    assert imported.outcome is Outcome.TAKEN
    assert imported.run is not None and imported.run.id is not None
    assert imported.run.totals.elapsed_s == 120.0
    assert imported.run.totals.heart_rate_max_bpm == 146
    assert library.catalogue.details(imported.run.id).title == "To the lake"


def test_the_same_run_under_another_name_is_there_already(library: Library, gpx: Make) -> None:
    first = take(library, gpx())
    again = take(library, gpx("copy of run.gpx"))
    assert (again.outcome, again.run) == (Outcome.ALREADY_THERE, first.run)
    assert len(listed(library)) == 1


def test_another_file_of_the_same_run_is_not_doubled_but_can_be_a_run_of_its_own(
    library: Library, gpx: Make
) -> None:
    first = take(library, gpx())
    other = gpx("phone.gpx", began=BEGAN + timedelta(seconds=2), heart_rate=150)
    found = take(library, other)
    assert found.outcome is Outcome.ALREADY_THERE
    assert found.run == first.run
    assert "--separate" in found.why
    assert take(library, other, Twice.SEPARATE).outcome is Outcome.TAKEN
    assert len(listed(library)) == 2


def test_a_watchs_file_of_a_run_that_was_recorded_here_waits_and_can_be_joined(
    library: Library, gpx: Make, tmp_path: Path
) -> None:
    run_id = recorded_here(library, tmp_path)
    watch = gpx("watch.gpx")
    waiting = take(library, watch)
    assert waiting.outcome is Outcome.ANOTHER_RECORDING
    assert waiting.path == watch
    assert waiting.run is not None and waiting.run.id == run_id
    assert listed(library) == [run_id]
    joined = take(library, watch, Twice.JOIN)
    assert joined.outcome is Outcome.JOINED
    assert listed(library) == [run_id]
    assert [run.source for run in library.arrivals.joined(run_id)] == ["watch.gpx"]
    assert take(library, watch, Twice.JOIN).outcome is Outcome.ALREADY_THERE


def test_our_own_export_is_the_run_itself(library: Library, gpx: Make, tmp_path: Path) -> None:
    recorded_here(library, tmp_path)
    assert take(library, gpx(maker=f"{OWN_MAKER} 1.0")).outcome is Outcome.ALREADY_THERE


@pytest.mark.parametrize("demo", [False, True])
@pytest.mark.parametrize("name", ["own.fit", "own.tcx"])
def test_a_run_that_was_exported_is_not_taken_again(
    library: Library, tmp_path: Path, name: str, demo: bool
) -> None:
    run_id = recorded_here(library, tmp_path, demo=demo)
    write_exported(exported(library, str(run_id)), tmp_path / name)
    found = take(library, tmp_path / name)
    assert (found.outcome, found.run and found.run.id) == (Outcome.ALREADY_THERE, run_id)


def test_a_demo_that_went_on_at_the_same_time_is_nobodys(library: Library, gpx: Make, tmp_path: Path) -> None:
    recorded_here(library, tmp_path, demo=True)
    assert take(library, gpx()).outcome is Outcome.TAKEN


def test_a_file_without_a_date_has_that_of_the_file(
    library: Library, gpx: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = gpx()
    ended = BEGAN + timedelta(days=1)
    os.utime(file, (ended.timestamp(), ended.timestamp()))
    undated = tuple(replace(run, started_at=None) for run in read_run_files(file))
    monkeypatch.setattr(taking, "read_run_files", lambda _: undated)
    imported = take(library, file)
    assert imported.run is not None
    assert imported.run.started_at == "2026-03-02T06:58:00Z"
    assert imported.run.warnings == (NO_DATE,)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.fit", b""),
        ("notes.gpx", b"hello"),
        ("bomb.tcx", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'),
        ("\x1b[31mred.fit", b"nothing"),
    ],
)
def test_what_is_refused_is_told_by_name_and_changes_nothing(
    library: Library, tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    imported = take(library, file)
    assert imported.outcome is Outcome.REFUSED
    assert imported.run is None
    assert name.replace("\x1b", "�") in imported.why
    assert "\x1b" not in imported.why
    assert listed(library) == []


def test_one_bad_file_keeps_nobody_from_the_next(library: Library, gpx: Make, tmp_path: Path) -> None:
    gpx("b.gpx")
    (tmp_path / "a.gpx").write_text("nothing")
    done: list[int] = []
    imported = Taking(library, Settings()).take_all(found_files([tmp_path]), done.append)
    assert [each.outcome for each in imported] == [Outcome.REFUSED, Outcome.TAKEN]
    assert done == [1, 2]


def test_a_library_that_cannot_be_written_ends_it(
    library: Library, gpx: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> int:
        raise LibraryError("The disk is full.", "Make room on it.")

    monkeypatch.setattr(library.arrivals, "add", full)
    with pytest.raises(LibraryError, match="disk is full"):
        take(library, gpx())


def test_all_samples_come_in_once_with_their_true_figures(library: Library) -> None:
    samples = sorted(file for file in RUNS.iterdir() if file.suffix in {".fit", ".tcx", ".gpx"})
    files = found_files([RUNS])
    assert [file.path for file in files] == samples
    every = Taking(library, Settings())
    taken = list(every.take_all(files))
    assert [each.outcome for each in taken] == [Outcome.TAKEN] * len(samples)
    for each in taken:
        assert each.run is not None
        assert_true(each.run.totals, each.file)
    assert [each.outcome for each in every.take_all(files)] == [Outcome.ALREADY_THERE] * len(samples)
    assert len(listed(library)) == len(samples)


def test_a_run_that_was_deleted_is_there_until_the_bin_is_emptied(library: Library, gpx: Make) -> None:
    run = take(library, gpx()).run
    assert run is not None and run.id is not None
    library.bin.put(run.id)
    again = take(library, gpx())
    assert (again.outcome, again.run) == (Outcome.ALREADY_THERE, run)
    assert "was deleted" in again.why
    library.bin.empty()
    assert take(library, gpx()).outcome is Outcome.TAKEN


def test_of_two_programs_that_take_the_same_run_one_does(
    library: Library, gpx: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = take(library, gpx())
    seen = iter([None])  # it comes in after this program has looked
    find_same = library.arrivals.find_same
    monkeypatch.setattr(library.arrivals, "find_same", lambda *told: next(seen, find_same(*told)))
    monkeypatch.setattr(library.arrivals, "find_overlapping", lambda *_, **__: [])
    again = take(library, gpx())
    assert (again.outcome, again.run) == (Outcome.ALREADY_THERE, first.run)
    assert len(listed(library)) == 1


def test_what_it_would_be_joined_to_may_be_deleted_meanwhile(
    library: Library, gpx: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = recorded_here(library, tmp_path)
    found = library.arrivals.find_overlapping(
        RunSetup("1", "0.1", "w.gpx", started_at=BEGAN.isoformat()),
        [Input(0, 0, Mark(MarkKind.START)), Input(120_000, 1, Mark(MarkKind.FINISH))],
    )
    assert [run.id for run in found] == [run_id]
    library.drop(run_id)
    monkeypatch.setattr(library.arrivals, "find_overlapping", lambda *_, **__: found)
    refused = take(library, gpx("watch.gpx"), Twice.JOIN)
    assert refused.outcome is Outcome.REFUSED
    assert f"no finished run {run_id}" in refused.why


def test_a_copy_of_a_file_without_a_date_is_the_same_run(
    library: Library, gpx: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, copy = gpx(), gpx("copy.gpx")
    undated = tuple(replace(run, started_at=None) for run in read_run_files(file))
    monkeypatch.setattr(taking, "read_run_files", lambda _: undated)
    for path, days in ((file, 1), (copy, 9)):
        ended = (BEGAN + timedelta(days=days)).timestamp()
        os.utime(path, (ended, ended))
    first, second = take(library, file), take(library, copy)
    assert (second.outcome, second.run) == (Outcome.ALREADY_THERE, first.run)
