"""The beat of the steps: begins, changes and ends with what the engine says.

Rules: the sound is made by a process of its own (`beater`), begun with the first beat and kept until the run ends. It
is told once a second while it beats, since a beat that is not renewed falls silent. Without the library or a device
there is one sentence, and silence.
"""

from __future__ import annotations

import importlib.util
import logging
import sys
from collections.abc import Callable, Sequence

from stridecue.voice.beater import NO_DEVICE_STATUS, NO_LIBRARY_STATUS, line_of
from stridecue.voice.child import Child
from stridecue.voice.click import Beat
from stridecue.voice.speaker import Spoken

COMMAND = (sys.executable, "-P", "-m", "stridecue.voice.beater")
"""-P: a folder that happens to be the working one has no say in what is imported."""
LIBRARY = "miniaudio"

NO_LIBRARY = 'The metronome needs: pip install "stridecue[sound]"'
FAILS = {
    NO_LIBRARY_STATUS: NO_LIBRARY,
    NO_DEVICE_STATUS: "No sound device: the metronome is silent.",
}
FAILS_SOMEHOW = "The metronome stopped working and stays silent."

_log = logging.getLogger(__name__)


class Metronome:
    """Beats in a process of its own."""

    def __init__(
        self,
        tell: Callable[[str], None],
        start: Callable[[Sequence[str]], Spoken] = Child,
        library_there: Callable[[], bool] = lambda: importlib.util.find_spec(LIBRARY) is not None,
    ) -> None:
        """`tell` gets one sentence if it cannot beat."""
        self._tell = tell
        self._start = start
        self._library_there = library_there
        self._child: Spoken | None = None
        self._silent = True
        self._broken = False

    def follow(self, steps_per_minute: float | None, lowered: bool = False) -> None:
        """Beat so for the next seconds; None is silence."""
        if self._broken:
            return
        if self._child is not None and self._child.status is not None:
            self._fail(FAILS.get(self._child.status, FAILS_SOMEHOW))
            return
        beat = Beat(steps_per_minute, lowered) if steps_per_minute else Beat()
        silent = beat.steps_per_minute == 0
        if silent and self._silent:
            return
        if self._child is None:
            self._begin()
        if self._child is not None:
            self._child.tell(line_of(beat))
            self._silent = silent

    def close(self) -> None:
        """Be silent, and leave no program behind."""
        if self._child is not None:
            self._child.no_more()
            self._child.cut()
            self._child.end()
            self._child = None
        self._broken = True

    def _begin(self) -> None:
        if not self._library_there():
            self._fail(NO_LIBRARY)
            return
        try:
            self._child = self._start(COMMAND)
        except OSError as error:
            _log.warning("the metronome cannot be started: %s", error)
            self._fail(FAILS_SOMEHOW)

    def _fail(self, sentence: str) -> None:
        _log.warning("%s (status %s)", sentence, self._child.status if self._child else None)
        self._broken = True
        self._child = None
        self._tell(sentence)
