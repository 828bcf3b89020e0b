"""The library, looked after by a command that is about to write to it."""

from __future__ import annotations

from stridecue import paths
from stridecue.cli import output

WITHIN_S = 0.5
"""Nobody waits for longer before a run: what is larger is looked at by the app, which does not hold anybody up. OUR
CHOICE"""


def look_after_library() -> None:
    """See to it that there is a library that can be written, and say what had to be done for it.

    Raises:
        LibraryError: there is none.
    """
    from stridecue.library.damage.care import look_after  # noqa: PLC0415 - brings SQLite

    notice = look_after(paths.library_file(), WITHIN_S).notice
    if notice is not None:
        output.say(notice)
