"""The whole run at one second, as the screen, the coach and the exports read it.

Rules: a `Signal` keeps its last value together with how far it can be trusted; only a `good` one is coached on, and a
`stale` or `lost` one is never shown as current. A figure derived from signals that are not good is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stridecue.model.plan import PlanPlace


class Quality(StrEnum):
    """How far a signal can be trusted."""

    GOOD = "good"
    SUSPECT = "suspect"
    STALE = "stale"
    LOST = "lost"
    """Gone for long, or never there (then `age_s` is None)."""


class Quantity(StrEnum):
    """The signals that the engine keeps."""

    HEART_RATE = "heart_rate"
    CADENCE = "cadence"
    SPEED = "speed"
    GRADE = "grade"
    POWER = "power"


@dataclass(frozen=True, slots=True)
class Signal:
    """The last value of one quantity, its quality, its age and where it came from."""

    value: float | None = None
    quality: Quality = Quality.LOST
    age_s: float | None = None
    source: str | None = None
    """A device, or `typed`, `assumed`, `file`."""
    reason: str | None = None
    """Why it is suspect, or what was made of it, in a few words."""

    @property
    def current(self) -> float | None:
        """The value, if it is of now: good or suspect."""
        return self.value if self.quality in (Quality.GOOD, Quality.SUSPECT) else None

    @property
    def good(self) -> float | None:
        """The value, if it can be coached on."""
        return self.value if self.quality is Quality.GOOD else None


class Activity(StrEnum):
    """Where the run is between its start and its end."""

    BEFORE = "before"
    ACTIVE = "active"
    PAUSED = "paused"
    AUTO_PAUSED = "auto_paused"
    FINISHED = "finished"


class Gait(StrEnum):
    """How the runner moves."""

    STANDING = "standing"
    WALKING = "walking"
    RUNNING = "running"


class Slope(StrEnum):
    """Grade bins."""

    DOWN2 = "down2"
    DOWN1 = "down1"
    FLAT = "flat"
    UP1 = "up1"
    UP2 = "up2"
    UP3 = "up3"


class Phase(StrEnum):
    """Part of the session."""

    PRE_RUN = "pre_run"
    WARMUP = "warmup"
    MAIN = "main"
    REP = "rep"
    RECOVER = "recover"
    COOLDOWN = "cooldown"
    POST_RUN = "post_run"


@dataclass(frozen=True, slots=True)
class HeartRateLimits:
    """Caps and zones worked out from the profile; None where the profile does not say enough."""

    max_bpm: int | None = None
    max_estimated: bool = False
    easy_cap_bpm: int | None = None
    hill_cap_bpm: int | None = None
    alert_bpm: int | None = None
    zone_floors_bpm: tuple[float, float, float, float, float] | None = None
    """Where zones 1 to 5 begin."""


@dataclass(frozen=True, slots=True)
class DeviceState:
    """One device for the device bar."""

    device: str
    name: str | None
    kind: str
    """heart_rate, footpod, treadmill, power or unknown"""
    connected: bool
    quality: Quality
    age_s: float | None
    battery_percent: int | None = None
    faults: int = 0
    """How many things are wrong with what it says now; the sensor's page tells which."""


@dataclass(frozen=True, slots=True)
class CountTest:
    """The right-foot count under way."""

    left_s: float
    """Time to its end; counts from the first tap."""
    taps: int


@dataclass(frozen=True, slots=True)
class State:
    """The whole run at the end of one second of recording time."""

    tick_s: int
    activity: Activity
    elapsed_s: float
    timer_s: float

    heart_rate: Signal
    cadence: Signal
    speed: Signal
    grade: Signal
    power: Signal
    belt_speed: Signal
    pod_speed: Signal

    distance_m: float
    climb_m: float
    gait: Gait | None
    slope: Slope | None
    surface: str
    phase: Phase
    phase_time_s: float

    zone: int | None = None
    heart_rate_slope_bpm_per_s: float | None = None
    heart_rate_in_60s_bpm: float | None = None
    adjusted_speed_mps: float | None = None
    speed_steady: bool | None = None
    step_length_m: float | None = None
    cadence_baseline_spm: float | None = None
    cadence_target_spm: float | None = None
    cadence_change_percent: float | None = None
    step_length_change_percent: float | None = None
    cadence_variation_percent: float | None = None
    efficiency_drop_percent: float | None = None
    up_time_s: float = 0.0
    down_time_s: float = 0.0
    climbs: int = 0
    warmed_up: bool = False
    heart_rate_settled: bool = False
    """False in the first 180 s and after a step of speed or grade: heart rate lags effort."""

    lap: int = 1
    lap_time_s: float = 0.0
    lap_distance_m: float = 0.0
    seconds_since_step: float | None = None
    """Since speed or grade last stepped; None before the first step."""
    cadence_baseline_borrowed: bool = False
    """The baseline is the flat one's, carried over to this slope: thresholds on it are to be doubled."""
    grade_mended_from_s: int | None = None
    """In the one state after a grade was told late: the second since which it holds; None in all others."""
    belt_distance_m: float | None = None
    """What the treadmill itself has counted since the start."""
    muted: bool = False
    focus: tuple[str, ...] = ()
    limits: HeartRateLimits = HeartRateLimits()
    devices: tuple[DeviceState, ...] = ()
    day: str = "easy"
    focus_now: str | None = None
    """The technique of the focus whose section this is; None without a focus."""
    hurts: bool = False
    """Whether the runner has said in this run that something hurts."""
    mood: int | None = None
    """1 to 5, as the runner said last."""
    effort: int | None = None
    """0 to 10, as the runner said last."""
    quiet_rating: int | None = None
    """1 to 5: how quiet the landing was, as the runner said last."""
    metronome_spm: float | None = None
    """What the metronome beats now; None while it does not."""
    game_time_s: float | None = None
    """Time since this block of the landing game began; None before the first."""
    game_block: int = 0
    counting: CountTest | None = None
    new_footpod: bool = False
    """Whether a footpod speaks whose unit was not known before this run and was neither set nor counted in it."""
    plan: PlanPlace | None = None
