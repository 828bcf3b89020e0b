"""The first second of a run of which nothing is known."""

from __future__ import annotations

from stridecue.model.state import Activity, Phase, Signal, State

BARE = State(
    tick_s=1,
    activity=Activity.ACTIVE,
    elapsed_s=1.0,
    timer_s=1.0,
    heart_rate=Signal(),
    cadence=Signal(),
    speed=Signal(),
    grade=Signal(),
    power=Signal(),
    belt_speed=Signal(),
    pod_speed=Signal(),
    distance_m=0.0,
    climb_m=0.0,
    gait=None,
    slope=None,
    surface="treadmill",
    phase=Phase.MAIN,
    phase_time_s=0.0,
)
