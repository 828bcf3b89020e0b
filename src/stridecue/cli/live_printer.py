"""Lines of a run that goes on whether or not anybody reads them at the moment.

Rules: a reader that holds still (`less`, a stopped terminal) holds up no heartbeat. What it does not take waits, so
many lines at most; then the oldest are dropped, and how many is told at the end, when there is time to wait for it.
"""

from __future__ import annotations

import select
import sys
from collections import deque

from stridecue.cli.output import Printer, say

MOST_WAITING = 2_000
"""Lines: half an hour of states. OUR CHOICE"""


class LivePrinter(Printer):
    """Writes lines to stdout as far as they are taken."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[str] = deque()
        self._dropped = 0

    def write(self, line: str) -> None:
        """Write one line, or let it wait."""
        self._waiting.append(line)
        if len(self._waiting) > MOST_WAITING:
            self._waiting.popleft()
            self._dropped += 1
        while self._waiting and _is_taken():
            super().write(self._waiting.popleft())

    def write_all(self) -> None:
        """Write what waits, for as long as the reader needs, and say what was dropped."""
        while self._waiting:
            super().write(self._waiting.popleft())
        if self._dropped:
            say(f"{self._dropped} lines were dropped, since nobody read them. The run itself is whole.")
            self._dropped = 0


def _is_taken() -> bool:
    """Tell whether a line can be written without waiting; where the system cannot tell, it is written."""
    try:
        # A pipe is ready when it has room for 4 KiB, which is more than any line.
        _, ready, _ = select.select((), (sys.stdout.fileno(),), (), 0)
    except (OSError, ValueError):
        return True
    return bool(ready)
