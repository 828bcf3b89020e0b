"""What heart rate says about the effort of a run: easy and hard time, and load.

Rules: only good heart rates count. Medicine that changes heart rate leaves no load. Load is Banister's where rest and
maximum are known, else that of the zones of Edwards, and says which.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from stridecue.library.derived.figures.counted import Counted
from stridecue.model.our_choices.report import ABOVE_EASY_BPM, HARD_SHARE_OF_MAX
from stridecue.model.profile import Profile
from stridecue.model.state import HeartRateLimits
from stridecue.physiology.heart_rate import edwards_zone
from stridecue.physiology.load import banister, edwards


class Effort(NamedTuple):
    """Seconds and load; None for what the profile does not say enough for."""

    known_s: int
    easy_s: int | None
    above_easy_s: int | None
    hard_s: int | None
    load: float | None
    load_model: str | None


def effort(counted: Counted, limits: HeartRateLimits, profile: Profile) -> Effort:
    """Return what heart rate says."""
    rates = Counter(rate for rate in counted.heart_rate if rate is not None)
    cap, maximum = limits.easy_cap_bpm, limits.max_bpm
    load, model = _load(rates, maximum, profile)
    return Effort(
        known_s=rates.total(),
        easy_s=None if cap is None else sum(times for rate, times in rates.items() if rate <= cap),
        above_easy_s=(
            None
            if cap is None
            else sum(times for rate, times in rates.items() if rate > cap + ABOVE_EASY_BPM)
        ),
        hard_s=(
            None
            if maximum is None or profile.heart_rate_medicine
            else sum(times for rate, times in rates.items() if rate >= HARD_SHARE_OF_MAX * maximum)
        ),
        load=load,
        load_model=model,
    )


def _load(
    rates: Counter[float], maximum: float | None, profile: Profile
) -> tuple[float, str] | tuple[None, None]:
    rest = profile.heart_rate_rest_bpm
    if maximum is None or profile.heart_rate_medicine or not rates:
        return None, None
    if rest is not None and rest < maximum:
        minutes = ((times / 60, rate) for rate, times in rates.items())
        return banister(minutes, rest, maximum, profile.load_formula), f"banister {profile.load_formula}"
    in_zones = [0.0] * 6
    for rate, times in rates.items():
        in_zones[edwards_zone(rate, maximum)] += times / 60
    return edwards(in_zones[1:]), "edwards"
