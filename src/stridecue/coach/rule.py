"""One cue while a run goes on: looked at every second, pending, firing, cooling.

Rules: a cue is due as long as its condition is true; an unknown condition is not due, and does not end what was told.
While its gates are shut, what `for` counts begins anew; while they are unknown, it freezes as for any unknown. The more
a technique is practised, the further off a metric may be: what the cue looks at is scaled down by its tolerance.
"""

from __future__ import annotations

import math

from stridecue.coach.cue_files.cue_set import CueRule, Wording
from stridecue.coach.language.expression import Count
from stridecue.coach.moment import Moment
from stridecue.model.our_choices.coach import USES_A_VARIANT


class Running:
    """A cue's state during a run."""

    __slots__ = (
        "_gates",
        "_leniency",
        "_shown_variant",
        "_uses_of_variant",
        "_variant",
        "began_s",
        "rule",
        "shown_at_s",
        "slots",
        "told",
        "truth",
        "uses",
    )

    def __init__(self, rule: CueRule, before: Running | None = None, tolerance: float = 1.0) -> None:
        self.rule = rule
        self._gates = tuple((gate.index, gate.words) for gate in rule.gates)
        self._leniency = 1.0 / tolerance
        self.slots = rule.when.slots() if rule.when is not None else []
        self.truth: bool | None = False
        """What its condition said last."""
        self.began_s: int | None = None
        """The tick since which its condition has held, what `for` counted included; None while it does not."""
        self.told = False
        """Whether this excursion was shown or told as muted."""
        self.uses = 0
        self.shown_at_s: int | None = None
        """Recording time of its last showing."""
        self._variant = 0
        self._uses_of_variant = 0
        self._shown_variant: int | None = None
        if before is not None:
            self.uses = before.uses
            self.shown_at_s = before.shown_at_s
            self._variant = before._variant % len(rule.wordings)
            self._uses_of_variant = before._uses_of_variant

    @property
    def spent(self) -> bool:
        """Whether it has been shown as often as it may."""
        return self.uses > 0 and self.rule.once

    @property
    def wording(self) -> Wording:
        """How it is put next."""
        wordings = self.rule.wordings
        return wordings[self._variant % len(wordings)]

    def cooling(self, tick_s: int) -> bool:
        """Return whether its last showing is too recent."""
        return self.shown_at_s is not None and tick_s - self.shown_at_s < self.rule.cooldown_s

    def cooling_until_s(self, tick_s: int) -> int | None:
        """Return the tick at which it may come again, or None when its last showing does not hold it up."""
        if self.shown_at_s is None or not self.cooling(tick_s):
            return None
        return self.shown_at_s + math.ceil(self.rule.cooldown_s)

    def gate(self, moment: Moment) -> bool | None:
        """Return whether it may come now; None while that is unknown."""
        moment.leniency = self._leniency
        values, known = moment.values, True
        for index, words in self._gates:
            value = values[index]
            if value is None:
                known = False
            elif value not in words:
                return False
        if self.rule.only is not None:
            truth = self.rule.only.look(moment, [])
            if truth is False:
                return False
            known = known and truth is not None
        return True if known else None

    def look(self, moment: Moment) -> bool:
        """Look at the condition of this second; return whether it is true."""
        rule = self.rule
        when = rule.when
        if when is None:
            return False
        if rule.once and self.uses:
            self.truth, self.began_s = False, None
            return False
        gate = self.gate(moment)
        if gate:
            truth = when.look(moment, self.slots)
            if truth is True:
                if self.truth is not True:
                    self.truth, self.began_s = True, self._beginning(moment.state.tick_s)
                return True
        else:
            truth = gate
            if when.steps:
                self._stand_aside(moment, gate)
        if truth is False:
            self.truth = self.told = False
            self.began_s = None
        else:
            self.truth = None
        return False

    def _beginning(self, tick_s: int) -> int:
        """Return when a condition that turned true began to: with the `for` that was held to its end just now."""
        assert self.rule.when is not None
        before = tick_s if self.began_s is None else self.began_s
        counts = self.rule.when.counts(self.slots)
        return min((one.began_s for one in counts if one.done and one.left_s > -1), default=before)

    def _stand_aside(self, moment: Moment, gate: bool | None) -> None:
        when = self.rule.when
        assert when is not None
        if gate is None:
            when.freeze(self.slots, moment.dt_s)
        else:
            when.reset(self.slots, everything=False)
        when.look_aside(moment, self.slots)

    def counting(self) -> Count | None:
        """Return the `for` that is nearest to its end, or None when none counts."""
        when = self.rule.when
        counts = [] if when is None else [one for one in when.counts(self.slots) if not one.done]
        return min(counts, key=lambda one: one.left_s, default=None)

    def pause(self) -> None:
        """Begin what is pending anew."""
        if self.rule.when is not None:
            self.rule.when.reset(self.slots, everything=True)
        self.truth = False
        self.told = False
        self.began_s = None

    def shown(self, tick_s: int) -> None:
        """Remember that it was shown."""
        self.uses += 1
        self.shown_at_s = tick_s
        self.told = True
        self._shown_variant = self._variant
        self._uses_of_variant += 1
        if self._uses_of_variant == USES_A_VARIANT:
            self._next_variant()

    def put_otherwise(self) -> None:
        """Take another wording than the last one."""
        if self._variant == self._shown_variant:
            self._next_variant()

    def _next_variant(self) -> None:
        self._variant = (self._variant + 1) % len(self.rule.wordings)
        self._uses_of_variant = 0
