"""A program that is killed loses at most its last second, whenever that happens.

A few kills of each kind always; fifty with `python -m pytest tests/library/test_crash.py -m nightly`.
"""

from __future__ import annotations

import math
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stridecue.library.codec import encode_setup, encode_totals
from stridecue.library.damage.health import damage_in
from stridecue.library.database import writing
from stridecue.library.library import Library
from stridecue.library.migration import migrate
from stridecue.library.recorder import Recorder
from stridecue.library.schema import MIGRATIONS
from stridecue.model.inputs import Input
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals

KILLS = 4
NIGHTLY_KILLS, AT_ONCE = 50, 10
KILLED_BETWEEN_MS = (300, 2700)
MAX_LOST_MS = 1500
"""A second between two commits, and the write in flight."""

RECORD = """
import sys, threading, time
from pathlib import Path
from stridecue.library.recorder import Recorder
from stridecue.model.inputs import Input, Mark, MarkKind, Packet
from stridecue.model.setup import RunSetup

recorder = Recorder(Path(sys.argv[1]), RunSetup("1", "0.1.0", "bluetooth"))
began = time.monotonic()
pace = threading.Event()
seq = 0
while True:
    t_ms = int((time.monotonic() - began) * 1000)
    print(t_ms, flush=True)
    body = Packet("AA", "2A37", b"\\x00\\x48") if seq else Mark(MarkKind.START)
    recorder.on_input(Input(t_ms, seq, body))
    seq += 1
    pace.wait(0.005)
"""

TELL_EVERY_STEP = """
import os, sqlite3, sys
from pathlib import Path

class Told(sqlite3.Connection):
    def __init__(self, *args, **how):
        super().__init__(*args, **how)
        self.set_progress_handler(lambda: os.write(1, b".\\n") and 0, STEPS)

connect = sqlite3.connect
sqlite3.connect = lambda *args, **how: connect(*args, factory=Told, **how)
"""

IMPORT = (
    TELL_EVERY_STEP.replace("STEPS", "50")
    + """
from stridecue.library.library import Library
from stridecue.model.inputs import Input, Mark, MarkKind, Packet
from stridecue.model.setup import RunSetup

with Library(Path(sys.argv[1])) as library:
    for day in range(1, 29):
        items = [Input(0, 0, Mark(MarkKind.START))]
        items += [Input(n * 10, n, Packet("AA", "2A37", bytes([0, 60 + day]))) for n in range(1, 400)]
        setup = RunSetup("1", "0.1.0", "file", started_at=f"2026-02-{day:02}T06:30:00Z")
        library.arrivals.add(setup, items)
        os.write(1, b"added\\n")
"""
)

MIGRATE = (
    TELL_EVERY_STEP.replace("STEPS", "200")
    + """
from stridecue.library.database import open_database

open_database(Path(sys.argv[1])).close()
"""
)

DIE_WHILE_PACKING = """
import os, signal, sys
from pathlib import Path
from stridecue.library import pack
from stridecue.library.library import Library
from stridecue.model.summary import Totals

whole = pack.pack

def die_at_the_second(lines):
    if len(lines) < 300:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return whole(lines)

pack.pack = die_at_the_second
Library(Path(sys.argv[1])).finish(1, Totals())
"""


def child(code: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)


def read_log(recording: subprocess.Popen[str], until_ms: float) -> Iterator[int]:
    """Return the times that a recording program says it takes in, up to one or to its end."""
    assert recording.stdout is not None
    for line in recording.stdout:
        if not line.endswith("\n"):
            return
        yield int(line)
        if int(line) >= until_ms:
            return


def record_and_kill(path: Path, kill_at_ms: int) -> list[int]:
    """Let a program record until its log says the time has come; return the times of all that it took in."""
    with child(RECORD, path) as recording:
        log = list(read_log(recording, kill_at_ms))
        recording.kill()
        return log + list(read_log(recording, math.inf))


def told_before_a_kill(code: str, path: Path, at_step: int) -> list[str]:
    """Let a program go on for so many steps of SQLite, kill it, and return what it had told."""
    with child(code, path) as working:
        assert working.stdout is not None
        told = [line for _, line in zip(range(at_step), working.stdout, strict=False)]
        working.kill()
        return told + list(working.stdout)


def test_kills_at_any_moment_lose_at_most_the_last_second(tmp_path: Path) -> None:
    kill_recordings(tmp_path, random.Random(20260311), KILLS)


@pytest.mark.nightly
def test_fifty_kills_of_a_recording(tmp_path: Path) -> None:
    for batch in range(NIGHTLY_KILLS // AT_ONCE):
        kill_recordings(tmp_path / f"batch {batch}", random.Random(), AT_ONCE)


def kill_recordings(folder: Path, chance: random.Random, at_once: int) -> None:
    cases = [
        (folder / str(number) / "library.sqlite3", chance.randrange(*KILLED_BETWEEN_MS))
        for number in range(at_once)
    ]
    with ThreadPoolExecutor(at_once) as pool:
        logs = list(pool.map(lambda case: record_and_kill(*case), cases))
    for (path, _), log in zip(cases, logs, strict=True):
        with Library(path) as library:
            assert [run.id for run in library.unfinished()] == [1]
            kept = [item.t_ms for item in library.load("1").inputs]
            assert library.check() is None
        assert len(kept) > 0
        assert kept == log[: len(kept)]
        assert log[-1] - kept[-1] <= MAX_LOST_MS
    assert any(log[-1] > MAX_LOST_MS + 500 for log in logs), "some ran for long enough to lose too much"


def test_a_kill_while_runs_are_brought_in_leaves_no_half_run(tmp_path: Path) -> None:
    kill_imports(tmp_path, random.Random(20260302), 4)


@pytest.mark.nightly
def test_fifty_kills_of_an_import(tmp_path: Path) -> None:
    kill_imports(tmp_path, random.Random(), NIGHTLY_KILLS)


def kill_imports(folder: Path, chance: random.Random, times: int) -> None:
    for number in range(times):
        path = folder / str(number) / "library.sqlite3"
        told = told_before_a_kill(IMPORT, path, chance.randrange(1, 400))
        added = told.count("added\n")
        with Library(path) as library:
            assert library.check() is None
            assert library.unfinished() == []
            runs = library.runs()
            assert len(runs) in {added, added + 1}, "what was said to be there is there"
            for run in runs:
                loaded = library.load(str(run.id))
                assert [item.seq for item in loaded.inputs] == list(range(400))
                assert library.derivations.track(loaded.run_id).seconds
            connection = library._file.connection
            (listed,) = connection.execute(
                "SELECT count(*) FROM listed WHERE fingerprint IS NOT NULL"
            ).fetchone()
            assert listed == len(runs)


@pytest.fixture(scope="module")
def old_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the first format with runs enough for its migration to take a while."""
    path = tmp_path_factory.mktemp("old") / "library.sqlite3"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA auto_vacuum = FULL")
    migrate(connection, MIGRATIONS[:1])
    setup, _ = encode_setup(RunSetup("1", "0.1.0", "bluetooth", started_at="2026-03-01T06:30:00Z"))
    row = (0, setup, 0, encode_totals(Totals(elapsed_s=60.0)))
    with writing(connection):
        connection.executemany(
            "INSERT INTO run (demo, setup, begun_t_ms, totals) VALUES (?, ?, ?, ?)", [row] * OLD_RUNS
        )
    connection.close()
    return path


OLD_RUNS = 300


def test_a_kill_while_migrating_leaves_the_old_or_the_new(tmp_path: Path, old_library: Path) -> None:
    kill_migrations(tmp_path, old_library, random.Random(20260303), 6)


@pytest.mark.nightly
def test_fifty_kills_of_a_migration(tmp_path: Path, old_library: Path) -> None:
    kill_migrations(tmp_path, old_library, random.Random(), NIGHTLY_KILLS)


def kill_migrations(folder: Path, old_library: Path, chance: random.Random, times: int) -> None:
    whole = folder / "whole" / "library.sqlite3"
    whole.parent.mkdir(parents=True)
    shutil.copy(old_library, whole)
    with child(MIGRATE, whole) as working:
        assert working.stdout is not None
        steps = len(list(working.stdout))
    assert steps > 20
    versions = set()
    for number in range(times):
        path = folder / str(number) / "library.sqlite3"
        path.parent.mkdir()
        shutil.copy(old_library, path)
        told_before_a_kill(MIGRATE, path, steps * (number + 1) // (times + 1) + chance.randrange(3))
        versions.add(version_of_a_sound_library(path))
        for copy in (path.parent / "backups").glob("*.sqlite3"):
            assert version_of_a_sound_library(copy) == 1, "what bears a copy's name is whole"
        with Library(path) as library:
            assert len(library.runs()) == OLD_RUNS
        assert version_of_a_sound_library(path) == len(MIGRATIONS)
        assert not list(path.parent.glob("backups/*.part")) or len(list(path.parent.glob("backups/*"))) > 1
    assert 1 in versions


def version_of_a_sound_library(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        assert damage_in(connection) is None
        assert connection.execute("SELECT count(*) FROM run").fetchone() == (OLD_RUNS,)
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_a_kill_while_packing_leaves_the_run_unfinished_and_whole(
    path: Path, record: Callable[..., int], inputs: Callable[..., list[Input]]
) -> None:
    record(inputs(700), totals=None)
    with child(DIE_WHILE_PACKING, path) as packing:
        packing.wait()
    assert packing.returncode != 0
    with Library(path) as library:
        assert [run.id for run in library.unfinished()] == [1]
        assert list(library.load("1").inputs) == inputs(700)


def test_a_crashed_run_can_go_on(path: Path, setup: RunSetup) -> None:
    record_and_kill(path, 300)
    recorder = Recorder(path, setup, resume=1)
    assert recorder.next_seq > 0
    recorder.close()
    with Library(path) as library:
        assert len(library.load("last").inputs) == recorder.next_seq


def test_a_run_is_offered_once_its_program_is_dead(path: Path) -> None:
    with child(RECORD, path) as recording:
        *_, last = read_log(recording, 300)
        with Library(path) as library:
            assert library.unfinished() == []
            assert library.load("1").inputs[0].t_ms <= last, "it has begun, and is on disk"
            recording.kill()
            recording.wait()
            assert [run.id for run in library.unfinished()] == [1]
