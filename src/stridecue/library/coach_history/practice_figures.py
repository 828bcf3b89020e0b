"""How much of a run went to each technique, and how much of it was right without being told.

Rules:
- A second is *un-cued* for a technique when it is running, no metronome beats, the runner was not told of that
  technique in the last 60 s, and what the technique is judged by is known. With a focus, its techniques alone are
  practised.
- What a technique is judged by follows from the conditions of its cues: the cadence target where one of them looks at
  that (in band: within 2 % of it), else the runner's own cadence where one looks at a change against that (in band: not
  3 % or more below, which is the least that a cue corrects). Only cues that are expected to make steps quicker or
  shorter tell; a technique without such a cue, as all that no sensor sees, is never judged.
- The cadence target has a band of its own, un-cued by any technique; a target that the runner chose says nothing about
  their progress and is left out.
- Focus time is that of the sections in which a technique has its turn.
- A technique is *hurting* when the runner said that something hurts in its section, or, without a focus, within ten
  minutes after being told of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from stridecue.coach.cue_files.cue_set import CueRule
from stridecue.coach.metric_type import RunFacts
from stridecue.coach.metrics import METRICS, TABLE
from stridecue.library.coach_history.told_cues import ToldCues
from stridecue.model.cue import CueKind
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.our_choices.coach import (
    OWN_BAND_PERCENT,
    TARGET_BAND_PERCENT,
    UNCUED_AFTER_S,
    WORKED_ON_S,
)
from stridecue.model.setup import RunSetup
from stridecue.model.state import Activity, Gait, State

GAME_PREFIX = "qf-"

Band = Callable[[State, RunFacts], bool | None]
"""Whether a second is in band; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Practice:
    """One technique in one run."""

    technique: str
    focus_s: int = 0
    uncued_s: int = 0
    in_band_s: int = 0
    """Of the un-cued seconds."""
    told: int = 0
    """How often the runner was told of it."""


def in_target_band(state: State, facts: RunFacts) -> bool | None:
    """Return whether cadence is at its target."""
    cadence, target = state.cadence.good, state.cadence_target_spm
    if cadence is None or target is None:
        return None
    return abs(100.0 * (cadence / target - 1.0)) <= TARGET_BAND_PERCENT


def in_own_band(state: State, facts: RunFacts) -> bool | None:
    """Return whether cadence is not much below the runner's own."""
    change = METRICS["cadence_change"].read(state, facts)
    return None if not isinstance(change, float) else change > OWN_BAND_PERCENT


_BANDS: tuple[tuple[frozenset[str], Band], ...] = (
    (frozenset({"cadence_target", "cadence_off_target"}), in_target_band),
    (frozenset({"cadence_change", "step_length_change"}), in_own_band),
)
"""Metrics of conditions, and what they judge a technique by; the first counts."""
_QUICKENING = frozenset(
    {
        ("cadence", True),
        ("cadence_change", True),
        ("cadence_off_target", True),
        ("step_length", False),
        ("step_length_change", False),
    }
)
"""Which metrics go where when steps get quicker or shorter; up is True."""


def bands_of(rules: Iterable[CueRule]) -> dict[str, Band]:
    """Return what each technique is judged by; those that are not judged are left out."""
    looked_at: dict[str, set[str]] = {}
    for rule in rules:
        if rule.kind is CueKind.TECHNIQUE and rule.technique is not None and _quickens(rule):
            looked_at.setdefault(rule.technique, set()).update(_looked_at(rule))
    found = (
        (technique, next((band for metrics, band in _BANDS if metrics & names), None))
        for technique, names in looked_at.items()
    )
    return {technique: band for technique, band in found if band is not None}


def _quickens(rule: CueRule) -> bool:
    """Return whether a cue is expected to make steps quicker or shorter."""
    return any((each.metric, each.up) in _QUICKENING and not each.within for each in rule.expect)


def _looked_at(rule: CueRule) -> set[str]:
    """Return the metrics of a cue's condition."""
    if rule.when is None:
        return set()
    return {TABLE[index].name for index in (*rule.when.watched, *(index for index, _ in rule.when.windows))}


class PracticeCount:
    """Counts the seconds of one run."""

    def __init__(
        self, setup: RunSetup, inputs: Sequence[Input], rules: Iterable[CueRule], told: ToldCues
    ) -> None:
        self._facts = RunFacts.of(setup)
        self._bands = bands_of(rules)
        self._told = told
        self._own_target = setup.options.cadence_step is not None
        self._pains = [
            -(-item.t_ms // 1000)
            for item in reversed(inputs)
            if isinstance(item.body, Mark) and item.body.kind is MarkKind.PAIN
        ]
        self._focus_s: dict[str, int] = {}
        self._uncued_s: dict[str, int] = {}
        self._in_band_s: dict[str, int] = {}
        self.target_uncued_s = 0
        self.target_in_band_s = 0
        self.hurting: dict[str, None] = {}
        """The techniques that hurt, in order."""

    def observe(self, state: State) -> None:
        """Take one second; what was told must have gone on to it."""
        while self._pains and self._pains[-1] <= state.tick_s:
            self._pains.pop()
            self._hurts(state)
        if state.activity is not Activity.ACTIVE:
            return
        if state.focus_now is not None:
            _count(self._focus_s, state.focus_now)
        if state.gait is Gait.RUNNING and state.metronome_spm is None:
            self._judge(state)

    @property
    def practice(self) -> tuple[Practice, ...]:
        """What was practised, by name."""
        names = {*self._focus_s, *self._uncued_s, *self._told.times}
        return tuple(
            Practice(
                name,
                self._focus_s.get(name, 0),
                self._uncued_s.get(name, 0),
                self._in_band_s.get(name, 0),
                self._told.times.get(name, 0),
            )
            for name in sorted(names)
        )

    def _judge(self, state: State) -> None:
        second, told = state.tick_s, self._told
        if not self._own_target and _uncued(told.technique_s, second):
            in_band = in_target_band(state, self._facts)
            if in_band is not None:
                self.target_uncued_s += 1
                self.target_in_band_s += in_band
        for technique, band in self._bands.items():
            if (state.focus and technique not in state.focus) or not _uncued(
                told.last_s.get(technique), second
            ):
                continue
            in_band = band(state, self._facts)
            if in_band is not None:
                _count(self._uncued_s, technique)
                _count(self._in_band_s, technique, in_band)

    def _hurts(self, state: State) -> None:
        told = self._told
        practised = state.focus_now
        if (
            practised is None
            and told.technique_s is not None
            and state.tick_s - told.technique_s <= WORKED_ON_S
        ):
            practised = told.last_technique
        if practised is not None:
            self.hurting[practised] = None


def _uncued(told_s: int | None, second: int) -> bool:
    return told_s is None or second - told_s > UNCUED_AFTER_S


def _count(counts: dict[str, int], name: str, by: int = 1) -> None:
    counts[name] = counts.get(name, 0) + by
