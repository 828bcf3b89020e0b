"""What the library works out with the engine, because nobody was there to keep it."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from stridecue.engine import Engine, play
from stridecue.model.inputs import Input
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals


def derived_totals(setup: RunSetup, inputs: Sequence[Input]) -> Totals:
    """Return the totals of a run from its inputs; cue sets make no difference to them and are left out."""
    engine = Engine(replace(setup, cue_sets=()))
    deque(play(engine, inputs), maxlen=0)
    return engine.totals()
