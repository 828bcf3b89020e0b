"""What the run asked of the body against the weeks before: load, monotony, a single long run."""

from __future__ import annotations

from datetime import date

from stridecue.library.derived.kinds_of_run import BY_EFFORT, load_model, load_of
from stridecue.model.key_figures import EarlierRun
from stridecue.model.our_choices.report import (
    BAND_DAYS,
    BAND_DAYS_NEEDED,
    COMPARED_RUNS_NEEDED,
    HIGH_WEEK_FACTOR,
    HIGHEST_MONOTONY_SHOWN,
    LARGE_SPIKE_RATIO,
    MONTH_DAYS,
    SPIKE_RATIO,
    SPIKE_RUNS_NEEDED,
    VARIED_BELOW_MONOTONY,
    WEEK_DAYS,
    WEEK_RUNS_NEEDED,
)
from stridecue.physiology.load import monotony as monotony_of
from stridecue.physiology.load import spike_ratio
from stridecue.physiology.statistics import quantile
from stridecue.report.insight import Insight, Origin
from stridecue.report.insights.context import Context, day_of
from stridecue.report.insights.telling import (
    BACKGROUND,
    ORDINARY,
    STRIKING,
    WORTH_KNOWING,
    not_known,
    surprise,
)

RUNNING = "running"


def load(context: Context) -> Insight:
    """The load of the run, and the band of four weeks."""
    model = load_model(context.figures, context.effort)
    value = None if model is None else load_of(context.figures, context.effort, model)
    if model is None or value is None:
        return not_known(
            "load", "Load", "it takes heart rate for 90 % of the run, or your effort from 0 to 10"
        )
    before = _known(context.within(BAND_DAYS), model)
    told, weight = f"Load {round(value)}", BACKGROUND
    low, high = quantile(before, 0.1), quantile(before, 0.9)
    band = context.days_of_use >= BAND_DAYS_NEEDED and len(before) >= COMPARED_RUNS_NEEDED
    if band and low is not None and high is not None:
        told += f"; your runs of four weeks were {round(low)} to {round(high)}"
        weight = surprise(value, before)
    week = value + sum(_known(context.within(WEEK_DAYS), model))
    mean_week = (value + sum(before)) / (BAND_DAYS / WEEK_DAYS)
    # Before four weeks are over, their mean week would be too small.
    much = band and context.days_of_use >= BAND_DAYS - 1 and week > HIGH_WEEK_FACTOR * mean_week
    note = "By your own effort times minutes." if model == BY_EFFORT else f"By heart rate ({model.title()})."
    if much:
        note += " These seven days were more than half above the mean week of four."
    return Insight(
        "load",
        "Load",
        told,
        values={
            "load": round(value, 1),
            "load_model": model,
            "band_low": None if low is None or not band else round(low, 1),
            "band_high": None if high is None or not band else round(high, 1),
            "load_7_days": round(week, 1),
        },
        note=note,
        origin=Origin.SELF_REPORTED if model == BY_EFFORT else Origin.DERIVED,
        weight=max(weight, STRIKING if much else 0.0),
    )


def monotony(context: Context) -> Insight:
    """How much the days of the week differed."""
    title, model, today = "Variety", load_model(context.figures, context.effort), context.day
    runs = context.within(WEEK_DAYS)
    if today is None or context.days_of_use < WEEK_DAYS - 1 or len(runs) + 1 < WEEK_RUNS_NEEDED:
        return not_known("monotony", title, "it takes a week with three runs")
    here = None if model is None else load_of(context.figures, context.effort, model)
    if model is None or here is None or len(_known(runs, model)) < len(runs):
        return not_known("monotony", title, "not every run of the week has a load of the same kind")
    loads: dict[date, float] = {today: here}
    for one in runs:
        day = day_of(one.summary)
        value = load_of(one.figures, one.effort, model)
        if day is not None and value is not None:
            loads[day] = loads.get(day, 0.0) + value
    value = monotony_of([*loads.values(), *([0.0] * (WEEK_DAYS - len(loads)))])
    if value is None:
        return not_known("monotony", title, "no day differs from another")
    shown = f"> {HIGHEST_MONOTONY_SHOWN:.0f}" if value > HIGHEST_MONOTONY_SHOWN else f"{value:.1f}"
    varied = value < VARIED_BELOW_MONOTONY
    return Insight(
        "monotony",
        title,
        f"Week was {'varied' if varied else 'same-ish'} ({shown})",
        values={"monotony": round(min(value, 1000.0), 2), "runs": len(runs) + 1},
        note="Mean daily load over its spread, days without a run included.",
        weight=0.2 * ORDINARY if varied else WORTH_KNOWING,
    )


def spike(context: Context) -> Insight | None:
    """This run's distance against the longest of thirty days."""
    if context.summary.sport != RUNNING:
        return None
    runs = [one for one in context.within(MONTH_DAYS) if one.summary.sport == RUNNING]
    if len(runs) < SPIKE_RUNS_NEEDED:
        return not_known("spike", "Long run", "it takes three runs in the 30 days before")
    if context.summary.totals.distance_m <= 0:
        return not_known("spike", "Long run", "no distance was measured")
    longest = max(one.summary.totals.distance_m for one in runs)
    ratio = spike_ratio(context.summary.totals.distance_m, longest)
    if ratio is None:
        return not_known("spike", "Long run", "no distance in the 30 days before")
    note, weight = "", BACKGROUND
    if ratio > SPIKE_RATIO:
        told = f"{round(100 * (ratio - 1))} % longer than your longest this month"
        note = (
            "In a study of 5 205 runners, single runs more than 10 % longer than the longest of 30 days "
            "went with more injuries."
        )
        weight = STRIKING
        if ratio > LARGE_SPIKE_RATIO:
            told = f"{ratio:.1f} times as long as your longest this month"
            note += " Beyond twice as long most of all."
            weight = 1.5 * STRIKING
        note += " An association, not fate."
    else:
        told = f"{round(100 * ratio)} % of your longest this month"
    return Insight(
        "spike",
        "Long run",
        told,
        values={"spike_ratio": round(ratio, 3), "longest_30_days_m": round(longest), "runs": len(runs)},
        note=note,
        weight=weight,
    )


def _known(runs: list[EarlierRun], model: str) -> list[float]:
    loads = (load_of(one.figures, one.effort, model) for one in runs)
    return [value for value in loads if value is not None]
