"""A run's report as one object of `--json`: all its numbers, in SI units.

Rules: the names of a run come first and are the same everywhere; null stands where a figure is missing. An insight's
numbers have the names that it gives them, units included.
"""

from __future__ import annotations

from stridecue.json_rows import cue_row, lap_row, rounded, summary_row
from stridecue.model.corrections import Corrections
from stridecue.model.run_details import RunDetails
from stridecue.report.cue_report_text import cue_report_rows, practice_rows
from stridecue.report.insight import Insight
from stridecue.report.plan_report import RepRow, rep_rows
from stridecue.report.run_report import CadenceCell, ComparedRun, RunReport, Stretch, ZoneTime

_Row = dict[str, object]


def report_rows(report: RunReport) -> _Row:
    """Return all numbers of a report."""
    run = report.run
    return {
        **summary_row(run.summary),
        "demo": run.summary.demo,
        "source": run.summary.source,
        "plan": run.plan,
        "plan_done": report.track.plan_done,
        "reps": [rep_row(one) for one in rep_rows(report.track.reps)],
        "lap_list": [
            {**lap_row(lap), **_more_of_lap(stretch)}
            for lap, stretch in zip(report.track.laps, report.laps, strict=True)
        ],
        "cues": [cue_row(decision) for decision in report.shown],
        "cue_report": cue_report_rows(report.cues),
        "practice": practice_rows(report.practice_s),
        "details": details_row(run.details),
        "corrections": corrections_row(report.corrections),
        "splits": [stretch_row(one) for one in report.splits],
        "zones": [_zone_row(one) for one in report.zones],
        "cadence_by_speed": [_cell_row(one) for one in report.cadence_by_speed],
        "cadence_by_slope": [_cell_row(one) for one in report.cadence_by_slope],
        "insights": [insight_row(one) for one in report.insights],
        "next_step": report.next_step,
        "compared": [_compared_row(one) for one in report.compared],
    }


def stretch_row(one: Stretch) -> _Row:
    """Return a split or a lap."""
    return {
        "number": one.number,
        "from_s": one.from_s,
        "to_s": one.to_s,
        "timer_s": rounded(one.timer_s, 3),
        "distance_m": rounded(one.distance_m, 1),
        "climb_m": rounded(one.climb_m, 1),
        "heart_rate_mean_bpm": rounded(one.heart_rate_mean_bpm, 1),
        "heart_rate_max_bpm": one.heart_rate_max_bpm,
        "cadence_mean_spm": rounded(one.cadence_mean_spm, 1),
        "adjusted_speed_mps": rounded(one.adjusted_speed_mps, 3),
        "whole": one.whole,
    }


def insight_row(one: Insight) -> _Row:
    """Return an insight with its numbers."""
    return {
        "id": one.id,
        "title": one.title,
        "known": one.known,
        "sentence": one.sentence,
        "note": one.note,
        "origin": one.origin.value,
        "weight": rounded(one.weight, 3),
        "values": {
            name: rounded(value, 4) if isinstance(value, float) else value
            for name, value in one.values.items()
        },
    }


def rep_row(one: RepRow) -> _Row:
    """Return a repetition of the plan."""
    result = one.result
    return {
        "number": result.number,
        "duration_s": rounded(result.seconds, 3),
        "distance_m": None
        if result.speed_mps is None
        else rounded(result.metres, 1),  # reckoned, not measured
        "speed_mps": rounded(result.speed_mps, 3),
        "grade_percent": rounded(result.grade_percent, 1),
        "heart_rate_end_bpm": rounded(result.heart_rate_end_bpm, 1),
        "heart_rate_fall_bpm": rounded(result.heart_rate_fall_bpm, 1),
        "fade_percent": rounded(one.fade_percent, 1),
        "cut_short": result.cut_short,
    }


def details_row(details: RunDetails) -> _Row:
    """Return what the runner says about the run."""
    return {
        "title": details.title,
        "notes": details.notes,
        "tags": list(details.tags),
        "surface": details.surface,
        "mood_before": details.mood_before,
        "mood_after": details.mood_after,
        "effort": details.effort,
    }


def corrections_row(corrections: Corrections) -> _Row:
    """Return what the runner put right; times are recording time in milliseconds."""
    return {
        "distance_m": rounded(corrections.distance_m, 1),
        "grades": [
            {"t_ms": one.t_ms, "grade_percent": rounded(one.grade_percent, 2)} for one in corrections.grades
        ],
        "from_ms": corrections.from_ms,
        "to_ms": corrections.to_ms,
    }


def _more_of_lap(one: Stretch) -> _Row:
    """Return what the track adds to a lap."""
    row = stretch_row(one)
    return {name: row[name] for name in ("climb_m", "heart_rate_max_bpm", "adjusted_speed_mps")}


def _zone_row(one: ZoneTime) -> _Row:
    return {"zone": one.zone, "from_bpm": rounded(one.from_bpm, 1), "duration_s": one.seconds}


def _cell_row(one: CadenceCell) -> _Row:
    return {
        "label": one.label,
        "slope": one.slope,
        "duration_s": one.seconds,
        "cadence_median_spm": rounded(one.cadence_median_spm, 1),
        "cadence_low_spm": rounded(one.cadence_low_spm, 1),
        "cadence_high_spm": rounded(one.cadence_high_spm, 1),
        "cadence_baseline_spm": rounded(one.baseline_spm, 1),
    }


def _compared_row(one: ComparedRun) -> _Row:
    return {
        "id": one.run_id,
        "started_at": one.started_at,
        "distance_m": rounded(one.distance_m, 1),
        "moving_s": rounded(one.moving_s, 3),
        "speed_mps": rounded(one.speed_mps, 3),
        "heart_rate_mean_bpm": rounded(one.heart_rate_mean_bpm, 1),
        "cadence_mean_spm": rounded(one.cadence_mean_spm, 1),
        "climb_m": rounded(one.climb_m, 1),
    }
