"""How something in the air misbehaves when it is asked for something, and how often.

Rules: a step has one way at a time; without one it goes as it should. `times` counts down, None is for ever. The table
`WAYS` is all there is, so that a scenario with a way that nobody plays is refused.
"""

from __future__ import annotations

WAYS: dict[str, frozenset[str]] = {
    "scan": frozenset({"refuse"}),
    "connect": frozenset({"abort", "refuse", "hang"}),
    "discover": frozenset({"drop", "hang"}),
    "subscribe": frozenset({"drop", "refuse", "hang"}),
    "read": frozenset({"refuse", "hang"}),
    "disconnect": frozenset({"hang"}),
    "deliver": frozenset({"swallow", "dead"}),
}
"""Step → the ways in which it can go wrong.

abort: the link is up and gone again before the call is answered, by an error.
drop: the link is up and goes in the middle of the step.
refuse: the call is answered by an error.
hang: the call is never answered.
swallow: the link stays up and nothing comes through it.
dead: the same, until the link is made anew.
"""


class Manners:
    """What goes wrong with one sensor, or with the adapter."""

    def __init__(self) -> None:
        self._ways: dict[str, tuple[str, int | None]] = {}

    def set(self, step: str, way: str | None, times: int | None = None) -> None:
        """Let a step go wrong from now; None lets it go well again.

        Raises:
            ValueError: nobody plays that.
        """
        if way is None:
            self._ways.pop(step, None)
        elif way in WAYS[step]:
            self._ways[step] = (way, times)
        else:
            raise ValueError(f"nobody plays {way} for {step}")

    def now(self, step: str) -> str | None:
        """Return how a step goes wrong this time."""
        way, times = self._ways.get(step, (None, None))
        if times is not None and way is not None:
            self.set(step, way if times > 1 else None, times - 1)
        return way
