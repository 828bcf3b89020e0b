from __future__ import annotations

import pytest

from stridecue.model.our_choices.signals import HEART_RATE_LOST_S, OTHERS_LOST_S
from stridecue.model.state import Quality, Signal
from stridecue.signals.quality import Ageing, lost

GOOD, STALE, LOST = Quality.GOOD, Quality.STALE, Quality.LOST


@pytest.mark.parametrize(
    ("hold_s", "lost_s", "age_s", "expected"),
    [
        (5, OTHERS_LOST_S, 0, GOOD),
        (5, OTHERS_LOST_S, 5, GOOD),
        (5, OTHERS_LOST_S, 5.001, STALE),
        (5, OTHERS_LOST_S, 10, STALE),
        (5, OTHERS_LOST_S, 10.001, LOST),
        (5, HEART_RATE_LOST_S, 30, STALE),
        (5, HEART_RATE_LOST_S, 30.001, LOST),
        (15, OTHERS_LOST_S, 15, GOOD),
        (15, OTHERS_LOST_S, 45, STALE),
        (15, OTHERS_LOST_S, 45.001, LOST),
        (8, HEART_RATE_LOST_S, 30, STALE),
        (8, HEART_RATE_LOST_S, 31, LOST),
    ],
)
def test_quality_by_age(hold_s: float, lost_s: float, age_s: float, expected: Quality) -> None:
    assert Ageing(hold_s, lost_s).quality(round(age_s * 1000)) is expected


def test_what_is_lost_keeps_its_value_but_no_reason() -> None:
    signal = lost(Signal(150.0, Quality.SUSPECT, 1.0, "strap", "frozen"))
    assert signal == Signal(150.0, Quality.LOST, 1.0, "strap")
    assert signal.current is None
