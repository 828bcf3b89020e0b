"""What the body did: time on the feet, steps, energy, mood."""

from __future__ import annotations

from stridecue.model.our_choices.report import STEPS_NEEDED_SHARE
from stridecue.model.run_settings import HIKE_DAY, TREADMILL
from stridecue.report import wording
from stridecue.report.insight import Insight, Origin
from stridecue.report.insights.context import Context
from stridecue.report.insights.telling import (
    BACKGROUND,
    WORTH_KNOWING,
    minutes,
    not_known,
    surprise,
    thousands,
    whole_percent,
)

HALF_A_MINUTE_S = 30
"""Less of a gait is no minute."""


def time_on_feet(context: Context) -> Insight:
    """Moving time, running and walking, and metres up."""
    figures, totals = context.figures, context.summary.totals
    running, walking = figures.running_s, figures.walking_s
    walked = "hiking" if figures.day == HIKE_DAY else "walking"
    in_all = minutes(totals.moving_s)
    in_minutes = min(running, walking) >= HALF_A_MINUTE_S and " h " not in in_all
    parts = [
        f"{minutes(seconds).removesuffix(' min') if in_minutes else minutes(seconds)} {name}"
        for seconds, name in ((running, "running"), (walking, walked))
        if seconds >= HALF_A_MINUTE_S
    ]
    up = [f"{wording.climb(totals.climb_m)} up"] if totals.climb_m >= 0.5 else []
    told = f"{in_all} on your feet: " + ", ".join([*parts, *up]) if parts or up else f"{in_all} on your feet"
    on_belt = context.surface == TREADMILL and totals.climb_m >= 0.5
    before = [one.summary.totals.moving_s for one in context.earlier]
    return Insight(
        "time-on-feet",
        "Time on feet",
        told,
        values={
            "moving_s": round(totals.moving_s),
            "running_s": round(running),
            "walking_s": round(walking),
            "climb_m": round(totals.climb_m),
            "uphill_running_s": round(figures.uphill_s),
        },
        note="The climb is the belt's incline over its distance." if on_belt else "",
        origin=Origin.MEASURED,
        weight=BACKGROUND + 0.2 * surprise(totals.moving_s, before),
    )


def steps(context: Context) -> Insight:
    """Steps run and walked, by ground."""
    figures = context.figures
    if figures.cadence_share < STEPS_NEEDED_SHARE:
        known = f"cadence was good for {whole_percent(figures.cadence_share)} % of the time"
        return not_known("steps", "Steps", known if figures.cadence_share else "no cadence was measured")
    running = sum(one.running for one in figures.steps)
    walking = sum(one.walking for one in figures.steps)
    told = [f"{thousands(running)} running steps"] if running else []
    told += [f"{thousands(walking)} {'walking' if running else 'walking steps'}"] if walking else []
    if len(figures.steps) > 1:
        told.append(
            "; ".join(
                f"{_ground(one.surface)} {thousands(one.running + one.walking)}" for one in figures.steps
            )
        )
    values: dict[str, float | int | str | None] = {"running_steps": running, "walking_steps": walking}
    for one in figures.steps:
        values[f"running_steps_{one.surface}"] = one.running
        values[f"walking_steps_{one.surface}"] = one.walking
    return Insight(
        "steps",
        "Steps",
        ", ".join(told) or "No steps",
        values=values,
        note="Steps are counted, not how hard they land." + _uncounted(figures.cadence_share),
        origin=Origin.MEASURED,
        weight=BACKGROUND * figures.cadence_share,
    )


def energy(context: Context) -> Insight | None:
    """Energy as a range; only for those who gave their mass."""
    if context.profile.mass_kg is None:
        return None
    found = context.figures.energy
    if found is None:
        return not_known("energy", "Energy", "no speed was known", Origin.ESTIMATED)
    low, high = (int(value / 10 + 0.5) * 10 for value in (found.low_kcal, found.high_kcal))
    if not high:
        return not_known("energy", "Energy", "the run was too short", Origin.ESTIMATED)
    return Insight(
        "energy",
        "Energy",
        f"About {thousands(low)}-{thousands(high)} kcal" if low < high else f"About {thousands(low)} kcal",
        values={"energy_low_kcal": low, "energy_high_kcal": high},
        note="Two models of moving people, with what the ground adds; your own figure may lie outside.",
        origin=Origin.ESTIMATED,
        weight=BACKGROUND,
    )


def mood(context: Context) -> Insight | None:
    """Mood before and after, and effort, as the runner said."""
    before, after, effort = context.mood_before, context.mood, context.effort
    if before is None and after is None and effort is None:
        return None
    told = []
    if before is not None and after is not None:
        told.append(f"Mood {before} → {after}")
    elif before is not None or after is not None:
        told.append(f"Mood {before} before" if after is None else f"Mood {after}")
    if effort is not None:
        told.append(f"{'effort' if told else 'Effort'} {effort} of 10")
    changed = 0 if before is None or after is None else abs(after - before)
    return Insight(
        "mood",
        "Mood",
        ", ".join(told),
        values={"mood_before": before, "mood_after": after, "effort": effort},
        origin=Origin.SELF_REPORTED,
        weight=0.5 * WORTH_KNOWING * changed,
    )


def _uncounted(share: float) -> str:
    """Return for how much of the time steps are missing."""
    missing = 100 - whole_percent(share)
    return f" None are counted for {missing} % of the time, without a good cadence." if missing else ""


def _ground(surface: str) -> str:
    return wording.printable(surface).replace("_", " ")
