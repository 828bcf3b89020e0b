"""A program that is killed loses at most its last second, whenever that happens."""

from __future__ import annotations

import math
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.model.inputs import Input
from stridecue.model.setup import RunSetup

KILLS = 10
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


def test_ten_kills_at_any_moment_lose_at_most_the_last_second(tmp_path: Path) -> None:
    chance = random.Random(20260301)
    cases = [
        (tmp_path / str(number) / "library.sqlite3", chance.randrange(*KILLED_BETWEEN_MS))
        for number in range(KILLS)
    ]
    with ThreadPoolExecutor(KILLS) as pool:
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
