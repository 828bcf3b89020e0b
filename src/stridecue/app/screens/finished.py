"""What a run came to, right after its end.

Rules: the figures first, then what became of the cues, then what the coach has to say at the end, if anything. What it
would ask then was asked while the run was finishing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.events import Key

from stridecue.app.live_model import LiveModel
from stridecue.app.screens.card import Card, Choice
from stridecue.app.session_types import LiveSession, SessionKind
from stridecue.model.state import Activity
from stridecue.model.summary import RunSummary, Totals
from stridecue.report import wording
from stridecue.report.summary import summary_lines

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp


REPORT_KEY = "r"


class FinishedCard(Card[None]):
    """Leaves at any of the keys that go on, and comes back after the report; wide enough for the cues' lines."""

    DEFAULT_CSS = """
    FinishedCard > VerticalScroll { width: 80; padding: 1 2; }
    """

    def __init__(
        self,
        title: str,
        paragraphs: Sequence[str | Content],
        choices: Sequence[Choice[None]],
        run_id: int | None = None,
    ) -> None:
        super().__init__(title, paragraphs, choices)
        self._run_id = run_id

    def on_key(self, event: Key) -> None:
        """Open the report of a run that was kept; every other key is the card's."""
        if event.key == REPORT_KEY and self._run_id is not None:
            event.stop()
            event.prevent_default()
            cast("StridecueApp", self.app).opening.report(self._run_id)


def finished_card(session: LiveSession, totals: Totals) -> Card[None]:
    """Show the run's figures, its cues, and what went wrong with keeping it."""
    setup = session.setup
    run = RunSummary(None, setup.sport, setup.started_at, setup.demo, setup.source, totals, setup.warnings)
    title, *figures = summary_lines(run, setup.profile.unit)
    paragraphs = ["\n".join(line.strip("\n") for line in figures)]
    paragraphs += [
        "\n".join(lines) for lines in (session.cue_report_lines(), _last_words(session.model)) if lines
    ]
    choices: list[Choice[None]] = []
    run_id = None
    if session.problem:
        paragraphs.append(session.problem)
    elif session.kind is not SessionKind.REPLAY:
        paragraphs.append("It is kept: p on the first screen replays it.")
        run_id = session.run_id
    if run_id is not None:
        choices.append(Choice((REPORT_KEY,), REPORT_KEY, "the whole report", None))
    choices.append(Choice(("enter", "escape", "space", "q"), "enter", "done", None))
    return FinishedCard(title, paragraphs, choices, run_id)


def _last_words(model: LiveModel) -> list[str]:
    """The cue that came with the end, if it is no question."""
    state, decision = model.state, model.last_decision
    if state is None or decision is None or state.activity is not Activity.FINISHED:
        return []
    if decision.tick_s != state.tick_s or decision.cue.asks is not None:
        return []
    cue = decision.cue
    return [wording.printable(words) for words in (cue.say or cue.show, cue.why) if words]
