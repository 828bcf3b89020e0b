"""Keys that are held down or pressed twice by a sweaty finger.

Rules: no clock here; the screen says what time it is. A terminal repeats a held key without saying so; a key that
comes again within `REPEAT_S` of its last time counts as the same press, however long it lasts. A key that goes by steps
counts once in `STEP_S` while it is held, so that a figure does not run away from its runner.
"""

from __future__ import annotations

REPEAT_S = 0.7
"""OUR CHOICE: longer than the time after which common systems begin to repeat a key."""
STEP_S = 0.12
"""OUR CHOICE: slower than any terminal repeats a key, quicker than a finger on the run does."""


class HeldKeys:
    """Tells a new press from the repeats of one that lasts."""

    def __init__(self) -> None:
        self._last_s: dict[str, float] = {}
        self._stepped_s: dict[str, float] = {}

    def repeats(self, key: str, now_s: float) -> bool:
        """Note a key and return whether it only goes on."""
        before_s = self._last_s.get(key)
        self._last_s[key] = now_s
        return before_s is not None and now_s - before_s < REPEAT_S

    def steps(self, key: str, now_s: float) -> bool:
        """Note a key that goes by steps and return whether this one counts."""
        before_s = self._stepped_s.get(key)
        counts = before_s is None or now_s - before_s >= STEP_S
        if counts:
            self._stepped_s[key] = now_s
        return counts
