"""What is asked after a run, where it was not said in it: how it was, and how hard.

Rules: one question at a time, answered by one digit, and nobody has to answer. What is said is kept with the run at
once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stridecue.app.answers import HARDEST, KEYS_FOR
from stridecue.app.history.shelf import Shelf
from stridecue.app.session_types import SessionKind
from stridecue.model.cue import Asks

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.model.run_settings import AroundRun
    from stridecue.model.state import State


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and where its answer is kept."""

    asks: Asks
    words: str
    field: str
    """Of the run's details."""
    highest: int

    @property
    def keys(self) -> str:
        """Which keys answer it."""
        return KEYS_FOR[self.asks]

    def answer(self, key: str) -> int | None:
        """Return what a key means as an answer; None where it is none."""
        if len(key) != 1 or not key.isascii() or not key.isdecimal():
            return None
        figure = HARDEST if key == "0" else int(key)
        return figure if 1 <= figure <= self.highest else None


MOOD = Question(Asks.MOOD, "How was it?", "mood_after", 5)
EFFORT = Question(Asks.EFFORT, "How hard was it?", "effort", HARDEST)


def questions_after(kind: SessionKind, state: State | None, around: AroundRun) -> tuple[Question, ...]:
    """Return what is still to be asked after a run: only somebody who ran is asked."""
    if kind is not SessionKind.LIVE:
        return ()
    mood = () if state is not None and state.mood is not None else (MOOD,)
    effort = () if not around.effort or (state is not None and state.effort is not None) else (EFFORT,)
    return (*mood, *effort)


def keep(app: StridecueApp, run_id: int, question: Question, figure: int) -> bool:
    """Keep an answer with the run; return whether it is kept, an error is shown."""
    shelf = Shelf(app.factories.open_library)
    kept = False
    with app.errors_shown():
        catalogue = shelf.library.catalogue
        details = replace(catalogue.details(run_id), **{question.field: figure})  # type: ignore[arg-type]
        catalogue.describe(run_id, details)
        kept = True
    shelf.close()
    return kept


def kept_words(answers: Sequence[tuple[Question, int]]) -> str:
    """Return what was kept, in a line."""
    told = [f"{question.asks.value} {figure} of {question.highest}" for question, figure in answers]
    return f"kept: {' · '.join(told)}" if told else ""
