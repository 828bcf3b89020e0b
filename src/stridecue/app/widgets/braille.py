"""A line or a filled profile in one text per row, from the newest values of a series.

Rules: functions of numbers; the oldest column is at the left. A line has two by four dots a cell and is joined up
where it jumps, a profile one column and eight levels a cell.
"""

from __future__ import annotations

from collections.abc import Sequence

_DOT_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_EIGHTHS = " ▁▂▃▄▅▆▇█"

Column = float | None


def column_means(values: Sequence[float | None], count: int, columns: int, kept: int) -> list[Column]:
    """The means of the last `columns` closed columns, each `kept / columns` seconds wide; None where there is no value.

    `values` are the newest of `count` in all, so that a column keeps its seconds while it travels to the left.
    """
    base = count - len(values)
    last = count * columns // kept
    means: list[Column] = []
    for column in range(last - columns, last):
        start = column * kept // columns
        end = max(start + 1, (column + 1) * kept // columns)
        means.append(_mean(values[max(0, start - base) : max(0, end - base)]))
    return means


def _mean(values: Sequence[float | None]) -> Column:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def line_rows(columns: Sequence[Column], rows: int, low: float, high: float) -> list[str]:
    """A joined line; two columns a cell."""
    cells = [[0] * (len(columns) // 2) for _ in range(rows)]
    before: int | None = None
    for x, value in enumerate(columns[: len(columns) // 2 * 2]):
        if value is None:
            before = None
            continue
        level = _level(value, low, high, rows * 4)
        start = level if before is None or before == level else before + (1 if level > before else -1)
        for dot in range(min(start, level), max(start, level) + 1):
            cells[rows - 1 - dot // 4][x // 2] |= _DOT_BITS[x % 2][3 - dot % 4]
        before = level
    return ["".join(chr(0x2800 + cell) if cell else " " for cell in row) for row in cells]


def profile_rows(columns: Sequence[Column], rows: int, low: float, high: float) -> list[str]:
    """A profile filled from `low` up; one column a cell. What is known is never quite empty."""
    heights = [0 if value is None else max(1, _level(value, low, high, rows * 8 + 1)) for value in columns]
    return [
        "".join(_EIGHTHS[min(8, max(0, height - 8 * row))] for height in heights)
        for row in reversed(range(rows))
    ]


def _level(value: float, low: float, high: float, levels: int) -> int:
    share = (value - low) / (high - low)
    return min(levels - 1, max(0, round(share * (levels - 1))))
