"""A run as the library gives it back."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stridecue.model.cue import Decision
from stridecue.model.inputs import Input
from stridecue.model.setup import RunSetup
from stridecue.model.summary import RunSummary, Totals


@dataclass(frozen=True, slots=True)
class RecordedRun:
    """One run: what it started from, what came in, what the runner was told, and what it comes to."""

    run_id: int
    setup: RunSetup
    inputs: Sequence[Input]
    decisions: tuple[Decision, ...]
    listed: RunSummary
    """As the library lists it; the totals of an unfinished run say only how long it went on."""
    finished: bool

    @property
    def summary(self) -> RunSummary:
        """The run's summary; an unfinished run is played through the engine for it, each time."""
        return (
            self.listed
            if self.finished
            else replace(self.listed, totals=derived_totals(self.setup, self.inputs))
        )


def derived_totals(setup: RunSetup, inputs: Sequence[Input]) -> Totals:
    """Return the totals of a run from its inputs; cue sets make no difference to them and are left out."""
    from stridecue.engine import Engine, play  # noqa: PLC0415 - most runs have their totals

    engine = Engine(replace(setup, cue_sets=()))
    deque(play(engine, inputs), maxlen=0)
    return engine.totals()
