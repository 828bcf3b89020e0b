"""What the made-up runner reads off the screen of a run with a plan, and does about it.

Rules: the belt is set to what the screen says; what a plan leaves open stays as it is, and from standing the runner
chooses. Who has paused stands. An open step is left once it was as long as is reckoned with. After the plan the runner
slows to a stop and finishes; whoever is still at it after twice its time and some minutes has had enough.
"""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.model.inputs import Mark, MarkKind
from stridecue.model.plan import EndsBy, PlannedStep, PlanPlace, StepKind, StepMark
from stridecue.model.state import Activity, State
from stridecue.sources.simulator.course import WARMUP, Segment

# OUR CHOICE, all of these.
FINISHES_AFTER_S = 5
SHOWN_BEFORE_MAIN_S = 40
"""How much of the warm-up a demo shows."""
HAD_ENOUGH_TIMES, HAD_ENOUGH_AFTER_S = 2, 600
_OWN_WALK_MPS = WARMUP[0].speed_mps
_OWN_RUN_MPS = WARMUP[-1].speed_mps


def lead_in_s(steps: Sequence[PlannedStep]) -> int:
    """Return where the first visible frame of a demo of these steps is: shortly before the warm-up ends."""
    before_s = 0.0
    for step in steps:
        if step.kind is not StepKind.WARMUP:
            break
        before_s += step.expected_s
    return max(0, round(before_s) - SHOWN_BEFORE_MAIN_S)


class PlanReader:
    """A runner's eye on the plan and hand on the belt; `belt_off_mps` is how much faster the belt is than it is set."""

    __slots__ = (
        "_belt_off_mps",
        "_done_s",
        "_enough_s",
        "_expected_s",
        "_goes_on",
        "_set_to",
        "heeds_cues",
        "target",
        "walks",
    )

    def __init__(self, steps: Sequence[PlannedStep], belt_off_mps: float) -> None:
        self._expected_s = round(sum(step.expected_s for step in steps)) + FINISHES_AFTER_S
        self._enough_s = HAD_ENOUGH_TIMES * self._expected_s + HAD_ENOUGH_AFTER_S
        self._belt_off_mps = belt_off_mps
        self._done_s: int | None = None
        self._goes_on = False
        self._set_to = Segment(1, 0.0)
        self.target = self._set_to
        """What the belt moves towards."""
        self.heeds_cues = True
        """False in a repetition, in which the plan's speed counts and no cue."""
        self.walks = False
        """Whether it is a step to walk."""

    @property
    def finish_s(self) -> int:
        """The second in which the runner finishes, as far as it is known."""
        return self._enough_s if self._done_s is None else self._done_s + FINISHES_AFTER_S

    @property
    def length_s(self) -> int:
        """How long the run is likely to be."""
        return self._expected_s if self._done_s is None else self.finish_s

    def see(self, second: int, state: State) -> None:
        """Take in the screen at the end of a second."""
        plan = state.plan
        self._goes_on = False
        if plan is None:
            return
        if plan.done:
            self._done_s = second if self._done_s is None else self._done_s
            self.target = Segment(1, 0.0)
            return
        self._set_belt(plan)
        stands = state.activity is Activity.PAUSED
        self.target = Segment(1, 0.0, self._set_to.grade_percent) if stands else self._on_belt()
        self.heeds_cues = plan.step != StepKind.REP
        step = _step_now(plan)
        self.walks = step is not None and not step.running
        self._goes_on = not stands and _is_long_enough(plan)

    def mark(self) -> Mark | None:
        """Return what the runner presses now, if anything."""
        return Mark(MarkKind.STEP, StepMark.NEXT.value) if self._goes_on else None

    def _set_belt(self, plan: PlanPlace) -> None:
        before = self._set_to
        speed_mps = None if plan.belt is None else plan.belt.speed_mps
        grade_percent = None if plan.belt is None else plan.belt.grade_percent
        if speed_mps is None:
            step = _step_now(plan)
            speed_mps = before.speed_mps or (_OWN_RUN_MPS if step and step.running else _OWN_WALK_MPS)
        self._set_to = Segment(1, speed_mps, before.grade_percent if grade_percent is None else grade_percent)

    def _on_belt(self) -> Segment:
        if not self._belt_off_mps or not self._set_to.speed_mps:
            return self._set_to
        return Segment(1, max(0.0, self._set_to.speed_mps + self._belt_off_mps), self._set_to.grade_percent)


def _is_long_enough(plan: PlanPlace) -> bool:
    """Return whether an open step has lasted as long as is reckoned with."""
    step = _step_now(plan)
    return step is not None and step.ends_by is EndsBy.KEY and plan.in_step_s >= step.expected_s


def _step_now(plan: PlanPlace) -> PlannedStep | None:
    return plan.steps[plan.at] if plan.at < len(plan.steps) else None
