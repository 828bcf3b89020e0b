"""Why a cue speaks or does not: where it is at the end of a second, worked out when somebody asks."""

from __future__ import annotations

from stridecue.coach.decisions.candidate import values_of
from stridecue.coach.moment import Moment
from stridecue.coach.rule import Running
from stridecue.model.trace import CueTrace, Stage


def trace_of(running: Running, moment: Moment, *, due_by_clock: bool, muted_by: str | None) -> CueTrace:
    """Return where a cue is; `muted_by` is what would mute it now."""
    rule, tick_s = running.rule, moment.state.tick_s
    count = running.counting()
    return CueTrace(
        tick_s=tick_s,
        id=rule.id,
        set=rule.set,
        kind=rule.kind,
        show=running.wording.show,
        technique=rule.technique,
        stage=stage_of(running, tick_s, due_by_clock=due_by_clock),
        values=values_of(running, moment),
        began_s=running.began_s if running.began_s is not None or count is None else count.began_s,
        pending_s=None if count is None else count.held_s,
        needed_s=None if count is None else count.needed_s,
        cooling_until_s=running.cooling_until_s(tick_s),
        muted_by=muted_by,
    )


def stage_of(running: Running, tick_s: int, *, due_by_clock: bool = False) -> Stage:
    """Return where a cue is."""
    if running.spent:
        return Stage.SPENT
    if running.cooling(tick_s):
        return Stage.COOLING
    if running.truth or due_by_clock:
        return Stage.FIRING
    if running.truth is None:
        return Stage.UNKNOWN
    return Stage.WAITING if running.counting() is None else Stage.PENDING
