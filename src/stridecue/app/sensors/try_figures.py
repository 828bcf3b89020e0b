"""The large numbers of a sensor that is being tried: what a run would take, over what the sensor sent.

Rules: only values of this sensor show; a value that is not of now is dim with its age, then `--`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stridecue.app.live_view import Shown
from stridecue.model.device_settings import Role
from stridecue.model.profile import Unit
from stridecue.model.sensor_details import SensorDetails
from stridecue.model.state import Quality, Quantity, Signal, State
from stridecue.report import wording

QUANTITIES_OF = {
    Role.HEART_RATE: (Quantity.HEART_RATE,),
    Role.FOOTPOD: (Quantity.SPEED, Quantity.CADENCE),
    Role.TREADMILL: (Quantity.SPEED, Quantity.GRADE),
    Role.POWER: (Quantity.POWER,),
}
"""What is waited for from a sensor of a kind."""
ORDER = (Quantity.HEART_RATE, Quantity.SPEED, Quantity.CADENCE, Quantity.GRADE, Quantity.POWER)
MOST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class _Wording:
    name: str
    unit: Callable[[Unit], str]
    figure: Callable[[float | None, Unit], str]


_WORDING = {
    Quantity.HEART_RATE: _Wording("heart rate", lambda _: "bpm", lambda value, _: wording.heart_rate(value)),
    Quantity.SPEED: _Wording("speed", wording.speed_unit, wording.speed_figure),
    Quantity.CADENCE: _Wording("cadence", lambda _: "steps/min", lambda value, _: wording.cadence(value)),
    Quantity.GRADE: _Wording("grade", lambda _: "%", lambda value, _: wording.grade(value)),
    Quantity.POWER: _Wording("power", lambda _: "W", lambda value, _: wording.power(value)),
}


def name_of(quantity: Quantity) -> str:
    """Return what a number is called."""
    return _WORDING[quantity].name


def unit_of(quantity: Quantity, unit: Unit) -> str:
    """Return the unit in which it is shown."""
    return _WORDING[quantity].unit(unit)


def quantities(kinds: frozenset[Role], state: State, device: str) -> tuple[Quantity, ...]:
    """Return what to show: what such a sensor is for, and what else it has sent."""
    expected = {quantity for kind in kinds for quantity in QUANTITIES_OF[kind]}
    return tuple(
        quantity
        for quantity in ORDER
        if quantity in expected or _of(state, quantity, device).value is not None
    )[:MOST_FIGURES]


def shown(quantity: Quantity, state: State, details: SensorDetails | None, device: str, unit: Unit) -> Shown:
    """Return one number: the value taken, what was sent below it, and how far it is of now."""
    signal = _of(state, quantity, device)
    text = _WORDING[quantity].figure(signal.value, unit)
    sent = _sent(quantity, details)
    if signal.quality is Quality.GOOD:
        return Shown(text, sent)
    if signal.quality is Quality.SUSPECT:
        return Shown(text, signal.reason or "not sure", "off")
    if signal.quality is Quality.STALE and signal.age_s is not None:
        return Shown(text, f"{round(signal.age_s)} s ago", "dim")
    return Shown(wording.MISSING, sent or "nothing yet", "dim")


def _of(state: State, quantity: Quantity, device: str) -> Signal:
    """The signal, if it is this sensor's."""
    signal: Signal = getattr(state, quantity.value)
    return signal if signal.source == device else Signal()


def _sent(quantity: Quantity, details: SensorDetails | None) -> str:
    name = name_of(quantity)
    values = details.values if details is not None else ()
    return next((f"sent: {value.sent}" for value in values if value.name == name and value.sent), "")
