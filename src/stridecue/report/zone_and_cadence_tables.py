"""The tables of a report: time in zones, cadence by speed and by slope.

Rules: good values of counted seconds. Cadence is of running; by speed it is of the flat alone, since slopes change
both. A row of less than half a minute is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from stridecue.library.derived.figures.counted import Counted
from stridecue.model.our_choices.report import PACE_CELL_S, SHORTEST_CELL_S
from stridecue.model.profile import Unit
from stridecue.model.state import HeartRateLimits, Slope
from stridecue.physiology.statistics import median, quantile
from stridecue.report import wording
from stridecue.report.run_report import CadenceCell, ZoneTime

SLOPE_WORDS = {
    Slope.DOWN2: "down over 6 %",
    Slope.DOWN1: "down 2-6 %",
    Slope.FLAT: "flat",
    Slope.UP1: "up 2-6 %",
    Slope.UP2: "up 6-10 %",
    Slope.UP3: "up over 10 %",
}
_Seen = tuple[float, float | None]
"""Cadence, and the runner's own then."""


def zone_times(counted: Counted, limits: HeartRateLimits) -> tuple[ZoneTime, ...]:
    """Return the seconds in zones 1 to 5 and below; nothing where zones or heart rate are not known."""
    floors = limits.zone_floors_bpm
    rates = Counter(rate for rate in counted.heart_rate if rate is not None)
    if floors is None or not rates:
        return ()
    seconds = Counter[int]()
    for rate, times in rates.items():
        seconds[sum(rate >= floor for floor in floors)] += times
    bounds: list[float | None] = [None, *floors]
    return tuple(ZoneTime(zone, bound, seconds[zone]) for zone, bound in enumerate(bounds))


def cadence_by_speed(counted: Counted, unit: Unit) -> tuple[CadenceCell, ...]:
    """Return cadence on the flat in steps of half a minute of pace, the fastest first."""
    metres = wording.unit_metres(unit)
    bins: defaultdict[int, list[_Seen]] = defaultdict(list)
    for second, running, speed, cadence in zip(
        counted.seconds, counted.running, counted.speed, counted.cadence, strict=True
    ):
        if running and speed and cadence is not None and second.slope is Slope.FLAT:
            bins[int(metres / speed / PACE_CELL_S)].append((cadence, second.cadence_baseline_spm))
    return tuple(
        _cell(f"{_pace(place)}-{_pace(place + 1)}", bins[place])
        for place in sorted(bins)
        if len(bins[place]) >= SHORTEST_CELL_S
    )


def cadence_by_slope(counted: Counted) -> tuple[CadenceCell, ...]:
    """Return cadence in each bin of slope, the steepest fall first."""
    bins: defaultdict[Slope, list[_Seen]] = defaultdict(list)
    for second, running, cadence in zip(counted.seconds, counted.running, counted.cadence, strict=True):
        if running and cadence is not None and second.slope is not None:
            bins[second.slope].append((cadence, second.cadence_baseline_spm))
    return tuple(
        _cell(SLOPE_WORDS[slope], bins[slope], slope)
        for slope in Slope
        if len(bins[slope]) >= SHORTEST_CELL_S
    )


def _cell(label: str, seen: Sequence[_Seen], slope: Slope | None = None) -> CadenceCell:
    cadences = [cadence for cadence, _ in seen]
    return CadenceCell(
        label=label,
        seconds=len(seen),
        cadence_median_spm=median(cadences) or 0.0,
        cadence_low_spm=quantile(cadences, 0.25) or 0.0,
        cadence_high_spm=quantile(cadences, 0.75) or 0.0,
        baseline_spm=median([own for _, own in seen if own is not None]),
        slope=None if slope is None else slope.value,
    )


def _pace(place: int) -> str:
    minutes, seconds = divmod(place * PACE_CELL_S, 60)
    return f"{minutes}:{seconds:02d}"
