"""What is shown before and after a run, as rows of switches in the settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from stridecue.app.screens.switches import Switches
from stridecue.model.run_settings import AroundRun

ROWS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "before": (
        "Before a run",
        (
            ("checklist", "checklist"),
            ("mood", "mood"),
            ("sat", "sitting"),
            ("drills", "drills"),
            ("posture", "posture"),
        ),
    ),
    "after": ("After a run", (("effort", "effort"), ("cool_down", "cool-down drills"))),
}
"""By the name of the row: its label, and the settings in it with their words."""


def around_rows(around: AroundRun) -> Iterator[tuple[str, Switches]]:
    """Return each row with its label."""
    for name, (label, items) in ROWS.items():
        yield label, Switches(items, [item for item, _ in items if getattr(around, item)], id=name)


def around_of(before: AroundRun, on: Mapping[str, tuple[str, ...]]) -> AroundRun:
    """Return the settings that the rows say; a row that is not there leaves its own as they were."""
    changed = {item: item in on[name] for name, (_, items) in ROWS.items() if name in on for item, _ in items}
    return replace(before, **changed)
