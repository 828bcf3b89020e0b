"""The tables of the documentation of cue files, made from the tables that the program works by."""

from __future__ import annotations

from collections.abc import Iterable

from stridecue.coach import functions, metrics
from stridecue.coach.units import UNITS, Dimension


def metrics_table_markdown() -> str:
    """Return the table of all metrics."""
    rows = (
        (f"`{metric.name}`", metric.unit, metric.meaning, ", ".join(base.value for base in metric.bases))
        for metric in metrics.TABLE
    )
    return _table(("metric", "unit or words", "meaning", "stands on"), rows)


def functions_table_markdown() -> str:
    """Return the table of all functions."""
    rows = (
        (f"`{function.name}`", ", ".join(one.value for one in function.parameters), function.meaning)
        for function in functions.TABLE
    )
    return _table(("function", "takes", "meaning"), rows)


def units_table_markdown() -> str:
    """Return the table of the units that numbers can have."""
    by_dimension: dict[Dimension, list[str]] = {}
    for name, unit in UNITS.items():
        by_dimension.setdefault(unit.dimension, []).append(f"`{name}`")
    rows = ((str(dimension), ", ".join(names)) for dimension, names in by_dimension.items())
    return _table(("quantity", "units"), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
