"""What a sensor sent last, and what is made of it, as figures for people.

Rules: what it sent stands in its own unit, what is taken in the unit of inside. What the run takes from it is as the
run has it; of a sensor that does not speak, it is what would be taken. Nothing stands where a value cannot be used, and
what came 10 s or more before its newest value is none of now: some treadmills stop sending a part of it.
"""

from __future__ import annotations

from stridecue.decode.treadmill import sent_inclination_percent
from stridecue.model.device_settings import Role
from stridecue.model.measurement import (
    HeartRateMeasurement,
    PowerMeasurement,
    RunningMeasurement,
    TreadmillMeasurement,
)
from stridecue.model.our_choices.signals import HIGHEST_GRADE_PERCENT, LOWEST_GRADE_PERCENT, OTHERS_LOST_S
from stridecue.model.sensor_details import SensorValue
from stridecue.signals.device import Device
from stridecue.signals.intake import Intake

_NOT_USED = "not used"


def sensor_values(device: Device, roles: frozenset[Role], intake: Intake) -> tuple[SensorValue, ...]:
    """Return the last value of each kind; `roles` are what the run takes from the device."""
    values: dict[str, tuple[int, SensorValue]] = {}
    for t_ms, sent, payload in sorted(device.watch.last.values(), key=_when):
        if isinstance(sent, HeartRateMeasurement):
            found = _heart_rate(sent.heart_rate_bpm, roles, intake)
        elif isinstance(sent, RunningMeasurement):
            found = _of_footpod(device, sent)
        elif isinstance(sent, TreadmillMeasurement):
            found = _of_treadmill(device, sent, payload, roles, intake)
        elif isinstance(sent, PowerMeasurement):
            found = [_power(sent, roles)]
        else:
            found = []
        values.update({value.name: (t_ms, value) for value in found})
    newest_ms = max([t_ms for t_ms, _ in values.values()], default=0)
    return tuple([value for t_ms, value in values.values() if newest_ms - t_ms < 1000 * OTHERS_LOST_S])


def _when(last: tuple[int, object, bytes]) -> int:
    return last[0]


def _heart_rate(bpm: int | None, roles: frozenset[Role], intake: Intake) -> list[SensorValue]:
    if not bpm:
        return [SensorValue("heart rate", "none", "")]
    taken = intake.heart_rate.taken if Role.HEART_RATE in roles else bpm
    return [SensorValue("heart rate", f"{bpm} bpm", "" if taken is None else f"{taken:.0f} bpm")]


def _of_footpod(device: Device, sent: RunningMeasurement) -> list[SensorValue]:
    values: list[SensorValue] = []
    if sent.speed_mps is not None:
        values.append(_speed(f"{sent.speed_mps:.2f} m/s", sent.speed_mps * device.speed_factor))
    if sent.cadence_raw is not None:
        steps = sent.cadence_raw * (2 if device.unit.doubled else 1)
        values.append(SensorValue("cadence", f"{sent.cadence_raw} a minute", f"{steps} steps a minute"))
    if sent.total_distance_m is not None:
        values.append(SensorValue("distance", f"{sent.total_distance_m:.0f} m", ""))
    return values


def _of_treadmill(
    device: Device, sent: TreadmillMeasurement, payload: bytes, roles: frozenset[Role], intake: Intake
) -> list[SensorValue]:
    values: list[SensorValue] = []
    speaks = Role.TREADMILL in roles
    if sent.speed_mps is not None:
        taken = intake.speed.belt.latest if speaks else sent.speed_mps * device.speed_factor
        values.append(_speed(f"{sent.speed_mps * 3.6:.2f}".removesuffix("0") + " km/h", taken))
    percent = sent_inclination_percent(payload)
    if percent is not None:
        grade = percent * device.incline_scale
        used = LOWEST_GRADE_PERCENT <= grade <= HIGHEST_GRADE_PERCENT
        taken_as = f"{grade:.1f} %" if used else _NOT_USED
        values.append(SensorValue("grade", f"{percent:.1f} %", taken_as))
    if sent.total_distance_m is not None:
        counted = intake.belt.distance.metres if speaks else None
        since = "" if counted is None else f"{counted:.0f} m since the start"
        values.append(SensorValue("distance", f"{sent.total_distance_m:.0f} m", since))
    if sent.step_count is not None:
        values.append(SensorValue("steps", f"{sent.step_count:,}", ""))
    if sent.heart_rate_bpm:
        values += _heart_rate(sent.heart_rate_bpm, roles, intake)
    return values


def _speed(sent: str, taken_mps: float | None) -> SensorValue:
    return SensorValue("speed", sent, "" if taken_mps is None else f"{taken_mps:.2f} m/s", taken_mps)


def _power(sent: PowerMeasurement, roles: frozenset[Role]) -> SensorValue:
    taken = f"{sent.power_w} W" if Role.POWER in roles else _NOT_USED
    return SensorValue("power", f"{sent.power_w} W", taken)
