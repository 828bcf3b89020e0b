"""The values of metrics as a person writes them: with their units, in the units that the runner chose."""

from __future__ import annotations

from collections.abc import Iterable

from stridecue.coach.metrics import METRICS
from stridecue.model.profile import Unit
from stridecue.report import wording
from stridecue.runner_files.units import SPEED, TIME

Value = float | str | bool | None


def values_text(values: Iterable[tuple[str, Value]], unit: Unit = Unit.KM) -> str:
    """Return metrics with their values, `grade 6 %, gait running`; one that is not good has dashes."""
    return ", ".join(value_phrases(values, unit))


def value_phrases(values: Iterable[tuple[str, Value]], unit: Unit = Unit.KM) -> list[str]:
    """Return each metric with its value, `grade 6 %`."""
    return [f"{name.replace('_', ' ')} {value_text(name, value, unit)}" for name, value in values]


def value_text(name: str, value: Value, unit: Unit = Unit.KM) -> str:
    """Return one value of a metric."""
    metric = METRICS.get(name)
    if value is None:
        return wording.MISSING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) or metric is None:
        return wording.printable(str(value))
    if metric.kind == SPEED:
        return wording.speed(value, unit)
    if metric.kind == TIME:
        return wording.duration(value)
    return f"{value:.1f}".removesuffix(".0") + f" {metric.unit}".rstrip()
