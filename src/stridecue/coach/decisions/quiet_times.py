"""When the coach keeps quiet: what the runner wants and does, apart from other cues.

Rules, from the first to the last:
- After the runner said *unwell*, only safety cues come; while the runner mutes, these and what says that a sensor is
  lost, which cannot be switched off.
- Quiet are: a pause and the 20 s after it; a repetition until 10 s after its end; a step that its plan wants silent;
  without a plan, faster than 1.3 times
  the easy speed; running on technical ground; the 10 s before a planned step. Excepted are cues
  beginning with `sf-` and `hp-`; before a step, of those with `hp-` only `STEP_CUES`.
- Where a step of the plan names sets, no other shipped set speaks in it. Excepted are the safety set and the runner's
  own sets.
- On technical ground nothing stands on cadence: where the feet land counts more than how often.
- No technique in the first 180 s of the run, and none that stands on sensors in the first 300 s.
- With a focus, only the technique of this section; without sections, those of the focus. The set of downhill control is
  excepted.
"""

from __future__ import annotations

from stridecue.coach.cue_files.cue_file import SAFETY_SET
from stridecue.coach.cue_files.cue_keys import SAFETY_PREFIX
from stridecue.coach.cue_files.cue_set import CueRule
from stridecue.coach.metrics import TABLE
from stridecue.coach.moment import Moment
from stridecue.model.cue import CueKind
from stridecue.model.our_choices.coach import (
    AFTER_PAUSE_S,
    AFTER_REP_S,
    FAST_FACTOR,
    SENSED_WARM_UP_QUIET_S,
    STEP_QUIET_S,
    WARM_UP_QUIET_S,
)
from stridecue.model.run_settings import TECHNICAL
from stridecue.model.state import Activity, Gait, Phase, Quantity, State

UNWELL_CUE = "sf-unwell"
REP_PREFIX = "hp-"
NEVER_QUIET = (SAFETY_PREFIX, REP_PREFIX)
STEP_CUES = ("hp-ready", "hp-first", "hp-warm", "hp-go")
"""A repetition may begin within ten seconds of its end."""
ALWAYS_IN_FOCUS_SET = "downhill-control"


class Quiet:
    """Which cues are not wanted now."""

    __slots__ = ("_last_rep_s", "_resumed_s", "_was_paused", "unwell")

    def __init__(self) -> None:
        self.unwell = False
        self._was_paused = False
        self._resumed_s: int | None = None
        self._last_rep_s: int | None = None

    def follow(self, moment: Moment) -> None:
        """Take note of one second."""
        state = moment.state
        if self._was_paused and state.activity is Activity.ACTIVE:
            self._resumed_s = state.tick_s
        self._was_paused = moment.paused
        if state.phase is Phase.REP:
            self._last_rep_s = state.tick_s

    def reason(self, rule: CueRule, sensed: bool, moment: Moment) -> str | None:
        """Return why a cue is not wanted now, or None; `sensed`: it came due by what sensors say."""
        if rule.kind is CueKind.SAFETY:
            return None
        if self.unwell:
            return UNWELL_CUE
        if moment.state.muted and not is_signal_note(rule):
            return "mute"
        if moment.paused:
            return "silence"
        if self.silence(moment) and not rule.id.startswith(NEVER_QUIET):
            return "silence"
        if _step_is_near(moment.state) and not (rule.id.startswith(SAFETY_PREFIX) or rule.id in STEP_CUES):
            return "silence"
        if left_out_of_step(rule, moment):
            return "plan"
        return _technique_reason(rule, sensed, moment) if rule.kind is CueKind.TECHNIQUE else None

    def silence(self, moment: Moment) -> bool:
        """Return whether this second is one in which the runner is let alone."""
        state = moment.state
        if _within(self._resumed_s, state.tick_s, AFTER_PAUSE_S):
            return True
        if state.phase is Phase.REP or _within(self._last_rep_s, state.tick_s, AFTER_REP_S):
            return True
        if state.surface == TECHNICAL and state.gait is Gait.RUNNING:
            return True
        return _fast(moment) if state.plan is None else state.plan.silent


def _within(since_s: int | None, tick_s: int, seconds: int) -> bool:
    return since_s is not None and tick_s - since_s < seconds


def _fast(moment: Moment) -> bool:
    easy_mps, speed_mps = moment.facts.easy_speed_mps, moment.state.speed.good
    return easy_mps is not None and speed_mps is not None and speed_mps > FAST_FACTOR * easy_mps


def _step_is_near(state: State) -> bool:
    plan = state.plan
    return plan is not None and plan.step_in_s is not None and plan.step_in_s <= STEP_QUIET_S


def left_out_of_step(rule: CueRule, moment: Moment) -> bool:
    """Return whether the step of the plan leaves out the set of a cue."""
    plan, home = moment.state.plan, rule.home
    if plan is None or plan.cue_sets is None or home in plan.cue_sets or home == SAFETY_SET:
        return False
    return home in moment.facts.shipped_sets


def _technique_reason(rule: CueRule, sensed: bool, moment: Moment) -> str | None:
    state = moment.state
    if sensed and state.surface == TECHNICAL and _on_cadence(rule):
        return "silence"
    quiet_s = SENSED_WARM_UP_QUIET_S if sensed else WARM_UP_QUIET_S
    if state.timer_s < quiet_s and state.phase is not Phase.PRE_RUN:
        return "warm-up"
    return None if in_focus(rule, state) else "focus"


def _on_cadence(rule: CueRule) -> bool:
    watched = () if rule.when is None else rule.when.watched
    return any(Quantity.CADENCE in TABLE[index].bases for index in watched)


def in_focus(rule: CueRule, state: State) -> bool:
    """Return whether a technique cue belongs to what the runner focuses on now."""
    if not state.focus or rule.home == ALWAYS_IN_FOCUS_SET:
        return True
    return rule.technique in (state.focus if state.focus_now is None else (state.focus_now,))


def is_signal_note(rule: CueRule) -> bool:
    """Return whether a cue only says that a sensor is lost."""
    return rule.kind is CueKind.INFO and rule.id.startswith(SAFETY_PREFIX)
