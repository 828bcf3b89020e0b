"""What a run starts from: everything the engine may know that is not an input.

Rules: a `RunSetup` is complete. The engine asks no file, no library and no clock; what history has to say was
worked out before the start.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from stridecue.model.device_settings import DeviceSettings
from stridecue.model.profile import Profile
from stridecue.model.run_settings import RunSettings


@dataclass(frozen=True, slots=True)
class CueSetText:
    """A cue set as its file says it."""

    name: str
    """The file's stem, for example `hill-climb`."""
    text: str
    shipped: bool


@dataclass(frozen=True, slots=True)
class BaselineBin:
    """The cadence model of one slope bin: `cadence = cadence_spm + slope * (v - speed_mps)`."""

    slope_bin: str
    speed_mps: float
    cadence_spm: float
    slope_spm_per_mps: float
    windows: int


@dataclass(frozen=True, slots=True)
class History:
    """What the runs before this one have to say, worked out before its start."""

    cadence_baseline: tuple[BaselineBin, ...] = ()
    easy_speed_mps: float | None = None
    longest_recent_m: float | None = None
    """Longest run of the last 30 days."""
    downhill_budget_s: float | None = None
    fade_levels: tuple[tuple[str, int], ...] = ()
    """(technique, level 1 to 5)"""
    fade_sessions: tuple[tuple[str, int], ...] = ()
    """(technique, sessions practised on its level)"""
    cadence_step: float | None = None
    """How far above the baseline the cadence target lies by now."""
    weakest_technique: str | None = None
    """The technique whose cues were answered least in the last week, for the choice of a focus."""
    recall_technique: str | None = None
    """The last focus, when this is the first run after a week or more."""
    rested_techniques: tuple[str, ...] = ()
    """Those practised when something hurt in the last seven days: they are not offered."""
    transition_speeds: tuple[tuple[str, float], ...] = ()
    """(slope bin, the runner's own speed in m/s between walking and running)"""
    last_mood: int | None = None
    """1 to 5, of the run before."""
    game_weeks: int = 0
    """Whole weeks since the landing game was first played."""
    walk_speed_mps: float | None = None
    """The runner's own brisk walk."""
    rep_speeds: tuple[tuple[str, float], ...] = ()
    """(name of a plan, the runner's own median speed in m/s of its repetitions), after two sessions of it."""


@dataclass(frozen=True, slots=True)
class RunSetup:
    """Everything a run starts from."""

    engine_version: str
    program_version: str
    source: str
    """bluetooth, simulator, or the name of an imported file"""
    started_at: str | None = None
    """ISO 8601 in UTC, of recording time 0; None when a file has no date."""
    utc_offset_s: int = 0
    sport: str = "running"
    demo: bool = False
    seed: int = 0
    hold_s: float = 5.0
    """A value older than this is stale; files that record seldom declare more."""
    profile: Profile = field(default_factory=Profile)
    options: RunSettings = field(default_factory=RunSettings)
    history: History = field(default_factory=History)
    devices: tuple[DeviceSettings, ...] = ()
    cue_sets: tuple[CueSetText, ...] = ()
    plan: str | None = None
    """The text of the plan, made ready for this run: versions and surprises settled, repetitions written out."""
    warnings: tuple[str, ...] = ()
    """What was wrong with the file that it came from."""
