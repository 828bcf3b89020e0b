"""What heart rate says about the effort: easy time, how easy an easy day was, zones, time near the top."""

from __future__ import annotations

from stridecue.model.our_choices.report import (
    EASY_HONESTY_NEEDED_S,
    HARD_WORTH_SAYING_S,
    HEART_RATE_NEEDED_S,
    LOAD_NEEDED_SHARE,
    ZONES_NEEDED_SHARE,
)
from stridecue.model.state import Phase
from stridecue.report.insight import Insight, Origin
from stridecue.report.insights.context import Context
from stridecue.report.insights.telling import (
    BACKGROUND,
    not_known,
    surprise,
    whole_percent,
)

EASY, HARD = "easy", "hard"
_RECORDED = frozenset({"bluetooth", "simulator"})
"""Where a run comes from whose runner chose what day it was."""


def aerobic_min(context: Context) -> Insight:
    """Minutes at the easy cap or below, of those known."""
    title, figures = "Easy minutes", context.figures
    reason = _unknown_heart_rate(context, ZONES_NEEDED_SHARE)
    if reason is None and figures.easy_s is None:
        reason = "your easy cap is not known"
    if reason is not None or figures.easy_s is None:
        return not_known("aerobic-min", title, reason or "")
    easy, known = int(figures.easy_s / 60 + 0.5), int(figures.heart_rate_s / 60 + 0.5)
    before = [
        one.figures.easy_s / one.figures.heart_rate_s
        for one in context.alike
        if one.figures.easy_s is not None and one.figures.heart_rate_s
    ]
    share = figures.easy_s / figures.heart_rate_s
    return Insight(
        "aerobic-min",
        title,
        f"{easy} of {known} known min easy",
        values={
            "easy_s": figures.easy_s,
            "known_s": figures.heart_rate_s,
            "easy_cap_bpm": context.limits.easy_cap_bpm,
        },
        note=f"Easy is up to {context.limits.easy_cap_bpm} bpm, from {_cap_source(context)}.",
        weight=surprise(share, before) * figures.heart_rate_share,
    )


def easy_honesty(context: Context) -> Insight | None:
    """On easy days: the share of time clearly above easy; nobody said of a file what day it was."""
    figures = context.figures
    if context.track.day != EASY or context.joyful or context.summary.source not in _RECORDED:
        return None
    if figures.above_easy_s is None:
        return not_known("easy-honesty", "Above easy", "your easy cap is not known")
    if figures.heart_rate_s < EASY_HONESTY_NEEDED_S:
        return not_known("easy-honesty", "Above easy", "less than 15 minutes of good heart rate")
    share = figures.above_easy_s / figures.heart_rate_s
    before = [
        one.figures.above_easy_s / one.figures.heart_rate_s
        for one in context.earlier
        if one.figures.day == EASY
        and one.summary.source in _RECORDED
        and one.figures.above_easy_s is not None
        and one.figures.heart_rate_s >= EASY_HONESTY_NEEDED_S
    ]
    return Insight(
        "easy-honesty",
        "Above easy",
        f"{whole_percent(share)} % above easy",
        values={"above_easy_share": round(share, 3), "above_easy_s": figures.above_easy_s},
        note=f"More than 3 bpm above your easy cap of {context.limits.easy_cap_bpm} bpm.",
        weight=surprise(share, before) * figures.heart_rate_share,
    )


def zones(context: Context) -> Insight:
    """The time in each zone."""
    reason = _unknown_heart_rate(context, ZONES_NEEDED_SHARE)
    if reason is None and not context.zones:
        reason = "your zones are not known"
    if reason is not None:
        return not_known("zones", "Zones", reason)
    most = max(context.zones, key=lambda each: each.seconds)
    known = sum(each.seconds for each in context.zones)
    place = f"in zone {most.zone}" if most.zone else "below zone 1"
    soft = " Your maximum is estimated +/- 10 bpm: edges are soft." if zones_estimated(context) else ""
    return Insight(
        "zones",
        "Zones",
        f"{whole_percent(most.seconds / known)} % of the time {place}",
        values={f"zone_{each.zone}_s": each.seconds for each in context.zones},
        note=f"Zones by {_zone_model(context)}.{soft}",
        weight=BACKGROUND * context.figures.heart_rate_share,
    )


def hard_seconds(context: Context) -> Insight | None:
    """In hill and interval sessions: time near the highest heart rate."""
    figures = context.figures
    hard = context.track.day == HARD or any(one.phase is Phase.REP for one in context.track.seconds)
    if not hard and (not figures.climbs or (figures.hard_s or 0) < HARD_WORTH_SAYING_S):
        return None
    reason = _unknown_heart_rate(context, LOAD_NEEDED_SHARE)
    if reason is None and figures.hard_s is None:
        reason = "your highest heart rate is not known"
    if reason is not None or figures.hard_s is None:
        return not_known("hard-seconds", "Near your top", reason or "")
    before = [
        float(one.figures.hard_s)
        for one in context.earlier
        if one.figures.day == context.track.day and one.figures.hard_s is not None
    ]
    estimated = context.limits.max_estimated
    return Insight(
        "hard-seconds",
        "Near your top",
        f"{'About ' if estimated else ''}{figures.hard_s} s near your top",
        values={"hard_s": figures.hard_s},
        note="At 90 % of your highest heart rate or more" + (", which is estimated." if estimated else "."),
        origin=Origin.ESTIMATED if estimated else Origin.DERIVED,
        weight=surprise(figures.hard_s, before) * figures.heart_rate_share,
    )


def _unknown_heart_rate(context: Context, needed: float) -> str | None:
    """Return why heart rate says too little; None where it says enough."""
    share = context.figures.heart_rate_share
    if not share:
        return "no heart rate was measured"
    if context.figures.heart_rate_s < HEART_RATE_NEEDED_S:
        return "less than a minute of heart rate"
    if share >= needed:
        return None
    return f"heart rate was good for {whole_percent(share)} % of the time"


def zones_estimated(context: Context) -> bool:
    """Return whether the zones rest on a maximum from a formula."""
    return context.limits.max_estimated and context.profile.heart_rate_threshold_bpm is None


def _cap_source(context: Context) -> str:
    profile = context.profile
    if profile.heart_rate_threshold_bpm is not None:
        return "your threshold heart rate"
    if profile.heart_rate_rest_bpm is not None:
        return "your heart-rate reserve"
    return "your age" if context.limits.max_estimated else "your highest heart rate"


def _zone_model(context: Context) -> str:
    profile = context.profile
    if profile.heart_rate_threshold_bpm is not None:
        return "threshold heart rate (Friel)"
    if profile.heart_rate_rest_bpm is not None:
        return "heart-rate reserve (Karvonen)"
    return "highest heart rate (Edwards)"
