"""What one payload of a sensor says, as the GATT specification names it; `decode/` makes these.

Rules: units are in the names; None is what was not sent or is not available. `truncated` marks a payload that ended
before its flags said so. Names are those of `stridecue decode --json`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class HeartRateMeasurement:
    """Characteristic 2A37."""

    heart_rate_bpm: int | None
    """None when the sensor sent 0: it has no value."""
    contact: bool | None
    """None when the sensor cannot tell."""
    energy_kj: int | None
    rr_ms: tuple[float, ...]
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class RunningMeasurement:
    """Characteristic 2A53, running speed and cadence."""

    speed_mps: float | None
    cadence_raw: int | None
    """As sent: one foot or both, which the device's settings tell."""
    running: bool | None
    stride_length_m: float | None
    total_distance_m: float | None
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class TreadmillMeasurement:
    """Characteristic 2ACD."""

    more_data: bool
    speed_mps: float | None = None
    average_speed_mps: float | None = None
    total_distance_m: float | None = None
    grade_percent: float | None = None
    ramp_angle_deg: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    pace_s_per_500m: float | None = None
    average_pace_s_per_500m: float | None = None
    energy_kcal: int | None = None
    energy_kcal_per_hour: int | None = None
    energy_kcal_per_minute: int | None = None
    heart_rate_bpm: int | None = None
    metabolic_equivalent: float | None = None
    elapsed_s: int | None = None
    remaining_s: int | None = None
    force_n: int | None = None
    power_w: int | None = None
    step_count: int | None = None
    """A maker's own field, in three bytes behind reserved bit 13: steps of both feet since the start."""
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class PowerMeasurement:
    """Characteristic 2A63, which running power comes in too."""

    power_w: int
    energy_kj: int | None = None
    truncated: bool = False


class MachineEvent(StrEnum):
    """What a fitness machine says has happened to it."""

    RESET = "reset"
    STOPPED = "stopped"
    PAUSED = "paused"
    SAFETY_KEY = "safety_key"
    STARTED = "started"
    TARGET_SPEED = "target_speed"
    TARGET_INCLINE = "target_incline"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class MachineStatus:
    """Characteristic 2ADA. Targets are what was asked of the machine, not what it does."""

    event: MachineEvent
    target_speed_mps: float | None = None
    target_grade_percent: float | None = None
    truncated: bool = False


Measurement = (
    HeartRateMeasurement | RunningMeasurement | TreadmillMeasurement | PowerMeasurement | MachineStatus
)
"""What is notified."""


@dataclass(frozen=True, slots=True)
class BodyLocation:
    """Characteristic 2A38, where a heart-rate sensor is worn."""

    location: str | None
    """other, chest, wrist, finger, hand, ear lobe, foot; None for the reserved numbers."""


@dataclass(frozen=True, slots=True)
class SensorLocation:
    """Characteristic 2A5D, where a footpod is worn."""

    location: str | None
    """other, top of shoe, in shoe, hip, chest, and what else the specification names; None for reserved numbers."""


@dataclass(frozen=True, slots=True)
class RunningFeatures:
    """Characteristic 2A54, what a footpod can do."""

    stride_length: bool
    total_distance: bool
    walking_or_running: bool
    calibration: bool
    several_locations: bool


@dataclass(frozen=True, slots=True)
class TreadmillFeatures:
    """Characteristic 2ACC: what a machine claims to measure, and what can be set on it. Many claim what they lack."""

    measures: tuple[str, ...]
    settable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeviceText:
    """One text about the device: 2A24 model, 2A26 firmware, 2A27 hardware, 2A28 software, 2A29 maker."""

    text: str | None
    """Printable and short; None when nothing is left of it."""


@dataclass(frozen=True, slots=True)
class BatteryLevel:
    """Characteristic 2A19."""

    battery_percent: int | None
    """None for the numbers above 100, which are reserved."""
