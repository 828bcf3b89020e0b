"""Every shipped cue by itself: what makes it come, at which second, and what does not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.cue_file import parse_all
from stridecue.coach.cue_files.cue_set import CueRule
from stridecue.model.cue import CueKind
from stridecue.model.inputs import MarkKind
from stridecue.model.plan import EndsBy, PlannedStep, PlanPlace, StepKind
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import CueSetText, History
from stridecue.model.state import Activity, CountTest, Gait, Phase, Quality, Signal, Slope

SETS = {one.name: one for one in parse_all(shipped_sets.texts())}
CUES = {cue.id: cue for one in SETS.values() for cue in one.cues}

PAST_WARM_UP_S = 400
CHECK_INS_S = 1200
"""Long enough for a check-in or two of every cue, when there is but one."""

Step = MarkKind | tuple[int, dict[str, Any]]
"""A key, or seconds of the same."""


def s(seconds: int, /, **changes: Any) -> Step:
    """Some seconds of an easy run on the flat, but for the changes."""
    return seconds, changes


@dataclass(frozen=True)
class Case:
    """How a cue comes, `at` seconds into the last step, and how it does not."""

    comes: tuple[Step, ...]
    at: int | None
    """None: at some time, which chance decides."""
    stays_away: tuple[Step, ...]
    t: int = PAST_WARM_UP_S
    history: dict[str, Any] = field(default_factory=dict)
    beside: tuple[str, ...] = ()
    """Other cues of its set that it takes."""


WALKING = {"gait": Gait.WALKING}
BEFORE = {"activity": Activity.BEFORE, "phase": Phase.PRE_RUN, "timer_s": 0.0, "elapsed_s": 0.0}
AFTER = {"activity": Activity.FINISHED, "phase": Phase.POST_RUN}
UP = {"grade": 6.0, "slope": Slope.UP2}
LONG_STEPS = {"cadence_change_percent": -5.0, "step_length_change_percent": 5.3}
TARGET = {"cadence_target_spm": 170.0, "speed_steady": True}
SETTLED = {"heart_rate_settled": True}
HR_LOST = Signal(130.0, Quality.LOST, 31.0)
POD_LOST = Signal(165.0, Quality.LOST, 11.0)
CHECK_IN = Case((s(CHECK_INS_S),), None, (s(CHECK_INS_S, focus=("something else",)),))


def plan(**changes: Any) -> dict[str, Any]:
    """A state with a place in a plan."""
    return {"plan": PlanPlace("run", **changes)}


def hill(rep_s: float) -> tuple[PlannedStep, ...]:
    """A warm-up, two repetitions with a recovery after each, a cool-down."""
    return tuple(
        PlannedStep(kind, "", EndsBy.TIME, seconds, grade_percent=grade, rep=rep, reps=2)
        for kind, seconds, grade, rep in (
            (StepKind.WARMUP, 720.0, 0.0, None),
            (StepKind.REP, rep_s, 5.0, 1),
            (StepKind.RECOVER, 165.0, 0.0, 1),
            (StepKind.REP, rep_s, 5.0, 2),
            (StepKind.RECOVER, 165.0, 0.0, 2),
            (StepKind.COOLDOWN, 360.0, 0.0, None),
        )
    )


def at_step(at: int, rep_s: float = 69.0, **changes: Any) -> dict[str, Any]:
    """A state in one of the steps of `hill`."""
    steps = hill(rep_s)
    place = PlanPlace(steps[at].kind.value, steps=steps, at=at, **{"rep": steps[at].rep, **changes})
    phase = Phase.WARMUP if at == 0 else Phase(steps[at].kind.value)
    return {"plan": place, "phase": phase, "warmed_up": True}


def cold(step_in_s: float) -> dict[str, Any]:
    """Before the first repetition, and not warm."""
    return {**at_step(0, step_in_s=step_in_s), "warmed_up": False}


def in_rep(in_step_s: float, rep_s: float = 69.0, **changes: Any) -> dict[str, Any]:
    """A state in the first repetition."""
    return at_step(1, rep_s, in_step_s=in_step_s, **changes)


def resting(step_in_s: float, rep_s: float = 69.0, **changes: Any) -> dict[str, Any]:
    """A state in the recovery before the second repetition."""
    return at_step(2, rep_s, step_in_s=step_in_s, **changes)


def rested(in_step_s: float, rep_s: float = 69.0, **changes: Any) -> dict[str, Any]:
    """A state in the recovery after the second repetition."""
    return at_step(4, rep_s, in_step_s=in_step_s, **changes)


def uphill_next(kind: StepKind, grade: float) -> dict[str, Any]:
    """A cold runner 20 s before a step on a slope."""
    steps = (
        PlannedStep(StepKind.WARMUP, "", EndsBy.TIME, 480.0),
        PlannedStep(kind, "", EndsBy.TIME, 240.0, grade_percent=grade),
    )
    return {"plan": PlanPlace("warmup", 20.0, steps=steps)}


PACED = {"speed_mps": 2.5, "in_step_s": 60.0}
OUT_OF_BREATH = {"heart_rate": 140.0, **SETTLED}


CASES: dict[str, list[Case]] = {
    "sf-hr-high": [Case((s(20, heart_rate=185.0),), 16, (s(15, heart_rate=185.0), s(60, heart_rate=184.0)))],
    "sf-unwell": [Case((MarkKind.UNWELL, s(1)), 1, (MarkKind.PAIN, s(60)))],
    "sf-pain": [Case((MarkKind.PAIN, s(1)), 1, (MarkKind.YES, s(60)))],
    "sf-belt": [
        Case(
            (s(5, **plan(step_in_s=10.0, next_grade_change_percent=2.0)),),
            1,
            (s(5, **plan(step_in_s=9.0, next_grade_change_percent=1.9, next_speed_change_mps=-0.3)),),
        ),
        Case(
            (s(5, **plan(step_in_s=10.0, next_speed_change_mps=-0.4)),),
            1,
            (s(5, **plan(step_in_s=11.0, next_speed_change_mps=-0.4)),),
        ),
        Case(
            (s(5, **resting(9.0, next_speed_change_mps=1.4)),),
            1,
            (s(5, **resting(10.0, next_speed_change_mps=1.4)),),
        ),
        Case(
            (s(5, **in_rep(30.0, step_in_s=10.0, next_grade_change_percent=-5.0)),),
            1,
            (s(5, **in_rep(0.0, 10.0, step_in_s=10.0, next_grade_change_percent=-12.0)),),
        ),
    ],
    "sf-technical": [
        Case(
            (s(20, surface="technical", speed=2.3),),
            11,
            (s(60, surface="technical", speed=2.2), s(60, speed=2.5)),
        )
    ],
    "sf-hr-lost": [
        Case(
            (s(30), s(5, heart_rate=HR_LOST)), 1, (s(30), s(60, heart_rate=Signal(130.0, Quality.STALE, 8.0)))
        )
    ],
    "sf-pod-lost": [
        Case((s(30), s(5, cadence=POD_LOST)), 1, (s(60, **WALKING), s(60, cadence=POD_LOST, **WALKING)))
    ],
    "tb-ready": [Case((s(10, **BEFORE),), 4, (s(60),), t=-1)],
    "tb-two": [Case((s(40, focus=("posture",)),), 30, (s(120),), t=0)],
    "tb-tall": [
        CHECK_IN,
        Case(
            (s(60, cadence_change_percent=-3.0, step_length_change_percent=3.1),),
            41,
            (s(60, cadence_change_percent=-2.9, step_length_change_percent=3.0),),
            t=620,
        ),
    ],
    "tb-eyes": [CHECK_IN, Case((s(20), s(5, grade=3.0)), 1, (s(20), s(60, grade=2.9)), t=480)],
    "tb-shoulders": [CHECK_IN],
    "tb-hips": [CHECK_IN],
    "tb-flow": [
        CHECK_IN,
        Case(
            (s(40, grade=2.0, step_length_change_percent=4.0),),
            31,
            (s(60, grade=2.0, step_length_change_percent=3.9),),
            t=480,
        ),
    ],
    "tb-arms": [Case((s(CHECK_INS_S),), None, (s(CHECK_INS_S, grade=-3.0),)), CHECK_IN],
    "tb-feet": [
        Case(
            (s(60, **LONG_STEPS),), 46, (s(60, slope=Slope.UP1, **LONG_STEPS), s(60, **WALKING, **LONG_STEPS))
        )
    ],
    "tb-relax": [CHECK_IN],
    "cb-count": [
        Case((s(5, counting=CountTest(30.0, 0)),), 1, (s(300),)),
        Case(
            (s(130, new_footpod=True, speed_steady=True),),
            121,
            (s(300, new_footpod=True, speed_steady=False), s(300, speed_steady=True)),
        ),
    ],
    "cb-quick": [
        Case(
            (s(40, **TARGET),),
            31,
            (s(60, cadence=167.0, **TARGET), s(60, **{**TARGET, "speed_steady": False}), s(60)),
        )
    ],
    "cb-beat": [
        Case(
            (s(30, metronome_spm=170.0, **TARGET),),
            21,
            (s(60, metronome_spm=170.0, cadence=168.0, **TARGET), s(60, **TARGET)),
        ),
        Case((s(30, metronome_spm=170.0, cadence=174.0, **TARGET),), 21, (s(60, cadence=174.0, **TARGET),)),
    ],
    "cb-short": [
        Case(
            (s(40, cadence=163.0, step_length_change_percent=4.0, **TARGET),),
            31,
            (
                s(60, cadence=163.0, step_length_change_percent=3.9, **TARGET),
                s(60, cadence=164.0, step_length_change_percent=4.0, **TARGET),
            ),
        )
    ],
    "cb-solo": [
        Case(
            (s(25, metronome_spm=170.0), s(5)),
            1,
            (s(15, metronome_spm=170.0), s(10), s(25, metronome_spm=170.0), s(9, **WALKING)),
        )
    ],
    "cb-over": [Case((s(40, cadence_change_percent=10.1),), 31, (s(60, cadence_change_percent=10.0),))],
    "cb-good": [
        Case((s(20, **TARGET), s(70, cadence=168.0, **TARGET)), 61, (s(300, cadence=168.0, **TARGET),))
    ],
    "hc-enter": [
        Case((s(25), s(5, grade=4.0)), 1, (s(25), s(60, grade=3.9), s(25), s(60, grade=8.0, **WALKING)))
    ],
    "hc-arms": [Case((s(60, **UP),), 46, (s(60, grade=5.9), s(60, **WALKING, **UP)))],
    "hc-push": [Case((s(70, grade=4.0),), 61, (s(90, grade=3.9),))],
    "hc-eyes": [Case((s(40, **UP),), 31, (s(60, grade=5.9),))],
    "hc-effort": [
        Case(
            (s(30, grade=3.0, heart_rate_in_60s_bpm=148.0),),
            21,
            (
                s(60, grade=3.0, heart_rate_in_60s_bpm=147.0),
                s(60, grade=3.0, heart_rate_in_60s_bpm=150.0, seconds_since_step=29.0),
            ),
        ),
        Case(
            (s(30, grade=3.0, heart_rate=158.0, heart_rate_in_60s_bpm=160.0, seconds_since_step=5.0),),
            21,
            (s(60, grade=2.9, heart_rate=158.0, heart_rate_in_60s_bpm=160.0),),
        ),
    ],
    "hc-crest": [Case((s(35, grade=4.0), s(5, grade=2.0)), 1, (s(29, grade=4.0), s(60, grade=2.0)))],
    "hc-bank": [Case((s(60, climbs=2), s(5, climbs=3)), 1, (s(60, climbs=3), s(60, climbs=4)))],
    "dc-enter": [Case((s(30), s(10, grade=-3.0)), 6, (s(60, grade=-2.9), s(60, grade=-3.0, **WALKING)))],
    "dc-short": [
        Case(
            (s(20, grade=-3.0, cadence_change_percent=-5.0, step_length_change_percent=5.2),),
            16,
            (
                s(60, grade=-3.0, cadence_change_percent=-4.9, step_length_change_percent=5.9),
                s(60, grade=-2.9, cadence_change_percent=-6.0),
            ),
        ),
        Case(
            (s(20, grade=-3.0, step_length_change_percent=6.0),),
            16,
            (s(60, grade=-3.0, step_length_change_percent=6.0, **WALKING),),
        ),
    ],
    "dc-arms": [Case((s(20, grade=-6.0),), 11, (s(60, grade=-5.9),))],
    "dc-arms-in": [
        Case((s(15, grade=-6.0), s(20, grade=-1.9)), 11, (s(8, grade=-6.0), s(60), s(200, grade=-2.0)))
    ],
    "dc-eyes": [Case((s(30, grade=-5.0),), 21, (s(60, grade=-4.9),))],
    "dc-limit": [
        Case(
            (s(5, grade=-3.0, down_time_s=300.0),),
            1,
            (s(60, grade=-3.0, down_time_s=299.0), s(60, down_time_s=300.0)),
            history={"downhill_budget_s": 300.0},
        )
    ],
    "dc-fast": [Case((s(20, grade=-3.0, speed=2.9),), 11, (s(60, grade=-3.0, speed=2.8), s(60, speed=2.9)))],
    "eb-early": [
        Case(
            (s(20, heart_rate_in_60s_bpm=143.0, heart_rate_slope_bpm_per_s=0.1),),
            16,
            (
                s(60, heart_rate_in_60s_bpm=142.0, heart_rate_slope_bpm_per_s=0.1),
                s(60, heart_rate_in_60s_bpm=143.0, heart_rate_slope_bpm_per_s=0.09),
                s(60, heart_rate_in_60s_bpm=143.0, heart_rate_slope_bpm_per_s=0.1, day="hard"),
                s(60, heart_rate_in_60s_bpm=143.0, heart_rate_slope_bpm_per_s=0.1, seconds_since_step=29.0),
            ),
        )
    ],
    "eb-brake": [
        Case(
            (s(40, heart_rate=143.0, **SETTLED),),
            31,
            (
                s(60, heart_rate=142.0, **SETTLED),
                s(60, heart_rate=149.0),
                s(60, heart_rate=160.0, day="hard", **SETTLED),
                s(60, heart_rate=143.0, **WALKING, **SETTLED),
                s(60, heart_rate=143.0, phase_time_s=179.0, **SETTLED),
            ),
        ),
        Case(
            (s(40, heart_rate=143.0, day="hike", **WALKING, **SETTLED),),
            31,
            (s(60, heart_rate=143.0, day="hike", **WALKING),),
        ),
        Case((s(40, heart_rate=150.0, gait=None),), 31, (s(60, heart_rate=149.0, gait=None),)),
    ],
    "eb-walk": [
        Case((s(70, heart_rate=150.0),), 61, (s(90, heart_rate=149.0), s(90, heart_rate=150.0, **WALKING)))
    ],
    "eb-hills": [
        Case(
            (s(30, grade=3.0, speed=2.5),),
            21,
            (s(60, grade=3.0, speed=2.25), s(60, grade=3.0, speed=2.5, day="hard"), s(60, speed=3.0)),
        )
    ],
    "eb-talk": [
        Case((s(20),), 10, (s(600, day="hard"),), t=470),
        Case((s(20, day="hike", **WALKING),), 10, (s(300, day="hard"),), t=470),
    ],
    "eb-pace": [
        Case(
            (s(40, heart_rate=None, adjusted_speed_mps=2.63),),
            31,
            (s(60, adjusted_speed_mps=2.63), s(60, heart_rate=None, adjusted_speed_mps=2.62)),
        )
    ],
    "eb-good": [Case((s(310, heart_rate=124.0),), 301, (s(400, heart_rate=123.0), s(400, heart_rate=140.0)))],
    "rh-hike": [
        Case((s(20, speed=1.86, **UP),), 11, (s(60, speed=1.88, **UP), s(60, speed=1.8, grade=5.9))),
        Case(
            (s(30, speed=2.2, heart_rate_in_60s_bpm=148.0, **UP),),
            21,
            (
                s(60, speed=2.2, heart_rate_in_60s_bpm=147.0, **UP),
                s(60, speed=2.2, heart_rate_in_60s_bpm=148.0, seconds_since_step=29.0, **UP),
            ),
        ),
        Case(
            (s(20, speed=1.99, **UP),),
            11,
            (s(60, speed=2.01, **UP),),
            history={"transition_speeds": (("up2", 2.0),)},
        ),
    ],
    "rh-run": [
        Case(
            (s(30, **UP, **WALKING), s(20, grade=4.0, **WALKING)),
            9,
            (
                s(60, grade=4.0, **WALKING),
                s(30, **UP, **WALKING),
                s(20, grade=4.0, hurts=True, **WALKING),
                s(20, grade=4.0, heart_rate=140.0, **WALKING),
                s(20, grade=4.0, distance_m=9901.0, **WALKING),
                s(20, grade=4.1, **WALKING),
                s(30, **UP, **WALKING),
                s(20, grade=4.0, plan=PlanPlace("hike"), **WALKING),
            ),
            history={"longest_recent_m": 9000.0},
        ),
        Case(
            (s(30, heart_rate=None, **UP, **WALKING), s(20, heart_rate=None, grade=2.0, **WALKING)),
            9,
            (s(30, **UP, **WALKING), s(20, grade=2.0)),
        ),
    ],
    "rh-tall": [Case((s(130, **UP, **WALKING),), 121, (s(200, **UP),))],
    "rh-brisk": [
        Case(
            (s(40, cadence=104.0, **UP, **WALKING),),
            31,
            (
                s(60, cadence=105.0, **UP, **WALKING),
                s(60, cadence=104.0, heart_rate=140.0, **UP, **WALKING),
                s(60, cadence=104.0, hurts=True, **UP, **WALKING),
            ),
        )
    ],
    "rh-counts": [Case((s(30, **WALKING),), 21, (s(19, **WALKING), s(30)))],
    "rh-settle": [
        Case(
            (s(70, heart_rate=145.0, **SETTLED, **WALKING),),
            61,
            (s(90, heart_rate=144.0, **SETTLED, **WALKING), s(90, heart_rate=149.0, **WALKING)),
        )
    ],
    "rh-spot": [
        Case(
            (s(250, surface="trail", **WALKING),),
            240,
            (s(300, surface="road", **WALKING), s(300, surface="trail")),
            t=0,
        )
    ],
    "qf-game": [Case((s(5, game_time_s=0.0),), 1, (s(60, game_time_s=20.0), s(60)))],
    "qf-mantra": [
        Case(
            (s(15, game_time_s=0.0), s(5, game_time_s=20.0)),
            1,
            (
                s(60, game_time_s=20.0),
                s(15, game_time_s=0.0),
                s(60, game_time_s=19.0),
                s(60, game_time_s=40.0),
            ),
            beside=("qf-game",),
        )
    ],
    "qf-patter": [CHECK_IN],
    "qf-light": [
        Case(
            (s(50, cadence_change_percent=-4.0),),
            41,
            (s(60, cadence_change_percent=-3.9), s(60, cadence_change_percent=-4.0, slope=Slope.UP1)),
        )
    ],
    "qf-calf": [
        Case(
            (s(5, game_block=3, game_time_s=80.0),),
            1,
            (s(60, game_block=2, game_time_s=80.0), s(60, game_block=3, game_time_s=60.0)),
        )
    ],
    "qf-rate": [
        Case(
            (s(60, game_time_s=0.0), s(5, game_time_s=60.0)),
            1,
            (
                s(60, game_time_s=60.0),
                s(15, game_time_s=0.0),
                s(30, game_time_s=59.0),
                s(30, game_time_s=75.0),
            ),
            beside=("qf-game",),
        )
    ],
    "fg-reset": [
        Case(
            (s(70, cadence_change_percent=-4.0, efficiency_drop_percent=5.0),),
            61,
            (
                s(90, cadence_change_percent=-4.0),
                s(90, cadence_change_percent=-3.9, efficiency_drop_percent=5.0),
            ),
            t=1200,
        )
    ],
    "fg-ease": [
        Case(
            (s(130, efficiency_drop_percent=7.0, speed_steady=True),),
            121,
            (s(150, efficiency_drop_percent=7.0, speed_steady=False), s(150, efficiency_drop_percent=6.9)),
            t=1800,
        )
    ],
    "fg-home": [
        Case((s(190, efficiency_drop_percent=12.0),), 181, (s(300, efficiency_drop_percent=11.9),)),
        Case((s(5, effort=9),), 1, (s(60, effort=8), s(60, effort=9, day="hard"))),
    ],
    "fg-long": [
        Case(
            (s(5, distance_m=9901.0),),
            1,
            (s(60, distance_m=9900.0),),
            history={"longest_recent_m": 9000.0},
        )
    ],
    "fg-drink": [
        Case((s(20, **plan(duration_s=2700.0)),), 10, (s(60, **plan(duration_s=2699.0)), s(60)), t=1190)
    ],
    "fg-joy": [
        Case((s(5, mood=2, **AFTER),), 1, (s(60, mood=2), s(60, mood=3, **AFTER)), history={"last_mood": 2})
    ],
    "jr-start": [Case((s(20),), 10, (s(60, **BEFORE),), t=0)],
    "jr-look": [Case((s(485),), None, (s(359), s(485, **BEFORE)), t=0)],
    "jr-smile": [Case((s(665),), None, (s(539), s(665, **BEFORE)), t=0)],
    "jr-pause": [
        Case((s(5, gait=Gait.STANDING),), 2, (s(60), s(60, **WALKING))),
        Case((s(25), s(5, gait=Gait.STANDING)), 2, (s(19, gait=Gait.STANDING),), t=39),
    ],
    "jr-end": [Case((s(5, **AFTER),), 1, (s(60),))],
    "hp-warm": [
        Case(
            (s(5, **cold(20.0)),),
            1,
            (s(30, **cold(20.1)), s(30, **at_step(0, step_in_s=15.0)), s(30, **BEFORE)),
        ),
        Case(
            (s(5, **uphill_next(StepKind.RUN, 6.0)),),
            1,
            (s(5, **uphill_next(StepKind.RUN, 5.9)), s(5, **uphill_next(StepKind.HIKE, 10.0))),
        ),
    ],
    "hp-ready": [
        Case(
            (s(5, **resting(10.0)),),
            1,
            (
                s(5, **resting(10.1)),
                s(5, **resting(6.0)),
                s(5, **at_step(0, step_in_s=10.0)),
                s(5, **resting(10.0, 10.0)),
                s(5, hurts=True, **resting(10.0)),
                s(5, **{**resting(10.0), "warmed_up": False}),
            ),
        )
    ],
    "hp-first": [
        Case(
            (s(5, **at_step(0, step_in_s=10.0)),),
            1,
            (s(5, **at_step(0, step_in_s=10.1)), s(5, **resting(10.0)), s(5, **cold(10.0))),
        )
    ],
    "hp-go": [
        Case(
            (s(5, **in_rep(0.0)),),
            1,
            (
                s(60, **in_rep(4.0)),
                s(60, **rested(0.0)),
                s(5, hurts=True, **in_rep(0.0)),
                s(5, heart_rate=148.0, **in_rep(0.0)),
                s(5, distance_m=9901.0, **in_rep(0.0)),
                s(5, **{**in_rep(0.0), "warmed_up": False}),
            ),
            history={"longest_recent_m": 9000.0},
        ),
        Case(
            (s(5, heart_rate=None, **in_rep(0.0)),),
            1,
            (
                s(5, **in_rep(9.0)),
                s(20, **rested(9.0, rep_fade_percent=8.0)),
                s(5, **in_rep(0.0)),
            ),
            beside=("hp-stop",),
        ),
    ],
    "hp-easy": [Case((s(5, **in_rep(60.0)), s(5, **rested(0.0))), 1, (s(60, **rested(0.0)), s(60)))],
    "hp-wait": [
        Case((s(5, **resting(45.0, longer_ago_s=0.0)),), 1, (s(5, **resting(40.0, longer_ago_s=5.0)), s(60)))
    ],
    "hp-stop": [
        Case(
            (s(5, **rested(9.0, rep_fade_percent=8.0)),),
            1,
            (
                s(5, **rested(9.0, rep_fade_percent=7.9)),
                s(5, **rested(8.0, rep_fade_percent=8.0)),
                s(5, **rested(20.0, rep_fade_percent=8.0)),
                s(60, **in_rep(10.0, rep_fade_percent=8.0)),
                s(60, **rested(9.0)),
            ),
        )
    ],
    "hp-bank": [
        Case(
            (s(5, **rested(15.0)),),
            1,
            (
                s(5, **rested(14.0)),
                s(60, **at_step(2, in_step_s=15.0)),
                s(5, **rested(15.0, 10.0)),
                s(5, **rested(15.0, rep_fade_percent=8.0)),
                s(5, **rested(25.0)),
            ),
        )
    ],
    "fc-fast": [
        Case(
            (s(30, speed=2.58, **plan(**PACED)),),
            21,
            (
                s(60, speed=2.57, **plan(**PACED)),
                s(60, speed=2.58, **plan(**{**PACED, "in_step_s": 14.0})),
                s(60, speed=2.58, **plan(in_step_s=60.0)),
                s(60, speed=2.58, **plan(**PACED), **WALKING),
            ),
        )
    ],
    "fc-slow": [
        Case(
            (s(30, speed=2.42, **plan(**PACED)),),
            21,
            (
                s(60, speed=2.43, **plan(**PACED)),
                s(60, speed=2.42, heart_rate=148.0, **plan(**PACED)),
                s(60, speed=2.42, hurts=True, **plan(**PACED)),
                s(60, speed=2.42, distance_m=9901.0, **plan(**PACED)),
            ),
            history={"longest_recent_m": 9000.0},
        ),
        Case((s(30, speed=2.42, heart_rate=None, **plan(**PACED)),), 21, (s(60, speed=2.42),)),
    ],
    "fc-breath": [Case((s(410),), None, (s(314), s(500, **BEFORE)), t=0)],
    "fc-smooth": [
        Case(
            (s(70, cadence_variation_percent=3.0, speed_steady=True),),
            61,
            (
                s(90, cadence_variation_percent=2.9, speed_steady=True),
                s(90, cadence_variation_percent=3.0, speed_steady=False),
            ),
        )
    ],
    "fc-hold": [
        Case(
            (s(310, speed=2.43, **plan(**PACED)),),
            301,
            (s(400, speed=2.42, **plan(**PACED)), s(400, speed=2.58, **plan(**PACED)), s(400)),
        )
    ],
    "bs-start": [Case((s(30),), 20, (s(30, **BEFORE),), t=0)],
    "bs-run": [
        Case(
            (s(5, **plan(in_step_s=0.0)),),
            1,
            (
                s(60, **plan(in_step_s=5.0)),
                s(60),
                s(60, **rested(0.0)),
                s(5, hurts=True, **plan(in_step_s=0.0)),
                s(5, heart_rate=148.0, **plan(in_step_s=0.0)),
            ),
        )
    ],
    "bs-walk": [
        Case(
            (s(5, plan=PlanPlace("walk")),),
            1,
            (s(60, plan=PlanPlace("walk", in_step_s=5.0)), s(60, plan=PlanPlace("cooldown"))),
        )
    ],
    "bs-one": [
        Case(
            (s(5, phase_time_s=120.0),),
            1,
            (s(60, phase_time_s=119.0), s(60, **WALKING), s(60, phase=Phase.WARMUP, phase_time_s=130.0)),
        )
    ],
    "bs-steps": [
        Case((s(40, step_length_change_percent=5.0),), 31, (s(60, step_length_change_percent=4.9),)),
        Case(
            (s(50, cadence=149.0, speed=2.0),),
            46,
            (
                s(60, cadence=150.0, speed=2.0),
                s(60, cadence=149.0, speed=1.9),
                s(60, cadence=149.0, speed=2.0, cadence_baseline_spm=150.0),
            ),
        ),
    ],
    "bs-breathe": [
        Case(
            (s(50, **OUT_OF_BREATH),),
            46,
            (
                s(60, **{**OUT_OF_BREATH, "heart_rate": 139.0}),
                s(60, **OUT_OF_BREATH, **WALKING),
                s(60, heart_rate=149.0),
                s(60, phase_time_s=119.0, **OUT_OF_BREATH),
            ),
        ),
        Case((s(50, heart_rate=150.0),), 46, (s(60, heart_rate=149.0),)),
    ],
    "bs-break": [
        Case((s(5, gait=Gait.STANDING),), 2, (s(60), s(60, **WALKING))),
        Case((s(25), s(5, gait=Gait.STANDING)), 2, (s(19, gait=Gait.STANDING),), t=39),
    ],
    "bs-done": [
        Case((s(5, plan=PlanPlace("cooldown", done=True)),), 1, (s(60, plan=PlanPlace("cooldown")), s(60)))
    ],
}


def alone(cue: CueRule, beside: tuple[str, ...]) -> tuple[CueSetText, ...]:
    """The set of a cue, with everything else in it switched off as far as that can be."""
    kept = (cue.id, *beside)
    others = [one.id for one in SETS[cue.set].cues if one.id not in kept and not one.id.startswith("sf-")]
    off = CueSetText("only-one", f"off = {others}", shipped=False)
    return shipped_sets.text(cue.set), off


def shown(make: Any, cue: CueRule, case: Case, steps: tuple[Step, ...]) -> tuple[list[int], int]:
    """When the cue was shown, in recording time, and when the last step began."""
    run = make.run(
        *alone(cue, case.beside),
        t=case.t,
        history=History(**case.history),
        options=RunSettings(experiments=False),
    )
    began = run.t
    for step in steps:
        if isinstance(step, MarkKind):
            run.press(step)
        else:
            began = run.t
            run.go(step[0], **step[1])
    return [at for at, name in run.shown() if name == cue.id], began


def numbered() -> list[Any]:
    return [
        pytest.param(CUES[name], case, id=f"{name}-{number}")
        for name, cases in CASES.items()
        for number, case in enumerate(cases, start=1)
    ]


def test_every_shipped_cue_has_a_case() -> None:
    assert set(CASES) == set(CUES)
    assert all(CASES.values())


@pytest.mark.parametrize(("cue", "case"), numbered())
def test_a_cue_comes(make: Any, cue: CueRule, case: Case) -> None:
    times, began = shown(make, cue, case, case.comes)
    assert times
    assert case.at is None or times[0] - began == case.at


@pytest.mark.parametrize(("cue", "case"), numbered())
def test_a_cue_stays_away(make: Any, cue: CueRule, case: Case) -> None:
    times, _ = shown(make, cue, case, case.stays_away)
    assert times == []


@pytest.mark.parametrize(
    "name", [cue.id for cue in CUES.values() if cue.kind is CueKind.TECHNIQUE and cue.slot]
)
def test_check_ins_follow_the_focus(make: Any, name: str) -> None:
    cue = CUES[name]
    times, _ = shown(make, cue, CHECK_IN, (s(CHECK_INS_S, focus=(cue.technique,)),))
    assert times
