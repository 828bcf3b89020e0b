"""A cue that is due, and what became of it, told as a decision."""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.coach.decisions.gaps import BELT_NOTICE
from stridecue.coach.decisions.slots import Clock
from stridecue.coach.metrics import INDEX
from stridecue.coach.moment import Moment
from stridecue.coach.rule import Running
from stridecue.coach.speech import speaking_time_s
from stridecue.model.cue import Cue, CueKind, Decision, Outcome
from stridecue.model.our_choices.coach import BELT_NOTICE_DISPLAY_S, DISPLAY_S, SAFETY_DISPLAY_S

Values = tuple[tuple[str, float | str | None], ...]

_DISPLAYED_S = {CueKind.SAFETY: SAFETY_DISPLAY_S}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue that is due, and what made it so: its condition, or a clock."""

    running: Running
    clock: Clock | None = None

    @property
    def sensed(self) -> bool:
        """Whether it came due by what sensors say."""
        when = self.running.rule.when
        return self.clock is None and when is not None and when.sensed

    @property
    def self_check(self) -> bool:
        """Whether a clock brought what has a condition of its own: nothing says that anything is to be mended."""
        return self.by_clock and self.running.rule.when is not None

    @property
    def by_clock(self) -> bool:
        """Whether a clock alone made it come due."""
        return self.clock is not None and self.running.truth is not True

    def tell(self) -> bool:
        """Return whether this coming due was not told of yet, and take it as told."""
        owner = self.clock or self.running
        first = not owner.told
        owner.told = True
        return first

    def decision(
        self,
        moment: Moment,
        outcome: Outcome,
        by: str | None = None,
        *,
        silent: bool = False,
        drawn: bool = False,
    ) -> Decision:
        """Return what became of it this second."""
        return Decision(
            elapsed_s=moment.state.elapsed_s,
            tick_s=moment.state.tick_s,
            cue=_cue(self.running, silent=silent),
            outcome=outcome,
            by=by,
            values=values_of(self.running, moment),
            by_clock=self.by_clock,
            drawn=drawn,
        )


def values_of(running: Running, moment: Moment) -> Values:
    """Return the metrics that a cue's conditions look at, as they are this second."""
    conditions = (running.rule.when, running.rule.only)
    names = dict.fromkeys(name for one in conditions if one is not None for name in one.metrics)
    return tuple((name, _plain(moment, name)) for name in names)


def _cue(running: Running, *, silent: bool) -> Cue:
    rule, wording = running.rule, running.wording
    say = None if silent else wording.say
    return Cue(
        id=rule.id,
        set=rule.set,
        kind=rule.kind,
        show=wording.show,
        say=say,
        why=rule.why,
        priority=rule.priority,
        display_s=BELT_NOTICE_DISPLAY_S if rule.id == BELT_NOTICE else _DISPLAYED_S.get(rule.kind, DISPLAY_S),
        speak_s=speaking_time_s(say),
        asks=rule.asks,
        technique=rule.technique,
    )


def _plain(moment: Moment, name: str) -> float | str | None:
    value = moment.values[INDEX[name]]
    return str(value) if isinstance(value, str) else value
