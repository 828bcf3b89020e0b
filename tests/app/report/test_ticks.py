"""Round values beside an axis, and their places along it."""

from __future__ import annotations

from stridecue.app.report.chart_axis import TICK, axis_row
from stridecue.app.report.course import Axis, Columns, Course
from stridecue.app.report.ticks import ticks
from stridecue.model.profile import Unit

RUN = Course(range(1, 3601), tuple(float(3 * at) for at in range(1, 3601)))


def test_the_finest_step_that_fits_is_taken() -> None:
    assert ticks(101, 149, (5.0, 10.0, 20.0), 5) == [110.0, 120.0, 130.0, 140.0]
    assert ticks(101, 149, (5.0, 10.0, 20.0), 3) == [120.0, 140.0]
    assert ticks(0, 1000, (5.0, 10.0), 3) == [0.0, 10.0, 20.0]
    assert ticks(-7.5, -4.9, (1.0,), 4) == [-7.0, -6.0, -5.0]


def test_times_stand_at_their_places() -> None:
    name, text = axis_row(Columns(RUN, Axis.TIME, 0.0, 3600.0, 60), Unit.KM)
    assert name == "time"
    assert text.index(f"{TICK}15:00") == 15
    assert text.index(f"{TICK}30:00") == 30


def test_distances_are_the_runner_s() -> None:
    name, text = axis_row(Columns(RUN, Axis.DISTANCE, 0.0, 10_800.0, 108), Unit.KM)
    assert name == "distance km"
    assert text.index(f"{TICK}4") == 40
    name, text = axis_row(Columns(RUN, Axis.DISTANCE, 0.0, 1609.344, 80), Unit.MILE)
    assert name == "distance mi"
    assert text.index(f"{TICK}0.4") == 32


def test_no_label_is_cut() -> None:
    for columns in range(2, 60):
        _, text = axis_row(Columns(RUN, Axis.TIME, 0.0, 3600.0, columns), Unit.KM)
        assert len(text) <= columns
