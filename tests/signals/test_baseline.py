from __future__ import annotations

import pytest

from stridecue.model.setup import BaselineBin
from stridecue.model.state import Slope
from stridecue.signals.baseline import CadenceBaseline, CadenceChange, CadenceWindow

FLAT = BaselineBin("flat", 2.8, 164, 8, 20)


def run(baseline: CadenceBaseline, begin: int, end: int, speed: float = 2.8, grade: float = 0.0) -> None:
    slope = Slope.FLAT if grade < 2 else Slope.UP1
    for second in range(begin, end):
        baseline.observe(second, second, slope, grade, speed, 164.0)


def test_the_historys_line() -> None:
    assert CadenceBaseline((FLAT,)).at(Slope.FLAT, 0.0, 3.2) == (pytest.approx(167.2), False)


def test_a_slope_without_one_borrows_the_flat_one() -> None:
    baseline = CadenceBaseline((FLAT,))
    assert baseline.at(Slope.UP1, 5.0, 2.8) == (pytest.approx(164 * 1.02), True)
    assert baseline.at(Slope.DOWN1, -5.0, 2.8) == (164.0, True)


def test_it_forms_within_the_run_from_twelve_windows_after_five_minutes() -> None:
    baseline = CadenceBaseline(())
    run(baseline, 0, 300 + 12 * 30 - 1)
    assert baseline.at(Slope.FLAT, 0.0, 2.8) is None
    run(baseline, 659, 660)
    assert baseline.at(Slope.FLAT, 0.0, 3.0) == (pytest.approx(165.6), False)


def test_unsteady_or_interrupted_windows_do_not_count() -> None:
    baseline = CadenceBaseline(())
    for second in range(300, 1500):
        speed = 2.6 if second % 2 else 3.0
        baseline.observe(second, second, Slope.FLAT, 0.0, speed, 164.0)
    for second in range(1500, 2700):
        baseline.observe(second, second, Slope.FLAT, 0.6 * (second % 2), 2.8, 164.0)
    for second in range(2700, 3900):
        baseline.observe(second, second, Slope.FLAT, 0.0, 2.8, None if second % 25 == 0 else 164.0)
    assert baseline.at(Slope.FLAT, 0.0, 2.8) is None


def test_the_minute_after_a_technique_cue_is_left_out() -> None:
    baseline = CadenceBaseline(())
    for second in range(300, 1500):
        if second % 80 == 0:
            baseline.prompted(second)
        run(baseline, second, second + 1)
    assert baseline.at(Slope.FLAT, 0.0, 2.8) is None


def test_a_late_grade_takes_back_what_was_learned() -> None:
    baseline = CadenceBaseline(())
    run(baseline, 300, 700)
    assert baseline.at(Slope.FLAT, 0.0, 2.8) is not None
    baseline.mend_grade(500)
    assert baseline.at(Slope.FLAT, 0.0, 2.8) is None


def test_windows_are_kept_for_later_runs_also_where_the_history_has_a_baseline() -> None:
    baseline = CadenceBaseline((FLAT,))
    run(baseline, 300, 300 + 25 * 30, speed=2.6)
    run(baseline, 1050, 1110, speed=2.5, grade=3.0)
    flat, up = CadenceWindow("flat", 2.6, 164.0), CadenceWindow("up1", 2.5, 164.0)
    assert baseline.windows == (flat,) * 20 + (up,) * 2
    assert baseline.at(Slope.FLAT, 0.0, 3.2) == (pytest.approx(167.2), False)
    baseline.mend_grade(400)
    assert baseline.windows == (flat,) * 3
    assert baseline.at(Slope.FLAT, 0.0, 3.2) == (pytest.approx(167.2), False)


@pytest.mark.parametrize(
    ("cadence", "change", "length"), [(159.08, -3, 3.09), (157.44, -4, 4.17), (155.8, -5, 5.26)]
)
def test_step_length_changes_inversely(cadence: float, change: float, length: float) -> None:
    changes = CadenceChange()
    for _ in range(15):
        changes.push(cadence, 164.0)
    assert changes.cadence_percent == pytest.approx(change)
    assert changes.step_length_percent == pytest.approx(length, abs=0.005)


def test_changes_need_twelve_of_fifteen_seconds() -> None:
    changes = CadenceChange()
    for _ in range(11):
        changes.push(160.0, 164.0)
    assert changes.cadence_percent is None
    changes.push(160.0, 164.0)
    assert changes.cadence_percent is not None
    for _ in range(4):
        changes.push(None, 164.0)
    assert (changes.cadence_percent, changes.step_length_percent) == (None, None)
