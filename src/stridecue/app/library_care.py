"""The library, looked after while the first screen is shown already.

Rules: it happens in a thread that nobody waits for, neither the first frame nor the end of the program: a library that
is killed at any moment loses nothing. First for a short time, after which the runs can be listed; then as long as it
takes to look at every page. What had to be done is said.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING

from stridecue.errors import StridecueError

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.library.damage.care import CareTaken

LookAfter = Callable[[float], "CareTaken"]

FIRST_S, WHOLE_S = 0.2, 60.0
"""OUR CHOICE: the runs come late by no more than the first, even in a large library."""


class LibraryCare:
    """Looks after the library once."""

    def __init__(self, app: StridecueApp, look_after: LookAfter | None) -> None:
        """`look_after` takes how long it may take; None where there is nothing to look after."""
        self._app = app
        self._look_after = look_after
        self._then: Callable[[], None] = lambda: None
        self._begun = False
        self._ready = look_after is None

    def ready(self, then: Callable[[], None]) -> bool:
        """Return whether the library can be used; where not yet, `then` is called as soon as it can be."""
        if self._ready:
            return True
        self._then = then
        if not self._begun:
            self._begun = True
            Thread(target=self._work, name="library care", daemon=True).start()
        return False

    def _work(self) -> None:
        for within_s in (FIRST_S, WHOLE_S):
            whole, notice = self._looked(within_s)
            with contextlib.suppress(RuntimeError):  # the app has ended meanwhile
                self._app.call_from_thread(self._looked_after, notice)
            if whole:
                return

    def _looked(self, within_s: float) -> tuple[bool, str | None]:
        if self._look_after is None:
            return True, None
        try:
            taken = self._look_after(within_s)
        except StridecueError as error:
            return True, str(error)
        return taken.whole, taken.notice

    def _looked_after(self, notice: str | None) -> None:
        """Let the runs be listed, or anew when they may be others."""
        if notice is not None:
            self._app.say(notice, "warning")
        if notice is not None or not self._ready:
            self._ready = True
            self._then()


def look_after_library(within_s: float) -> CareTaken:
    """Look after the library of the program itself."""
    from stridecue import paths  # noqa: PLC0415
    from stridecue.library.damage.care import look_after  # noqa: PLC0415 - brings SQLite

    return look_after(paths.library_file(), within_s)
