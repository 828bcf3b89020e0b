"""What a run came to, right after its end."""

from __future__ import annotations

from stridecue.app.screens.card import Card, Choice
from stridecue.app.session_types import LiveSession, SessionKind
from stridecue.model.summary import RunSummary, Totals
from stridecue.report.summary import summary_lines


def finished_card(session: LiveSession, totals: Totals) -> Card[None]:
    """Show the run's figures, and what went wrong with keeping it."""
    setup = session.setup
    run = RunSummary(None, setup.sport, setup.started_at, setup.demo, setup.source, totals, setup.warnings)
    title, *figures = summary_lines(run, setup.profile.unit)
    paragraphs = ["\n".join(line.strip("\n") for line in figures)]
    if session.problem:
        paragraphs.append(session.problem)
    elif session.kind is not SessionKind.REPLAY:
        paragraphs.append("It is kept: p on the first screen replays it.")
    return Card(title, paragraphs, [Choice(("enter", "escape", "space", "q"), "enter", "done", None)])
