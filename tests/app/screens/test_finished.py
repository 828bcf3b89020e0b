"""What stands on the card at the end of a run."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from stridecue.app.screens.finished import finished_card
from stridecue.model.cue import Asks, CueKind
from stridecue.model.state import Activity

LINES = ["Cues", "  Stand tall: 4 times."]


def text(session: Any, totals: Any) -> str:
    return finished_card(session, totals).content().plain


def ended(make: SimpleNamespace, cue: Any, at_s: int = 1421) -> Any:
    """A run whose last second is 1421, with a cue at some second."""
    session = make.session()
    session.model.on_event(make.shown(cue, float(at_s)))
    session.tick(make.state(activity=Activity.FINISHED))
    return session


def test_the_report_of_the_cues_stands_below_the_figures(make: SimpleNamespace) -> None:
    session = make.session(report=LINES)
    told = text(session, make.totals)
    assert told.index("10.01 km") < told.index("Cues\n  Stand tall: 4 times.") < told.index("It is kept")


def test_without_cues_there_is_no_report(make: SimpleNamespace) -> None:
    assert "Cues" not in text(make.session(), make.totals)


def test_the_coach_has_the_last_word(make: SimpleNamespace) -> None:
    cue = make.cue("Make next fun", CueKind.INFO)
    told = text(ended(make, cue), make.totals)
    assert "Make next fun, like a string lifts you.\nTall posture leaves room" in told


def test_a_cue_from_before_the_end_or_one_that_asks_is_no_last_word(make: SimpleNamespace) -> None:
    for session in (
        ended(make, make.cue(), at_s=1420),
        ended(make, make.cue(asks=Asks.MOOD)),
    ):
        assert "Stand tall" not in text(session, make.totals)


def test_a_run_that_could_not_be_kept_says_so(make: SimpleNamespace) -> None:
    session = make.session(problem="The disk is full.", report=LINES)
    told = text(session, make.totals)
    assert "The disk is full." in told
    assert "It is kept" not in told


async def test_lines_of_the_report_are_not_broken_at_eighty_columns(
    world: Any, make: SimpleNamespace
) -> None:
    session = make.session(report=["Cues", "x" * 76])
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(finished_card(session, make.totals))
        await pilot.pause()
        assert app.screen.query_one("#card-text").size.width == 76
