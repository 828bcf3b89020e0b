"""What a run came to, right after its end.

Rules: the figures first, then what became of the cues, then what the coach has to say at the end, if anything. What it
would ask then was asked while the run was finishing.
"""

from __future__ import annotations

from stridecue.app.live_model import LiveModel
from stridecue.app.screens.card import Card, Choice
from stridecue.app.session_types import LiveSession, SessionKind
from stridecue.model.state import Activity
from stridecue.model.summary import RunSummary, Totals
from stridecue.report import wording
from stridecue.report.summary import summary_lines


class FinishedCard(Card[None]):
    """Leaves at any of the keys that go on; wide enough for the lines of the report."""

    DEFAULT_CSS = """
    FinishedCard > VerticalScroll { width: 80; padding: 1 2; }
    """


def finished_card(session: LiveSession, totals: Totals) -> Card[None]:
    """Show the run's figures, its cues, and what went wrong with keeping it."""
    setup = session.setup
    run = RunSummary(None, setup.sport, setup.started_at, setup.demo, setup.source, totals, setup.warnings)
    title, *figures = summary_lines(run, setup.profile.unit)
    paragraphs = ["\n".join(line.strip("\n") for line in figures)]
    paragraphs += [
        "\n".join(lines) for lines in (session.cue_report_lines(), _last_words(session.model)) if lines
    ]
    if session.problem:
        paragraphs.append(session.problem)
    elif session.kind is not SessionKind.REPLAY:
        paragraphs.append("It is kept: p on the first screen replays it.")
    return FinishedCard(title, paragraphs, [Choice(("enter", "escape", "space", "q"), "enter", "done", None)])


def _last_words(model: LiveModel) -> list[str]:
    """The cue that came with the end, if it is no question."""
    state, decision = model.state, model.last_decision
    if state is None or decision is None or state.activity is not Activity.FINISHED:
        return []
    if decision.tick_s != state.tick_s or decision.cue.asks is not None:
        return []
    cue = decision.cue
    return [wording.printable(words) for words in (cue.say or cue.show, cue.why) if words]
