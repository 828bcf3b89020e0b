"""A cue, changed or not, tried on a recorded run while the screen stays quick.

Rules: a trial goes through the engine slice by slice and lets everything else on the loop come in between. It takes the
sets that a run would load now; a cue that is off is tried as if it were on, and so is its set.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stridecue.cue_sets import catalogue, own_file
from stridecue.model.cue import Outcome
from stridecue.model.setup import CueSetText
from stridecue.model.trial import Course
from stridecue.trial import trying

if TYPE_CHECKING:
    from stridecue.app.session_types import RunToTry
    from stridecue.model.trial import Trial


@dataclass(frozen=True, slots=True)
class CueMark:
    """When a cue came due in a run, and what became of it."""

    elapsed_s: float
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class TriedCue:
    """What became of one cue on one run."""

    marks: tuple[CueMark, ...]
    course: Course
    length_s: float

    @property
    def came(self) -> int:
        """How often it came: shown, or withheld for a comparison."""
        return sum(mark.outcome is not Outcome.MUTED for mark in self.marks)


def sets_to_try(switched_on: Sequence[str], owner: CueSetText, cue_id: str) -> tuple[CueSetText, ...]:
    """Return the sets that a run would load, the cue's own among them, and the cue on.

    Raises:
        UsageError: a set that is switched on is gone.
        FileError: a file cannot be read.
    """
    loaded = {text.name: text for text in catalogue.chosen((), switched_on)}
    loaded.setdefault(owner.name, owner)
    if catalogue.OWN_CHANGES in loaded:  # it comes last
        loaded[catalogue.OWN_CHANGES] = loaded.pop(catalogue.OWN_CHANGES)
    return tuple(own_file.with_cue_on(text, cue_id) for text in loaded.values())


def with_text(texts: Sequence[CueSetText], new: CueSetText, cue_id: str) -> tuple[CueSetText, ...]:
    """Return sets with another text in the place of the one of its name, or behind all others."""
    new = own_file.with_cue_on(new, cue_id)
    others = [text for text in texts if text.name != new.name]
    if len(others) == len(texts):
        return (*others, new)
    return tuple(new if text.name == new.name else text for text in texts)


async def try_cue(
    run: RunToTry, texts: Sequence[CueSetText], cue_id: str, progress: Callable[[int], None]
) -> TriedCue:
    """Play a run with these sets and return what became of a cue; `progress` is told the seconds of each slice.

    Raises:
        CueFileError: a set has mistakes.
    """
    names = {text.name for text in texts}
    without = [text.name for text in run.setup.cue_sets if text.name not in names]
    slices = trying(run, texts, without=without)
    while True:
        try:
            progress(next(slices))
        except StopIteration as end:
            return _of(end.value, cue_id)
        await asyncio.sleep(0)


def _of(trial: Trial, cue_id: str) -> TriedCue:
    marks = tuple(CueMark(one.elapsed_s, one.outcome) for one in trial.decisions if one.cue.id == cue_id)
    return TriedCue(marks, trial.course, trial.totals.elapsed_s)
