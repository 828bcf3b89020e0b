"""What the charts of a run draw: its quantities, each with its range, its bands and the round values beside it.

Rules: pace is drawn by minutes a kilometre or mile, faster is higher. A quantity of which the run knows nothing, or a
grade that was flat from the beginning to the end, has no chart. The ranges are the whole run's, so that zooming does
not move a line; what lies outside, at most one second in fifty, is drawn at the edge.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from stridecue.app.widgets.strip import Band
from stridecue.model.profile import Unit
from stridecue.model.state import Activity, HeartRateLimits
from stridecue.model.track import Track
from stridecue.report import wording

# OUR CHOICE: how narrow a chart may be before it shows noise for news, and how much of a run may lie outside of it.
LEAST_BEATS = 40.0
ZONE_ABOVE_BEATS = 20.0
LEAST_PACE_S = 60.0
LEAST_STEPS = 20.0
LEAST_GRADE_PERCENT = 4.0
LEAST_ALTITUDE_M = 20.0
LEAST_WATTS = 60.0
OUTSIDE_SHARE = 0.02
FASTEST_SHARE = 0.005
HEIGHT_STEPS_M = (5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 5000.0)
FLAT_PERCENT = 0.25
"""A grade that never leaves this is no hill."""


@dataclass(frozen=True, slots=True)
class Series:
    """One quantity along the run, and how it is drawn."""

    name: str
    unit: str
    values: Sequence[float | None]
    """One a second, SI."""
    low: float
    """Foot and top of the chart, as drawn."""
    high: float
    steps: tuple[float, ...]
    """Between the values that may stand beside it, as drawn."""
    drawn: Callable[[float], float] = float
    """From SI to what is drawn; higher is higher up."""
    label: Callable[[float], str] = wording.heart_rate
    """Writes a drawn value."""
    filled: bool = False
    bands: tuple[Band, ...] = ()
    base: Sequence[float | None] = ()
    """The runner's own, second by second, to be drawn under the line."""


def series_of(track: Track, unit: Unit) -> tuple[Series, ...]:
    """Return what there is to draw of a run, what matters most first."""
    return tuple(_all_series(track, unit))


def _all_series(track: Track, unit: Unit) -> Iterator[Series]:
    heart = [second.heart_rate_bpm for second in track.seconds]
    if _known(heart):
        yield _heart_rate(heart, track.limits)
    speed = [second.speed_mps if second.activity is Activity.ACTIVE else None for second in track.seconds]
    if any(value is not None and _paces(value) for value in speed):
        yield _pace(speed, unit)
    cadence = [second.cadence_spm or None for second in track.seconds]  # standing is no cadence
    if _known(cadence):
        yield _cadence(cadence, [second.cadence_baseline_spm for second in track.seconds])
    yield from _profile(track)
    power = [second.power_w for second in track.seconds]
    if _known(power):
        low, high = _widened(*_inner(power), LEAST_WATTS, 20.0)
        yield Series("power", "W", power, max(0.0, low), high, (10.0, 20.0, 50.0, 100.0, 200.0, 500.0))


def _heart_rate(values: Sequence[float | None], limits: HeartRateLimits) -> Series:
    floors = limits.zone_floors_bpm
    bands: tuple[Band, ...] = ()
    if floors is not None:
        tops = (*floors[1:], math.inf)
        bands = tuple(
            Band(bottom, top, f"zone-{number}")
            for number, (bottom, top) in enumerate(zip(floors, tops, strict=True), 1)
        )
    highest = max(_known(values))
    reached = next((band.high for band in bands if band.low <= highest < band.high), highest)
    top = min(reached, highest + ZONE_ABOVE_BEATS)  # a zone that is only cut into would have no row
    low, high = _widened(_inner(values)[0], top, LEAST_BEATS, 10.0)
    return Series("heart rate", "bpm", values, low, high, (5.0, 10.0, 20.0, 50.0, 100.0), bands=bands)


def _pace(values: Sequence[float | None], unit: Unit) -> Series:
    metres = wording.unit_metres(unit)
    slowest = -wording.SLOWEST_PACE_S_PER_KM * metres / 1000

    def drawn(speed_mps: float) -> float:
        return max(slowest, -metres / speed_mps) if speed_mps > 0 else slowest

    paces = sorted(drawn(value) for value in _known(values) if _paces(value))
    low = paces[int(OUTSIDE_SHARE * (len(paces) - 1))]
    high = paces[math.ceil((1 - FASTEST_SHARE) * (len(paces) - 1))]
    low, high = _widened(low, high, LEAST_PACE_S, 15.0)
    return Series(
        "pace",
        f"min{wording.pace_unit(unit)}",
        values,
        low,
        high,
        (5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0),
        drawn,
        lambda pace_s: wording.duration(round(-pace_s)),
    )


def _cadence(values: Sequence[float | None], base: Sequence[float | None]) -> Series:
    own = _known(base)
    low, high = _inner(values)
    low, high = _widened(min([low, *own]), max([high, *own]), LEAST_STEPS, 5.0)
    return Series("cadence", "spm", values, low, high, (2.0, 5.0, 10.0, 20.0, 50.0, 100.0), base=base)


def _profile(track: Track) -> Iterator[Series]:
    """The hills: as heights where a file told them, else as grades."""
    heights = [second.altitude_m for second in track.seconds]
    if _known(heights):
        low, high = _widened(*_inner(heights, FASTEST_SHARE), LEAST_ALTITUDE_M, 5.0)
        yield Series("altitude", "m", heights, low, high, HEIGHT_STEPS_M, filled=True)
        return
    grades = [second.grade_percent for second in track.seconds]
    known = _known(grades)
    if known and max(known) - min(known) > FLAT_PERCENT:
        low, high = _widened(min(0.0, *known), max(0.0, *known), LEAST_GRADE_PERCENT, 1.0)
        yield Series("grade", "%", grades, low, high, (1.0, 2.0, 5.0, 10.0, 20.0), filled=True)


def _paces(speed_mps: float) -> bool:
    return wording.pace(speed_mps) != wording.MISSING_PACE


def _known(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def _inner(values: Sequence[float | None], below: float = OUTSIDE_SHARE) -> tuple[float, float]:
    """Return the least and the greatest value without the few outside of them."""
    known = sorted(_known(values))
    last = len(known) - 1
    return known[int(below * last)], known[math.ceil((1 - FASTEST_SHARE) * last)]


def _widened(low: float, high: float, least_span: float, step: float) -> tuple[float, float]:
    """Return a range of at least this span that begins and ends at whole steps."""
    missing = max(0.0, least_span - (high - low)) / 2
    return math.floor((low - missing) / step) * step, math.ceil((high + missing) / step) * step
