"""Cue sets tried on recorded runs, as the one document of `--json`: SI units, null where a figure is missing."""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.model.trial import CURE_WITHIN_S, CueTrial, Side, TrialMark, TriedRun
from stridecue.physiology.statistics import median
from stridecue.report.summary import rounded
from stridecue.report.trial_comparison import pairs_of
from stridecue.report.trial_report import CANNOT_SIMULATE


def trial_document(sides: Sequence[Side]) -> dict[str, object]:
    """Return one side, or two beside each other, ready to be written as JSON."""
    document: dict[str, object] = {
        "cured_within_s": CURE_WITHIN_S,
        "cannot_simulate": CANNOT_SIMULATE,
        "trials": [_side_row(side) for side in sides],
    }
    if len(sides) == 2:
        document["difference"] = [
            {
                "id": pair.id,
                "shown": [None if cue is None else cue.shown for cue in (pair.ours, pair.theirs)],
                "more_shown": pair.more_shown,
            }
            for pair in pairs_of(*sides)
        ]
    return document


def _side_row(side: Side) -> dict[str, object]:
    return {
        "set": side.name,
        "moving_s": rounded(sum(run.trial.totals.moving_s for run in side.runs), 3),
        "cues": [_cue_row(cue) for cue in side.cues],
        "runs": [_run_row(run) for run in side.runs],
    }


def _cue_row(cue: CueTrial) -> dict[str, object]:
    return {
        "id": cue.id,
        "set": cue.set,
        "kind": cue.kind.value,
        "show": cue.show,
        "tried": cue.tried,
        "shown": cue.shown,
        "shown_per_hour": rounded(cue.shown_per_hour, 2),
        "withheld": cue.withheld,
        "muted": dict(cue.muted),
        "lost_to": dict(cue.lost_to),
        "wait_median_s": rounded(median(cue.waits_s), 1),
        "wait_shortest_s": min(cue.waits_s, default=None),
        "wait_longest_s": max(cue.waits_s, default=None),
        "judged": cue.judged,
        "cured": cue.cured,
    }


def _run_row(run: TriedRun) -> dict[str, object]:
    summary, trial = run.summary, run.trial
    return {
        "id": summary.id,
        "source": summary.source,
        "started_at": summary.started_at,
        "demo": summary.demo,
        "elapsed_s": rounded(trial.totals.elapsed_s, 3),
        "moving_s": rounded(trial.totals.moving_s, 3),
        "heard": trial.heard,
        "marks": [_mark_row(mark) for mark in trial.marks],
    }


def _mark_row(mark: TrialMark) -> dict[str, object]:
    return {"elapsed_s": rounded(mark.elapsed_s, 3), "id": mark.id, "outcome": mark.outcome.value}
