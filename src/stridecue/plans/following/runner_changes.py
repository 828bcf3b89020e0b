"""What the runner does about a step, and what is told of it.

Rules:
- *next* ends the step. *Repeat* begins it anew, and in its first 5 s the one before it comes once more instead.
- *Longer* adds a minute, or a fifth of its way. *Easier* takes away from what is still to come, and can be said again.
- *Cool down* leaves out everything up to the first cool-down, or to the end where there is none.
- Whatever it is, it is told in one sentence, and none of them judges.
"""

from __future__ import annotations

from collections.abc import Callable

from stridecue.model.our_choices.plans import (
    EASIER_GRADE_PERCENT,
    EXTEND_S,
    MOST_STEPS_FOLLOWED,
    REPEAT_BEFORE_WITHIN_S,
)
from stridecue.model.plan import EndsBy, StepKind, StepMark
from stridecue.model.state import State
from stridecue.plans.following.progress import Progress
from stridecue.plans.following.step_changes import (
    eased,
    extended,
    once_more,
    with_step,
    without_up_to_cool_down,
)


def change(mark: StepMark, progress: Progress, state: State) -> str:
    """Do what the runner asks for; return the sentence that tells it."""
    return _CHANGES[mark](progress, state)


def _next(progress: Progress, state: State) -> str:
    progress.leave(state, cut_short=True)
    return "The plan is done." if progress.course.done else f"On to: {progress.step.title}."


def _repeat(progress: Progress, state: State) -> str:
    course = progress.course
    early = progress.clock.in_step_ms <= 1000 * REPEAT_BEFORE_WITHIN_S
    if early and course.at > 0 and len(course.steps) < MOST_STEPS_FOLLOWED:
        progress.use(once_more(course.steps, course.at))
        progress.begin_anew(state)
        return f"Once more: {progress.step.title}."
    progress.begin_anew(state)
    return f"From its beginning: {progress.step.title}."


def _extend(progress: Progress, state: State) -> str:
    course, step = progress.course, progress.step
    if step.ends_by is EndsBy.KEY:
        return "This step lasts until you go on."
    progress.use(with_step(course.steps, course.at, extended(step)))
    by_way = step.ends_by is EndsBy.DISTANCE
    return "This step is a fifth longer." if by_way else f"This step is {EXTEND_S:.0f} seconds longer."


def _easier(progress: Progress, state: State) -> str:
    course = progress.course
    steps, fewer, flatter = eased(course.steps, course.at)
    if not fewer and not flatter:
        return "What is still to come is as easy as it gets."
    progress.use(steps)
    changes = [f"{fewer} repetition{'s' if fewer > 1 else ''} fewer"] if fewer else []
    changes += [f"inclines {EASIER_GRADE_PERCENT:.0f} points lower"] if flatter else []
    return f"Easier from here: {', '.join(changes)}."


def _cool_down(progress: Progress, state: State) -> str:
    if progress.step.kind is StepKind.COOLDOWN:
        return "This is the cool-down."
    course = progress.course
    progress.use(without_up_to_cool_down(course.steps, course.at))
    progress.leave(state, cut_short=True)
    return "The plan is done." if progress.course.done else "On to the cool-down."


_CHANGES: dict[StepMark, Callable[[Progress, State], str]] = {
    StepMark.NEXT: _next,
    StepMark.REPEAT: _repeat,
    StepMark.EXTEND: _extend,
    StepMark.EASIER: _easier,
    StepMark.COOL_DOWN: _cool_down,
}
