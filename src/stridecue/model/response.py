"""How a runner answered a cue, as far as the sensors can tell.

Rules: a response is derived from a run, never stored as a fact. One to a withheld cue says what happens anyway.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Response:
    """What became of the metrics that a cue is expected to move."""

    cue: str
    """Its id."""
    technique: str | None
    tick_s: int
    """When the cue was shown or withheld."""
    measured_s: int
    """When its last window had ended."""
    withheld: bool
    metric: str
    """Of the first expectation: what is compared with withheld cues."""
    effect: float | None
    """Change of that metric, positive in the expected direction, in its own unit or in percent if `relative`."""
    relative: bool
    hit: bool | None
    """Whether every expectation was met; None when it could not be measured."""
    up: bool = True
    """Whether the cue expects that metric to rise."""
    within: bool = False
    """Whether the cue expects it to stay as it was instead."""
    drawn: bool = True
    """Whether a lot decided between showing and withholding the cue: only these answers are compared."""
