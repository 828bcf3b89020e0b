"""Steps: cadence against the runner's own, how well it is kept without being told, and how even the steps are."""

from __future__ import annotations

from stridecue.model.our_choices.report import (
    CADENCE_WINDOW_S,
    CADENCE_WINDOWS_NEEDED,
    COMPARED_RUNS_NEEDED,
    LEARNING_SESSION_S,
    LEARNING_SESSIONS_NEEDED,
    SAME_VARIATION_POINTS,
    VARIATION_NEEDED_S,
)
from stridecue.physiology.statistics import median
from stridecue.report import wording
from stridecue.report.insight import Insight, Origin
from stridecue.report.insights.context import Context
from stridecue.report.insights.telling import ORDINARY, not_known, surprise, whole_percent
from stridecue.report.timeline import profile as outline

_MOST_SESSIONS = 12


def cadence(context: Context) -> Insight:
    """Cadence in each bin of slope, against the runner's own."""
    needed_s = CADENCE_WINDOWS_NEEDED * CADENCE_WINDOW_S
    cells = [cell for cell in context.by_slope if cell.seconds >= needed_s]
    if not cells:
        if not context.figures.cadence_share:
            return not_known("cadence", "Cadence", "no cadence was measured")
        return not_known("cadence", "Cadence", "less than three minutes of running on one slope")
    most = max(cells, key=lambda cell: cell.seconds)
    told: list[str] = []
    values: dict[str, float | int | str | None] = {}
    for cell in sorted(cells, key=lambda cell: -cell.seconds):
        own = (
            f" (yours {wording.cadence(cell.baseline_spm)} at this speed)"
            if cell.baseline_spm is not None and cell is most
            else ""
        )
        told.append(f"{cell.label}: {wording.cadence(cell.cadence_median_spm)}{own}")
        values[f"cadence_{cell.slope}_spm"] = round(cell.cadence_median_spm, 1)
        values[f"cadence_baseline_{cell.slope}_spm"] = (
            None if cell.baseline_spm is None else round(cell.baseline_spm, 1)
        )
    first = told[0][:1].upper() + told[0][1:]
    before = [
        one.cadence_spm for run in context.alike for one in run.figures.slopes if one.slope == most.slope
    ]
    return Insight(
        "cadence",
        "Cadence",
        "; ".join([first, *told[1:]]),
        values=values,
        note=f"Half of the time from {wording.cadence(most.cadence_low_spm)} to "
        f"{wording.cadence(most.cadence_high_spm)}. No cadence is right for everybody.",
        origin=Origin.MEASURED,
        weight=surprise(most.cadence_median_spm, before) * context.figures.cadence_share,
    )


def cadence_learning(context: Context) -> Insight | None:
    """The share of un-cued time in the target's band, run by run."""
    figures = context.figures
    if not figures.uncued_s:
        return None
    sessions = [figures, *(one.figures for one in context.earlier)]
    shares = [one.uncued_in_band_s / one.uncued_s for one in sessions if one.uncued_s >= LEARNING_SESSION_S][
        :_MOST_SESSIONS
    ][::-1]
    if figures.uncued_s < LEARNING_SESSION_S or len(shares) < LEARNING_SESSIONS_NEEDED:
        return not_known("cadence-learning", "Rhythm unprompted", "it takes three runs with a cadence target")
    line = outline(shares, 1.0, float(len(shares)), len(shares))
    return Insight(
        "cadence-learning",
        "Rhythm unprompted",
        f"{line} {whole_percent(shares[-1])} % in band without a word ({len(shares)} runs)",
        values={"uncued_in_band_share": round(shares[-1], 3), "sessions": len(shares)},
        note="Running near your cadence target while no cue had come for a minute.",
        weight=surprise(shares[-1], shares[:-1]),
    )


def steadiness(context: Context) -> Insight:
    """How even the steps are at a steady speed."""
    figures = context.figures
    variation = figures.cadence_variation_percent
    if variation is None or figures.cadence_variation_s < VARIATION_NEEDED_S:
        return not_known("steadiness", "Even steps", "less than ten minutes of steady running with cadence")
    before = [
        one.figures.cadence_variation_percent
        for one in context.earlier
        if (one.details.surface or one.figures.surface) == context.surface
        and one.figures.cadence_variation_percent is not None
        and one.figures.cadence_variation_s >= VARIATION_NEEDED_S
    ]
    usual = median(before)
    if usual is None or len(before) < COMPARED_RUNS_NEEDED:
        told, weight = f"Steps varied by {variation:.1f} %", 0.2 * ORDINARY
    else:
        differs = variation - usual
        if abs(differs) < SAME_VARIATION_POINTS:
            told, weight = f"Steps the same as usual ({variation:.1f} %)", 0.0
        else:
            how = "more even" if differs < 0 else "less even"
            told = f"Steps a little {how} than usual ({variation:.1f} %, usually {usual:.1f} %)"
            weight = surprise(variation, before)
    return Insight(
        "steadiness",
        "Even steps",
        told,
        values={
            "cadence_variation_percent": round(variation, 2),
            "usual_percent": None if usual is None else round(usual, 2),
            "steady_s": figures.cadence_variation_s,
        },
        note="At a steady speed, compared on the same ground.",
        weight=weight * figures.cadence_share,
    )
