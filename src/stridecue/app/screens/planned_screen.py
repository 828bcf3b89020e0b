"""What a runner can do about the step of a plan: end it, begin it again, stretch it, ease the rest, cool down.

Rules: every key becomes a mark, and the engine says what it means and what came of it. What can be taken back is done
at once; what cannot is asked for twice.
"""

from __future__ import annotations

from stridecue.app.screens.typing_screen import TypingScreen
from stridecue.app.session_types import LiveSession
from stridecue.model.inputs import MarkKind
from stridecue.model.our_choices.plans import REPEAT_BEFORE_WITHIN_S
from stridecue.model.plan import StepMark
from stridecue.model.state import Activity

AGAIN_WITHIN_S = 8.0
"""OUR CHOICE: as long as the notice stands that asks for the second press."""
_ASKED_TWICE = {
    StepMark.EASIER: "h again: fewer repetitions, less steep, no faster",
    StepMark.COOL_DOWN: "k again: leave the rest out and cool down",
}
_TAKEN_BACK = f"r within {round(REPEAT_BEFORE_WITHIN_S)} s goes back"


class PlannedScreen(TypingScreen):
    """A run whose runner may follow a plan."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        self._asked: tuple[StepMark, float] | None = None

    def action_step(self, name: str) -> None:
        """Do something about the step; without a plan, or after its end, say so."""
        mark = StepMark(name)
        if self.held(f"step {name}") or self.finishing or self.activity is Activity.BEFORE:
            return
        state = self.session.model.state
        place = state.plan if state is not None else None
        if place is None or place.done:
            self.say("this run has no plan" if place is None else "the plan is done: f finishes")
        elif mark in _ASKED_TWICE and not self._asked_again(mark):
            self.say(_ASKED_TWICE[mark])
        else:
            self.mark(MarkKind.STEP, mark.value)
            if mark is StepMark.NEXT and place.at + 1 < len(place.steps):
                self.say(_TAKEN_BACK)

    def _asked_again(self, mark: StepMark) -> bool:
        """Note that something was asked for, and return whether it is the second time."""
        before, now_s = self._asked, self.owner.now_s()
        again = before is not None and before[0] is mark and now_s - before[1] <= AGAIN_WITHIN_S
        self._asked = None if again else (mark, now_s)
        return again
