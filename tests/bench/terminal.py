"""Runs a program in a pseudo-terminal and measures it from outside."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence

COLUMNS, ROWS = 120, 40


class Terminal:
    """One program in a terminal of its own."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.began_s = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={
                **os.environ,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "STRIDECUE_SILENT": "1",
                **environment,
            },
        )
        os.close(theirs)
        self.bytes_read = 0
        self._tail = b""

    def wait_for(self, text: str, seconds: float = 20.0) -> float:
        """Read until `text` was painted; return the seconds since the start."""
        wanted = text.encode()
        deadline = time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            if wanted in self._tail:
                return time.perf_counter() - self.began_s
            self._read(deadline)
        raise TimeoutError(f"{text!r} was not painted within {seconds} s: {self._tail[-2000:]!r}")

    def read_for(self, seconds: float) -> int:
        """Read for a while; return how many bytes came."""
        before = self.bytes_read
        deadline = time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            self._read(deadline)
        return self.bytes_read - before

    @property
    def fileno(self) -> int:
        """What to wait on for something to read."""
        return self._ours

    def read_ready(self) -> None:
        """Read what is there now."""
        self._read(time.perf_counter())

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._ours, keys.encode())

    def wait_for_end(self, seconds: float = 10.0) -> float:
        """Read until the program has ended; return the seconds that took."""
        began = time.perf_counter()
        while self.process.poll() is None and time.perf_counter() - began < seconds:
            self._read(time.perf_counter() + 0.002)
        return time.perf_counter() - began

    def close(self) -> None:
        """End the program, whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._ours)

    def _read(self, deadline: float) -> None:
        ready, _, _ = select.select([self._ours], [], [], max(deadline - time.perf_counter(), 0))
        if ready:
            with contextlib.suppress(OSError):  # the other end closed: Linux says so with an error
                piece = os.read(self._ours, 65536)
                self.bytes_read += len(piece)
                self._tail = (self._tail + piece)[-400_000:]
