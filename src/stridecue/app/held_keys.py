"""Keys that are held down or pressed twice by a sweaty finger.

Rules: no clock here; the screen says what time it is. A terminal repeats a held key without saying so; a key that
comes again within `REPEAT_S` of its last time counts as the same press, however long it lasts.
"""

from __future__ import annotations

REPEAT_S = 0.7
"""OUR CHOICE: longer than the time after which common systems begin to repeat a key."""


class HeldKeys:
    """Tells a new press from the repeats of one that lasts."""

    def __init__(self) -> None:
        self._last_s: dict[str, float] = {}

    def repeats(self, key: str, now_s: float) -> bool:
        """Note a key and return whether it only goes on."""
        before_s = self._last_s.get(key)
        self._last_s[key] = now_s
        return before_s is not None and now_s - before_s < REPEAT_S
