"""The axis under the charts: times or distances at their places."""

from __future__ import annotations

from stridecue.app.report.course import Axis, Columns
from stridecue.app.report.ticks import DISTANCE_STEPS, TIME_STEPS_S, ticks
from stridecue.model.profile import Unit
from stridecue.report import wording

TICK = "▏"
_COLUMNS_A_LABEL = 12
"""OUR CHOICE: so much room has each label with what is between."""


def axis_row(columns: Columns, unit: Unit) -> tuple[str, str]:
    """Return the name of the axis, and its labels from the first column on, each beginning at its place."""
    most = max(1, columns.count // _COLUMNS_A_LABEL)
    if columns.axis is Axis.TIME:
        places = ticks(columns.from_place, columns.to_place, TIME_STEPS_S, most)
        return "time", _placed([(at, wording.duration(at)) for at in places], columns)
    metres = wording.unit_metres(unit)
    places = ticks(columns.from_place / metres, columns.to_place / metres, DISTANCE_STEPS, most)
    step = places[1] - places[0] if len(places) > 1 else 1.0
    decimals = 0 if step > 0.99 else 1 if step > 0.09 else 2
    labels = [(at * metres, f"{at:.{decimals}f}") for at in places]
    return f"distance {wording.distance_unit(unit)}", _placed(labels, columns)


def _placed(labels: list[tuple[float, str]], columns: Columns) -> str:
    text, span = "", columns.to_place - columns.from_place
    for place, label in labels:
        column = int((place - columns.from_place) / span * columns.count + 1e-6) if span > 0 else 0
        if column >= len(text) and column + len(label) < columns.count:
            text = text.ljust(column) + TICK + label
    return text
