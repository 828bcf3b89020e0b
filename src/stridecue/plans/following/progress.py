"""How far a run is in its plan: the step, its clock, its repetitions, the belt.

Rules: a step begins with nothing but the belt carried over. A repetition that is left before its end counts as cut
short, if its clock had begun. What the steps to come look like may change at any time, see `step_changes`.
"""

from __future__ import annotations

from stridecue.model.our_choices.plans import WAIT_LONGER_S
from stridecue.model.plan import PlannedStep, StepKind
from stridecue.model.state import Phase, State
from stridecue.plans.following.belt import Asked
from stridecue.plans.following.course import Course
from stridecue.plans.following.landing_game import LandingGame
from stridecue.plans.following.over_cap import OverCap, run_and_walk
from stridecue.plans.following.repetitions import Repetitions
from stridecue.plans.following.step_changes import Steps, longer, with_step
from stridecue.plans.following.step_clock import StepClock
from stridecue.plans.following.wait import Wait

PHASES = {
    StepKind.WARMUP: Phase.WARMUP,
    StepKind.RUN: Phase.MAIN,
    StepKind.WALK: Phase.MAIN,
    StepKind.HIKE: Phase.MAIN,
    StepKind.REP: Phase.REP,
    StepKind.RECOVER: Phase.RECOVER,
    StepKind.COOLDOWN: Phase.COOLDOWN,
}
OVER_CAP_SENTENCE = "Your heart beat above its cap three times: walk and run in turns from here."
_EACH_ITS_OWN = (Phase.REP, Phase.RECOVER)


class Progress:
    """Where one run is in its plan."""

    __slots__ = (
        "_began",
        "_done_ms",
        "_phase_ms",
        "asked",
        "clock",
        "course",
        "game",
        "over_cap",
        "phase",
        "repetitions",
        "timer_ms",
        "wait",
    )

    def __init__(self, steps: Steps, state: State, game_blocks: int) -> None:
        self.course = Course(steps)
        self.game = LandingGame(game_blocks)
        self.repetitions = Repetitions()
        self.asked = Asked()
        self.phase = PHASES[self.course.step.kind]
        self.timer_ms = 0
        self._phase_ms = 0
        self._began: list[tuple[int, int]] = []
        """(timer, which step), each beginning."""
        self._done_ms = 0
        self._begin(state)

    @property
    def step(self) -> PlannedStep:
        """The step that it is."""
        return self.course.step

    @property
    def phase_time_s(self) -> float:
        """Time since the phase began."""
        return (self.timer_ms - self._phase_ms) / 1000

    def _begin(self, state: State) -> None:
        step = self.step
        phase = PHASES[step.kind]
        if phase is not self.phase or phase in _EACH_ITS_OWN:
            self.phase, self._phase_ms = phase, self.timer_ms
        self._began.append((self.timer_ms, self.course.at))
        self.clock = StepClock(step, state)
        self.wait = Wait()
        self.over_cap = OverCap()
        self.asked.begin(self.course)
        self.game.step_begins(step, self.timer_ms)
        if step.kind is StepKind.REP:
            self.repetitions.begin(step.rep or len(self.repetitions.results) + 1)

    def advance(self, passed_ms: int, moved_m: float, state: State) -> None:
        """Take the time and the way of one second."""
        self.timer_ms += passed_ms
        if self.course.done:
            self.clock.in_step_ms += passed_ms
        elif passed_ms:
            self.clock.advance(passed_ms, moved_m, state)
        self.repetitions.observe(state, counting=passed_ms > 0 and self.clock.counted_ms > 0)

    def go_on_by_itself(self, state: State, *, said_no: bool) -> list[str]:
        """End, lengthen or cut the step where it is time; return what there is to tell."""
        course, clock = self.course, self.clock
        if course.done:
            return []
        if clock.over(state):
            self.leave(state, cut_short=False)
        elif self.wait.due(course, clock.left_s(state), state, self.timer_ms, said_no=said_no):
            self._lengthen(WAIT_LONGER_S)
        elif self.over_cap.observe(self.step, state) and self._has_turns_left(state):
            self.use(run_and_walk(course.steps, course.at, clock.counted_ms / 1000))
            self.leave(state, cut_short=False)
            return [OVER_CAP_SENTENCE]
        return []

    def _has_turns_left(self, state: State) -> bool:
        """Return whether the step is long enough for one turn of walking and running."""
        turn, left_s = self.step.walk_after_over_cap, self.clock.left_s(state)
        return turn is not None and (left_s is None or left_s >= sum(turn))

    def look_ahead(self, state: State) -> None:
        """Ask for what the belt needs time for."""
        if self.course.before_rep:
            self.asked.follow(self.course, self.clock.left_s(state))

    def finish(self, state: State) -> None:
        """Take the finish: a repetition that goes on was cut short."""
        self.repetitions.end(self.clock, state, self.timer_ms, cut_short=True)

    def leave(self, state: State, *, cut_short: bool) -> None:
        """End the step, and begin the next one."""
        self.repetitions.end(self.clock, state, self.timer_ms, cut_short=cut_short)
        self.course.go_on()
        if self.course.done:
            self._done_ms = self.timer_ms
        else:
            self._begin(state)

    def begin_anew(self, state: State) -> None:
        """Begin the step from its beginning; a repetition of it that goes on is dropped."""
        self.repetitions.drop()
        self._begin(state)

    def use(self, steps: Steps) -> None:
        """Follow other steps from now on."""
        self.course.use(steps)
        self.clock.change(self.step)
        self.asked.changed(self.course)

    def _lengthen(self, seconds: float) -> None:
        """Make the step longer."""
        course = self.course
        self.use(with_step(course.steps, course.at, longer(course.step, seconds)))

    def finish_late(self, timer_ms: int, moved_m: float, state: State) -> None:
        """Take a finish that was told late: return to its time of the timer; `moved_m` is below 0, what is no way."""
        late_ms, self.timer_ms = self.timer_ms - timer_ms, timer_ms
        if self.course.done and self._done_ms <= timer_ms:
            self.clock.in_step_ms -= late_ms
            return
        self.clock.take_back(late_ms, moved_m)
        self.repetitions.finish_late(self.clock, state, timer_ms)
        began_ms, at = max(one for one in self._began if one[0] <= timer_ms)
        if at != self.course.at:
            self.course.go_back_to(at)
            self.clock = StepClock(self.step, state)
        self.course.done = False
        self.clock.in_step_ms = timer_ms - began_ms
