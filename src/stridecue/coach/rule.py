"""One cue while a run goes on: looked at every second, pending, firing, cooling.

Rules: a cue is due as long as its condition is true; an unknown condition is not due, and does not end what was told.
While its gates are shut, what `for` counts begins anew; while they are unknown, it freezes as for any unknown.
"""

from __future__ import annotations

from enum import Enum

from stridecue.coach.cue_set import CueRule, Wording
from stridecue.coach.gaps_and_durations import USES_A_VARIANT
from stridecue.coach.moment import Moment


class Stage(Enum):
    """Where a cue is."""

    WAITING = "waiting"
    PENDING = "pending"
    FIRING = "firing"
    COOLING = "cooling"


class Running:
    """A cue's state during a run."""

    __slots__ = ("_gates", "rule", "shown_at_s", "slots", "told", "truth", "uses")

    def __init__(self, rule: CueRule, before: Running | None = None) -> None:
        self.rule = rule
        self._gates = tuple((gate.index, gate.words) for gate in rule.gates)
        self.slots = rule.when.slots() if rule.when is not None else []
        self.truth: bool | None = False
        """What its condition said last."""
        self.told = False
        """Whether this excursion was shown or told as muted."""
        self.uses: int = before.uses if before is not None else 0
        self.shown_at_s: int | None = before.shown_at_s if before is not None else None
        """Recording time of its last showing."""

    @property
    def spent(self) -> bool:
        """Whether it has been shown as often as it may."""
        return self.uses > 0 and self.rule.once

    @property
    def wording(self) -> Wording:
        """How it is put next."""
        wordings = self.rule.wordings
        return wordings[self.uses // USES_A_VARIANT % len(wordings)]

    def cooling(self, tick_s: int) -> bool:
        """Return whether its last showing is too recent."""
        return self.shown_at_s is not None and tick_s - self.shown_at_s < self.rule.cooldown_s

    def gate(self, moment: Moment) -> bool | None:
        """Return whether it may come now; None while that is unknown."""
        values, known = moment.values, True
        for index, words in self._gates:
            value = values[index]
            if value is None:
                known = False
            elif value not in words:
                return False
        return True if known else None

    def look(self, moment: Moment) -> bool:
        """Look at the condition of this second; return whether it is true."""
        rule = self.rule
        when = rule.when
        if when is None or (rule.once and self.uses):
            return False
        gate = self.gate(moment)
        if gate:
            truth = when.look(moment, self.slots)
            if truth is True:
                self.truth = True
                return True
        else:
            truth = gate
            if when.steps:
                self._stand_aside(moment, gate)
        if truth is False:
            self.truth = self.told = False
        else:
            self.truth = None
        return False

    def _stand_aside(self, moment: Moment, gate: bool | None) -> None:
        when = self.rule.when
        assert when is not None
        if gate is None:
            when.freeze(self.slots, moment.dt_s)
        else:
            when.reset(self.slots, everything=False)
        when.look_aside(moment, self.slots)

    def pause(self) -> None:
        """Begin what is pending anew."""
        if self.rule.when is not None:
            self.rule.when.reset(self.slots, everything=True)
        self.truth = False
        self.told = False

    def shown(self, tick_s: int) -> None:
        """Remember that it was shown."""
        self.uses += 1
        self.shown_at_s = tick_s
        self.told = True

    def stage(self, tick_s: int) -> Stage:
        """Return where it is."""
        if self.cooling(tick_s):
            return Stage.COOLING
        if self.truth:
            return Stage.FIRING
        when = self.rule.when
        return Stage.PENDING if when is not None and when.pending(self.slots) else Stage.WAITING
