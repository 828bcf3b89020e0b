from __future__ import annotations

import pytest

from stridecue.model.setup import CadenceBasis
from stridecue.signals.cadence_unit import CadenceUnit

ONE, BOTH, UNKNOWN = CadenceBasis.ONE_FOOT, CadenceBasis.BOTH_FEET, CadenceBasis.UNKNOWN


def learned(
    raw: float, speed: float, running: bool | None = None, seconds: int = 60
) -> tuple[CadenceBasis, int]:
    unit, found = CadenceUnit(), -1
    for second in range(seconds):
        if unit.learn(second * 1000, raw, speed, running):
            found = second
    return unit.basis, found


@pytest.mark.parametrize(
    ("raw", "speed", "running", "basis"),
    [
        (82, 2.5, None, ONE),
        (164, 2.5, None, BOTH),
        (119, 2.5, None, ONE),
        (120, 2.5, None, BOTH),
        (82, 2.2, None, UNKNOWN),
        (82, 1.7, None, UNKNOWN),
        (82, 1.7, True, ONE),
        (55, 1.3, None, UNKNOWN),
        (0, 2.5, None, UNKNOWN),
    ],
)
def test_what_twenty_seconds_of_running_say(
    raw: float, speed: float, running: bool | None, basis: CadenceBasis
) -> None:
    assert learned(raw, speed, running)[0] is basis


def test_it_takes_twenty_seconds() -> None:
    assert learned(82, 2.5)[1] in (18, 19, 20)


def test_once_found_it_is_locked() -> None:
    unit = CadenceUnit()
    for second in range(30):
        unit.learn(second * 1000, 82, 2.5, None)
    for second in range(30, 90):
        assert not unit.learn(second * 1000, 164, 2.5, None)
    assert unit.steps_spm(164, 2.5, None) == 328


@pytest.mark.parametrize(
    ("basis", "raw", "speed", "running", "spm"),
    [
        (ONE, 82, 2.5, True, 164),
        (BOTH, 82, 2.5, True, 82),
        (UNKNOWN, 82, 2.5, None, 164),
        (UNKNOWN, 119, 1.67, None, 238),
        (UNKNOWN, 120, 2.5, None, 120),
        (UNKNOWN, 59, 1.3, None, 118),
        (UNKNOWN, 60, 1.3, None, 60),
        (UNKNOWN, 76, 1.4, True, 152),
        (UNKNOWN, 118, 1.6, None, 118),
        (UNKNOWN, 55, None, None, 110),
    ],
)
def test_steps_of_both_feet(
    basis: CadenceBasis, raw: float, speed: float | None, running: bool | None, spm: float
) -> None:
    assert CadenceUnit(basis).steps_spm(raw, speed, running) == spm
