from __future__ import annotations

import pytest

from stridecue.model.device_settings import CadenceBasis
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


@pytest.mark.parametrize(
    ("first", "speed", "raws", "doubled"),
    [
        (58, 1.6, (59, 60, 61, 62, 65, 68), True),
        (61, 1.6, (60, 59, 58, 57, 53), False),
        (58, 1.6, (70, 110), False),
        (61, 1.6, (52, 50), True),
        (110, 1.6, (115, 119, 105), False),
        (118, 2.0, (119, 104), True),
        (118, 2.0, (120, 130), False),
        (125, 2.0, (119, 106), False),
        (125, 2.0, (104, 85), True),
        (20, 1.6, (110, 100), False),
    ],
)
def test_while_unknown_the_first_guess_stays_until_it_is_clearly_wrong(
    first: int, speed: float, raws: tuple[int, ...], doubled: bool
) -> None:
    unit = CadenceUnit()
    unit.steps_spm(first, speed, None)
    assert [unit.steps_spm(raw, speed, None) for raw in raws] == [raw * (1 + doubled) for raw in raws]


def test_a_guess_goes_on_from_walking_to_running_and_back() -> None:
    unit = CadenceUnit()
    steps = [unit.steps_spm(raw, speed, None) for raw, speed in ((110, 1.6), (117, 1.7), (112, 1.6))]
    assert steps == [110, 117, 112]
    assert CadenceUnit().steps_spm(117, 1.7, None) == 234


def test_only_what_was_found_out_is_worth_remembering() -> None:
    watched, given = CadenceUnit(), CadenceUnit(ONE)
    for second in range(30):
        watched.learn(second * 1000, 82, 2.5, None)
        given.learn(second * 1000, 82, 2.5, None)
    assert (watched.found, given.found) == (True, False)
