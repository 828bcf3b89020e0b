"""A planned session as a picture in cells: over its time how steep it is, or how fast where it is flat.

Rules: functions of steps and sizes. Nothing hard is lost, however short it is: of the steps whose middle lies in a
column it shows the hardest, else the step that takes most of it. Repetitions have a tone of their own, and so has
walking. A plan that asks for neither grade nor speed is a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from rich.style import Style

from stridecue.app.widgets.braille import profile_rows
from stridecue.app.widgets.palette import Palette
from stridecue.model.plan import PlannedStep, StepKind
from stridecue.model.profile import Unit
from stridecue.report import wording

HILLY_PERCENT = 2.0
"""OUR CHOICE: a plan whose grade changes less is drawn by its speed."""
LEAST_SPAN_PERCENT = 6.0
"""OUR CHOICE: so that a gentle slope looks gentle."""
PLACE = "│"
REPETITION, RUNNING, WALKING = "accent", "zone-2", "strip-fill"
"""OUR CHOICE: what is harder is brighter."""

Pieces = list[tuple[str, Style]]
"""One row of a picture, for `painted.fitted`."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What foot and top of the picture stand for."""

    by_grade: bool
    low: float
    """Percent, or m/s."""
    high: float

    def labels(self, unit: Unit) -> tuple[str, str]:
        """Return what stands at the top and at the foot."""
        if self.by_grade:
            return f"{self.high:g} %", f"{self.low:g} %"
        return wording.speed(self.high, unit), wording.speed_figure(self.low, unit)


def scale(steps: Sequence[PlannedStep]) -> Scale:
    """Return how a plan is drawn: by its grade if that changes, else by its speed."""
    grades = [step.grade_percent or 0.0 for step in steps] or [0.0]
    low, high = min(0.0, *grades), max(0.0, *grades)
    if max(grades) - min(grades) >= HILLY_PERCENT or high >= HILLY_PERCENT:
        return Scale(True, low, high if high - low >= LEAST_SPAN_PERCENT else low + LEAST_SPAN_PERCENT)
    speeds = [step.speed_mps for step in steps if step.speed_mps] or [1.0]
    return Scale(False, min(speeds) / 2, max(speeds))


def duration_s(steps: Sequence[PlannedStep]) -> float:
    """Return how long a plan is reckoned to take."""
    return sum(step.expected_s for step in steps)


def columns_of(steps: Sequence[PlannedStep], columns: int) -> list[int | None]:
    """Return for each column which step it shows; None where there is none."""
    whole_s = duration_s(steps)
    if whole_s <= 0 or columns <= 0:
        return [None] * max(0, columns)
    ends = list(accumulate(step.expected_s for step in steps))
    shown: list[int | None] = []
    at = 0
    for column in range(columns):
        start, end = whole_s * column / columns, whole_s * (column + 1) / columns
        while at < len(steps) - 1 and ends[at] <= start:
            at += 1
        shown.append(_weightiest(steps, ends, at, start, end))
    return shown


def plan_profile(
    steps: Sequence[PlannedStep],
    columns: int,
    rows: int,
    palette: Palette,
    at_s: float | None = None,
    *,
    ahead_faint: bool = False,
) -> list[Pieces]:
    """Return the picture, `rows` rows of `columns` cells; `at_s` marks a place by its time since the plan began.

    With `ahead_faint` only what lies before that place has its full colour.
    """
    drawn, shown = scale(steps), columns_of(steps, columns)
    heights = [None if at is None else _height(steps[at], drawn) for at in shown]
    tones = [RUNNING if at is None else _tone(steps[at]) for at in shown]
    place = None if at_s is None else column_of(at_s, duration_s(steps), columns)
    faint_from = place if ahead_faint and place is not None else columns
    texts = profile_rows(heights, rows, drawn.low, drawn.high)
    styles = [
        palette.faint(tone) if column > faint_from else palette.style(tone)
        for column, tone in enumerate(tones)
    ]
    if place is not None:
        styles[place] = palette.style("neutral", bold=True)
    return [list(_pieces(text, styles, place)) for text in texts]


def _weightiest(
    steps: Sequence[PlannedStep], ends: Sequence[float], at: int, start: float, end: float
) -> int:
    """Return the step that a column shows, `at` being the first in it."""
    here = [which for which in range(at, len(steps)) if ends[which] - steps[which].expected_s < end]
    whole = [which for which in here if start <= ends[which] - steps[which].expected_s / 2 < end]
    if whole:
        return max(whole, key=lambda which: _hardness(steps[which]))
    return max(
        here, key=lambda which: min(end, ends[which]) - max(start, ends[which] - steps[which].expected_s)
    )


def _hardness(step: PlannedStep) -> tuple[bool, float, float]:
    return step.kind is StepKind.REP, step.grade_percent or 0.0, step.speed_mps or 0.0


def _tone(step: PlannedStep) -> str:
    if step.kind is StepKind.REP:
        return REPETITION
    return RUNNING if step.running else WALKING


def _height(step: PlannedStep, drawn: Scale) -> float:
    return (step.grade_percent if drawn.by_grade else step.speed_mps) or 0.0


def column_of(at_s: float, whole_s: float, columns: int) -> int | None:
    """Return the column of a time since the plan began; None where there is none."""
    if whole_s <= 0 or columns <= 0:
        return None
    return min(columns - 1, max(0, int(at_s * columns / whole_s)))


def _pieces(text: str, styles: Sequence[Style], place: int | None) -> Iterator[tuple[str, Style]]:
    """Yield the cells of a row, those of one style together."""
    for style, cells in groupby(enumerate(text), key=lambda cell: styles[cell[0]]):
        letters = ((column, letter) for column, letter in cells)
        yield (
            "".join(PLACE if column == place and letter == " " else letter for column, letter in letters),
            style,
        )
