"""What comes before a live run, card by card, above the run that already looks for its sensors.

Rules: which cards there are is a function of the settings and the plan. The mood before becomes a mark of the run; that
the runner wants a card never again goes into the settings at once.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from stridecue.app.around import drills
from stridecue.model.inputs import MarkKind
from stridecue.model.our_choices.signals import CLIMB_FROM_PERCENT
from stridecue.model.plan import StepKind
from stridecue.model.run_settings import AroundRun

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.app.screens.before_run import BeforeCard
    from stridecue.app.screens.live import LiveScreen
    from stridecue.plans.plan import Step


class Before(StrEnum):
    """The cards, in their order."""

    CHECKLIST = "checklist"
    MOOD = "mood"
    DRILLS = "drills"


SWITCHED_BY: dict[Before, tuple[str, ...]] = {
    Before.CHECKLIST: ("checklist",),
    Before.MOOD: ("mood",),
    Before.DRILLS: ("sat", "drills"),
}
"""The settings that a card's *not again* switches off."""


def cards_before(around: AroundRun, *, hard: bool) -> tuple[Before, ...]:
    """Return the cards before a run; `hard`: whether its plan has hills or repetitions."""
    wanted = {
        Before.CHECKLIST: around.checklist,
        Before.MOOD: around.mood,
        Before.DRILLS: around.sat or (around.drills and hard),
    }
    return tuple(card for card in Before if wanted[card])


def without(around: AroundRun, card: Before) -> AroundRun:
    """Return the settings in which a card is never shown again."""
    return replace(around, **dict.fromkeys(SWITCHED_BY[card], False))


def is_hard(plan: str | None) -> bool:
    """Return whether the plan of a setup has hills or repetitions; one that cannot be read is followed as none."""
    if plan is None:
        return False
    from stridecue.plans.reading.plan_file import plan_kept  # noqa: PLC0415 - few runs have a plan

    kept = plan_kept(plan)
    steps = kept.steps if kept is not None else ()
    return any(step.kind is StepKind.REP or _steepest(step) >= CLIMB_FROM_PERCENT for step in steps)


def _steepest(step: Step) -> float:
    return max(step.grade_percent or 0.0, *(step.grade_range_percent or (0.0,)))


class BeforeRun:
    """The cards before one run."""

    def __init__(self, app: StridecueApp, run: LiveScreen) -> None:
        self._app = app
        self._run = run
        self._hard = is_hard(run.session.setup.plan)
        self._left = list(cards_before(app.settings.around, hard=self._hard))

    def begin(self) -> None:
        """Show the first card, or leave the run to its runner."""
        if not self._left:
            self._run.begin_posture()
            return
        card = self._left.pop(0)
        self._app.push_screen(self._made(card), lambda answer: self._answered(card, answer))

    def _made(self, card: Before) -> BeforeCard:
        from stridecue.app.around.checklist import items  # noqa: PLC0415 - before a live run only
        from stridecue.app.screens import before_run  # noqa: PLC0415

        session, around = self._run.session, self._app.settings.around
        if card is Before.MOOD:
            return before_run.mood_card()
        if card is Before.DRILLS:
            return before_run.drills_card(sat=around.sat, warm_up=around.drills and self._hard)
        state = session.model.state
        return before_run.checklist_card(
            items(session.setup.options.surface, state.devices if state is not None else ())
        )

    def _answered(self, card: Before, answer: str | None) -> None:
        from stridecue.app.screens import before_run  # noqa: PLC0415

        if answer in {None, before_run.HOME}:
            self._run.leave()
            return
        if answer == before_run.NEVER:
            self._app.change_settings(lambda now: replace(now, around=without(now.around, card)))
        elif answer in before_run.MOODS:
            self._run.mark(MarkKind.SCORE, f"mood_before {answer}")
        elif answer in {before_run.HIPS, before_run.ALL}:
            self._drill(drills.WARM_UP if answer == before_run.ALL else drills.HIPS)
            return
        self.begin()

    def _drill(self, which: tuple[drills.Drill, ...]) -> None:
        from stridecue.app.screens.drills import DrillsScreen  # noqa: PLC0415

        self._app.push_screen(DrillsScreen("Warm-up drills", which), lambda _: self.begin())
