"""A sensor that was away is heard again soon, in the program's own time, and is never given up."""

from __future__ import annotations

from statistics import median

import pytest

from bluez.returns import Return, Wanderer
from fast_loop import run_fast
from fault_play.play import stage_of, whole_run
from fault_play.scenario import Scenario, Sensor

SOON_S = 2.0
WORST_S = 10.0
"""Whatever the program was doing when the sensor came back: nothing waits longer."""
HOUR_MS = 3_600_000

ALL_THREE = Scenario(
    "returns",
    "A sensor goes and comes",
    "",
    "",
    sensors={name: Sensor(name) for name in ("strap", "footpod", "treadmill")},
)


async def _times_back(bus_address: str, name: str, *, times: int, seed: int) -> list[Return]:
    async with stage_of(ALL_THREE, bus_address) as stage, whole_run(stage) as (runs, _):
        wanderer = Wanderer(stage, name, seed)
        for _turn in range(times):
            await wanderer.go(up_s=(2.0, 15.0), away_s=(0.5, 60.0), patience_s=WORST_S)
            runs()
        return wanderer.returns


async def _an_hour(bus_address: str, seed: int) -> list[Return]:
    async with stage_of(ALL_THREE, bus_address) as stage, whole_run(stage) as (runs, _):
        wanderer = Wanderer(stage, "strap", seed)
        while stage.hands.ms < HOUR_MS:
            await wanderer.go(up_s=(2.0, 60.0), away_s=(1.0, 600.0), patience_s=WORST_S)
            runs()
        return wanderer.returns


def test_twenty_returns(system_bus: str) -> None:
    took_s = [one.took_s for one in run_fast(_times_back(system_bus, "strap", times=20, seed=1))]
    assert len(took_s) == 20
    assert median(took_s) < SOON_S, sorted(took_s)


@pytest.mark.nightly
@pytest.mark.parametrize("name", ["strap", "footpod", "treadmill"])
def test_a_hundred_returns(name: str, system_bus: str) -> None:
    took_s = [one.took_s for one in run_fast(_times_back(system_bus, name, times=100, seed=2))]
    assert median(took_s) < SOON_S, sorted(took_s)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(3))
def test_never_given_up_in_an_hour(seed: int, system_bus: str) -> None:
    returns = run_fast(_an_hour(system_bus, seed))
    assert max(one.away_s for one in returns) > 60.0
    assert median(one.took_s for one in returns) < SOON_S, sorted(one.took_s for one in returns)
