"""A plan followed: states in, the same states with their place in the plan out, once a second.

Rules:
- The plan begins with the run's start. Its time is the timer's: a pause of any kind holds it. Before the start and
  after the finish nothing happens. What the runner does about a step counts at the end of its second; a step that the
  runner ends does not end by itself in the same second.
- A step begins at 0 with the second in which the one before it is over; nothing is carried over.
- The phase is that of the step: running, walking and hiking are the main part, and its time runs on through them. Each
  repetition and each recovery has its own.
- After the last step the plan is done; it stays there, asks for nothing and keeps nobody quiet.
- A finish that is told late takes back the steps and repetitions that came after it, and the end of the repetition
  that it came in.
- A text that cannot be read as a plan, or has no steps, is followed as no plan: the run stays readable.
"""

from __future__ import annotations

from dataclasses import replace

from stridecue.model.cue import Asks
from stridecue.model.events import Event, Noticed, Topic
from stridecue.model.inputs import Body, Mark, MarkKind
from stridecue.model.our_choices.plans import MOST_STEP_MARKS_A_SECOND
from stridecue.model.plan import PlannedStep, StepMark
from stridecue.model.setup import RunSetup
from stridecue.model.state import Activity, State
from stridecue.plans.following.picture import PlanFacts, picture
from stridecue.plans.following.progress import Progress
from stridecue.plans.following.runner_changes import change
from stridecue.plans.for_runner import Runner, planned
from stridecue.plans.reading.plan_file import plan_kept
from stridecue.signals import landing_game

_MARKS = frozenset(StepMark)
_ABOUT = "plan"
_NAMELESS = PlanFacts()


class Follower:
    """Where one run is in its plan."""

    __slots__ = ("_begun", "_distance_m", "_facts", "_finished", "_marks", "_progress", "_said_no", "_steps")

    def __init__(self, steps: tuple[PlannedStep, ...], facts: PlanFacts = _NAMELESS) -> None:
        self._steps = steps
        self._facts = facts
        self._progress: Progress
        """From the first second on."""
        self._begun: bool | None = None
        """None before the first second."""
        self._finished = False
        self._marks: list[StepMark] = []
        self._said_no = False
        self._distance_m = 0.0

    @classmethod
    def of(cls, setup: RunSetup) -> Follower | None:
        """Return the follower of a run's plan; None without a plan that can be followed."""
        plan = plan_kept(setup.plan)
        if plan is None:
            return None
        steps = planned(plan, Runner.of(setup)).steps
        has_game = any(step.landing_game for step in steps)
        blocks = landing_game.blocks(setup.history.game_weeks) if has_game else 0
        return cls(steps, PlanFacts(plan.name, plan.title, plan.hides_numbers, blocks)) if steps else None

    def feed(self, t_ms: int, body: Body) -> list[Event]:
        """Take what the runner does about the step, and a *no* to the next repetition; nothing else is looked at."""
        if not isinstance(body, Mark):
            return []
        if body.kind is MarkKind.NO:
            self._said_no |= body.value != Asks.TALK
        elif body.kind is MarkKind.STEP and body.value in _MARKS:
            self._marks = [*self._marks, StepMark(body.value)][:MOST_STEP_MARKS_A_SECOND]
        return []

    def tick(self, state: State) -> tuple[State, list[Event]]:
        """Return the state with its place in the plan, its phase and its time, and what there is to tell."""
        marks, said_no = self._marks, self._said_no
        self._marks, self._said_no = [], False
        before = state.activity is Activity.BEFORE
        if not self._begun:
            self._progress = Progress(self._steps, state, self._facts.game_blocks)
            self._begun = not before
        progress = self._progress
        told: list[str] = []
        if not before and not self._finished:
            told = self._follow(progress, state, marks, said_no)
        self._distance_m = state.distance_m
        place = picture(self._facts, progress, state)
        if before or self._finished:
            return replace(state, plan=place), []
        if self._facts.game_blocks:
            game = progress.game
            state = replace(state, game_time_s=game.time_s(progress.timer_ms), game_block=game.block)
        state = replace(state, plan=place, phase=progress.phase, phase_time_s=progress.phase_time_s)
        return state, [Noticed(text, _ABOUT, Topic.STEP) for text in told]

    def _follow(self, progress: Progress, state: State, marks: list[StepMark], said_no: bool) -> list[str]:
        """Take one second between start and finish; return what there is to tell."""
        timer_ms = round(1000 * state.timer_s)
        self._finished = state.activity is Activity.FINISHED
        if self._finished and timer_ms < progress.timer_ms:
            progress.finish_late(timer_ms, min(0.0, state.distance_m - self._distance_m), state)
            return []
        passed_ms = timer_ms - progress.timer_ms
        progress.advance(passed_ms, max(0.0, state.distance_m - self._distance_m), state)
        if self._finished:
            progress.finish(state)
            return []
        told = [change(mark, progress, state) for mark in marks if not progress.course.done]
        if passed_ms and not told:
            told = progress.go_on_by_itself(state, said_no=said_no)
        progress.look_ahead(state)
        return told
