"""A disk that fills up under a real program: a file may only grow so far, until there is room again."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stridecue.library.library import Library
from stridecue.library.migration import migrate
from stridecue.library.schema import MIGRATIONS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file")

LIMITED = """
import json, resource, signal, sys, threading
from pathlib import Path
from stridecue.errors import StridecueError
from stridecue.library import recorder as recorder_module
from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.model.inputs import Input, Mark, MarkKind, Packet
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals

path = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

def room(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

def inputs(count):
    items = [Input(0, 0, Mark(MarkKind.START))]
    return items + [Input(n, n, Packet("AA", "2A37", bytes([0, n % 200, n % 251]))) for n in range(1, count)]

def refused(work):
    try:
        work()
    except StridecueError as error:
        return str(error)
    return None

def tell(**what):
    print(json.dumps(what), flush=True)
"""

RECORD = (
    LIMITED
    + """
recorder_module.RETRY_INTERVAL_S = 0.05
recorder = Recorder(path, RunSetup("1", "0.1.0", "bluetooth"))
pace = threading.Event()
room(300_000)
items = inputs(9000)
for item in items[:6000]:
    recorder.on_input(item)
while recorder.problem is None:
    pace.wait(0.01)
tell(problem=recorder.problem)
for item in items[6000:]:
    recorder.on_input(item)
if sys.argv[2] == "room again":
    room(resource.RLIM_INFINITY)
recorder_module.CLOSE_PATIENCE_S = 10.0 if sys.argv[2] == "room again" else 0.5
recorder.finish(Totals())
recorder.close()
tell(problem=recorder.problem)
"""
)

CHANGE = (
    LIMITED
    + """
with Library(path) as library:
    library.arrivals.add(RunSetup("1", "0.1.0", "file", started_at="2026-03-01T06:30:00Z"), inputs(3000))
    size = path.stat().st_size
    room(size // 2)
    long = RunSetup("1", "0.1.0", "file", started_at="2026-03-02T06:30:00Z")
    tell(
        imported=refused(lambda: library.arrivals.add(long, inputs(9000))),
        copied=refused(lambda: library.backup(path.with_name("copy.sqlite3"))),
    )
    room(resource.RLIM_INFINITY)
    tell(again=refused(lambda: library.arrivals.add(long, inputs(9000))))
"""
)

MIGRATE = (
    LIMITED
    + """
room(path.stat().st_size - 1)
tell(migrated=refused(lambda: Library(path)))
"""
)


def told_by(code: str, *args: object) -> list[Any]:
    done = subprocess.run(
        (sys.executable, "-c", code, *map(str, args)), check=True, capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_run_goes_on_and_is_whole_once_there_is_room(path: Path) -> None:
    said = told_by(RECORD, path, "room again")
    assert "The run goes on and is kept in memory." in said[0]["problem"]
    assert said[1] == {"problem": None}
    with Library(path) as library:
        assert library.check() is None
        run = library.load("1")
    assert run.finished
    assert [item.seq for item in run.inputs] == list(range(9000))


def test_without_room_what_fitted_is_kept(path: Path) -> None:
    said = told_by(RECORD, path, "no room")
    assert said[1] == {"problem": "The end of the run could not be written. The next start offers what was."}
    with Library(path) as library:
        assert library.check() is None
        assert [run.id for run in library.unfinished()] == [1]
        kept = [item.seq for item in library.load("1").inputs]
    assert kept == list(range(len(kept)))
    assert 0 < len(kept) < 9000


def test_what_does_not_fit_is_refused_whole(path: Path) -> None:
    refused, again = told_by(CHANGE, path)
    assert refused["imported"].startswith("The disk reports an error: ")
    assert refused["copied"].startswith(f"No copy of the library can be written to {path.parent}. ")
    assert again == {"again": None}
    assert {file.name for file in path.parent.iterdir()} == {path.name}
    with Library(path) as library:
        assert library.check() is None
        assert [len(library.load(which).inputs) for which in ("1", "2")] == [3000, 9000]
        assert len(library.runs()) == 2


def test_a_library_that_cannot_be_copied_is_not_migrated(path: Path) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA auto_vacuum = FULL")
    migrate(connection, MIGRATIONS[:1])
    connection.execute("INSERT INTO text VALUES ('one', zeroblob(200000))")
    connection.close()
    (said,) = told_by(MIGRATE, path)
    assert said["migrated"].startswith(
        "The library has to be brought up to date, and a copy must be kept before. No copy of the library can"
    )
    assert said["migrated"].endswith("The library was not changed.")
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()
    assert list((path.parent / "backups").iterdir()) == []
    Library(path).close()
