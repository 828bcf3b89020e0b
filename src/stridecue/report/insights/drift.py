"""How heart rate and speed went together: drift, decoupling, and the trend of efficiency over weeks.

Rules: heat holds drift and decoupling back. Words about decoupling need runs of the same kind; until then there is the
figure alone.
"""

from __future__ import annotations

from stridecue.model.key_figures import SteadyFigures
from stridecue.model.our_choices.report import (
    COMPARED_RUNS_NEEDED,
    DECOUPLING_LITTLE_PERCENT,
    DECOUPLING_MUCH_PERCENT,
    DRIFT_NEEDED_S,
    SAME_EFFICIENCY_PERCENT,
    STEADY_NEEDED_SHARE,
    TREND_RUNS_A_WEEK,
    TREND_WEEKS,
    WEEK_DAYS,
)
from stridecue.physiology.statistics import median
from stridecue.physiology.trend import change_of_medians
from stridecue.report.insight import Insight
from stridecue.report.insights.context import Context, day_of
from stridecue.report.insights.telling import WORTH_KNOWING, counted, minutes, not_known, signed, surprise

NO_STEADY = "not enough steady running"
_HOT = "it was hot, and heat raises heart rate by itself"


def drift(context: Context) -> Insight:
    """How heart rate rose or fell at a steady speed."""
    title, steady = "Heart-rate drift", context.figures.steady
    reason = _why_not(context, steady, DRIFT_NEEDED_S)
    if reason is not None:
        return not_known("drift", title, reason)
    if (
        steady is None
        or steady.drift_bpm_per_10_min is None
        or steady.drift_low is None
        or steady.drift_high is None
    ):
        return not_known("drift", title, NO_STEADY)
    low, high, middle = steady.drift_low, steady.drift_high, steady.drift_bpm_per_10_min
    clear = low > 0 or high < 0
    told = (
        f"{signed(middle)} bpm per 10 min ({signed(low)} to {signed(high)})"
        if clear
        else f"No clear drift ({signed(low)} to {signed(high)} bpm per 10 min)"
    )
    before = [
        one.figures.steady.drift_bpm_per_10_min
        for one in context.alike
        if one.figures.steady is not None and one.figures.steady.drift_bpm_per_10_min is not None
    ]
    return Insight(
        "drift",
        title,
        told,
        values={
            "drift_bpm_per_10_min": round(middle, 2),
            "drift_low_bpm_per_10_min": round(low, 2),
            "drift_high_bpm_per_10_min": round(high, 2),
            "steady_s": steady.seconds,
        },
        note=f"Over {minutes(steady.seconds)} of steady running.",
        weight=(surprise(middle, before) if clear else 0.0) * steady.heart_rate_share,
    )


def decoupling(context: Context) -> Insight:
    """How much dearer the second half of steady running was than the first."""
    title, steady = "Decoupling", context.figures.steady
    reason = _why_not(context, steady, DRIFT_NEEDED_S)
    if reason is not None:
        return not_known("decoupling", title, reason)
    if steady is None or steady.decoupling_percent is None:
        return not_known("decoupling", title, NO_STEADY)
    percent = steady.decoupling_percent
    before = [
        one.figures.steady.decoupling_percent
        for one in context.alike
        if one.figures.steady is not None and one.figures.steady.decoupling_percent is not None
    ]
    verdict = ""
    if len(before) >= COMPARED_RUNS_NEEDED:
        verdict = f": {_verdict(median([percent, *before]) or 0.0)} over these runs"
    how = "drifted" if percent >= 0 else "fell"
    runs = counted(len(before) + 1, "run", "runs")
    return Insight(
        "decoupling",
        title,
        f"HR {how} {abs(round(percent, 1)):.1f} % at the same effort ({runs}, {minutes(steady.seconds)}){verdict}",
        values={"decoupling_percent": round(percent, 2), "steady_s": steady.seconds, "runs": len(before) + 1},
        note="Below 5 % is called little and above 10 % much by convention, not by physiology.",
        weight=surprise(percent, before) * steady.heart_rate_share,
    )


def efficiency_trend(context: Context) -> Insight:
    """Speed for a heartbeat in easy steady running, this week and a month ago."""
    weeks = _weekly_efficiency(context)
    if min(len(week) for week in weeks) < TREND_RUNS_A_WEEK:
        return not_known(
            "efficiency-trend", "Efficiency", "it takes two easy steady runs in each of four weeks"
        )
    change = change_of_medians(weeks[-1], weeks[0], context.run.run_id)
    if change is None:
        return not_known("efficiency-trend", "Efficiency", "it could not be compared")
    if abs(change.estimate) < SAME_EFFICIENCY_PERCENT or change.low <= 0 <= change.high:
        verdict = "Similar to"
    else:
        verdict = "Better than" if change.estimate > 0 else "Lower than"
    return Insight(
        "efficiency-trend",
        "Efficiency",
        f"{verdict} a month ago ({signed(change.low)} to {signed(change.high)} %)",
        values={
            "efficiency_change_percent": round(change.estimate, 2),
            "efficiency_change_low_percent": round(change.low, 2),
            "efficiency_change_high_percent": round(change.high, 2),
            **{f"efficiency_week_{n}": round(median(week) or 0.0, 3) for n, week in enumerate(weeks)},
        },
        note="Speed for a heartbeat in easy steady running; weather, sleep and the strap change it too.",
        weight=0.2 if verdict == "Similar to" else 1.5 * WORTH_KNOWING,
    )


def _why_not(context: Context, steady: SteadyFigures | None, needed_s: int) -> str | None:
    if context.hot:
        return _HOT
    if steady is None or steady.seconds < needed_s:
        return NO_STEADY
    if steady.heart_rate_share < STEADY_NEEDED_SHARE:
        return "heart rate was not good throughout the steady part"
    return None


def _verdict(percent: float) -> str:
    if percent < DECOUPLING_LITTLE_PERCENT:
        return "little"
    return "moderate" if percent <= DECOUPLING_MUCH_PERCENT else "much"


def _weekly_efficiency(context: Context) -> list[list[float]]:
    """Return the efficiency of the runs on this ground in each of the last weeks, this one first."""
    weeks: list[list[float]] = [[] for _ in range(TREND_WEEKS)]
    if context.figures.efficiency is not None:
        weeks[0].append(context.figures.efficiency)
    today = context.day
    for one in context.within(TREND_WEEKS * WEEK_DAYS):
        day, factor = day_of(one.summary), one.figures.efficiency
        same_ground = (one.details.surface or one.figures.surface) == context.surface
        if today is not None and day is not None and factor is not None and same_ground:
            weeks[(today - day).days // WEEK_DAYS].append(factor)
    return weeks
