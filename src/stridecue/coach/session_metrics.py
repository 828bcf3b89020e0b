"""What rules can ask of the session: the plan, the runner's choices and keys, the beat and the landing game.

Rules: what was not given is absent. Nothing here is sensed.
"""

from __future__ import annotations

from collections.abc import Callable

from stridecue.coach.metric_type import Metric, RunFacts, Value
from stridecue.model.plan import PlannedStep, PlanPlace, StepKind
from stridecue.model.run_settings import DAYS
from stridecue.model.state import State
from stridecue.runner_files.units import NUMBER, PERCENT, SPEED, TIME, Kind, Sort

STEPS = tuple(kind.value for kind in StepKind)


def _of_plan(
    name: str, kind: Kind, meaning: str, read: Callable[[PlanPlace], Value], words: tuple[str, ...] = ()
) -> Metric:
    """Return a metric of the plan, which has no value without one."""

    def of_state(state: State, facts: RunFacts) -> Value:
        return None if state.plan is None else read(state.plan)

    return Metric(name, kind, meaning, of_state, words=words, given=True)


def _next(place: PlanPlace, of: Callable[[PlannedStep], Value]) -> Value:
    """Read something of the next step; nothing follows the last one."""
    following = place.at + 1
    return of(place.steps[following]) if following < len(place.steps) else None


def _reps(place: PlanPlace) -> Value:
    return max((step.reps for step in place.steps if step.reps is not None), default=None)


def _rep_length(place: PlanPlace) -> Value:
    """Read how long the repetition takes that is on, comes next or came last."""
    steps, at = place.steps, place.at
    return next(
        (step.expected_s for step in (*steps[at:], *steps[at::-1]) if step.kind is StepKind.REP), None
    )


_CHOICES = (
    Metric("day", Sort.WORD, "What kind of day it is meant to be.", lambda s, f: s.day, words=DAYS),
    Metric("focus_count", NUMBER, "How many techniques the runner focuses on.", lambda s, f: len(s.focus)),
    Metric("hurts", Sort.TRUTH, "Whether the runner has said that something hurts.", lambda s, f: s.hurts),
    Metric("mood", NUMBER, "Mood from 1 to 5, as the runner says.", lambda s, f: s.mood, given=True),
    Metric("last_mood", NUMBER, "Mood from 1 to 5 in the run before.", lambda s, f: f.last_mood, given=True),
    Metric("effort", NUMBER, "Effort from 0 to 10, as the runner says.", lambda s, f: s.effort, given=True),
    Metric(
        "quiet_rating",
        NUMBER,
        "How quiet the landing was, from 1 to 5, as the runner says.",
        lambda s, f: s.quiet_rating,
        given=True,
    ),
)

_PRACTICE = (
    Metric(
        "counting",
        Sort.TRUTH,
        "Whether the runner is counting right-foot steps.",
        lambda s, f: s.counting is not None,
    ),
    Metric(
        "new_footpod",
        Sort.TRUTH,
        "Whether it is not known yet if the footpod counts one foot or both.",
        lambda s, f: s.new_footpod,
    ),
    Metric("metronome", Sort.TRUTH, "Whether the metronome beats.", lambda s, f: s.metronome_spm is not None),
    Metric(
        "game_time",
        TIME,
        "Time since this block of the landing game began; a block is 60 s, the next begins after 300 s.",
        lambda s, f: s.game_time_s,
        given=True,
    ),
    Metric("game_block", NUMBER, "Number of this block of the landing game.", lambda s, f: s.game_block),
)

_PLAN = (
    _of_plan("step", Sort.WORD, "Kind of the plan's step.", lambda p: p.step, STEPS),
    _of_plan("step_in", TIME, "Time to the plan's next step.", lambda p: p.step_in_s),
    _of_plan(
        "next_grade_change",
        PERCENT,
        "Change of grade at the next step.",
        lambda p: p.next_grade_change_percent,
    ),
    _of_plan(
        "next_speed_change", SPEED, "Change of speed at the next step.", lambda p: p.next_speed_change_mps
    ),
    _of_plan("step_time", TIME, "Time since the plan's step began.", lambda p: p.in_step_s),
    _of_plan(
        "next_step", Sort.WORD, "Kind of the next step.", lambda p: _next(p, lambda step: step.kind), STEPS
    ),
    _of_plan(
        "next_grade", PERCENT, "Grade of the next step.", lambda p: _next(p, lambda step: step.grade_percent)
    ),
    _of_plan(
        "next_rep",
        NUMBER,
        "Number of the repetition that the next step is.",
        lambda p: _next(p, lambda step: step.rep if step.kind is StepKind.REP else None),
    ),
    _of_plan("plan_speed", SPEED, "Speed that the plan asks for now.", lambda p: p.speed_mps),
    _of_plan("plan_time", TIME, "How long the plan is.", lambda p: p.duration_s),
    _of_plan("plan_left", TIME, "Time to the end of the plan.", lambda p: p.plan_left_s),
    _of_plan("plan_done", Sort.TRUTH, "Whether the plan's last step is over.", lambda p: p.done),
    _of_plan("rep", NUMBER, "Number of the repetition.", lambda p: p.rep),
    _of_plan("reps", NUMBER, "How many repetitions the plan has.", _reps),
    _of_plan(
        "rep_length",
        TIME,
        "How long a repetition takes: the one that is on, or else the next one, or else the last one.",
        _rep_length,
    ),
    _of_plan(
        "longer_ago",
        TIME,
        "Time since the recovery was made longer, because the heart still beats fast.",
        lambda p: p.longer_ago_s,
    ),
    _of_plan("rep_fade", PERCENT, "How much slower the last repetitions were.", lambda p: p.rep_fade_percent),
    _of_plan(
        "rep_speed_change",
        PERCENT,
        "Speed of this repetition against the first.",
        lambda p: p.rep_speed_change_percent,
    ),
)

SESSION: tuple[Metric, ...] = (*_CHOICES, *_PRACTICE, *_PLAN)
"""In the order of the documentation."""
