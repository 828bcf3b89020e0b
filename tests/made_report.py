"""A report that was never run for: hills, a pause, a gap in heart rate, cues, insights of both kinds."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from stridecue.model.cue import Cue, CueKind, Decision, Outcome
from stridecue.model.run_details import RunDetails
from stridecue.model.run_list import ListedRun
from stridecue.model.state import Activity, Gait, HeartRateLimits, Quality
from stridecue.model.summary import RunSummary, Totals
from stridecue.model.track import Second, Track
from stridecue.physiology.statistics import Interval
from stridecue.report.cue_report import CueLine
from stridecue.report.insight import Insight, Origin
from stridecue.report.run_report import CadenceCell, ComparedRun, RunReport, Stretch, ZoneTime

FLOORS = (98.0, 117.0, 137.0, 156.0, 176.0)
PAUSE = range(1500, 1560)
GAP = range(600, 640)


def _seconds(count: int) -> Iterator[Second]:
    distance = climb = timer = 0.0
    for at in range(1, count + 1):
        paused = at in PAUSE
        up = at // 300 % 2 == 1
        grade = 6.0 if up else 0.5
        speed = 0.0 if paused else (2.5 if up else 3.1) + 0.15 * math.sin(at / 37)
        timer += not paused
        distance += speed
        climb += speed * grade / 100
        heart = 118 + 30 * min(1.0, at / 400) + 11 * math.sin(at / 190) + at / 400
        yield Second(
            elapsed_s=at,
            timer_s=int(timer),
            activity=Activity.PAUSED if paused else Activity.ACTIVE,
            distance_m=distance,
            climb_m=climb,
            heart_rate_bpm=None if at in GAP else heart,
            cadence_spm=None if paused else 166 + 3 * math.sin(at / 53) - (4 if up else 0),
            speed_mps=speed,
            grade_percent=grade,
            heart_rate_quality=Quality.LOST if at in GAP else Quality.GOOD,
            cadence_quality=Quality.SUSPECT if 900 < at < 960 else Quality.GOOD,
            speed_quality=Quality.GOOD,
            grade_quality=Quality.GOOD,
            gait=Gait.STANDING if paused else Gait.RUNNING,
            zone=None if at in GAP else sum(heart >= floor for floor in FLOORS),
            adjusted_speed_mps=speed * (1 + grade / 25) or None,
            cadence_baseline_spm=167.0 if at > 200 else None,
        )


def made_track(seconds: int = 3000) -> Track:
    """A track of so many seconds."""
    rows = tuple(_seconds(seconds))
    last = rows[-1]
    totals = Totals(
        elapsed_s=float(seconds),
        moving_s=float(last.timer_s),
        distance_m=last.distance_m,
        climb_m=last.climb_m,
        records=seconds,
        laps=2,
        heart_rate_mean_bpm=148.2,
        heart_rate_max_bpm=171,
        cadence_mean_spm=164.4,
    )
    limits = HeartRateLimits(190, True, 150, 158, 200, (98.0, 117.0, 137.0, 156.0, 176.0))
    return Track(totals, seconds=rows, limits=limits, mood=4, effort=5)


def made_cue(show: str = "Stand tall", kind: CueKind = CueKind.TECHNIQUE) -> Cue:
    """A cue of a made report."""
    return Cue(
        id=show.lower().replace(" ", "-"),
        set="technique-basics",
        kind=kind,
        show=show,
        say=f"{show}, like a string lifts you.",
        why="Tall posture leaves room for the legs to turn over.",
        priority=42,
        display_s=8.0,
        speak_s=2.0,
    )


def shown_at(at_s: int, cue: Cue | None = None) -> Decision:
    """A cue that was shown."""
    return Decision(float(at_s), at_s, cue or made_cue(), Outcome.SHOWN)


INSIGHTS = (
    Insight("time-on-feet", "Time on feet", "49 min on your feet, all of them running, and 72 m up."),
    Insight(
        "decoupling",
        "Drift at one effort",
        "Heart rate drifted 4.8 % at the same effort (1 run, 38 min).",
        note="A verdict needs three runs of the same kind.",
        origin=Origin.ESTIMATED,
    ),
    Insight("cadence", "Cadence", "On the flat 166, yours is 164 at this speed."),
    Insight("hill-reps", "Hills", "The fifth hill was 3 % slower than your first two."),
    Insight("mood", "Mood", "From 3 before to 4 after.", origin=Origin.SELF_REPORTED),
    Insight("steps", "Steps", "8 110 running steps.", origin=Origin.MEASURED),
    Insight("energy", "Energy", "Your weight is not set.", known=False),
    Insight("spike", "Longest lately", "Needs three runs in the last 30 days; there are two.", known=False),
)
CUES = (
    CueLine(
        "quick", "own", CueKind.TECHNIQUE, "Quicker steps", "cadence", 12, 3, 10, 7,
        Interval(0.7, 0.40, 0.89), "cadence_change", False, True, False, None, 0, 0, None,
    ),
    CueLine(
        "tall", "own", CueKind.TECHNIQUE, "Stand tall", "posture", 4, 0, 0, 0,
        None, None, False, True, False, None, 4, 3, None,
    ),
)  # fmt: skip


def _splits(track: Track) -> tuple[Stretch, ...]:
    ends = [
        0,
        *(
            next(one.elapsed_s for one in track.seconds if one.distance_m >= 1000 * km)
            for km in _whole(track)
        ),
    ]
    found = [
        Stretch(number, first, last, float(last - first - (60 if first < 1500 < last else 0)), 1000.0, 12.0,
                140.0 + number, 150 + number, 165.0, 3.1)
        for number, (first, last) in enumerate(pairwise(ends), 1)
    ]  # fmt: skip
    left = track.totals.distance_m - 1000 * len(found)
    rest = track.totals.elapsed_s - ends[-1]
    return (
        *found,
        Stretch(len(found) + 1, ends[-1], int(track.totals.elapsed_s), rest, left, 0.0, whole=False),
    )


def _whole(track: Track) -> range:
    return range(1, int(track.totals.distance_m // 1000) + 1)


def made_report(seconds: int = 3000, *, run_id: int | None = 12, track: Track | None = None) -> RunReport:
    """A report with everything in it."""
    track = track or made_track(seconds)
    summary = RunSummary(
        run_id, "running", "2026-09-05T16:04:00Z", False, "bluetooth", track.totals, (), 7200
    )
    details = RunDetails("Morning hills", "Cool, a little wind.\nNew shoes.", ("hills", "easy"))
    return RunReport(
        zones_estimated=True,
        run=ListedRun(summary, details, corrected=True),
        track=track,
        splits=_splits(track),
        laps=(Stretch(1, 0, 1500, 1500.0, 4300.0, 30.0, 141.0, 160), Stretch(2, 1500, 3000, 1440.0, 4100.0, 42.0)),
        zones=tuple(
            ZoneTime(zone, floor, share)
            for zone, floor, share in zip(range(6), (None, *FLOORS), (20, 60, 412, 1604, 850, 14), strict=True)
        ),
        cadence_by_speed=(
            CadenceCell("5:00-5:30", 1400, 166.2, 164.0, 168.1, 167.0),
            CadenceCell("6:00-6:30", 1300, 161.8, 160.2, 163.0, None),
        ),
        cadence_by_slope=(CadenceCell("flat", 1500, 166.0, 164.0, 168.0, 167.0),),
        cues=CUES,
        shown=(shown_at(700), shown_at(1210, made_cue("Ease off now", CueKind.SAFETY)), shown_at(2400)),
        practice_s={"posture": 840.0},
        experiments=True,
        insights=INSIGHTS,
        next_step="Take one hill at the effort of your first two, with short steps.",
        compared=tuple(
            ComparedRun(
                number, f"2026-08-{number:02d}T16:00:00Z", 7200, 8000.0 + 90 * number, 2900.0, 2.8, 149.0, 165.0, 70.0
            )
            for number in (11, 9, 4)
        ),
    )  # fmt: skip


@cache
def usual_report() -> RunReport:
    """The report of 50 minutes; made once."""
    return made_report()


def told_by(report: RunReport, text: str) -> RunReport:
    """The report with this in every place that a stranger's file or a runner fills."""
    details = RunDetails(text, f"{text}\n{text}", (text, text))
    run = replace(
        report.run,
        details=details,
        plan=text,
        summary=replace(report.run.summary, sport=text, source=text, warnings=(text,)),
    )
    cue = replace(made_cue(), show=text, say=text, why=text)
    return replace(
        report,
        run=run,
        shown=(shown_at(700, cue),),
        cues=tuple(replace(line, show=text, technique=text, metric=text) for line in report.cues),
        practice_s={text: 900.0},
        insights=tuple(replace(one, title=text, sentence=text, note=text) for one in report.insights),
        next_step=text,
        cadence_by_speed=tuple(replace(cell, label=text) for cell in report.cadence_by_speed),
    )
