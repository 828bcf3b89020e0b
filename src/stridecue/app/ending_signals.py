"""How the app hears that it has to end: signals, where the system has them.

Rules: SIGTERM and SIGHUP end it well; SIGINT from outside asks, as the key does, and a second one ends it well. A
terminal that is gone can keep its writer from ending: once the run is kept, the program leaves in any case.
"""

from __future__ import annotations

import asyncio
import os
import signal
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from stridecue.app.app import StridecueApp


LEAVE_AFTER_S = 5.0
"""OUR CHOICE: far more than taking the screen down needs."""


def leave_for_certain() -> None:
    """End the program soon, whatever still waits for a terminal; everything must have been kept before."""
    timer = Timer(LEAVE_AFTER_S, os._exit, (0,))
    timer.daemon = True
    timer.start()


class Closing:
    """Listens to signals on the loop while the app runs."""

    def __init__(self, app: StridecueApp) -> None:
        self._app = app
        self._installed: list[int] = []
        self._interrupted = False

    def listen(self) -> None:
        """Begin to listen."""
        handlers: dict[str, Callable[[], None]] = {
            "SIGTERM": self._app.end_well,
            "SIGHUP": self._app.end_well,
            "SIGINT": self._interrupt,
        }
        loop = asyncio.get_running_loop()
        for name, handler in handlers.items():
            number = getattr(signal, name, None)
            if number is None:
                continue
            try:
                loop.add_signal_handler(number, handler)
            except (NotImplementedError, RuntimeError, ValueError):
                # This loop or thread takes no signals, as on Windows.
                return
            self._installed.append(number)

    def stop(self) -> None:
        """Stop listening."""
        loop = asyncio.get_running_loop()
        for number in self._installed:
            loop.remove_signal_handler(number)
        self._installed.clear()

    def _interrupt(self) -> None:
        if self._interrupted:
            self._app.end_well()
        else:
            self._interrupted = True
            self._app.action_ask_quit()
