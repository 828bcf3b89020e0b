"""How much the runner asked about the coach's reasons: nothing, the last cue's, or every cue's state.

Rules: one key goes through them and closes in the end; escape closes at once.
"""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """What stands open."""

    NOTHING = "nothing"
    LAST = "last"
    EVERY = "every"

    @property
    def following(self) -> Why:
        """Return what the key opens next."""
        return _FOLLOWING[self]

    @property
    def key_word(self) -> str:
        """Return what the key does now, for the key line."""
        return _KEY_WORDS[self]


_FOLLOWING = {Why.NOTHING: Why.LAST, Why.LAST: Why.EVERY, Why.EVERY: Why.NOTHING}
_KEY_WORDS = {Why.NOTHING: "why", Why.LAST: "all cues", Why.EVERY: "close"}
