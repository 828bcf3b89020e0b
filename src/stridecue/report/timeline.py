"""A run as one line of characters: where cues came, and the shape of the run under them.

Rules: a column is a slot of the run's time, the first at the left. Cues of one slot stand under one another; what finds
no room in the last row leaves a `+`. A slot without a value is blank, one with a value never is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stridecue.report import wording

MOST_ROWS = 3
FULL = "+"
_EIGHTHS = "▁▂▃▄▅▆▇█"
_AXIS_STEPS_S = (60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 36000)
_LABEL_COLUMNS = 9
"""The longest time and a blank on either side."""


def mark_rows(marks: Iterable[tuple[float, str]], length_s: float, columns: int) -> list[str]:
    """Return the rows of (time, character); one empty row where there is no mark."""
    rows = [[" "] * columns]
    for at_s, character in marks:
        column = column_of(at_s, length_s, columns)
        free = next((row for row in rows if row[column] == " "), None)
        if free is None and len(rows) < MOST_ROWS:
            free = [" "] * columns
            rows.append(free)
        if free is None:
            rows[-1][column] = FULL
        else:
            free[column] = character
    return ["".join(row).rstrip() for row in rows]


def profile(values: Sequence[float | None], step_s: float, length_s: float, columns: int) -> str:
    """Return values, each the mean of `step_s`, as one row of blocks from the lowest to the highest."""
    slots = column_means(values, step_s, length_s, columns)
    known = [value for value in slots if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    return "".join(" " if value is None else _block(value, low, high) for value in slots).rstrip()


def axis(length_s: float, columns: int) -> str:
    """Return times of the run, each beginning at its column."""
    steps = (step for step in _AXIS_STEPS_S if step * columns >= _LABEL_COLUMNS * length_s)
    step_s = next(steps, _AXIS_STEPS_S[-1])
    line = ""
    for at_s in range(0, int(length_s) + 1, step_s):
        column, label = column_of(at_s, length_s, columns), wording.duration(at_s)
        if column >= len(line) and column + len(label) <= columns:
            line = line.ljust(column) + label
    return line


def column_of(at_s: float, length_s: float, columns: int) -> int:
    """Return the column of a time of the run."""
    if length_s <= 0:
        return 0
    return min(columns - 1, max(0, int(at_s * columns / length_s)))


def column_means(
    values: Sequence[float | None], step_s: float, length_s: float, columns: int
) -> list[float | None]:
    """Return the mean of each column's values, each of which is of `step_s`; None where there is none."""
    return [_slot(values, step_s, length_s, column, columns) for column in range(columns)]


def _slot(
    values: Sequence[float | None], step_s: float, length_s: float, column: int, columns: int
) -> float | None:
    first = int(column * length_s / columns / step_s)
    last = max(first + 1, int((column + 1) * length_s / columns / step_s))
    known = [value for value in values[first:last] if value is not None]
    return sum(known) / len(known) if known else None


def _block(value: float, low: float, high: float) -> str:
    share = (value - low) / (high - low) if high > low else 0.0
    return _EIGHTHS[round(share * (len(_EIGHTHS) - 1))]
