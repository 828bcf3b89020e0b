"""Heart rate: maximum, zones, caps, and how it lags behind effort.

Rules:
- A maximum from a formula is marked as estimated: its error is 7 to 12 bpm whichever formula (Robergs and Landwehr
  2002).
- Zones go by threshold where it is known, else by reserve where rest is known, else by maximum.
- Medicine that changes heart rate switches every cap off, and zones that would rest on an estimated maximum.
- The easy cap may be moved by at most 10 bpm, and what builds on it moves along.
- Halves are rounded up.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from stridecue.model.our_choices.runner import (
    ALERT_ABOVE_ESTIMATED_MAX_BPM,
    ALERT_ABOVE_MAX_BPM,
    EASY_CAP_MAX_PERCENT,
    EASY_CAP_RESERVE_PERCENT,
    EASY_CAP_THRESHOLD_PERCENT,
    HILL_ABOVE_EASY_BPM,
    HILL_CAP_MAX_PERCENT,
    MOST_CAP_SHIFT_BPM,
)
from stridecue.model.our_choices.signals import (
    RECOVERY_EFFORT_S,
    RECOVERY_EFFORT_SHARE_OF_MAX,
    RECOVERY_END_S,
    RECOVERY_FROM_S,
    RECOVERY_TO_S,
    RECOVERY_WALK_MPS,
)
from stridecue.model.profile import Profile
from stridecue.model.run_settings import HARD_DAY
from stridecue.model.state import HeartRateLimits
from stridecue.physiology.statistics import median

TAU_S = 57.6
"""Time constant of heart rate after a step of speed on a treadmill (Hunt et al. 2015)."""
SLOPE_WINDOW_MIDDLE_S = 10.0
"""A regression over 20 s describes the slope of 10 s ago."""


_TENTH_PERCENTS = (50, 60, 70, 80, 90)
_FRIEL_PERCENTS = (0, 85, 90, 95, 100)
_FRIEL_LABELS = ("1", "2", "3", "4")


def round_half_up(value: float) -> int:
    """Return the nearest whole number, halves upwards."""
    return math.floor(value + 0.5)


def estimated_max_bpm(age_years: float) -> int:
    """Return maximum heart rate from age in bpm: 208 - 0.7 age (Tanaka et al. 2001)."""
    return round_half_up((2080 - 7 * age_years) / 10)


def edwards_floors(max_bpm: float) -> tuple[float, float, float, float, float]:
    """Return where zones 1 to 5 begin, in bpm, by percent of maximum (Edwards 1993)."""
    z1, z2, z3, z4, z5 = (percent * max_bpm / 100 for percent in _TENTH_PERCENTS)
    return z1, z2, z3, z4, z5


def karvonen_floors(rest_bpm: float, max_bpm: float) -> tuple[float, float, float, float, float]:
    """Return where zones 1 to 5 begin, in bpm, by percent of heart-rate reserve (Karvonen et al. 1957)."""
    z1, z2, z3, z4, z5 = (rest_bpm + percent * (max_bpm - rest_bpm) / 100 for percent in _TENTH_PERCENTS)
    return z1, z2, z3, z4, z5


def friel_floors(threshold_bpm: float) -> tuple[float, float, float, float, float]:
    """Return where zones 1 to 5 begin, in bpm, by percent of threshold heart rate (Friel, running)."""
    z1, z2, z3, z4, z5 = (percent * threshold_bpm / 100 for percent in _FRIEL_PERCENTS)
    return z1, z2, z3, z4, z5


def edwards_zone(bpm: float, max_bpm: float) -> int:
    """Return the zone 1 to 5 by percent of maximum, 0 below half of it (Edwards 1993)."""
    return _zones_begun(bpm, edwards_floors(max_bpm))


def karvonen_zone(bpm: float, rest_bpm: float, max_bpm: float) -> int:
    """Return the zone 1 to 5 by percent of reserve, 0 below half of it (Karvonen et al. 1957)."""
    return _zones_begun(bpm, karvonen_floors(rest_bpm, max_bpm))


def friel_zone(bpm: float, threshold_bpm: float) -> str:
    """Return the zone `1` to `4`, `5a`, `5b` or `5c` by percent of threshold (Friel, running)."""
    begun = _zones_begun(bpm, friel_floors(threshold_bpm))
    if begun < 5:
        return _FRIEL_LABELS[max(0, begun - 1)]
    percent = 100 * bpm
    if percent < 103 * threshold_bpm:
        return "5a"
    return "5b" if percent <= 106 * threshold_bpm else "5c"


def zone(bpm: float, limits: HeartRateLimits) -> int | None:
    """Return the zone 1 to 5 of a heart rate, or None without zones; below zone 1 is still 1."""
    floors = limits.zone_floors_bpm
    return None if floors is None else max(1, _zones_begun(bpm, floors))


def limits(profile: Profile, day: str, shift_bpm: int = 0) -> HeartRateLimits:
    """Work out maximum, caps and zones from the profile, for an `easy`, `hike` or `hard` day.

    `shift_bpm` moves the easy cap further than the profile does.
    """
    estimated = profile.heart_rate_max_bpm is None and profile.age_years is not None
    maximum = _max_bpm(profile)
    floors = _zone_floors(profile, maximum)
    if profile.heart_rate_medicine:
        usable = not estimated or profile.heart_rate_threshold_bpm is not None
        return HeartRateLimits(
            max_bpm=maximum,
            max_estimated=estimated,
            alert_bpm=profile.heart_rate_alert_bpm,  # the runner's own limit holds; only formulas fail
            zone_floors_bpm=floors if usable else None,
        )
    easy_cap = _easy_cap(profile, maximum, shift_bpm)
    return HeartRateLimits(
        max_bpm=maximum,
        max_estimated=estimated,
        easy_cap_bpm=easy_cap,
        hill_cap_bpm=maximum if day == HARD_DAY else _hill_cap(easy_cap, maximum),
        alert_bpm=_alert(profile, maximum, estimated),
        zone_floors_bpm=floors,
    )


def slope_now(regression_slope: float, tau_s: float = TAU_S) -> float:
    """Return the slope of this moment, in bpm/s, from a regression over the last 20 s."""
    return regression_slope * math.exp(-SLOPE_WINDOW_MIDDLE_S / tau_s)


def steady_bpm(heart_rate_bpm: float, settled_slope_bpm_per_s: float, tau_s: float = TAU_S) -> float:
    """Return where heart rate is heading if nothing changes, in bpm (first order; Hunt et al. 2015)."""
    return heart_rate_bpm + tau_s * settled_slope_bpm_per_s


def predicted_bpm(
    heart_rate_bpm: float, settled_slope_bpm_per_s: float, ahead_s: float, tau_s: float = TAU_S
) -> float:
    """Return heart rate `ahead_s` from now if nothing changes, in bpm (first order; Hunt et al. 2015).

    `settled_slope_bpm_per_s` is the slope of this moment, from `slope_now`.
    """
    still_to_come = tau_s * settled_slope_bpm_per_s
    return heart_rate_bpm + still_to_come * (1 - math.exp(-ahead_s / tau_s))


def heart_rate_recovery(
    effort_bpm: Sequence[float | None], recovery_bpm: Sequence[float | None]
) -> float | None:
    """Return the fall of heart rate in the first minute after an effort, in bpm.

    Both series have one good value a second, None where there is none; `recovery_bpm[0]` is the first second after
    the effort. The median of the last 10 s of effort less that of seconds 55 to 65; None where either is empty.
    """
    end = median([bpm for bpm in effort_bpm[-RECOVERY_END_S:] if bpm is not None])
    later = recovery_bpm[RECOVERY_FROM_S - 1 : RECOVERY_TO_S]
    after = median([bpm for bpm in later if bpm is not None])
    return None if end is None or after is None else end - after


def recovery_comparable(
    effort_bpm: Sequence[float | None], recovery_speed_mps: Sequence[float | None], max_bpm: float
) -> bool:
    """Return whether a recovery may be compared: a minute of real effort before, then no more than walking."""
    effort = effort_bpm[-RECOVERY_EFFORT_S:]
    floor = RECOVERY_EFFORT_SHARE_OF_MAX * max_bpm
    walked = recovery_speed_mps[:RECOVERY_TO_S]
    return (
        len(effort) == RECOVERY_EFFORT_S
        and all(bpm is not None and bpm >= floor for bpm in effort)
        and len(walked) == RECOVERY_TO_S
        and all(speed is not None and speed < RECOVERY_WALK_MPS for speed in walked)
    )


def _zones_begun(bpm: float, floors: Sequence[float]) -> int:
    return sum(bpm >= floor for floor in floors)


def _max_bpm(profile: Profile) -> int | None:
    if profile.heart_rate_max_bpm is not None:
        return profile.heart_rate_max_bpm
    return None if profile.age_years is None else estimated_max_bpm(profile.age_years)


def _zone_floors(profile: Profile, maximum: int | None) -> tuple[float, float, float, float, float] | None:
    if profile.heart_rate_threshold_bpm is not None:
        return friel_floors(profile.heart_rate_threshold_bpm)
    if maximum is None:
        return None
    if profile.heart_rate_rest_bpm is not None:
        return karvonen_floors(profile.heart_rate_rest_bpm, maximum)
    return edwards_floors(maximum)


def _easy_cap(profile: Profile, maximum: int | None, shift_bpm: int) -> int | None:
    cap = _unmoved_easy_cap(profile, maximum)
    shift = profile.easy_cap_shift_bpm + shift_bpm
    return None if cap is None else cap + max(-MOST_CAP_SHIFT_BPM, min(shift, MOST_CAP_SHIFT_BPM))


def _unmoved_easy_cap(profile: Profile, maximum: int | None) -> int | None:
    if profile.heart_rate_threshold_bpm is not None:
        return round_half_up(EASY_CAP_THRESHOLD_PERCENT * profile.heart_rate_threshold_bpm / 100)
    if maximum is None:
        return None
    rest = profile.heart_rate_rest_bpm
    if rest is not None:
        return round_half_up(rest + EASY_CAP_RESERVE_PERCENT * (maximum - rest) / 100)
    return round_half_up(EASY_CAP_MAX_PERCENT * maximum / 100)


def _hill_cap(easy_cap: int | None, maximum: int | None) -> int | None:
    if easy_cap is None:
        return None
    hill_cap = easy_cap + HILL_ABOVE_EASY_BPM
    return hill_cap if maximum is None else min(hill_cap, round_half_up(HILL_CAP_MAX_PERCENT * maximum / 100))


def _alert(profile: Profile, maximum: int | None, estimated: bool) -> int | None:
    if profile.heart_rate_alert_bpm is not None:
        return profile.heart_rate_alert_bpm
    if maximum is None:
        return None
    return maximum + (ALERT_ABOVE_ESTIMATED_MAX_BPM if estimated else ALERT_ABOVE_MAX_BPM)
