"""Steps of a run: cadence by slope, how even the steps are, and how well they keep their target when nobody says so.

Rules:
- Cadence by slope is of running seconds where speed and cadence are good.
- Evenness is the median of the variation at a steady speed.
- A second is un-cued when it is running, a cadence target is worked on, and no technique cue whose answer is measured
  was shown in the last minute. A target that the runner chose, and one that a metronome beats, say nothing about
  learning and are left out.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from stridecue.library.derived.figures.counted import Counted
from stridecue.model.key_figures import SlopeFigures
from stridecue.model.our_choices.coach import TARGET_BAND_PERCENT, UNCUED_AFTER_S
from stridecue.model.our_choices.runner import FIRST_TARGET_STEP
from stridecue.model.run_settings import Metronome
from stridecue.model.setup import RunSetup
from stridecue.model.state import Slope
from stridecue.model.track import Track
from stridecue.physiology.cadence import target_spm
from stridecue.physiology.statistics import median

_TARGET_METRICS = ("cadence_target", "cadence_off_target")
"""A cue set that looks at one of them works on a target."""


class Evenness(NamedTuple):
    """How even the steps were."""

    variation_percent: float | None
    seconds: int


class Uncued(NamedTuple):
    """Seconds in which nobody steered the steps, and those of them within the target's band."""

    seconds: int
    in_band_s: int


def by_slope(counted: Counted) -> tuple[SlopeFigures, ...]:
    """Return running in each bin of slope, the steepest fall first."""
    speeds: defaultdict[Slope, list[float]] = defaultdict(list)
    cadences: defaultdict[Slope, list[float]] = defaultdict(list)
    for second, running, speed, cadence in zip(
        counted.seconds, counted.running, counted.speed, counted.cadence, strict=True
    ):
        if running and second.slope is not None and speed is not None and cadence is not None:
            speeds[second.slope].append(speed)
            cadences[second.slope].append(cadence)
    return tuple(
        SlopeFigures(
            slope.value, len(speeds[slope]), median(speeds[slope]) or 0.0, median(cadences[slope]) or 0.0
        )
        for slope in Slope
        if slope in speeds
    )


def evenness(counted: Counted) -> Evenness:
    """Return how even the steps were at a steady speed."""
    known = [
        second.cadence_variation_percent
        for second, running in zip(counted.seconds, counted.running, strict=True)
        if running and second.speed_steady and second.cadence_variation_percent is not None
    ]
    return Evenness(median(known), len(known))


def uncued(counted: Counted, track: Track, setup: RunSetup) -> Uncued:
    """Return how well the steps kept their target when nobody said so."""
    if (
        setup.options.cadence_step is not None
        or setup.options.metronome is not Metronome.OFF
        or not any(name in one.text for one in setup.cue_sets for name in _TARGET_METRICS)
    ):
        return Uncued(0, 0)
    step = FIRST_TARGET_STEP if setup.history.cadence_step is None else setup.history.cadence_step
    steered = _steered(track)
    seconds = in_band = 0
    for second, running, cadence in zip(counted.seconds, counted.running, counted.cadence, strict=True):
        baseline = second.cadence_baseline_spm
        if not running or cadence is None or baseline is None or second.elapsed_s in steered:
            continue
        target = target_spm(baseline, step)
        if target is not None:
            seconds += 1
            in_band += abs(100 * (cadence / target - 1)) <= TARGET_BAND_PERCENT
    return Uncued(seconds, in_band)


def _steered(track: Track) -> frozenset[int]:
    """Return the elapsed seconds in which a technique cue was shown or still counts."""
    shown = {
        one.tick_s - track.start_ms // 1000
        for one in track.responses
        if one.technique is not None and not one.withheld
    }
    return frozenset(second for at in shown for second in range(at, at + UNCUED_AFTER_S + 1))
