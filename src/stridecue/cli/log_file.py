"""`--log FILE`: every detail in a file, never on the screen.

Rules: the file goes on where it ended, since a report wants the call before too, and so that a wrong name costs nobody
a file. It can be read by its owner alone, because it has the addresses of sensors. It is bounded: what is older moves
to FILE.1, and what was there goes. A log that cannot be written any more is silent, and the program goes on.
"""

from __future__ import annotations

import logging
import os
import stat
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler

from stridecue.errors import UsageError

MOST_BYTES = 20_000_000
"""Of the file; as much again in the one beside it. OUR CHOICE"""
_LINES_OF_A_TRACEBACK = "\n\t"


def keep_log(file: str) -> None:
    """Write every module's log to a file.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        handler = PrivateLog(
            file, maxBytes=MOST_BYTES, backupCount=1, encoding="utf-8", errors="backslashreplace"
        )
    except OSError as error:
        raise UsageError(f"The log {file} cannot be written: {error.strerror}.", "Choose another.") from error
    handler.setFormatter(_Harmless("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.root.addHandler(handler)
    logging.root.setLevel(logging.DEBUG)
    logging.getLogger("stridecue").info("the log begins")


class PrivateLog(RotatingFileHandler):
    """A log that only its owner can read, and that never complains on the screen."""

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        mode = os.fstat(handle).st_mode
        if os.name == "posix" and stat.S_ISREG(mode) and stat.S_IMODE(mode) & 0o077:
            os.fchmod(handle, 0o600)
        return open(handle, "a", encoding=self.encoding, errors=self.errors)  # noqa: PTH123 - a handle has no path

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Say nothing: the disk may be full, and a traceback would cover the run."""


class _Harmless(logging.Formatter):
    """Keeps control characters, which names from the air may hold, away from whoever prints the log."""

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        if text.isprintable():
            return text
        return "".join(
            letter if letter.isprintable() or letter in _LINES_OF_A_TRACEBACK else ascii(letter)[1:-1]
            for letter in text
        )
