"""What the runner says by numbers: mood, effort, and how quiet the landing was.

Rules: a score comes as a scale's name and a whole number, for example `mood 4`; the last one of each holds. What is not
a score says nothing. The mood before a run has a scale of its own, so that it is never taken for the one after it.
"""

from __future__ import annotations

SCALES = {"mood": (1, 5), "mood_before": (1, 5), "effort": (0, 10), "quiet": (1, 5)}
"""From lowest to highest."""
MOST_DIGITS = 2


class Ratings:
    """The last score on each scale."""

    __slots__ = ("_given",)

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def mark(self, value: object) -> None:
        """Take a score."""
        words = value.split() if isinstance(value, str) else []
        if len(words) != 2 or words[0] not in SCALES:
            return
        name, digits = words
        if not (digits.isascii() and digits.isdecimal() and len(digits) <= MOST_DIGITS):
            return
        lowest, highest = SCALES[name]
        if lowest <= int(digits) <= highest:
            self._given[name] = int(digits)

    @property
    def mood(self) -> int | None:
        """1 to 5."""
        return self._given.get("mood")

    @property
    def mood_before(self) -> int | None:
        """1 to 5."""
        return self._given.get("mood_before")

    @property
    def effort(self) -> int | None:
        """0 to 10."""
        return self._given.get("effort")

    @property
    def quiet(self) -> int | None:
        """1 to 5."""
        return self._given.get("quiet")
