"""A structured session as one runner is to run it: every step in seconds, metres, m/s and percent.

Rules: what stands here is worked out for one runner before the start and changes only when the runner skips, repeats,
extends or eases. What a plan does not ask for is None. Numbers that no belt can do are already brought within its
reach; `belt` is what the belt is to be set to, rounded to what it can do.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StepKind(StrEnum):
    """What a step is for; it decides the phase of the session."""

    WARMUP = "warmup"
    RUN = "run"
    WALK = "walk"
    HIKE = "hike"
    REP = "rep"
    RECOVER = "recover"
    COOLDOWN = "cooldown"


class EndsBy(StrEnum):
    """What ends a step."""

    TIME = "time"
    DISTANCE = "distance"
    KEY = "key"
    """The runner, with the key of the next step."""
    HEART_RATE = "heart_rate"
    """Heart rate has fallen below a limit, or the time limit is over."""


class StepMark(StrEnum):
    """What the runner can do about the step; the value of a mark of kind `step`."""

    NEXT = "next"
    """Go on to the next step."""
    REPEAT = "repeat"
    """Begin the step anew, or the one before in its first seconds."""
    EXTEND = "extend"
    """A little longer."""
    EASIER = "easier"
    """What is still to come gets a fifth fewer repetitions, two points less grade, and is no faster."""
    COOL_DOWN = "cool_down"
    """Leave out everything up to the cool-down."""


@dataclass(frozen=True, slots=True)
class BeltSetting:
    """What a treadmill is to be set to; None leaves it as it is."""

    speed_mps: float | None = None
    grade_percent: float | None = None


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step, as one runner is to run it."""

    kind: StepKind
    title: str
    """At most 24 characters, for example `Hill` or `Walk down`."""
    ends_by: EndsBy
    expected_s: float
    """How long it takes: its time, its distance at its speed, its time limit; of an open one, what is reckoned with."""
    distance_m: float | None = None
    """Of a step that ends by distance."""
    heart_rate_below_bpm: int | None = None
    """Of a step that ends by heart rate."""
    speed_mps: float | None = None
    """What the plan asks for, not rounded."""
    speed_range_mps: tuple[float, float] | None = None
    """What is as good."""
    grade_percent: float | None = None
    grade_range_percent: tuple[float, float] | None = None
    belt: BeltSetting = BeltSetting()
    heart_rate_most_bpm: int | None = None
    """What heart rate is to stay at or below."""
    effort: tuple[int, int] | None = None
    """From and to, of 10."""
    cue_sets: tuple[str, ...] | None = None
    """The plan's sets that may speak in it; None: all of them. Safety and the runner's own sets always may."""
    silent: bool = False
    rep: int | None = None
    """Number of the repetition; a recovery has that of the one before it."""
    reps: int | None = None
    """How many repetitions the plan has."""
    beat: bool | None = None
    """Whether the metronome beats; None leaves it to the runner."""
    cadence_step: float | None = None
    """How far above the baseline the cadence target lies (0.025 is 2.5 %); None: as far as the runner is by now."""
    landing_game: bool = False
    """Whether a block of the landing game begins with it."""
    walk_after_over_cap: tuple[float, float] | None = None
    """(seconds of running, seconds of walking) that the rest becomes once heart rate was above its cap three times."""
    running: bool = False
    """Whether it is run, and not walked."""

    def __deepcopy__(self, memo: object) -> PlannedStep:
        return self


@dataclass(frozen=True, slots=True)
class RepResult:
    """What a repetition came to."""

    number: int
    seconds: float
    """From when its speed was reached to its end."""
    metres: float
    speed_mps: float | None
    """Its mean speed; None where it was never known."""
    grade_percent: float | None
    heart_rate_end_bpm: float | None = None
    heart_rate_fall_bpm: float | None = None
    """How far heart rate fell in the minute after it; None before that, or where it is not known."""
    cut_short: bool = False
    """The runner skipped its end."""

    def __deepcopy__(self, memo: object) -> RepResult:
        return self


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """Where a run is in its plan at one second; a field that the plan does not give is None."""

    step: str
    """Kind of the step."""
    step_in_s: float | None = None
    """Time to the next step, as far as it can be told; None in an open step, in the last one and while the plan is
    held: in a pause, before the start and after the finish."""
    next_grade_change_percent: float | None = None
    """What is to be changed on the belt at the next step; None off the treadmill and where nothing is asked for."""
    next_speed_change_mps: float | None = None
    speed_mps: float | None = None
    """What the plan asks for now; None on ground where effort counts and not speed."""
    duration_s: float | None = None
    """How long the whole plan is."""
    rep: int | None = None
    rep_fade_percent: float | None = None
    """By how much both of the last two repetitions were slower than the mean of the first two on the same slope."""
    rep_speed_change_percent: float | None = None
    """Speed of the last repetition against the first."""
    name: str = ""
    """The plan's, for example `hill-200`."""
    steps: tuple[PlannedStep, ...] = ()
    """All of them as they are now, those that are over included; the same object until the runner changes something."""
    at: int = 0
    """Which of the steps it is."""
    in_step_s: float = 0.0
    """Time since the step began."""
    left_s: float | None = None
    """Time to the end of the step; None where only a key ends it."""
    left_m: float | None = None
    """Way to the end of a step that ends by distance, while speed is known."""
    plan_in_s: float = 0.0
    """Time since the plan began."""
    plan_left_s: float | None = None
    """Time to the end of the plan, as far as it can be told; None from an open step on."""
    counting: bool = True
    """False in a repetition whose speed is not reached yet: its clock waits."""
    belt: BeltSetting | None = None
    """What the belt is to be set to now: the incline of the next repetition already in the end of the recovery."""
    results: tuple[RepResult, ...] = ()
    longer_ago_s: float | None = None
    """Time since this recovery was made longer, because the heart still beats fast; None if it was not."""
    silent: bool = False
    cue_sets: tuple[str, ...] | None = None
    """See `PlannedStep`."""
    beat: bool | None = None
    cadence_step: float | None = None
    by_effort: bool = False
    """Whether effort counts and not speed, since the ground is rough or soft."""
    hides_numbers: bool = False
    done: bool = False
    """Whether the last step is over; the run goes on until the runner finishes."""
    title: str = ""
    """The plan's, with its version and the number of its course."""

    def __deepcopy__(self, memo: object) -> PlanPlace:
        return self
