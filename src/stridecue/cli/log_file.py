"""`--log FILE`: every detail in a file, never on the screen."""

from __future__ import annotations

import logging

from stridecue.errors import UsageError


def keep_log(file: str) -> None:
    """Write every module's log to a file.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        handler = logging.FileHandler(file, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"The log {file} cannot be written: {error.strerror}.", "Choose another.") from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.root.addHandler(handler)
    logging.root.setLevel(logging.DEBUG)
    logging.getLogger("stridecue").info("the log begins")
