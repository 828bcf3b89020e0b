"""Lines for a reader that holds still."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from stridecue.cli import live_printer
from stridecue.cli.live_printer import LivePrinter

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="there nobody can tell whether a pipe is full"
)

LINE = "x" * 999


@dataclass
class Pipe:
    """The program's output, which nobody reads by itself."""

    ours: int

    def read(self) -> list[str]:
        """Everything that is there."""
        os.set_blocking(self.ours, False)
        data = b""
        while True:
            try:
                data += os.read(self.ours, 1 << 20)
            except BlockingIOError:
                return data.decode().splitlines()


@contextmanager
def piped() -> Iterator[Pipe]:
    """A pipe as stdout; not a fixture, since the test runner changes stdout between setup and call."""
    ours, theirs = os.pipe()
    before = sys.stdout
    with io.TextIOWrapper(io.FileIO(theirs, "w"), line_buffering=True, write_through=True) as stream:
        sys.stdout = stream
        try:
            pipe = Pipe(ours)
            yield pipe
        finally:
            sys.stdout = before
    os.close(pipe.ours)


def test_lines_are_written_at_once_while_somebody_reads() -> None:
    with piped() as pipe:
        printer = LivePrinter()
        for number in range(300):
            printer.write(f"{number} {LINE}")
            assert [line.split()[0] for line in pipe.read()] == [str(number)]
        printer.write_all()
        assert pipe.read() == []


def test_a_reader_that_holds_still_holds_up_nothing_and_misses_nothing() -> None:
    with piped() as pipe:
        printer = LivePrinter()
        for number in range(200):  # more than a pipe holds
            printer.write(f"{number} {LINE}")
        lines = pipe.read()
        assert 10 < len(lines) < 200
        for number in range(200, 210):
            printer.write(f"{number} {LINE}")
            lines += pipe.read()
        printer.write_all()
        lines += pipe.read()
        assert [int(line.split()[0]) for line in lines] == list(range(210))


def test_what_nobody_reads_for_long_is_dropped_and_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with piped() as pipe:
        monkeypatch.setattr(live_printer, "MOST_WAITING", 5)
        printer = LivePrinter()
        for number in range(500):
            printer.write(f"{number} {LINE}")
        first = [int(line.split()[0]) for line in pipe.read()]
        assert first == list(range(len(first)))
        printer.write_all()
        last = [int(line.split()[0]) for line in pipe.read()]
        assert last == list(range(495, 500))
        dropped = 500 - len(first) - len(last)
        assert capsys.readouterr().err == (
            f"stridecue: {dropped} lines were dropped, since nobody read them. The run itself is whole.\n"
        )


def test_a_reader_that_has_left_is_told_once() -> None:
    with piped() as pipe:
        printer = LivePrinter()
        left: list[bool] = []
        printer.on_left = lambda: left.append(True)
        os.close(pipe.ours)
        pipe.ours = os.open(os.devnull, os.O_RDONLY)
        for _ in range(3):
            printer.write("x")
        assert left == [True]


def test_where_the_system_cannot_tell_lines_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    LivePrinter().write("a line")
    assert capsys.readouterr().out == "a line\n"
