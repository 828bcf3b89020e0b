"""The recorder: a sink that never waits, and what becomes of its run."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from stridecue.errors import LibraryError, UsageError
from stridecue.library import database
from stridecue.library import recorder as recorder_module
from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.library.run_writer import Journal
from stridecue.model.events import CueDecided, Noticed
from stridecue.model.inputs import Input, Packet
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals


def test_a_finished_run_is_whole_and_packed(
    path: Path,
    setup: RunSetup,
    inputs: Callable[..., list[Input]],
    decided: Callable[[int], CueDecided],
    totals: Totals,
) -> None:
    recorder = Recorder(path, setup)
    for item in inputs(700):
        recorder.on_input(item)
    recorder.on_event(decided(30))
    recorder.on_event(Noticed("not a decision"))
    recorder.finish(totals)
    recorder.close()
    with Library(path) as library:
        run = library.load("1")
        assert library.unfinished() == []
    assert (run.run_id, run.finished, run.setup) == (1, True, setup)
    assert list(run.inputs) == inputs(700)
    assert run.decisions == (decided(30).decision,)
    assert run.summary.totals == totals


def test_an_hour_in_the_library_takes_little_room(
    path: Path, setup: RunSetup, hour: list[Input], totals: Totals
) -> None:
    database.open_database(path).close()
    empty = path.stat().st_size
    recorder = Recorder(path, setup)
    for item in hour:
        recorder.on_input(item)
    recorder.finish(totals)
    recorder.close()
    assert path.stat().st_size - empty <= 400_000


def test_its_thread_and_its_files_are_gone_after_close(
    path: Path, setup: RunSetup, inputs: Callable[..., list[Input]]
) -> None:
    recorder = Recorder(path, setup)
    for item in inputs(3):
        recorder.on_input(item)
    assert "recorder" in {thread.name for thread in threading.enumerate()}
    recorder.close()
    recorder.close()
    assert "recorder" not in {thread.name for thread in threading.enumerate()}
    assert [file.name for file in path.parent.iterdir()] == ["library.sqlite3"]


def test_a_run_that_was_never_started_is_dropped(path: Path, setup: RunSetup, totals: Totals) -> None:
    recorder = Recorder(path, setup)
    recorder.on_input(Input(0, 0, Packet("AA", "2A37", b"\x00\x48")))
    recorder.finish(totals)
    recorder.close()
    with Library(path) as library:
        assert (library.runs(), library.unfinished()) == ([], [])
    again = Recorder(path, setup)
    assert again.run_id == 1
    again.close()


def test_a_discarded_run_is_gone(path: Path, setup: RunSetup, inputs: Callable[..., list[Input]]) -> None:
    recorder = Recorder(path, setup)
    for item in inputs(3):
        recorder.on_input(item)
    recorder.discard()
    with Library(path) as library:
        assert (library.runs(), library.unfinished()) == ([], [])


def test_a_run_that_was_closed_without_finish_can_go_on(
    path: Path,
    setup: RunSetup,
    record: Callable[..., int],
    inputs: Callable[..., list[Input]],
    totals: Totals,
) -> None:
    record(inputs(5), totals=None)
    recorder = Recorder(path, setup, resume=1)
    assert (recorder.run_id, recorder.next_seq, recorder.last_t_ms) == (1, 6, 4017)
    more = Input(9000, recorder.next_seq, Packet("AA", "2A37", b"\x00\x48"))
    recorder.on_input(more)
    assert (recorder.next_seq, recorder.last_t_ms) == (7, 9000)
    recorder.finish(totals)
    recorder.close()
    with Library(path) as library:
        assert list(library.load("1").inputs) == [*inputs(5), more]


def test_decisions_that_are_made_again_on_the_way_are_kept_once(
    path: Path, setup: RunSetup, inputs: Callable[..., list[Input]], decided: Callable[[int], CueDecided]
) -> None:
    recorder = Recorder(path, setup)
    for item in inputs(5):
        recorder.on_input(item)
    recorder.on_event(decided(3))
    recorder.close()
    again = Recorder(path, setup, resume=1)
    for second in (3, 4):
        again.on_event(decided(second))
    again.finish(Totals())
    again.close()
    with Library(path) as library:
        assert [one.tick_s for one in library.load("1").decisions] == [3, 4]


@pytest.mark.parametrize("resume", [1, 7])
def test_only_an_unfinished_run_can_go_on(
    path: Path, setup: RunSetup, record: Callable[..., int], resume: int
) -> None:
    record()
    with pytest.raises(UsageError, match=f"no unfinished run {resume}"):
        Recorder(path, setup, resume=resume)
    with Library(path) as library:
        assert [run.id for run in library.runs()] == [1]


def test_a_run_that_is_being_recorded_is_nobody_elses(
    path: Path, setup: RunSetup, inputs: Callable[..., list[Input]], library: Library, totals: Totals
) -> None:
    recorder = Recorder(path, setup)
    for item in inputs(3):
        recorder.on_input(item)
    with pytest.raises(LibraryError, match="Run 1 is being recorded"):
        Recorder(path, setup, resume=1)
    for forbidden in (lambda: library.drop(1), lambda: library.finish(1, totals)):
        with pytest.raises(UsageError, match="being recorded"):
            forbidden()
    assert library.unfinished() == []
    recorder.close()
    assert [run.id for run in library.unfinished()] == [1]


def test_two_at_once(path: Path, setup: RunSetup, inputs: Callable[..., list[Input]], totals: Totals) -> None:
    recorders = [Recorder(path, setup) for _ in range(2)]
    for item in inputs(500):
        for recorder in recorders:
            recorder.on_input(item)
    for recorder in recorders:
        recorder.finish(totals)
    for recorder in recorders:
        recorder.close()
        assert recorder.problem is None
    with Library(path) as library:
        assert [list(library.load(which).inputs) for which in ("1", "2")] == [inputs(500)] * 2


def test_what_a_program_left_that_crashed_before_a_start_is_swept_up(
    path: Path, setup: RunSetup, library: Library
) -> None:
    connection = database.open_database(path)
    connection.execute("INSERT INTO run (demo, setup) VALUES (0, '{}')")
    connection.close()
    assert library.unfinished() == []
    recorder = Recorder(path, setup)
    assert recorder.run_id == 1
    other = Recorder(path, setup)
    assert other.run_id == 2, "a run that waits for its start in a living program is none of it"
    other.close()
    recorder.close()


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set when the disk has refused a write; nobody waits for a busy library meanwhile."""
    flag = threading.Event()
    write = Journal.write

    def watched(journal: Journal, items: list[Input]) -> bool:
        done = write(journal, items)
        if not done:
            flag.set()
        return done

    monkeypatch.setattr(Journal, "write", watched)
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 0)
    return flag


def test_a_library_that_is_locked_for_a_while_is_a_problem_and_not_a_loss(
    path: Path, setup: RunSetup, inputs: Callable[..., list[Input]], refused: threading.Event
) -> None:
    recorder = Recorder(path, setup)
    other = database.open_database(path)
    with database.writing(other):
        for item in inputs(3):
            recorder.on_input(item)
        assert refused.wait(10)
        assert recorder.problem is not None
        assert recorder.problem.startswith("Another program is using the library. The run goes on")
    other.close()
    recorder.close()
    assert recorder.problem is None
    with Library(path) as library:
        assert len(library.load("1").inputs) == 4


def test_close_does_not_wait_for_ever(
    path: Path,
    setup: RunSetup,
    inputs: Callable[..., list[Input]],
    refused: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recorder_module, "CLOSE_PATIENCE_S", 0.1)
    recorder = Recorder(path, setup)
    other = database.open_database(path)
    with database.writing(other):
        for item in inputs(3):
            recorder.on_input(item)
        assert refused.wait(10)
        recorder.close()
        assert recorder.problem == recorder_module.END_IS_MISSING
    other.close()
    recorder._thread.join(10)


def test_a_folder_that_cannot_be_written_is_said_at_once(tmp_path: Path, setup: RunSetup) -> None:
    (tmp_path / "library").write_text("")
    with pytest.raises(LibraryError, match="cannot be kept"):
        Recorder(tmp_path / "library" / "library.sqlite3", setup)
    assert "recorder" not in {thread.name for thread in threading.enumerate()}
