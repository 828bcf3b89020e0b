"""With two signals lost, the runner hears once what the coach goes by."""

from __future__ import annotations

from typing import Any

import pytest

from stridecue.model.state import Activity, Quality, Signal

LOST = Signal(None, Quality.LOST, 60.0, "test")
STALE = Signal(130.0, Quality.STALE, 6.0, "test")


def texts(run: Any) -> list[str]:
    return [notice.text for notice in run.notices]


@pytest.mark.parametrize(
    ("lost", "names"),
    [
        (("heart_rate", "cadence"), "Heart rate and cadence"),
        (("cadence", "speed"), "Cadence and speed"),
        (("heart_rate", "cadence", "speed"), "Heart rate, cadence and speed"),
    ],
)
def test_two_lost_signals_are_told_once(make: Any, lost: tuple[str, ...], names: str) -> None:
    run = make.run()
    for _ in range(3):
        run.go(10)
        run.go(10, **dict.fromkeys(lost, LOST))
    assert texts(run) == [f"{names} are lost: coached by time alone."]


def test_one_lost_signal_is_not_told(make: Any) -> None:
    run = make.run()
    run.go(10)
    run.go(60, heart_rate=LOST, cadence=STALE)
    run.go(60, cadence=LOST)
    assert texts(run) == []


def test_what_was_never_good_is_not_missed(make: Any) -> None:
    run = make.run()
    run.go(60, heart_rate=LOST, cadence=LOST)
    assert texts(run) == []


@pytest.mark.parametrize("activity", [Activity.BEFORE, Activity.PAUSED, Activity.FINISHED])
def test_only_during_the_run(make: Any, activity: Activity) -> None:
    run = make.run()
    run.go(10)
    run.go(60, activity=activity, heart_rate=LOST, cadence=LOST)
    assert texts(run) == []
