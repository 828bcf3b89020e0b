"""What a run came to, right after its end.

Rules: the figures first, then what became of the cues, then what the coach has to say at the end, if anything. What was
not said in the run, how it was and how hard, is asked here once; every key that goes on answers it as well. A plan that
hides the numbers keeps them until they are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from stridecue.app.around import after, drills
from stridecue.app.live_model import LiveModel
from stridecue.app.screens.card import Card, Choice
from stridecue.app.session_types import LiveSession, SessionKind
from stridecue.model.run_settings import AroundRun
from stridecue.model.state import Activity
from stridecue.model.summary import RunSummary, Totals
from stridecue.report import wording
from stridecue.report.plan_report import PlanReport, plan_of, plan_report, plan_words
from stridecue.report.summary import summary_lines

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp


REPORT_KEY, DRILLS_KEY, NUMBERS_KEY = "r", "c", "n"


@dataclass(frozen=True, slots=True)
class Finished:
    """What the card tells, and what it can do."""

    title: str
    unasked: tuple[str, ...]
    """What a plan that hides the numbers tells of the run."""
    figures: tuple[str, ...]
    """All of it."""
    words: tuple[str, ...]
    """What stands below either."""
    run_id: int | None
    """None for a run that is not kept."""
    questions: tuple[after.Question, ...]
    drills: bool
    """Whether cool-down drills are offered."""
    hidden: bool
    """Whether the numbers wait until they are asked for."""


class FinishedCard(Card[None]):
    """Leaves at any of the keys that go on, and comes back after the report; wide enough for the cues' lines."""

    DEFAULT_CSS = """
    FinishedCard > VerticalScroll { width: 80; padding: 1 2; }
    """

    def __init__(self, finished: Finished) -> None:
        super().__init__(finished.title, (), ())
        self._finished = finished
        self._hidden = finished.hidden
        self._open = list(finished.questions)
        self._answers: list[tuple[after.Question, int]] = []
        self._write()

    def on_key(self, event: Key) -> None:
        """Do what a key of the card does; every other one that goes on is the card's own."""
        if self.is_active and self._done_by(event.key):
            event.stop()
            event.prevent_default()

    def _done_by(self, key: str) -> bool:
        app, run_id = cast("StridecueApp", self.app), self._finished.run_id
        if key == REPORT_KEY and run_id is not None:
            app.opening.report(run_id)
        elif key == DRILLS_KEY and self._finished.drills:
            app.opening.drills("Cool-down drills", drills.COOL_DOWN)
        elif key == NUMBERS_KEY and self._hidden:
            self._hidden = False
            self._show()
        elif self._open and run_id is not None and (figure := self._open[0].answer(key)) is not None:
            if after.keep(app, run_id, self._open[0], figure):
                self._answers.append((self._open.pop(0), figure))
                self._show()
        else:
            return False
        return True

    def _show(self) -> None:
        self._write()
        self.query_one("#card-text", Static).update(self.content())

    def _write(self) -> None:
        finished = self._finished
        told = finished.unasked if self._hidden else finished.figures
        self.paragraphs = (*told, *finished.words, *self._asked())
        self.choices = tuple(self._keys())

    def _asked(self) -> list[Content]:
        kept = after.kept_words(self._answers)
        lines = [Content.styled(kept, "$dim")] if kept else []
        if self._open:
            question = self._open[0]
            lines.append(Content.assemble((question.words, "bold"), (f"  {question.keys}", "$accent")))
        return [Content("\n").join(lines)] if lines else []

    def _keys(self) -> list[Choice[None]]:
        """The card closes by those that have keys; the others are done by the card itself."""
        keys: list[Choice[None]] = []
        if self._hidden:
            keys.append(Choice((), NUMBERS_KEY, "shows the numbers", None))
        if self._finished.run_id is not None:
            keys.append(Choice((), REPORT_KEY, "the whole report", None))
        if self._finished.drills:
            words = f"cool-down drills, {drills.minutes(drills.COOL_DOWN)} min"
            keys.append(Choice((), DRILLS_KEY, words, None))
        return [*keys, Choice(("enter", "escape", "space", "q"), "enter", "done", None)]


def finished_card(session: LiveSession, totals: Totals, around: AroundRun = AroundRun()) -> FinishedCard:  # noqa: B008 - frozen
    """Show the run's figures, its cues, and what went wrong with keeping it."""
    kind = session.kind
    plan = _plan(session)
    title, *figures = _summary(session, totals)
    _, *unasked = _summary(session, Totals(elapsed_s=totals.elapsed_s, moving_s=totals.moving_s))
    told = [f"  Plan: {plan_words(plan)}"] if plan is not None else []
    words = ["\n".join(lines) for lines in (_last_words(session.model),) if lines]
    kept = session.problem is None and kind is not SessionKind.REPLAY
    if session.problem:
        words.append(session.problem)
    elif kept:
        words.append("It is kept: p on the first screen replays it.")
    cues = session.cue_report_lines()
    return FinishedCard(
        Finished(
            title,
            _paragraphs((*told, *unasked)),
            _paragraphs((*told, *figures), cues),
            tuple(words),
            session.run_id if kept else None,
            after.questions_after(kind, session.model.state, around)
            if kept and session.run_id is not None
            else (),
            around.cool_down and kind is SessionKind.LIVE,
            plan is not None and plan.hides_numbers and kind is not SessionKind.REPLAY,
        )
    )


def _plan(session: LiveSession) -> PlanReport | None:
    """What became of the run's plan."""
    plan, state = plan_of(session.setup), session.model.state
    place = state.plan if state is not None else None
    results, done = (place.results, place.done) if place is not None else ((), False)
    return plan_report(plan, results, done=done)


def _summary(session: LiveSession, totals: Totals) -> list[str]:
    setup = session.setup
    run = RunSummary(None, setup.sport, setup.started_at, setup.demo, setup.source, totals, setup.warnings)
    return summary_lines(run, setup.profile.unit)


def _paragraphs(*parts: Sequence[str]) -> tuple[str, ...]:
    return tuple("\n".join(line.strip("\n") for line in lines) for lines in parts if lines)


def _last_words(model: LiveModel) -> list[str]:
    """The cue that came with the end, if it is no question."""
    state, decision = model.state, model.last_decision
    if state is None or decision is None or state.activity is not Activity.FINISHED:
        return []
    if decision.tick_s != state.tick_s or decision.cue.asks is not None:
        return []
    cue = decision.cue
    return [wording.printable(words) for words in (cue.say or cue.show, cue.why) if words]
