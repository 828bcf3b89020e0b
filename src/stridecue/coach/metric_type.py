"""What a metric is: one figure or fact about the run that rules can ask for.

Rules: a metric that is not good has no value. It is *absent* when a signal that it stands on is lost or was never
there, and *unknown* when one is suspect or stale or the figure cannot be worked out yet. Facts of the profile, the plan
and the history are absent when they were not given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stridecue.model.our_choices.runner import DOWNHILL_SPEED_FACTOR
from stridecue.model.setup import RunSetup
from stridecue.model.state import Quality, Quantity, Signal, State
from stridecue.physiology.slope import slope_bin, walk_run_speed_mps
from stridecue.runner_files.units import UNIT_OF, Dimension, Kind, Sort

Value = float | str | bool | None


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What metrics need of the run's setup."""

    easy_speed_mps: float | None = None
    downhill_budget_s: float | None = None
    longest_recent_m: float | None = None
    shipped_sets: frozenset[str] = frozenset()
    """The names of the run's cue sets that come with the program."""
    last_mood: int | None = None
    """1 to 5, of the run before."""
    transition_speeds: tuple[tuple[str, float], ...] = ()
    """(slope bin, the runner's own speed in m/s between walking and running)"""

    @classmethod
    def of(cls, setup: RunSetup) -> RunFacts:
        """Return the facts of a setup; the easy speed that was measured comes before the one that was typed in."""
        return cls(
            easy_speed_mps=setup.history.easy_speed_mps or setup.profile.easy_speed_mps,
            downhill_budget_s=setup.history.downhill_budget_s,
            longest_recent_m=setup.history.longest_recent_m,
            shipped_sets=frozenset(one.name for one in setup.cue_sets if one.shipped),
            last_mood=setup.history.last_mood,
            transition_speeds=setup.history.transition_speeds,
        )

    @property
    def downhill_speed_cap_mps(self) -> float | None:
        """The speed that a descent should stay under."""
        return None if self.easy_speed_mps is None else DOWNHILL_SPEED_FACTOR * self.easy_speed_mps

    def walk_run_speed_mps(self, grade_percent: float) -> float:
        """Return the speed between walking and running on a slope: the runner's own, or else people's in general."""
        bin_here = slope_bin(grade_percent)
        for name, own_mps in self.transition_speeds:
            if name == bin_here:
                return own_mps
        return walk_run_speed_mps(grade_percent)

    def __deepcopy__(self, memo: object) -> RunFacts:
        return self


@dataclass(frozen=True, slots=True)
class Metric:
    """One row of the table of metrics."""

    name: str
    kind: Kind
    """A dimension, or yes/no, or a word."""
    meaning: str
    read: Callable[[State, RunFacts], Value]
    bases: tuple[Quantity, ...] = ()
    """The signals that it stands on."""
    words: tuple[str, ...] = ()
    given: bool = False
    """Of the profile, the plan, the history or the runner: absent when it was not given."""
    banded: bool = False
    """Thresholds on it widen as the technique of the cue is learnt: a rule sees it times the moment's leniency."""

    @property
    def unit(self) -> str:
        """The unit of its values, or what values it has."""
        if self.kind is Sort.WORD:
            return ", ".join(self.words)
        return UNIT_OF[self.kind] if isinstance(self.kind, Dimension) else str(self.kind)

    def known(self, state: State, facts: RunFacts) -> bool:
        """Return whether it has a good value."""
        return self.read(state, facts) is not None

    def absent(self, state: State, facts: RunFacts) -> bool:
        """Return whether it has no value and none is to be expected."""
        if self.read(state, facts) is not None:
            return False
        if any(signal_of(state, base).quality is Quality.LOST for base in self.bases):
            return True
        return self.given and not self.bases

    def age_s(self, state: State) -> float:
        """Return the age of the oldest signal that it stands on; infinite when one was never there."""
        oldest = 0.0
        for base in self.bases:
            age = signal_of(state, base).age_s
            if age is None:
                return float("inf")
            oldest = max(oldest, age)
        return oldest

    def __deepcopy__(self, memo: object) -> Metric:
        return self


def signal_of(state: State, quantity: Quantity) -> Signal:
    """Return one signal of a state."""
    signal: Signal = getattr(state, quantity.value)
    return signal
