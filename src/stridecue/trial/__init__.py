"""Cue sets tried on recorded runs, by the engine that coaches live.

Rules:
- A tried set takes the place of the run's own set of its name, or is added; a `Change` of a set of that name during the
  run is left out. Everything else is as it was recorded: history, seed, choices, experiments, the other sets. So the
  sets as they were run give the decisions that the runner was told, to the last one.
- No I/O and no clock; the same run and texts give the same trial.
"""

from stridecue.trial.sides import lies_over, together
from stridecue.trial.trying import PROGRESS_EVERY_S, Run, try_sets, trying

__all__ = ["PROGRESS_EVERY_S", "Run", "lies_over", "together", "try_sets", "trying"]
