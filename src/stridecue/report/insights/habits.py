"""Habits of weeks: the mix of runs, and active weeks. Never days in a row."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from stridecue.model.key_figures import KeyFigures
from stridecue.model.our_choices.report import (
    EASY_RUN_SHARE,
    FLAT_STEADY_NEEDED_S,
    HILLY_SHARE,
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


def is_hilly(figures: KeyFigures) -> bool:
    """Return whether much of a run was up or down."""
    return figures.hilly_s > 0 and figures.hilly_s >= HILLY_SHARE * (figures.running_s + figures.walking_s)


def is_flat(figures: KeyFigures) -> bool:
    """Return whether a run had flat steady running and few hills."""
    return figures.flat_steady_s >= FLAT_STEADY_NEEDED_S and not is_hilly(figures)


def is_easy(figures: KeyFigures) -> bool:
    """Return whether a run was easy by heart rate."""
    return (
        figures.easy_s is not None
        and figures.heart_rate_s > 0
        and figures.easy_s >= EASY_RUN_SHARE * figures.heart_rate_s
    )
