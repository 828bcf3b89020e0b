"""Pictures of a run's report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from stridecue import settings


@pytest.mark.parametrize(
    ("theme", "size", "keys"),
    [
        ("stridecue-dark", (80, 24), []),
        ("stridecue-dark", (80, 24), ["2", "comma"]),
        ("stridecue-light", (120, 40), ["2", "x", "plus"]),
        ("stridecue-light", (120, 40), ["4"]),
    ],
    ids=["first-page", "charts", "charts-closer", "zones"],
)
def test_report(snap_compare: Any, world: Any, theme: str, size: tuple[int, int], keys: list[str]) -> None:
    settings.save(replace(settings.load(), theme=theme))

    async def report_is_there(pilot: Pilot[None]) -> None:
        pilot.app.opening.report("last")  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()

    assert snap_compare(world.app(), terminal_size=size, run_before=report_is_there)
