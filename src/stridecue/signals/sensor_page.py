"""What is known about every sensor of a run, for the page that shows it.

Rules: worked out when somebody asks, as of the last tick; taking it changes nothing in the run.
"""

from __future__ import annotations

from stridecue.model.device_settings import Role
from stridecue.model.sensor_details import BeltAndPod, SensorDetails, SensorPage
from stridecue.model.state import DeviceState, State
from stridecue.signals.device import Device
from stridecue.signals.device_reads import FIRMWARE, MAKER, MODEL
from stridecue.signals.intake import Intake
from stridecue.signals.sensor_values import sensor_values
from stridecue.signals.tracker_parts import Parts


def sensor_page(parts: Parts, state: State) -> SensorPage:
    """Return every sensor of the device bar, and both speeds side by side."""
    t_ms = state.tick_s * 1000
    intake = parts.intake
    speaking = intake.speaking(t_ms)
    sensors: list[SensorDetails] = []
    for shown in state.devices:
        device = intake.devices.known(shown.device)
        if device is not None:
            roles = frozenset(role for role, who in speaking.items() if who == device.id)
            sensors.append(_details(t_ms, device, shown, roles, intake, parts.sensors.began_ms))
    speed = intake.speed
    speeds = BeltAndPod(
        belt_mps=speed.belt.current(t_ms),
        pod_mps=speed.pod.current(t_ms),
        factor=speed.belt_to_pod(t_ms),
        used=speed.used(t_ms),
    )
    return SensorPage(tuple(sensors), speeds)


def _details(
    t_ms: int,
    device: Device,
    state: DeviceState,
    roles: frozenset[Role],
    intake: Intake,
    began_ms: int | None,
) -> SensorDetails:
    watch, settings = device.watch, device.settings
    return SensorDetails(
        state=state,
        settings=settings,
        speaks_for=roles,
        maker=device.texts.get(MAKER),
        model=device.texts.get(MODEL),
        firmware=device.texts.get(FIRMWARE),
        worn=device.worn,
        cadence_basis=device.unit.basis,
        cadence_basis_from=device.unit.known_from,
        speed_factor=device.speed_factor,
        speed_factor_from=device.speed_factor_from,
        incline_scale=device.incline_scale,
        incline_scale_from=device.incline_scale_from,
        values=sensor_values(device, roles, intake),
        packets=watch.packets,
        refused=watch.refused,
        cut_off=watch.cut_off,
        faults=watch.faults(t_ms, settings, began_ms),
        ask=device.ask,
    )
