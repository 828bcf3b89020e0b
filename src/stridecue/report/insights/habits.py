"""Habits of weeks: the mix of runs, and active weeks. Never days in a row."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from stridecue.library.derived.kinds_of_run import is_easy, is_flat, is_hilly
from stridecue.model.our_choices.report import (
    MIX_RUNS,
    MIX_RUNS_NEEDED,
    MOST_HILLY_RUNS_SHARE,
    RUNS_OF_AN_ACTIVE_WEEK,
    WEEKS_LOOKED_AT,
    WEEKS_OF_USE_NEEDED,
)
from stridecue.report.insight import Insight
from stridecue.report.insights.context import Context, day_of
from stridecue.report.insights.telling import BACKGROUND, WORTH_KNOWING, not_known


def mix(context: Context) -> Insight:
    """The share of hilly, flat and easy runs among the last eight."""
    runs = [context.figures, *(one.figures for one in context.earlier)][:MIX_RUNS]
    if len(runs) < MIX_RUNS_NEEDED:
        return not_known("mix", "Mix", "it takes six runs")
    hilly, flat, easy = (sum(is_kind(one) for one in runs) for is_kind in (is_hilly, is_flat, is_easy))
    too_hilly = hilly > MOST_HILLY_RUNS_SHARE * len(runs)
    told = f"{hilly} of {len(runs)} hilly"
    told += (
        ". A flat steady run would balance."
        if too_hilly
        else f", {flat} flat and steady, {easy} easy by heart rate"
    )
    return Insight(
        "mix",
        "Mix",
        told,
        values={"runs": len(runs), "hilly": hilly, "flat_steady": flat, "easy": easy},
        weight=1.5 * WORTH_KNOWING if too_hilly else BACKGROUND,
    )


def weeks_active(context: Context) -> Insight:
    """The weeks with two runs or more, of the last eight."""
    today = context.day
    days = [day for one in context.earlier if (day := day_of(one.summary)) is not None]
    if today is None:
        return not_known("weeks-active", "Active weeks", "the run has no date")
    monday = today - timedelta(days=today.weekday())
    ago = [(monday - (day - timedelta(days=day.weekday()))).days // 7 for day in (today, *days)]
    if max(ago) + 1 < WEEKS_OF_USE_NEEDED:
        return not_known("weeks-active", "Active weeks", "it takes two weeks")
    looked_at = min(WEEKS_LOOKED_AT, max(ago) + 1)
    runs = Counter(ago)
    active = sum(runs[week] >= RUNS_OF_AN_ACTIVE_WEEK for week in range(looked_at))
    return Insight(
        "weeks-active",
        "Active weeks",
        f"{active} of the last {looked_at} weeks",
        values={"active_weeks": active, "weeks": looked_at},
        note="Weeks with two runs or more; this one is still going on.",
        weight=BACKGROUND,
    )
