"""Locks of open runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stridecue.library.lock import RunLock, is_held, lock_path


def test_one_at_a_time(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite3"
    lock = RunLock.take(library, 5)
    assert lock is not None
    assert RunLock.take(library, 5) is None
    assert is_held(library, 5)
    assert not is_held(library, 6)
    lock.release()
    assert not is_held(library, 5)


def test_release_removes_the_file_and_may_be_repeated(tmp_path: Path) -> None:
    lock = RunLock.take(tmp_path / "library.sqlite3", 1)
    assert lock is not None
    lock.release()
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_left_behind_means_nothing(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite3"
    lock_path(library, 1).touch()
    assert not is_held(library, 1)


@pytest.mark.skipif(os.name != "posix", reason="on Windows an open file cannot be removed")
def test_a_lock_on_a_file_that_is_gone_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between our opening and our locking the holder before us removes the file, and somebody else takes a new one."""
    library = tmp_path / "library.sqlite3"
    path = lock_path(library, 1)
    real_open = os.open
    others: list[RunLock | None] = []

    def open_then_lose(*args: object) -> int:
        handle = real_open(*args)  # type: ignore[arg-type]
        if not others:
            others.append(None)
            path.unlink()
            others[0] = RunLock.take(library, 1)
        return handle

    monkeypatch.setattr(os, "open", open_then_lose)
    assert RunLock.take(library, 1) is None
    assert others[0] is not None
    others[0].release()


def test_the_system_lets_go_when_the_holder_is_killed(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite3"
    code = (
        "import sys, pathlib; from stridecue.library.lock import RunLock;"
        "lock = RunLock.take(pathlib.Path(sys.argv[1]), 1); print(lock is not None, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(library)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        assert is_held(library, 1)
        holder.kill()
    assert not is_held(library, 1)
