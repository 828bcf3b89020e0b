"""A recorded run as a source: its inputs at the times they came.

Rules: inputs are in the order of (t_ms, seq), as they were recorded. A replay hears no cues: what was, was.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from stridecue.model.cue import Cue
from stridecue.model.inputs import Body, Input
from stridecue.model.state import State


class ReplaySource:
    """Brings back recorded inputs; can be moved to any moment."""

    def __init__(self, inputs: Sequence[Input]) -> None:
        self._inputs = inputs
        self._taken = 0

    @property
    def length_ms(self) -> int:
        """The time of the last input; 0 when there is none."""
        return self._inputs[-1].t_ms if self._inputs else 0

    @property
    def ended(self) -> bool:
        """Whether everything has been taken."""
        return self._taken >= len(self._inputs)

    def take_until(self, t_ms: int) -> list[tuple[int, Body]]:
        """Return everything up to and at `t_ms` that was not yet taken, in order."""
        end = bisect_right(self._inputs, t_ms, lo=self._taken, key=_time)
        taken = [(item.t_ms, item.body) for item in self._inputs[self._taken : end]]
        self._taken = end
        return taken

    def seek(self, t_ms: int) -> None:
        """Move to a moment: what is taken next begins with the first input at or after `t_ms`."""
        self._taken = bisect_left(self._inputs, t_ms, key=_time)

    def hear(self, t_ms: int, cue: Cue) -> None:
        """Do nothing: a recorded runner cannot answer."""

    def see(self, t_ms: int, state: State) -> None:
        """Do nothing: a recorded runner looks at nothing."""


def _time(item: Input) -> int:
    return item.t_ms
