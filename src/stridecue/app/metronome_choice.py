"""What the key of the metronome switches between.

Rules: off, and the way of beating that the run or the settings have; by the schedule where neither has one.
"""

from __future__ import annotations

from stridecue.model.run_settings import Metronome


class BeatChoice:
    """Knows how the metronome beats now."""

    def __init__(self, now: Metronome) -> None:
        self.now = now
        self._usual = now

    def toggle(self, in_settings: Metronome) -> Metronome:
        """Switch over, and return how it beats from now on."""
        if self.now is not Metronome.OFF:
            self.now = Metronome.OFF
        else:
            choices = (self._usual, in_settings, Metronome.SCHEDULE)
            self.now = next(choice for choice in choices if choice is not Metronome.OFF)
        return self.now
