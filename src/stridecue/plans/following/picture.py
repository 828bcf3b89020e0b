"""The place in a plan as the screens and the coach see it, taken of a run's progress.

Rules: taking it changes nothing. The time to the next step is not told while the plan is held. A plan that is done asks
for nothing more; before the start and after the finish no step keeps anybody quiet.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.model.plan import BeltSetting, PlanPlace
from stridecue.model.run_settings import TREADMILL
from stridecue.model.state import Activity, State
from stridecue.plans.following.belt import NOTHING
from stridecue.plans.following.progress import Progress
from stridecue.plans.following.step_clock import by_effort


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What of a plan is the same in all of its places."""

    name: str = ""
    title: str = ""
    hides_numbers: bool = False
    game_blocks: int = 0
    """How many blocks of the landing game the run may have; 0 where the plan has none."""

    def __deepcopy__(self, memo: object) -> PlanFacts:
        return self


def picture(facts: PlanFacts, progress: Progress, state: State) -> PlanPlace:
    """Return the place in the plan at the end of a second."""
    course, clock, asked, repetitions = progress.course, progress.clock, progress.asked, progress.repetitions
    step, done = course.step, course.done
    left_s = 0.0 if done else clock.left_s(state)
    after = course.next_step
    told = after is not None and state.activity is Activity.ACTIVE
    on_belt = state.surface == TREADMILL and state.activity is not Activity.FINISHED
    speaks_freely = done or state.activity in (Activity.BEFORE, Activity.FINISHED)
    rough = by_effort(state)
    belt: BeltSetting | None = None if done else asked.setting if on_belt else NOTHING
    return PlanPlace(
        step=step.kind.value,
        step_in_s=left_s if told else None,
        next_grade_change_percent=asked.next_grade_change_percent if told and on_belt else None,
        next_speed_change_mps=asked.next_speed_change_mps if told and on_belt else None,
        speed_mps=None if rough or done else step.speed_mps,
        duration_s=course.duration_s,
        rep=step.rep,
        rep_fade_percent=repetitions.fade_percent,
        rep_speed_change_percent=repetitions.speed_change_percent,
        name=facts.name,
        steps=course.steps,
        at=course.at,
        in_step_s=clock.in_step_ms / 1000,
        left_s=left_s,
        left_m=None if done or state.speed.good is None else clock.left_m(),
        plan_in_s=progress.timer_ms / 1000,
        plan_left_s=course.left_s(left_s),
        counting=clock.counting,
        belt=belt,
        results=repetitions.results,
        longer_ago_s=None if done else progress.wait.ago_s(progress.timer_ms),
        silent=step.silent and not speaks_freely,
        cue_sets=None if speaks_freely else step.cue_sets,
        beat=None if done else step.beat,
        cadence_step=None if done else step.cadence_step,
        by_effort=rough,
        hides_numbers=facts.hides_numbers,
        done=done,
        title=facts.title,
    )
