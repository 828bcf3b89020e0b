"""The shape of a run in one row."""

from __future__ import annotations

import pytest

from stridecue.app.history.outline import outline_row


def test_a_climb_rises_from_left_to_right_and_never_fills_the_row() -> None:
    assert outline_row([step / 7 for step in range(8)], 8) == "▁▁▂▃▄▅▆▇"
    assert outline_row([1.0] * 40, 4) == "▇▇▇▇"


def test_what_is_not_known_is_blank() -> None:
    assert outline_row([0.0, None, None, 1.0], 4) == "▁  ▇"
    assert outline_row([0.0, None, 1.0, 1.0], 2) == "▁▇", "a column has the mean of what is known"
    assert outline_row((), 5) == " " * 5


@pytest.mark.parametrize("columns", [0, 1, 3, 39, 40, 41, 100])
def test_it_is_as_wide_as_asked(columns: int) -> None:
    assert len(outline_row([0.5] * 40, columns)) == columns
