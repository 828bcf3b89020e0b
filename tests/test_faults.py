"""Every fault scenario of tests/faults through a whole live run, with the unmodified bleak on a virtual BlueZ."""

from __future__ import annotations

import pytest

from bluez.play import play
from bluez.scenario import Scenario, scenarios
from fast_loop import run_fast

SCENARIOS = scenarios()


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_a_run_with(scenario: Scenario, system_bus: str) -> None:
    run_fast(play(scenario, system_bus))
