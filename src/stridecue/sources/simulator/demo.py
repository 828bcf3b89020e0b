"""Who the made-up runner is: profile, history and devices, so that a demo has a coach that knows the runner.

Rules: the cadence baseline is the runner's own model without tiredness, in the bins of the demo's hills.
"""

from __future__ import annotations

from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.model.profile import Profile
from stridecue.model.setup import BaselineBin, History
from stridecue.sources.simulator.course import FLAT_PERCENT
from stridecue.sources.simulator.runner import (
    CADENCE_AT_MPS,
    CADENCE_PER_GRADE,
    CADENCE_PER_MPS,
    CADENCE_SPM,
)
from stridecue.sources.simulator.sensors import FOOTPOD, STRAP, TREADMILL

# OUR CHOICE, all of these: a runner in the middle of most ranges.
_EASY_SPEED_MPS = 2.8
_LONGEST_RECENT_M = 9_200.0
_DOWNHILL_BUDGET_S = 300.0
_CADENCE_STEP = 0.05
_BINS = (("flat", 2.55, FLAT_PERCENT, 96), ("up1", 2.2, 4.0, 40), ("up2", 1.9, 8.0, 28))
"""(slope bin, usual speed in m/s, usual grade in percent, windows)"""


def demo_profile() -> Profile:
    """Return the profile of the made-up runner."""
    return Profile(
        age_years=38,
        height_m=1.74,
        heart_rate_max_bpm=186,
        heart_rate_rest_bpm=54,
        easy_speed_mps=_EASY_SPEED_MPS,
    )


def demo_history() -> History:
    """Return what the made-up runner's earlier runs have to say."""
    return History(
        cadence_baseline=tuple(_bin(*row) for row in _BINS),
        easy_speed_mps=_EASY_SPEED_MPS,
        longest_recent_m=_LONGEST_RECENT_M,
        downhill_budget_s=_DOWNHILL_BUDGET_S,
        cadence_step=_CADENCE_STEP,
    )


def demo_devices() -> tuple[DeviceSettings, ...]:
    """Return the settings of the three made-up devices."""
    return (
        DeviceSettings(STRAP, "Demo strap", frozenset({Role.HEART_RATE})),
        DeviceSettings(FOOTPOD, "Demo footpod", frozenset({Role.FOOTPOD}), CadenceBasis.ONE_FOOT),
        DeviceSettings(TREADMILL, "Demo treadmill", frozenset({Role.TREADMILL})),
    )


def _bin(slope_bin: str, speed_mps: float, grade_percent: float, windows: int) -> BaselineBin:
    flat_spm = CADENCE_SPM + CADENCE_PER_MPS * (speed_mps - CADENCE_AT_MPS)
    return BaselineBin(
        slope_bin=slope_bin,
        speed_mps=speed_mps,
        cadence_spm=round(flat_spm * (1 + CADENCE_PER_GRADE * grade_percent), 1),
        slope_spm_per_mps=CADENCE_PER_MPS,
        windows=windows,
    )
