"""Loads of sessions and weeks, against worked examples."""

import pytest

from stridecue.model.profile import LoadFormula
from stridecue.physiology.load import (
    banister,
    banister_per_min,
    edwards,
    monotony,
    session_rpe,
    spike_ratio,
)


@pytest.mark.parametrize(
    ("minutes", "bpm", "rest", "maximum", "a", "b"),
    [(30, 130, 40, 200, 31.80, 37.13), (45, 150, 60, 190, 75.33, 85.14)],
)
def test_banister(minutes: float, bpm: float, rest: float, maximum: float, a: float, b: float) -> None:
    assert banister([(minutes, bpm)], rest, maximum) == pytest.approx(a, abs=0.01)
    halves = [(minutes / 2, bpm), (minutes / 2, bpm)]
    assert banister(halves, rest, maximum, LoadFormula.B) == pytest.approx(b, abs=0.01)


def test_banister_at_the_ends() -> None:
    assert banister_per_min(1) == pytest.approx(4.365, abs=1e-3)
    assert banister_per_min(1, LoadFormula.B) == pytest.approx(4.568, abs=1e-3)
    assert banister([(10, 35)], 40, 200) == 0


def test_edwards_and_session_rpe() -> None:
    assert edwards([5, 10, 20, 8, 2]) == 127
    assert session_rpe(50, 4) == 200


def test_monotony() -> None:
    assert monotony([50, 0, 60, 0, 45, 80, 0]) == pytest.approx(1.01, abs=0.01)
    assert monotony([40, 40, 40, 40, 40, 40, 41]) == pytest.approx(106, abs=1)
    assert monotony([40] * 7) is None
    assert monotony([]) is None


def test_spike() -> None:
    assert spike_ratio(11_200, 10_000) == pytest.approx(1.12)
    assert spike_ratio(11_200, None) is None
    assert spike_ratio(11_200, 0) is None
