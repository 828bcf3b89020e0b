"""Every metric that rules can ask for, in one table: the documentation and the messages are made from it.

Rules: facts about a run are worked out by the engine and read here; a rule never defines any. What the session and the
runner's keys say stands in `session_metrics`.
"""

from __future__ import annotations

from stridecue.coach.metric_type import Metric, RunFacts, Value
from stridecue.coach.session_metrics import SESSION
from stridecue.model.our_choices.runner import BORROWED_BASELINE_WEIGHT
from stridecue.model.run_settings import SURFACES
from stridecue.model.state import Gait, Phase, Quantity, Slope, State
from stridecue.physiology.cadence import change_percent
from stridecue.runner_files.units import (
    CADENCE,
    HEART_RATE,
    HEART_RATE_SLOPE,
    LENGTH,
    NUMBER,
    PERCENT,
    POWER,
    SPEED,
    TIME,
    Sort,
)

_HR, _CAD, _V, _G, _W = (
    Quantity.HEART_RATE,
    Quantity.CADENCE,
    Quantity.SPEED,
    Quantity.GRADE,
    Quantity.POWER,
)
_BASELINE = (_CAD, _V, _G)

GAITS = tuple(gait.value for gait in Gait)
PHASES = tuple(phase.value for phase in Phase)
SLOPES = tuple(slope.value for slope in Slope)


def _weighed(percent: float | None, state: State) -> float | None:
    """Return a change against the cadence baseline, as far as that can be trusted."""
    if percent is None or not state.cadence_baseline_borrowed:
        return percent
    return BORROWED_BASELINE_WEIGHT * percent


def _off_target(state: State, facts: RunFacts) -> Value:
    """Read how far cadence is from its target, in percent of that."""
    cadence, target = state.cadence.good, state.cadence_target_spm
    if cadence is None or not target:
        return None
    return _weighed(change_percent(cadence, target), state)


_SIGNALS = (
    Metric("heart_rate", HEART_RATE, "Heart rate, median of 5 s.", lambda s, f: s.heart_rate.good, (_HR,)),
    Metric(
        "cadence", CADENCE, "Steps a minute, both feet, median of 10 s.", lambda s, f: s.cadence.good, (_CAD,)
    ),
    Metric("speed", SPEED, "Speed, mean of 5 s.", lambda s, f: s.speed.good, (_V,)),
    Metric("grade", PERCENT, "Slope in percent, downhill negative.", lambda s, f: s.grade.good, (_G,)),
    Metric("power", POWER, "Power, mean of 5 s.", lambda s, f: s.power.good, (_W,)),
)

_HEART = (
    Metric(
        "heart_rate_slope",
        HEART_RATE_SLOPE,
        "How fast heart rate changes, over the last 20 s.",
        lambda s, f: s.heart_rate_slope_bpm_per_s,
        (_HR,),
    ),
    Metric(
        "heart_rate_in_60s",
        HEART_RATE,
        "Heart rate to be expected in 60 s if nothing changes.",
        lambda s, f: s.heart_rate_in_60s_bpm,
        (_HR,),
    ),
    Metric(
        "heart_rate_settled",
        Sort.TRUTH,
        "Whether heart rate has caught up: not in the first 180 s, nor for 90 s after a step of speed or grade.",
        lambda s, f: s.heart_rate_settled,
    ),
    Metric(
        "time_since_change",
        TIME,
        "Time since speed or grade last changed by a step (0.3 m/s, 2 %); since the start before the first.",
        lambda s, f: s.elapsed_s if s.seconds_since_step is None else s.seconds_since_step,
    ),
    Metric("heart_rate_max", HEART_RATE, "Highest heart rate.", lambda s, f: s.limits.max_bpm, given=True),
    Metric(
        "heart_rate_alert", HEART_RATE, "Heart rate that warns.", lambda s, f: s.limits.alert_bpm, given=True
    ),
    Metric("easy_cap", HEART_RATE, "Upper end of easy.", lambda s, f: s.limits.easy_cap_bpm, given=True),
    Metric("hill_cap", HEART_RATE, "Upper end on climbs.", lambda s, f: s.limits.hill_cap_bpm, given=True),
)

_STEPS = (
    Metric(
        "cadence_baseline",
        CADENCE,
        "The runner's own cadence at this speed and slope.",
        lambda s, f: s.cadence_baseline_spm,
        _BASELINE,
    ),
    Metric("cadence_target", CADENCE, "The cadence aimed for.", lambda s, f: s.cadence_target_spm, _BASELINE),
    Metric(
        "cadence_change",
        PERCENT,
        "Cadence against the baseline, mean of 15 s; half of it on a slope whose baseline is borrowed from the flat.",
        lambda s, f: _weighed(s.cadence_change_percent, s),
        _BASELINE,
        banded=True,
    ),
    Metric(
        "cadence_off_target",
        PERCENT,
        "Cadence against its target; half of it on a slope whose baseline is borrowed from the flat.",
        _off_target,
        _BASELINE,
        banded=True,
    ),
    Metric(
        "cadence_variation",
        PERCENT,
        "How much cadence varies over 60 s: standard deviation over mean.",
        lambda s, f: s.cadence_variation_percent,
        (_CAD,),
        banded=True,
    ),
    Metric("step_length", LENGTH, "Length of a step.", lambda s, f: s.step_length_m, (_CAD, _V)),
    Metric(
        "step_length_change",
        PERCENT,
        "Step length against that of the baseline, mean of 15 s; half of it on a slope whose baseline is borrowed.",
        lambda s, f: _weighed(s.step_length_change_percent, s),
        _BASELINE,
        banded=True,
    ),
)

_SPEEDS = (
    Metric(
        "speed_steady",
        Sort.TRUTH,
        "Whether speed and grade have hardly changed for 30 s.",
        lambda s, f: s.speed_steady,
        (_V, _G),
    ),
    Metric(
        "adjusted_speed",
        SPEED,
        "The speed on the flat that costs as much (grade-adjusted), while running.",
        lambda s, f: s.adjusted_speed_mps,
        (_V, _G),
    ),
    Metric("easy_speed", SPEED, "The runner's easy speed.", lambda s, f: f.easy_speed_mps, given=True),
    Metric(
        "downhill_speed_cap",
        SPEED,
        "Speed to stay under downhill: 1.15 times the easy speed.",
        lambda s, f: f.downhill_speed_cap_mps,
        given=True,
    ),
    Metric(
        "efficiency_drop",
        PERCENT,
        "How much less speed a heartbeat gives than in minutes 10 to 20.",
        lambda s, f: s.efficiency_drop_percent,
        (_HR, _V, _G),
    ),
)

_RUN = (
    Metric("timer", TIME, "Time since the start without pauses.", lambda s, f: s.timer_s),
    Metric("distance", LENGTH, "Distance since the start.", lambda s, f: s.distance_m),
    Metric("gait", Sort.WORD, "How the runner moves.", lambda s, f: s.gait, words=GAITS),
    Metric("surface", Sort.WORD, "What is under the feet.", lambda s, f: s.surface, words=SURFACES),
    Metric(
        "slope",
        Sort.WORD,
        "Bin of the grade: down2 to -6 %, down1 to -2 %, flat, up1 from 2 %, up2 from 6 %, up3 from 10 %.",
        lambda s, f: s.slope,
        (_G,),
        SLOPES,
    ),
    Metric("phase", Sort.WORD, "Part of the session.", lambda s, f: s.phase, words=PHASES),
    Metric("phase_time", TIME, "Time in this phase.", lambda s, f: s.phase_time_s),
    Metric("up_time", TIME, "Time run at 3 % and steeper.", lambda s, f: s.up_time_s),
    Metric(
        "down_time",
        TIME,
        "Time run at -3 % and steeper downhill; at -10 % and steeper it counts twice.",
        lambda s, f: s.down_time_s,
    ),
    Metric("climbs", NUMBER, "Climbs of 60 s or more that are finished.", lambda s, f: s.climbs),
    Metric(
        "warmed_up",
        Sort.TRUTH,
        "Whether the runner is warm enough for steep running.",
        lambda s, f: s.warmed_up,
    ),
    Metric(
        "longest_recent",
        LENGTH,
        "Longest run of the last 30 days.",
        lambda s, f: f.longest_recent_m,
        given=True,
    ),
    Metric(
        "downhill_budget",
        TIME,
        "Downhill running that the legs are used to.",
        lambda s, f: f.downhill_budget_s,
        given=True,
    ),
)

TABLE: tuple[Metric, ...] = (*_SIGNALS, *_HEART, *_STEPS, *_SPEEDS, *_RUN, *SESSION)
"""Every metric, in the order of the documentation."""

INDEX = {metric.name: index for index, metric in enumerate(TABLE)}
"""Where a metric stands in the table."""

METRICS = {metric.name: metric for metric in TABLE}

OTHER_NAMES = {
    "hr": "heart_rate",
    "pulse": "heart_rate",
    "bpm": "heart_rate",
    "hr_max": "heart_rate_max",
    "cad": "cadence",
    "spm": "cadence",
    "v": "speed",
    "pace": "speed",
    "incline": "grade",
    "elapsed": "timer",
    "time": "timer",
    "rpe": "effort",
}
"""What a metric is often called elsewhere, for the hint on what was meant."""
