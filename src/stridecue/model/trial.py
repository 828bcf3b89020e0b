"""What trying cue sets on a recorded run comes to.

Rules: everything here is counted from the engine's events; the runner of the recording did not hear what is tried.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.model.cue import CueKind, Decision, Outcome
from stridecue.model.summary import RunSummary, Totals

CURE_WITHIN_S = 20
"""How long after a cue its condition is looked at, whether it ends by itself."""

Counts = tuple[tuple[str, int], ...]
"""(name, how often), the most frequent first"""


@dataclass(frozen=True, slots=True)
class CueTrial:
    """One cue on one run or on several together."""

    id: str
    set: str
    kind: CueKind
    show: str
    tried: bool
    """Whether it is of a set that is tried; if not, it is one of those beside it."""
    moving_s: float
    """Of the runs that it was loaded in."""
    shown: int = 0
    withheld: int = 0
    muted: Counts = ()
    """By what else than another cue: gap, cooldown, silence, ..."""
    lost_to: Counts = ()
    """Ids of the cues that came instead."""
    waits_s: tuple[int, ...] = ()
    """From the start of its condition to the first time that it was given, for each time that the condition held."""
    judged: int = 0
    """How often it was given with its condition holding, and the next 20 s were seen."""
    cured: int = 0
    """How often of these the condition had ended within them."""

    @property
    def given(self) -> int:
        """How often it came: shown, or silently withheld."""
        return self.shown + self.withheld

    @property
    def muted_total(self) -> int:
        """How often it came due and was not given."""
        return sum(number for _, number in (*self.muted, *self.lost_to))

    @property
    def shown_per_hour(self) -> float | None:
        """How often it was shown in an hour of moving; None where nobody moved."""
        return 3600 * self.shown / self.moving_s if self.moving_s > 0 else None


@dataclass(frozen=True, slots=True)
class TrialMark:
    """A cue's place on the timeline."""

    tick_s: int
    elapsed_s: float
    id: str
    outcome: Outcome
    """Shown or withheld."""


@dataclass(frozen=True, slots=True)
class Course:
    """The shape of a run for its timeline: means of each `step_s` of elapsed time."""

    step_s: int
    grade_percent: tuple[float | None, ...]
    heart_rate_bpm: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """Cue sets tried on one run."""

    sets: tuple[str, ...]
    """Names of the sets that are tried."""
    heard: bool
    """Whether the run had them just so: then its runner heard these cues."""
    totals: Totals
    cues: tuple[CueTrial, ...]
    """Those of the tried sets in the order of their files, then those beside them."""
    decisions: tuple[Decision, ...]
    course: Course

    @property
    def marks(self) -> tuple[TrialMark, ...]:
        """When cues were shown or withheld, those beside the tried sets included."""
        return tuple(
            TrialMark(each.tick_s, each.elapsed_s, each.cue.id, each.outcome)
            for each in self.decisions
            if each.outcome is not Outcome.MUTED
        )


@dataclass(frozen=True, slots=True)
class TriedRun:
    """A run, and what was tried on it."""

    summary: RunSummary
    trial: Trial


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison, or the only one: sets tried on several runs."""

    name: str
    runs: tuple[TriedRun, ...]
    cues: tuple[CueTrial, ...]
    """Of all runs together."""
