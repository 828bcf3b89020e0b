"""What each number says and means, case by case."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import pytest

from stridecue.app import live_view
from stridecue.app.live_view import Shown
from stridecue.model.profile import Unit
from stridecue.model.state import Gait, HeartRateLimits, Quality, Signal

NEVER = Signal()
STALE = Signal(151.0, Quality.STALE, 7.2, "C0:01")
LOST = Signal(151.0, Quality.LOST, 42.0, "C0:01")
FLOORS = HeartRateLimits(zone_floors_bpm=(112.0, 131.0, 149.0, 168.0, 180.0))
"""Zones are known, and the second of the state had no good heart rate to find one for."""
SUSPECT = Signal(165.0, Quality.SUSPECT, 0.3, "C0:01", "follows your steps")


@pytest.mark.parametrize(
    ("signal", "changed", "expected"),
    [
        (None, {}, Shown("151", "zone 3 · easy cap 156 · in 60 s 154", "zone-3")),
        (None, {"heart_rate_in_60s_bpm": None}, Shown("151", "zone 3 · easy cap 156", "zone-3")),
        (
            None,
            {"zone": None, "limits": HeartRateLimits(), "heart_rate_in_60s_bpm": None},
            Shown("151", "your age in the settings gives zones", "neutral"),
        ),
        (None, {"zone": None, "heart_rate_in_60s_bpm": None, "limits": FLOORS}, Shown("151")),
        (
            None,
            {"limits": HeartRateLimits(180, True, 139, None, None), "heart_rate_in_60s_bpm": None},
            Shown("151", "zone 3 · easy cap about 139", "zone-3"),
        ),
        (
            Signal(193.0, Quality.GOOD, 0.1),
            {"zone": 5, "heart_rate_in_60s_bpm": None},
            Shown("193", "above your limit · zone 5 · easy cap 156", "alert"),
        ),
        (Signal(110.0, Quality.GOOD, 0.1), {"zone": 0, "heart_rate_in_60s_bpm": None}, None),
        (STALE, {}, Shown("151", "7 s ago", "dim", "7 s ago", old=True)),
        (LOST, {}, Shown("--", "lost 0:42 ago", "dim", "lost 0:42 ago")),
        (SUSPECT, {}, Shown("165", "follows your steps", "dim", "follows your steps")),
        (NEVER, {}, Shown("--", "no heart-rate sensor yet", "dim", "none")),
    ],
)
def test_heart_rate(
    make: SimpleNamespace, signal: Signal | None, changed: dict, expected: Shown | None
) -> None:
    state = make.state(**changed)
    shown = live_view.heart_rate(signal or state.heart_rate, state)
    if expected is None:
        assert shown.tone == "neutral"
    else:
        assert shown == expected


@pytest.mark.parametrize(
    ("signal", "changed", "expected"),
    [
        (None, {}, Shown("164", "4 % below your 171 · target 170-176", "off")),
        (
            Signal(171.0, Quality.GOOD, 0.1),
            {"cadence_change_percent": 0.2},
            Shown("171", "at your usual 171 · target 170-176", "good"),
        ),
        (
            Signal(179.0, Quality.GOOD, 0.1),
            {"cadence_change_percent": 4.7},
            Shown("179", "5 % above your 171 · target 170-176", "off"),
        ),
        (None, {"cadence_target_spm": None}, Shown("164", "4 % below your 171", "neutral")),
        (None, {"cadence_baseline_spm": None}, Shown("164", "finding your usual cadence", "neutral")),
        (None, {"cadence_baseline_spm": None, "gait": Gait.WALKING}, Shown("164", "walking", "neutral")),
        (None, {"cadence_change_percent": None, "cadence_target_spm": None}, Shown("164", "your usual 171")),
        (STALE, {}, Shown("151", "7 s ago", "dim", "7 s ago", old=True)),
        (NEVER, {}, Shown("--", "no footpod yet", "dim", "none")),
    ],
)
def test_cadence(make: SimpleNamespace, signal: Signal | None, changed: dict, expected: Shown) -> None:
    state = make.state(**changed)
    assert live_view.cadence(signal or state.cadence, state) == expected


def test_a_runner_at_their_own_cadence_is_not_told_off_for_a_far_target(make: SimpleNamespace) -> None:
    state = make.state(cadence_baseline_spm=164.0, cadence_target_spm=172.0, cadence_change_percent=0.0)
    assert live_view.cadence(Signal(164.0, Quality.GOOD, 0.1), state).tone == "good"


@pytest.mark.parametrize(
    ("changed", "unit", "expected"),
    [
        ({}, Unit.KM, Shown("5:12", "on the flat 4:07 · belt 11.5 km/h · pod says 5:40")),
        ({"pod_speed": NEVER}, Unit.KM, Shown("5:12", "on the flat 4:07 · belt 11.5 km/h")),
        (
            {"pod_speed": NEVER, "adjusted_speed_mps": 1000 / 312},
            Unit.KM,
            Shown("5:12", "belt 11.5 km/h"),
        ),
        ({"pod_speed": NEVER}, Unit.MILE, Shown("8:22", "on the flat 6:38 · belt 7.2 mph")),
        (
            {"speed": Signal(2.5, Quality.GOOD, 0.0, "typed"), "adjusted_speed_mps": None},
            Unit.KM,
            Shown("6:40", "typed 9.0 km/h", note="typed"),
        ),
        (
            {"speed": Signal(2.5, Quality.GOOD, 0.0, "typed"), "adjusted_speed_mps": 3.0},
            Unit.KM,
            Shown("6:40", "typed 9.0 km/h · on the flat 5:33", note="typed"),
        ),
        (
            {"speed": Signal(3.0, Quality.STALE, 6.0, "C0:03")},
            Unit.KM,
            Shown("5:33", "6 s ago", "dim", "6 s ago", old=True),
        ),
        ({"speed": NEVER}, Unit.KM, Shown("--", "no speed yet: s types it", "dim", "none")),
        (
            {"speed": Signal(3.0, Quality.LOST, 60.0)},
            Unit.KM,
            Shown("--", "lost 1:00 ago", "dim", "lost 1:00 ago"),
        ),
        (
            {"speed": Signal(0.0, Quality.GOOD, 0.1, "C0:03"), "adjusted_speed_mps": 0.0, "pod_speed": NEVER},
            Unit.KM,
            Shown("--:--", "belt 0.0 km/h"),
        ),
    ],
)
def test_pace(make: SimpleNamespace, changed: dict, unit: Unit, expected: Shown) -> None:
    state = make.state(**changed)
    assert live_view.pace(state.speed, state, unit) == expected


@pytest.mark.parametrize(
    ("signal", "expected"),
    [
        (Signal(6.0, Quality.GOOD, 0.0, "typed"), Shown("6.0", "typed · climbed 124 m", note="typed")),
        (Signal(-3.5, Quality.GOOD, 0.0, "C0:03"), Shown("-3.5", "climbed 124 m · belt")),
        (Signal(-0.01, Quality.GOOD, 0.0, "assumed"), Shown("0.0", "climbed 124 m · assumed")),
        (NEVER, Shown("--", "no grade yet: g types it", "dim", "none")),
        (Signal(2.0, Quality.STALE, 9.0, "C0:03"), Shown("2.0", "9 s ago", "dim", "9 s ago", old=True)),
    ],
)
def test_grade(make: SimpleNamespace, signal: Signal, expected: Shown) -> None:
    assert live_view.grade(signal, make.state()) == expected


def test_zone_bands_meet_without_a_hole(make: SimpleNamespace) -> None:
    bands = live_view.heart_rate_bands(make.state())
    assert [band.tone for band in bands] == [f"zone-{number}" for number in range(1, 6)]
    assert all(lower.high == upper.low for lower, upper in pairwise(bands))
    assert live_view.heart_rate_bands(make.state(limits=HeartRateLimits())) == ()


def test_the_target_is_the_cadence_strip_s_band(make: SimpleNamespace) -> None:
    (band,) = live_view.cadence_bands(make.state())
    assert (band.low, band.high, band.tone) == (170, 176, "good")
    assert live_view.cadence_bands(make.state(cadence_target_spm=None)) == ()
