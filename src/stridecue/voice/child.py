"""Programs that run beside ours, to speak and to beat: started, told and ended without ever waiting.

Rules: no shell; nothing of theirs reaches the terminal, and no key of it reaches them; each is in a group of its own,
so that what it started ends with it. What is written to one is less than every system's pipe holds, so a write that
would have to wait means that the program hangs, and what it was told is dropped.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence

MOST_BYTES = 512
"""What a pipe takes at once on every system (POSIX, PIPE_BUF)."""
ENDS_WITHIN_S = 0.5
"""What takes longer is ended by force, and then left to the system. OUR CHOICE"""
WINDOWS = sys.platform == "win32"


class Child:
    """A program under way, with a pipe to it."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start it; at best a few milliseconds later it runs.

        Raises:
            OSError: it is not there or cannot be started.
        """
        self._process = subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if not WINDOWS and self._process.stdin is not None:
            os.set_blocking(self._process.stdin.fileno(), False)

    @property
    def process_id(self) -> int:
        """The system's number for it, and for the group that it leads."""
        return self._process.pid

    @property
    def status(self) -> int | None:
        """How it ended: 0 is well, below 0 by a signal; None while it runs."""
        return self._process.poll()

    def tell(self, line: bytes) -> None:
        """Write to it; what a program that has ended or hangs does not take is dropped, its status tells.

        Raises:
            ValueError: this is more than a pipe is sure to take.
        """
        if len(line) > MOST_BYTES:
            raise ValueError(f"{len(line)} bytes at once")
        if self._process.stdin is not None and not self._process.stdin.closed:
            with contextlib.suppress(OSError):
                self._process.stdin.write(line)

    def no_more(self) -> None:
        """Let it see the end of what it is told."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()

    def cut(self) -> None:
        """Ask it to end at once."""
        self._signal("SIGTERM")

    def kill(self) -> None:
        """End it by force; `status` tells when it is gone."""
        self._signal("SIGKILL")

    def end(self) -> None:
        """Wait for its end, for a moment, and then by force: only where nothing else is to be done any more."""
        self.no_more()
        if not self._ended_soon():
            self.kill()
            self._ended_soon()

    def _ended_soon(self) -> bool:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(ENDS_WITHIN_S)
        return self._process.poll() is not None

    def _signal(self, name: str) -> None:
        if self._process.poll() is not None:
            return
        with contextlib.suppress(OSError):  # it has just ended
            if WINDOWS:
                self._process.terminate()
            else:
                os.killpg(self.process_id, signal.Signals[name])
