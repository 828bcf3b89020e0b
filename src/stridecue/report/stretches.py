"""Splits and laps: parts of a run with their figures.

Rules: a split ends where the distance passes a whole kilometre or mile; its time is interpolated within the second.
Laps are those of the run, with what the track says of their seconds. Means, and the greatest heart rate, are of good
values in counted seconds. An adjusted speed is of running: a stretch that was partly walked has none, since beside its
pace it would claim a speed that was not there.
"""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.model.events import LapEnded
from stridecue.model.our_choices.report import ADJUSTED_NEEDED_SHARE
from stridecue.model.state import Activity, Quality
from stridecue.model.track import Second, Track
from stridecue.report.run_report import Stretch

_SHORTEST_REST_M = 1.0
"""Less than this after the last whole split is rounding."""
_SLACK_M = 1e-6


def splits(track: Track, length_m: float) -> tuple[Stretch, ...]:
    """Return the run in pieces of this length, and the rest after the last."""
    found: list[Stretch] = []
    begin, begin_timer, begin_m = 0, 0.0, 0.0
    before_m, before_timer = 0.0, 0.0
    for place, second in enumerate(track.seconds):
        while second.distance_m >= begin_m + length_m - _SLACK_M:
            end_m = begin_m + length_m
            moved = second.distance_m - before_m
            share = min(1.0, (end_m - before_m) / moved) if moved > 0 else 1.0
            timer = before_timer + share * (second.timer_s - before_timer)
            found.append(
                _stretch(
                    track.seconds,
                    len(found) + 1,
                    (begin, place + 1),
                    timer - begin_timer,
                    length_m,
                    whole=True,
                )
            )
            begin, begin_timer, begin_m = place + 1, timer, end_m
        before_m, before_timer = second.distance_m, float(second.timer_s)
    rest_m = before_m - begin_m
    if rest_m >= _SHORTEST_REST_M:
        end = len(track.seconds)
        found.append(
            _stretch(
                track.seconds, len(found) + 1, (begin, end), before_timer - begin_timer, rest_m, whole=False
            )
        )
    return tuple(found)


def laps(track: Track) -> tuple[Stretch, ...]:
    """Return the laps of the run."""
    found, begin = [], 0
    for lap in track.laps:
        end = min(len(track.seconds), max(begin, int(lap.elapsed_s + 0.5)))
        found.append(_lap(track.seconds, lap, begin, end))
        begin = end
    return tuple(found)


def _lap(seconds: Sequence[Second], lap: LapEnded, begin: int, end: int) -> Stretch:
    return _stretch(
        seconds,
        lap.lap,
        (begin, end),
        lap.duration_s,
        lap.distance_m,
        means=(lap.heart_rate_mean_bpm, lap.cadence_mean_spm),
    )


def _stretch(
    seconds: Sequence[Second],
    number: int,
    span: tuple[int, int],
    timer_s: float,
    distance_m: float,
    *,
    whole: bool = True,
    means: tuple[float | None, float | None] | None = None,
) -> Stretch:
    begin, end = span
    good = Quality.GOOD
    here = [one for one in seconds[begin:end] if one.activity is Activity.ACTIVE]
    rates = [
        one.heart_rate_bpm
        for one in here
        if one.heart_rate_bpm is not None and one.heart_rate_quality is good
    ]
    steps = [one.cadence_spm for one in here if one.cadence_spm is not None and one.cadence_quality is good]
    adjusted = [one.adjusted_speed_mps for one in here if one.adjusted_speed_mps is not None]
    climbed_before = seconds[begin - 1].climb_m if begin else 0.0
    climbed = seconds[end - 1].climb_m if end else 0.0
    heart_rate, cadence = means or (_mean(rates), _mean(steps))
    return Stretch(
        number=number,
        from_s=begin,
        to_s=end,
        timer_s=timer_s,
        distance_m=distance_m,
        climb_m=max(0.0, climbed - climbed_before),
        heart_rate_mean_bpm=heart_rate,
        heart_rate_max_bpm=round(max(rates)) if rates else None,
        cadence_mean_spm=cadence,
        adjusted_speed_mps=_mean(adjusted) if len(adjusted) >= ADJUSTED_NEEDED_SHARE * len(here) else None,
        whole=whole,
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
