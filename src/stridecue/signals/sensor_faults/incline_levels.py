"""Levels in a field for percents: a machine that sends 6.7, 13.3 and 20.0 % for its levels 1, 2 and 3.

Rules:
- Every inclination but 0 that was seen in the run is a level times 6.67, cut to whole percents or not; two different
  ones were seen, one of 13 % or more, and one that is not 20 or 40 %, which runners choose too. Where all of them are
  halves or wholes, as runners choose them, it takes three: 6 and 13 % are a session, 6, 13 and 20 % are levels.
- An angle of the ramp that agrees with an inclination shows that it is one.
- A treadmill with a scale that makes percents of levels is mended.
"""

from __future__ import annotations

import math
from dataclasses import replace

from stridecue.decode.quirks import LEVELS_AS_GRADE
from stridecue.decode.treadmill import sent_inclination_percent
from stridecue.model.measurement import TreadmillMeasurement
from stridecue.model.our_choices.signals import (
    LEVEL_PERCENT,
    LEVEL_UP_TO_ABOVE_PERCENT,
    LEVEL_UP_TO_BELOW_PERCENT,
    LEVELS_AS_GRADES,
    LEVELS_MENDED_UP_TO,
    LEVELS_NEEDED,
    LEVELS_NEEDED_OF_HALVES,
    LEVELS_REACH_PERCENT,
    RAMP_AGREES_WITHIN_PERCENT,
)
from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.sensor_faults.look import About, Applied, PacketLook

_HIGHEST_LEVEL = 40


class InclineLevels(PacketLook):
    """The levels that were seen."""

    __slots__ = ("_last", "_levels", "_percents", "are_levels")

    kind = FaultKind.INCLINE_LEVELS
    told = "incline looks like levels"

    def __init__(self) -> None:
        super().__init__()
        self._last = 0.0
        self._levels: dict[int, float] | None = {}
        """By level: what was sent for it. None once something else was sent."""
        self._percents: tuple[float, ...] = ()
        """What was sent, as it was found."""
        self.are_levels = False

    def take(self, t_ms: int, sent: TreadmillMeasurement, payload: bytes) -> bool:
        """Look at one notification."""
        percent = sent.grade_percent
        if percent == self._last:
            return self.are_levels
        if percent is None:
            percent = sent_inclination_percent(payload)
        if percent is not None and percent != self._last:
            self._last = percent
            self._judge(percent, sent.ramp_angle_deg)
        return self.are_levels

    def _judge(self, percent: float, ramp_deg: float | None) -> None:
        levels = self._levels
        if levels is None or not percent:
            return
        level = _level(percent)
        if level is None or _agrees(ramp_deg, percent):
            self._levels, self.are_levels = None, False
            return
        levels[level] = percent
        self.are_levels = (
            len(levels) >= (LEVELS_NEEDED if any(map(_is_odd, levels.values())) else LEVELS_NEEDED_OF_HALVES)
            and max(levels.values()) >= LEVELS_REACH_PERCENT
            and any(level % LEVELS_AS_GRADES for level in levels)
        )
        if self.are_levels:
            self._percents = tuple([levels[level] for level in sorted(levels)])

    def so(self, t_ms: int, applied: Applied) -> bool:
        """Return whether all that was seen are levels, and nothing mends them."""
        return self.are_levels and applied.incline_scale > LEVELS_MENDED_UP_TO

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return what was sent, and the scale that mends it."""
        now = self.so(t_ms, about.applied)
        sent = ", ".join(f"{percent:.1f}" for percent in self._percents[:6])
        return SensorFault(
            self.kind,
            "Incline looks like levels instead of percents",
            f"it sent only {sent} %; that is {100 / 15:.2f} for a level",
            mend=replace(about.settings, incline_scale=LEVELS_AS_GRADE) if now else None,
            mend_words=f"Multiply its incline by {LEVELS_AS_GRADE:g}: 1 % for a level" if now else "",
            now=now,
        )


def _level(percent: float) -> int | None:
    level = math.floor((percent + LEVEL_UP_TO_BELOW_PERCENT) / LEVEL_PERCENT)
    off = percent - level * LEVEL_PERCENT
    return level if 1 <= level <= _HIGHEST_LEVEL and off <= LEVEL_UP_TO_ABOVE_PERCENT else None


def _is_odd(percent: float) -> bool:
    """Return whether no runner chooses that: neither whole nor a half."""
    return bool(round(percent * 10) % 5)


def _agrees(ramp_deg: float | None, percent: float) -> bool:
    if not ramp_deg or abs(ramp_deg) >= 90:
        return False
    return abs(100 * math.tan(math.radians(ramp_deg)) - percent) <= RAMP_AGREES_WITHIN_PERCENT
