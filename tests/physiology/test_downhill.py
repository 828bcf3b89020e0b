"""The downhill budget, against worked examples."""

import pytest

from stridecue.physiology.downhill import budget_s, budget_weight


@pytest.mark.parametrize(
    ("last", "days", "budget"),
    [
        (None, None, 300),
        (300, 6, 450),
        (300, 3, 300),
        (2000, 6, 2400),
        (900, 50, 300),
        (900, 4.9, 900),
        (100, 6, 300),
    ],
)
def test_downhill_budget(last: float | None, days: float | None, budget: float) -> None:
    assert budget_s(last, days) == budget


@pytest.mark.parametrize(("grade", "weight"), [(0, 0), (-2.9, 0), (-3, 1), (-9.9, 1), (-10, 2), (-20, 2)])
def test_steep_falls_count_double(grade: float, weight: float) -> None:
    assert budget_weight(grade) == weight
