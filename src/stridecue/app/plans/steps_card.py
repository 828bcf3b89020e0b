"""Every step of a session as a table, and everything there is to note, on a card.

Rules: what a step does not ask for is blank, and what none asks for has no column; a speed is what the belt is to be
set to, where there is a belt. The table begins with the time at which a step does, as far as that can be reckoned.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, compress

from textual.content import Content

from stridecue.app.plan_view import step_words
from stridecue.app.plans import words
from stridecue.app.plans.preview import Preview
from stridecue.app.report.table import table
from stridecue.app.screens.card import Card, Choice
from stridecue.app.widgets.text import harmless
from stridecue.model.plan import PlannedStep, StepKind
from stridecue.model.profile import Unit
from stridecue.report import plan_wording, wording

_HEADS = ("at", "step", "for", "speed", "grade", "effort")
_OPEN = "as you like"


def steps_card(shown: Preview, unit: Unit) -> Card[None]:
    """Return the card."""
    paragraphs = [
        Content.styled(words.figures(shown, unit), "bold $neutral"),
        words.noted(shown.notes, shown.run.notes),
        steps_table(shown.run.steps, unit),
    ]
    return Card(
        harmless(shown.plan.title, words.LONGEST_NAME),
        [paragraph for paragraph in paragraphs if paragraph.plain],
        [Choice(("escape", "q", "s", "enter"), "esc", "close", None)],
    )


def steps_table(steps: Sequence[PlannedStep], unit: Unit) -> Content:
    """Return every step in a line."""
    heads = tuple(wording.speed_unit(unit) if head == "speed" else head for head in _HEADS)
    begins = accumulate((step.expected_s for step in steps), initial=0.0)
    cells = [_cells(step, at_s, unit) for step, at_s in zip(steps, begins, strict=False)]
    asked = [any(column) for column in zip(*cells, strict=True)] or [True] * len(heads)
    heads, cells = tuple(compress(heads, asked)), [tuple(compress(row, asked)) for row in cells]
    styles = ["bold $accent" if step.kind is StepKind.REP else "$neutral" for step in steps]
    return Content("\n").join(table(heads, cells, styles, left=2))


def _cells(step: PlannedStep, at_s: float, unit: Unit) -> tuple[str, ...]:
    number = f" {step.rep}" if step.kind is StepKind.REP and step.rep is not None else ""
    length = step_words.length(step, unit)
    speed = plan_wording.set_speed_mps(step)
    return (
        wording.duration(at_s),
        step_words.title(step) + number,
        _OPEN if length == step_words.OPEN else length,
        "" if speed is None else wording.speed_figure(speed, unit),
        "" if step.grade_percent is None else plan_wording.grade(step.grade_percent),
        plan_wording.effort(step),
    )
