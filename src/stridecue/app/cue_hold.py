"""How long a cue stays on screen in real time.

Rules: the coach counts in run time, a reader in real time. At any replay speed a cue stays at least `HOLD_S`. A cue
that comes meanwhile waits, and only the newest of several that wait is shown; a guard or safety cue of a higher
priority does not wait. A cue that the runner dismisses goes at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.model.cue import Cue

HOLD_S = 3.0
"""OUR CHOICE: long enough to look up and read three words."""
BREAKING_PRIORITY = 75
"""From here on a cue may replace another at once, as in the coach."""


@dataclass(slots=True)
class CueHold:
    """The cue in front of the runner."""

    cue: Cue | None = None
    _since_s: float = 0.0
    _seen: int = 0
    _waiting: Cue | None = None

    def update(self, showing: Cue | None, newest: Cue | None, shown_count: int, now_s: float) -> Cue | None:
        """Return the cue to paint now.

        `showing` is the coach's cue of this run second, `newest` the last one that it showed, and `shown_count` how
        many it has shown, by which a cue that came and went between two frames is noticed.
        """
        if shown_count != self._seen:
            self._seen = shown_count
            self._waiting = newest
        if showing is None and self._waiting is None and self.left_s(now_s) <= 0:
            self.cue = None
        elif self._waiting is not None and self._may_replace(self._waiting, now_s):
            self.cue, self._waiting, self._since_s = self._waiting, None, now_s
        elif showing is not None and self.cue is None:
            self.cue, self._since_s = showing, now_s
        return self.cue

    def left_s(self, now_s: float) -> float:
        """Return how much longer the cue must stay."""
        return 0.0 if self.cue is None else max(0.0, self._since_s + HOLD_S - now_s)

    def drop(self, shown_count: int) -> None:
        """Take the cue away at once, and take what was shown until now as seen."""
        self.cue = None
        self._waiting = None
        self._seen = shown_count

    def _may_replace(self, other: Cue, now_s: float) -> bool:
        if self.cue is None or self.left_s(now_s) <= 0:
            return True
        return other.priority >= BREAKING_PRIORITY and other.priority > self.cue.priority
