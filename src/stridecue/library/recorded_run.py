"""A run as the library gives it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stridecue.model.cue import Decision
from stridecue.model.inputs import Input
from stridecue.model.setup import RunSetup
from stridecue.model.summary import RunSummary


@dataclass(frozen=True, slots=True)
class RecordedRun:
    """One run: what it started from, what came in, what the runner was told, and what it comes to."""

    run_id: int
    setup: RunSetup
    inputs: Sequence[Input]
    decisions: tuple[Decision, ...]
    summary: RunSummary
    """Of an unfinished run: derived from the inputs it has."""
    finished: bool = True
