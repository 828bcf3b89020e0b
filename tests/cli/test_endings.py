"""Every way in which the program can end, as a process of its own: the run is kept, and the terminal is as it was."""

from __future__ import annotations

import contextlib
import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import IO

import pytest
from click.testing import CliRunner

from stridecue import paths
from stridecue.cli.main import stridecue
from stridecue.library.library import Library
from stridecue.model.summary import RunSummary

fcntl = pytest.importorskip("fcntl", reason="Windows has no pseudo-terminals and no such signals")
termios = pytest.importorskip("termios")

PATIENCE_S = 20.0
"""Longer than anything takes on a machine that is busy; a test that waits so long has failed."""

PROGRAM = (sys.executable, "-m", "stridecue")
LONG_DEMO = ("demo", "--plain", "--speed", "200", "--minutes", "600")
"""Goes on for three minutes, with a line every 0.3 s."""

IN_A_WINDOW = (
    sys.executable,
    "-c",
    "import fcntl, runpy, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); runpy.run_module('stridecue')",
)
"""The program in a session whose terminal this is, so that closing the window hangs it up."""

ALTERNATE_SCREEN, CURSOR, MOUSE, MOUSE_MOVES, FOCUS, PASTE = "1049", "25", "1000", "1003", "1004", "2004"
"""Private modes of xterm."""


class Terminal:
    """The program in a pseudo-terminal."""

    def __init__(self, *arguments: str) -> None:
        self._ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, b"\x18\x00\x50\x00\x00\x00\x00\x00")
        self.attributes_before = termios.tcgetattr(theirs)
        self.process = subprocess.Popen(
            (*IN_A_WINDOW, *arguments),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env=os.environ | {"TERM": "xterm-256color"},
        )
        os.close(theirs)
        self.output = ""

    @property
    def attributes(self) -> list[object]:
        found: list[object] = termios.tcgetattr(self._ours)
        return found

    def mode(self, number: str) -> str | None:
        """Return how a mode was last set: `h` on, `l` off."""
        settings = re.findall(rf"\x1b\[\?{number}([hl])", self.output)
        return settings[-1] if settings else None

    def wait_for(self, text: str) -> None:
        """Read until something was painted."""
        deadline = time.monotonic() + PATIENCE_S
        while text not in self.output:
            assert self._read(deadline), f"{text!r} did not come: {self.output[-300:]!r}"

    def wait_for_end(self) -> int:
        """Read what is left; return the exit status."""
        deadline = time.monotonic() + PATIENCE_S
        while self._read(deadline):
            pass
        return self.process.wait(PATIENCE_S)

    def close_window(self) -> None:
        """Close the window that the terminal is in."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def _read(self, deadline: float) -> bool:
        """Read a piece; False at the end of the output and when there was no time left."""
        ready, _, _ = select.select([self._ours], [], [], max(deadline - time.monotonic(), 0))
        piece = b""
        if ready:
            with contextlib.suppress(OSError):  # Linux says so when the other end is closed
                piece = os.read(self._ours, 65536)
        self.output += piece.decode("utf-8", "replace")
        return bool(piece)


@contextlib.contextmanager
def window(*arguments: str) -> Iterator[Terminal]:
    terminal = Terminal(*arguments)
    try:
        yield terminal
    finally:
        terminal.process.kill()
        terminal.process.wait(PATIENCE_S)
        terminal.close_window()


@contextlib.contextmanager
def piped(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    """The program with pipes, and what it prints."""
    with subprocess.Popen(
        (*PROGRAM, *arguments),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        try:
            yield process, process.stdout
        finally:
            process.kill()


def the_end(process: subprocess.Popen[str]) -> tuple[str, str, int]:
    """Return what is left of stdout, stderr, and the exit status."""
    printed, said = process.communicate(timeout=PATIENCE_S)
    return printed, said, process.returncode


def kept() -> RunSummary:
    """Return the one run in the library, which must be finished."""
    with Library(paths.library_file()) as library:
        assert library.unfinished() == []
        (run,) = library.runs()
    return run


def call(*arguments: str) -> str:
    result = CliRunner().invoke(stridecue, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_finishes_a_run_in_lines(name: str) -> None:
    with piped(*LONG_DEMO) as (process, lines):
        assert lines.readline().split()[0] == "1:00"
        process.send_signal(getattr(signal, name))
        printed, said, status = the_end(process)
    assert (said, status) == ("", 0)
    assert "Run 1 (demo)" in printed
    (listed,) = json.loads(call("runs", "--json"))
    assert (listed["id"], listed["demo"]) == (1, True)
    assert 60 <= listed["elapsed_s"] < 3600
    assert kept().totals.elapsed_s == pytest.approx(listed["elapsed_s"], abs=0.001)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_keeps_the_run_on_the_screen_and_restores_the_terminal(name: str) -> None:
    with window("demo") as terminal:
        terminal.wait_for("hill session")
        assert terminal.attributes != terminal.attributes_before
        assert [terminal.mode(mode) for mode in (ALTERNATE_SCREEN, CURSOR, MOUSE)] == ["h", "l", "h"]
        terminal.process.send_signal(getattr(signal, name))
        assert terminal.wait_for_end() == 0
        assert terminal.attributes == terminal.attributes_before
    assert terminal.mode(ALTERNATE_SCREEN) == "l"
    assert terminal.mode(CURSOR) == "h"
    assert {terminal.mode(mode) for mode in (MOUSE, MOUSE_MOVES, FOCUS, PASTE)} == {"l"}
    assert "Traceback" not in terminal.output
    assert kept().totals.elapsed_s > 60


@pytest.mark.parametrize(
    ("arguments", "shown"), [(("demo",), "hill session"), (LONG_DEMO, "1:00")], ids=["app", "lines"]
)
def test_a_closed_window_keeps_the_run(arguments: tuple[str, ...], shown: str) -> None:
    with window(*arguments) as terminal:
        terminal.wait_for(shown)
        terminal.close_window()
        assert terminal.process.wait(PATIENCE_S) == 0
    assert 60 <= kept().totals.elapsed_s < 3600


def test_a_killed_run_is_offered_and_can_be_seen_as_it_is() -> None:
    with piped(*LONG_DEMO) as (process, lines):
        # Two seconds, one more than lies between two writes.
        for line in lines:
            if line.split()[0] == "7:00":
                break
        process.kill()
        the_end(process)
    with Library(paths.library_file()) as library:
        assert library.runs() == []
        (offered,) = library.unfinished()
    assert (offered.id, offered.demo) == (1, True)
    assert 200 <= offered.totals.elapsed_s < 3600
    shown = call("show", "last")
    assert shown.startswith("Run 1 (demo)")
    replayed = call("replay", "last", "--plain")
    assert "   1:00  " in replayed
    assert shown.split("\n\n")[0] in replayed, "both come to the same"


def test_a_reader_who_leaves_costs_nothing_at_full_speed() -> None:
    with piped("demo", "--json", "--minutes", "10") as (process, lines):
        assert json.loads(lines.readline())["type"] == "state"
        lines.close()
        assert process.stderr
        assert process.stderr.read() == ""
        assert process.wait(PATIENCE_S) == 0
    assert kept().totals.elapsed_s == pytest.approx(600, abs=1)


def test_a_reader_who_leaves_a_paced_run_ends_it() -> None:
    with piped(*LONG_DEMO) as (process, lines):
        lines.readline()
        lines.close()
        assert process.stderr
        assert process.stderr.read() == ""
        assert process.wait(PATIENCE_S) == 0
    assert 60 <= kept().totals.elapsed_s < 3600


@pytest.mark.parametrize("arguments", [("runs",), ("cues", "list"), ("demo", "--minutes", "1")])
def test_nobody_reads_at_all(arguments: tuple[str, ...]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    ended = subprocess.run(
        (*PROGRAM, *arguments),
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        timeout=PATIENCE_S,
    )
    os.close(theirs)
    assert (ended.stderr, ended.returncode) == ("", 0)


def test_without_a_terminal_the_app_does_not_open() -> None:
    with piped() as (process, _):
        printed, said, status = the_end(process)
    assert (printed, status) == ("", 2)
    assert (
        said
        == "stridecue: The app needs a terminal. `stridecue --help` lists the commands that do without.\n"
    )
