"""When to ask whose sensors these are.

Rules: once, before the start, and only when nothing is remembered; not before the last sensor has come.
"""

from __future__ import annotations

from dataclasses import dataclass

SETTLE_BEATS = 8
"""For so many looks no new sensor must have come; OUR CHOICE."""


@dataclass(slots=True)
class DeviceQuestion:
    """Counts how long the number of joined sensors has stayed the same."""

    _joined: int = 0
    _same: int = 0

    def due(self, joined: int) -> bool:
        """Look once more; return whether it is time to ask."""
        self._same = self._same + 1 if joined == self._joined else 0
        self._joined = joined
        return joined > 0 and self._same >= SETTLE_BEATS
