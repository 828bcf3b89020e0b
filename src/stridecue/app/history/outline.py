"""The shape of a run in one row of blocks.

Rules: no block is as high as the row, so that those of two rows never run together. What is not known is blank.
"""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.app.widgets.braille import profile_rows

_HIGHEST = 7 / 8


def outline_row(shares: Sequence[float | None], columns: int) -> str:
    """Return shares from 0 to 1 as `columns` blocks; blank where there are none."""
    if not shares or columns < 1:
        return " " * max(0, columns)
    means = [
        _mean(
            shares[
                column * len(shares) // columns : max(
                    column * len(shares) // columns + 1, (column + 1) * len(shares) // columns
                )
            ]
        )
        for column in range(columns)
    ]
    return profile_rows([None if mean is None else mean * _HIGHEST for mean in means], 1, 0.0, 1.0)[0]


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
