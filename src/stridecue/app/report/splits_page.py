"""The page of repetitions, splits and laps: each with its figures.

Rules: a column of which no row knows anything is left out. A bar is as long as the stretch was quick, against the
quickest of its table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from stridecue.app.report import reps_table
from stridecue.app.report.pages import Sheet
from stridecue.app.report.table import heading, table, thin_bar
from stridecue.model.profile import Unit
from stridecue.report import wording
from stridecue.report.run_report import RunReport, Stretch

MOST_BAR_COLUMNS = 40
LEAST_BAR_COLUMNS = 6
_BETWEEN = 2


def lines(report: RunReport, sheet: Sheet) -> list[Content]:
    """Return all tables; a run too short for a split says so."""
    return [*(_above(reps_table.lines(report, sheet))), *split_lines(report, sheet)]


def _above(table: list[Content]) -> list[Content]:
    return [*table, Content("")] if table else []


def split_lines(report: RunReport, sheet: Sheet) -> list[Content]:
    """Return the tables of splits and laps."""
    found: list[Content] = []
    for title, name, stretches in (
        ("Splits", wording.distance_unit(report.unit), report.splits),
        ("Laps", "lap", report.laps),
    ):
        if stretches:
            found += [*([Content("")] if found else []), heading(title)]
            found += _table(name, stretches, report.unit, sheet.columns)
    if not found:
        found.append(Content.styled("No splits: the run has no distance, and no laps were pressed.", "$dim"))
    return found


def _table(name: str, stretches: Sequence[Stretch], unit: Unit, room: int) -> list[Content]:
    cells = _columns(name, unit)
    kept = [
        (head, write)
        for at, (head, write) in enumerate(cells)
        if at == 0 or any(_known(write(one)) for one in stretches)
    ]
    rows = [[write(one) for _, write in kept] for one in stretches]
    quickest = max((_speed(one) for one in stretches if one.whole), default=0.0)
    styles = [
        "$dim" if not one.whole else "bold $neutral" if _is_best(one, quickest, stretches) else "$neutral"
        for one in stretches
    ]
    head, *body = table([head for head, _ in kept], rows, styles, left=0)
    room = min(MOST_BAR_COLUMNS, room - len(head) - _BETWEEN)
    if room < LEAST_BAR_COLUMNS or quickest <= 0:
        return [head, *body]
    return [
        head,
        *(
            row + Content.styled(" " * _BETWEEN + thin_bar(_speed(one) / quickest, room), "$strip-fill")
            for row, one in zip(body, stretches, strict=True)
        ),
    ]


def _columns(name: str, unit: Unit) -> list[tuple[str, Callable[[Stretch], str]]]:
    """The heads and what stands under them."""
    return [
        (name, lambda one: str(one.number) if one.whole else "rest"),
        ("from", lambda one: wording.duration(one.from_s)),
        ("time", lambda one: wording.duration(one.timer_s)),
        (
            wording.distance_unit(unit) if name == "lap" else "",
            lambda one: _far(one, unit) if name == "lap" else "",
        ),
        ("pace", lambda one: wording.pace(_speed(one), unit)),
        ("flat", lambda one: wording.pace(one.adjusted_speed_mps, unit)),
        ("bpm", lambda one: wording.heart_rate(one.heart_rate_mean_bpm)),
        ("max", lambda one: wording.heart_rate(one.heart_rate_max_bpm)),
        ("spm", lambda one: wording.cadence(one.cadence_mean_spm)),
        ("up", lambda one: wording.climb(one.climb_m) if one.climb_m >= 0.5 else ""),
    ]


def _far(one: Stretch, unit: Unit) -> str:
    return wording.distance_figure(one.distance_m, unit)


def _speed(one: Stretch) -> float:
    return one.distance_m / one.timer_s if one.timer_s > 0 else 0.0


def _is_best(one: Stretch, quickest: float, stretches: Sequence[Stretch]) -> bool:
    return len(stretches) > 1 and one.whole and _speed(one) == quickest > 0


def _known(cell: str) -> bool:
    return cell not in {"", wording.MISSING, wording.MISSING_PACE}
