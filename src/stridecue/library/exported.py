"""A run of the library as the writers of files take it.

Rules:
- As corrected. A run that came from a file keeps its own records; of any other there is one a second, from what could
  be trusted then. There are no records while the timer stood still.
- The height of a run from sensors is what it climbed less what it went down, from 0 at its start.
- Laps are the whole run: the last goes on to its end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from stridecue.files.exported_run import ExportedLap, ExportedRecord, ExportedRun
from stridecue.files.writing.parts import iso_utc
from stridecue.library.coach_history.history import began_at
from stridecue.library.derived.corrected_inputs import corrected_inputs
from stridecue.library.recorded_run import RecordedRun
from stridecue.model.corrections import NO_CORRECTIONS, Corrections
from stridecue.model.cue import Decision, Outcome
from stridecue.model.inputs import Input, Mark, MarkKind, Reading
from stridecue.model.run_details import RunDetails
from stridecue.model.state import Activity, Quality
from stridecue.model.track import Second, Track
from stridecue.physiology.slope import climb_m

SHORTEST_REST_MS = 1000
"""What is left of a run after its last lap is a lap of its own if it is longer, as it is at a finish."""


def exported_run(
    run: RecordedRun,
    track: Track,
    corrections: Corrections = NO_CORRECTIONS,
    details: RunDetails | None = None,
) -> ExportedRun:
    """Return a run as the writers of files take it; `track`: as corrected."""
    details = details or RunDetails()
    end_ms = round(1000 * track.totals.elapsed_s)
    if any(isinstance(item.body, Reading) for item in run.inputs):
        records, pauses = _file_records(run.inputs, track, corrections, end_ms)
    else:
        records, pauses = _track_records(track, end_ms)
    return ExportedRun(
        summary=replace(
            run.listed, started_at=_moved(run.setup.started_at, track.start_ms), totals=track.totals
        ),
        details=details,
        surface=details.surface or _usual_surface(track.seconds) or run.setup.options.surface,
        records=tuple(records),
        laps=tuple(_laps(track, records, end_ms)),
        pauses=tuple(pauses),
        cues=tuple(_shown(run.decisions, track.start_ms, end_ms)),
        sensors=track.sensors,
    )


_ENDS = (MarkKind.START, MarkKind.FINISH)
"""Marks that may carry what a file had counted by then."""

_Records = tuple[list[ExportedRecord], list[tuple[int, int]]]
"""Records, and pauses (from, to)."""


def _file_records(inputs: Sequence[Input], track: Track, corrections: Corrections, end_ms: int) -> _Records:
    """Return the file's own records and pauses, corrected."""
    records: list[ExportedRecord] = []
    pauses: list[tuple[int, int]] = []
    paused_ms: int | None = None
    counted_m: list[float] = []
    told_percent: float | None = None
    for item in corrected_inputs(inputs, corrections):
        t_ms, body = item.t_ms - track.start_ms, item.body
        if isinstance(body, Mark) and body.kind is MarkKind.GRADE:
            told_percent = body.value if isinstance(body.value, float | int) else None
        if not 0 <= t_ms <= end_ms:
            continue
        if isinstance(body, Reading) and paused_ms is None:
            records.append(_of_reading(t_ms, body, told_percent))
        elif isinstance(body, Mark) and body.kind in _ENDS and isinstance(body.value, float | int):
            counted_m.append(body.value)
        elif isinstance(body, Mark) and body.kind is MarkKind.PAUSE and paused_ms is None:
            paused_ms = t_ms
        elif isinstance(body, Mark) and body.kind is MarkKind.RESUME and paused_ms is not None:
            if paused_ms < t_ms:
                pauses.append((paused_ms, t_ms))
            paused_ms = None
    if paused_ms is not None and paused_ms < end_ms:
        pauses.append((paused_ms, end_ms))
    if all(record.distance_m is None for record in records):
        return list(_with_distances(records, track)), pauses
    before_m = counted_m[0] if counted_m and corrections.from_ms is not None else 0.0
    factor = 1.0
    if corrections.distance_m is not None:
        way_m = max(record.distance_m or 0.0 for record in records) - before_m
        factor = track.totals.distance_m / max(way_m, counted_m[-1] - before_m if counted_m else 0.0, 1.0)
    if factor == 1.0 and before_m == 0.0:
        return records, pauses
    return [_scaled(record, before_m, factor) for record in records], pauses


def _of_reading(t_ms: int, reading: Reading, told_percent: float | None) -> ExportedRecord:
    """Return a file's own record; the grade that the runner told, where there is one, comes before its own."""
    return ExportedRecord(
        t_ms=t_ms,
        heart_rate_bpm=reading.heart_rate_bpm,
        cadence_spm=reading.cadence_spm,
        speed_mps=reading.speed_mps,
        grade_percent=reading.grade_percent if told_percent is None else told_percent,
        distance_m=reading.distance_m,
        altitude_m=reading.altitude_m,
        power_w=reading.power_w,
        latitude_deg=reading.latitude_deg,
        longitude_deg=reading.longitude_deg,
    )


def _with_distances(records: Sequence[ExportedRecord], track: Track) -> Iterator[ExportedRecord]:
    """Return records of a file that has no distances with those of the track, where the run went anywhere."""
    gone = [0.0, *(second.distance_m for second in track.seconds)]
    for record in records:
        second, millis = divmod(record.t_ms + track.start_ms % 1000, 1000)
        before, after = gone[min(second, len(gone) - 1)], gone[min(second + 1, len(gone) - 1)]
        metres = before + (after - before) * millis / 1000
        yield replace(record, distance_m=metres) if gone[-1] > 0 else record


def _scaled(record: ExportedRecord, before_m: float, factor: float) -> ExportedRecord:
    """Return a record whose distance counts from the run's start, as the belt counted."""
    metres, speed = record.distance_m, record.speed_mps
    return replace(
        record,
        distance_m=None if metres is None else max(0.0, metres - before_m) * factor,
        speed_mps=None if speed is None else speed * factor,
    )


def _track_records(track: Track, end_ms: int) -> _Records:
    """Return one record a second of the track, from distance 0 at the start, and the pauses."""
    climbed = any(second.grade_percent is not None for second in track.seconds)
    records = [ExportedRecord(0, distance_m=0.0, altitude_m=0.0 if climbed else None)]
    pauses: list[tuple[int, int]] = []
    height, before = 0.0, None
    for second in track.seconds:
        # The seconds of recording time, of which a run may begin within one.
        t_ms = min(1000 * second.elapsed_s - track.start_ms % 1000, end_ms)
        height += _risen_m(second, before)
        if _stands_still(second, before):
            from_ms = max(0, t_ms - 1000)
            if pauses and pauses[-1][1] >= from_ms:
                from_ms = pauses.pop()[0]
            pauses.append((from_ms, t_ms))
        elif t_ms > records[-1].t_ms:
            records.append(_of_second(t_ms, second, height if climbed else None))
        before = second
    return records, [pause for pause in pauses if pause[0] < pause[1]]


def _stands_still(second: Second, before: Second | None) -> bool:
    """Return whether the timer stood still, as in a pause or while the computer slept."""
    if second.activity in (Activity.PAUSED, Activity.AUTO_PAUSED):
        return True
    return before is not None and second.timer_s <= before.timer_s and second.activity is Activity.ACTIVE


def _risen_m(second: Second, before: Second | None) -> float:
    """Return the height that one second gained or lost, from what is good."""
    if second.grade_percent is None or second.grade_quality is not Quality.GOOD:
        return 0.0
    if second.grade_percent >= 0:
        return second.climb_m - (before.climb_m if before is not None else 0.0)
    return climb_m(
        second.distance_m - (before.distance_m if before is not None else 0.0), second.grade_percent
    )


def _of_second(t_ms: int, second: Second, height_m: float | None) -> ExportedRecord:
    good = Quality.GOOD
    return ExportedRecord(
        t_ms=t_ms,
        heart_rate_bpm=second.heart_rate_bpm if second.heart_rate_quality is good else None,
        cadence_spm=second.cadence_spm if second.cadence_quality is good else None,
        speed_mps=second.speed_mps if second.speed_quality is good else None,
        grade_percent=second.grade_percent if second.grade_quality is good else None,
        distance_m=second.distance_m,
        altitude_m=height_m,
        power_w=second.power_w if second.power_quality is good else None,
        latitude_deg=second.latitude_deg,
        longitude_deg=second.longitude_deg,
    )


def _laps(track: Track, records: Sequence[ExportedRecord], end_ms: int) -> Iterator[ExportedLap]:
    """Return laps that are the whole run: the last takes what is left of its time and distance."""
    totals, ended = track.totals, [lap for lap in track.laps if round(1000 * lap.elapsed_s) <= end_ms]
    rest = not ended or end_ms - round(1000 * ended[-1].elapsed_s) > SHORTEST_REST_MS
    from_ms, first, timer_s, distance_m = 0, 0, 0.0, 0.0
    for lap in ended if rest else ended[:-1]:
        to_ms = round(1000 * lap.elapsed_s)
        after = bisect_right(records, to_ms, lo=first, key=_t_ms)
        yield ExportedLap(
            from_ms,
            to_ms,
            lap.duration_s,
            lap.distance_m,
            lap.heart_rate_mean_bpm,
            _highest_bpm(records[first:after]),
            lap.cadence_mean_spm,
        )
        from_ms, first = to_ms, after
        timer_s, distance_m = timer_s + lap.duration_s, distance_m + lap.distance_m
    last = None if rest else ended[-1]
    within = records[first:]
    yield ExportedLap(
        from_ms,
        end_ms,
        max(0.0, totals.moving_s - timer_s),
        max(0.0, totals.distance_m - distance_m),
        last.heart_rate_mean_bpm if last else _mean([record.heart_rate_bpm for record in within]),
        _highest_bpm(within),
        last.cadence_mean_spm if last else _mean([record.cadence_spm for record in within]),
    )


def _t_ms(record: ExportedRecord) -> int:
    return record.t_ms


def _highest_bpm(records: Sequence[ExportedRecord]) -> int | None:
    values = [record.heart_rate_bpm for record in records if record.heart_rate_bpm is not None]
    return round(max(values)) if values else None


def _mean(values: Sequence[float | None]) -> float | None:
    """Return the mean of the values above 0, as the totals count them."""
    known = [value for value in values if value is not None and value > 0]
    return sum(known) / len(known) if known else None


def _shown(decisions: Sequence[Decision], start_ms: int, end_ms: int) -> Iterator[Decision]:
    """Return what was shown between start and end, in the run's own time."""
    for decision in decisions:
        t_ms = 1000 * decision.tick_s - start_ms
        if decision.outcome is Outcome.SHOWN and 0 <= t_ms <= end_ms:
            yield replace(decision, elapsed_s=t_ms / 1000)


def _usual_surface(seconds: Sequence[Second]) -> str | None:
    counted = Counter(second.surface for second in seconds)
    return counted.most_common(1)[0][0] if counted else None


def _moved(started_at: str | None, start_ms: int) -> str | None:
    """Return when the run itself began; recording may have begun earlier."""
    began = began_at(started_at)
    if began is None or start_ms == 0:
        return None if began is None else started_at
    try:
        return iso_utc(began + timedelta(milliseconds=start_ms))
    except OverflowError:  # at the end of the calendar
        return None
