"""Hills: climbs and climbing by the week, repetitions, how heart rate falls, changes to hiking, downhill running."""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.library.coach_history.history import began_at
from stridecue.model.our_choices.report import (
    MONTH_DAYS,
    MORE_UPHILL_THAN_BEST,
    RECOVERIES_FOR_A_TREND,
    REP_SAME_GRADE_PERCENT,
    REP_SAME_LENGTH_SHARE,
    REPS_NEEDED,
    SWITCHES_NEEDED,
    WEEK_DAYS,
)
from stridecue.model.our_choices.runner import DOWNHILL_DAYS_BETWEEN_INCREASES
from stridecue.model.our_choices.signals import CLIMB_FROM_PERCENT
from stridecue.physiology.downhill import budget_s
from stridecue.physiology.statistics import median
from stridecue.report import wording
from stridecue.report.bouts import Rep, repetitions, switches
from stridecue.report.insight import Insight
from stridecue.report.insights.context import Context
from stridecue.report.insights.telling import ORDINARY, WORTH_KNOWING, counted, not_known, surprise

DAY_S = 86_400.0


def climbs(context: Context) -> Insight | None:
    """Climbs of a minute or more, the quickest three minutes, and the metres of the week."""
    figures, totals = context.figures, context.summary.totals
    if not figures.climbs:
        return None
    best = figures.best_climb_m_per_h
    fastest = "" if best is None else f", best {round(best)} m/h"
    week = totals.climb_m + sum(one.summary.totals.climb_m for one in context.within(WEEK_DAYS))
    fortnight = totals.climb_m + sum(one.summary.totals.climb_m for one in context.within(2 * WEEK_DAYS))
    known = [
        one.figures.best_climb_m_per_h
        for one in context.earlier
        if one.figures.best_climb_m_per_h is not None
    ]
    uphill = [one.figures.uphill_s for one in context.within(MONTH_DAYS)]
    calves = (
        "More uphill running than in any run of 30 days: calves and Achilles tendons may notice."
        if uphill and figures.uphill_s > MORE_UPHILL_THAN_BEST * max(uphill) > 0
        else ""
    )
    seven_days = f"{round(week)} m up in seven days, {round(fortnight - week)} m in the seven before."
    return Insight(
        "climbs",
        "Climbs",
        f"{counted(figures.climbs, 'hill', 'hills')} banked{fastest}",
        values={
            "climbs": figures.climbs,
            "best_climb_m_per_h": None if best is None else round(best),
            "climb_7_days_m": round(week),
            "climb_7_days_before_m": round(fortnight - week),
        },
        note=" ".join(part for part in (seven_days if context.earlier else "", calves) if part),
        weight=max(surprise(best, known) if best is not None else ORDINARY, WORTH_KNOWING if calves else 0.0),
    )


def hill_reps(context: Context) -> Insight | None:
    """Repetitions side by side, and how much the last one faded."""
    reps = repetitions(context.counted, context.track.day, context.track.reps)
    if not reps:
        return None
    if len(reps) < REPS_NEEDED:
        return not_known("hill-reps", "Repetitions", "it takes three repetitions")
    if not _same(reps):
        return not_known("hill-reps", "Repetitions", "grade or length differ too much to compare")
    first_two = (reps[0].speed_mps + reps[1].speed_mps) / 2
    fade = 100 * (1 - reps[-1].speed_mps / first_two)
    percent = abs(round(fade))
    told = f"{wording.slower(fade)} {'than' if percent else 'as'}"
    values: dict[str, float | int | str | None] = {"reps": len(reps), "fade_percent": round(fade, 1)}
    for number, rep in enumerate(reps, start=1):
        values[f"rep_{number}_speed_mps"] = round(rep.speed_mps, 3)
        values[f"rep_{number}_s"] = round(rep.seconds)
        values[f"rep_{number}_heart_rate_end_bpm"] = rep.heart_rate_end_bpm
    grade = median([rep.grade_percent for rep in reps]) or 0.0
    return Insight(
        "hill-reps",
        "Repetitions",
        f"Rep {len(reps)} was {told} your first two",
        values=values,
        note=f"{len(reps)} repetitions at {wording.grade(grade)} %.",
        weight=max(WORTH_KNOWING, percent / 4),
    )


def hrr60(context: Context) -> Insight | None:
    """How far heart rate fell in the first minute of walking after real efforts."""
    falls = context.figures.recoveries_bpm
    middle = median(falls)
    if middle is None:
        return None
    earlier = [fall for one in context.earlier for fall in one.figures.recoveries_bpm]
    usual = median(earlier)
    compared = ""
    if usual is not None and len(earlier) >= RECOVERIES_FOR_A_TREND:
        compared = f", usually {round(usual)}"
    times = f", {len(falls)} times" if len(falls) > 1 else ""
    return Insight(
        "hrr60",
        "Heart-rate fall",
        f"Fell {round(middle)} bpm in 60 s (walking{times}){compared}",
        values={
            "heart_rate_fall_bpm": round(middle, 1),
            "n": len(falls),
            "usual_bpm": None if usual is None or not compared else round(usual, 1),
        },
        note="After a minute of real effort; heat, coffee and a hard week change it too.",
        weight=surprise(middle, earlier) if compared else ORDINARY,
    )


def hike_run(context: Context) -> Insight | None:
    """Where the runner changed between running and hiking."""
    found = switches(context.counted)
    if (
        len(found) < SWITCHES_NEEDED or context.plan is not None
    ):  # a plan says when: it was not the runner's choice
        return None
    down = [one for one in found if one.to_walking]
    up_hills = [one for one in down if (one.grade_percent or 0.0) >= CLIMB_FROM_PERCENT]
    told_of = up_hills or down or found
    grade = median([one.grade_percent for one in told_of if one.grade_percent is not None])
    speed = median([one.speed_mps for one in told_of if one.speed_mps is not None])
    before = median([one.heart_rate_bpm for one in told_of if one.heart_rate_bpm is not None])
    after = median([one.heart_rate_after_bpm for one in told_of if one.heart_rate_after_bpm is not None])
    if speed is None or grade is None:
        return not_known("hike-run", "Hike and run", "speed or grade were not known where you changed")
    steep = grade >= CLIMB_FROM_PERCENT
    word = ("hiking" if steep else "walking") if down else "running"
    heart = (
        f"Heart rate {round(before)} at the change, {round(after)} a minute later."
        if before is not None and after is not None
        else ""
    )
    return Insight(
        "hike-run",
        "Hike and run",
        f"You changed to {word} at {round(grade)} % and {wording.speed(speed, context.unit)} "
        f"({counted(len(found), 'change', 'changes')})",
        values={
            "switches": len(found),
            "grade_percent": round(grade, 1),
            "speed_mps": round(speed, 2),
            "heart_rate_before_bpm": before,
            "heart_rate_after_bpm": after,
        },
        note=heart,
        weight=WORTH_KNOWING if up_hills else 0.2 * ORDINARY,
    )


def downhill_used(context: Context) -> Insight | None:
    """How much of the downhill budget was run, and the next one."""
    used = context.figures.downhill_s
    if used <= 0:
        return None
    budget = _budget(context)
    following = budget_s(used, DOWNHILL_DAYS_BETWEEN_INCREASES)
    return Insight(
        "downhill-used",
        "Downhill",
        f"{round(used)} of {round(budget)} s. Legs may complain in 1-3 days.",
        values={"downhill_s": round(used), "budget_s": round(budget), "next_budget_s": round(following)},
        note=f"From five days on the next budget is {round(following)} s. Steep seconds count twice.",
        weight=min(3.0, WORTH_KNOWING * used / budget),
    )


def _budget(context: Context) -> float:
    """Return the budget of the run: as it was set up, else from the last run that had any downhill."""
    if context.run.setup.history.downhill_budget_s is not None:
        return context.run.setup.history.downhill_budget_s
    began = began_at(context.summary.started_at)
    for one in context.earlier:
        before = began_at(one.summary.started_at)
        if one.figures.downhill_s > 0 and began is not None and before is not None:
            return budget_s(one.figures.downhill_s, (began - before).total_seconds() / DAY_S)
    return budget_s(None, None)


def _same(reps: Sequence[Rep]) -> bool:
    """Return whether repetitions can be compared."""
    grades, lengths = [rep.grade_percent for rep in reps], [rep.seconds for rep in reps]
    middle = median(lengths) or 0.0
    return max(grades) - min(grades) <= REP_SAME_GRADE_PERCENT and all(
        abs(length - middle) <= REP_SAME_LENGTH_SHARE * middle for length in lengths
    )
