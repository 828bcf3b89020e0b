"""Programs beside ours: bounded in what they are told, gone when they should be."""

from __future__ import annotations

import os
import sys

import pytest

from stridecue.voice.child import MOST_BYTES, Child

READS = (sys.executable, "-S", "-c", "import sys; sys.exit(len(sys.stdin.read()))")


def test_a_program_gets_what_it_is_told() -> None:
    child = Child(READS)
    child.tell(b"x" * 40)
    child.no_more()
    child.end()
    assert child.status == 40


def test_what_a_program_that_has_ended_is_told_is_dropped() -> None:
    child = Child((sys.executable, "-S", "-c", ""))
    os.waitid(os.P_PID, child.process_id, os.WEXITED | os.WNOWAIT)
    child.tell(b"hello")
    child.tell(b"hello")
    child.end()
    assert child.status == 0


def test_more_than_a_pipe_is_sure_to_take_is_refused() -> None:
    child = Child(READS)
    with pytest.raises(ValueError, match="513 bytes"):
        child.tell(b"x" * (MOST_BYTES + 1))
    child.end()
    assert child.status == 0


def test_a_program_that_does_not_read_holds_nobody_up() -> None:
    child = Child((sys.executable, "-S", "-c", "import signal; signal.pause()"))
    for _ in range(400):  # far more than the pipe holds
        child.tell(b"x" * MOST_BYTES)
    child.cut()
    child.end()
    assert child.status == -15


def test_a_program_that_does_not_obey_is_ended_by_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stridecue.voice.child.ENDS_WITHIN_S", 0.05)
    child = Child((sys.executable, "-S", "-c", "import signal; signal.pause()"))
    child.end()
    child._process.wait(60)  # a busy machine may not have taken it away within that moment
    assert child.status == -9


def test_what_a_program_started_ends_with_it() -> None:
    shell = Child(("sh", "-c", "sleep 60 & wait"))
    assert os.getpgid(shell.process_id) == shell.process_id != os.getpgid(0)
    shell.cut()
    shell.end()
    assert shell.status == -15


def test_a_program_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        Child(("no-such-voice",))
