"""The rows of the sensors' list, and what there is to say about the one in hand.

Rules: a row's columns stand still whatever is in them. Where there is little room the battery goes first, then the
words beside the shapes; name, bar and roles stay. Names are made harmless.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from stridecue.app.sensors.sensor_list import SensorRow
from stridecue.app.widgets.device_bar import LOW_BATTERY_PERCENT
from stridecue.app.widgets.text import harmless, padded
from stridecue.model.device_settings import CadenceBasis, Role
from stridecue.report import sensor_words

ROLE_KEYS = {Role.HEART_RATE: "h", Role.FOOTPOD: "f", Role.TREADMILL: "t", Role.POWER: "w"}
_HEADS = {Role.HEART_RATE: "heart", Role.FOOTPOD: "pod", Role.TREADMILL: "belt", Role.POWER: "watts"}
_BAR = "▁▃▅▇"
"""None is as high as a row, so that those of two rows never run together."""
_NARROW_ROLE_COLUMNS, _ROLE_COLUMNS, _WIDE_ROLE_COLUMNS = 3, 8, 10
_WIDE = 90
_STRENGTH_COLUMNS = 15
_BATTERY_COLUMNS = 8
_FEWEST_NAME_COLUMNS, _MOST_NAME_COLUMNS = 14, 40
_CHOSEN, _FIT = "●", "○"
WAKING = {
    Role.HEART_RATE: "A strap is seen while it is worn; moisten its electrodes.",
    Role.FOOTPOD: "A footpod is seen once it is moved: walk a few steps, or shake it.",
    Role.TREADMILL: "A treadmill is seen once it is switched on; some say nothing until the belt moves.",
    Role.POWER: "A power sensor is seen once it is moved.",
}
YOURS = {
    Role.HEART_RATE: "your heart-rate sensor",
    Role.FOOTPOD: "your footpod",
    Role.TREADMILL: "your treadmill",
    Role.POWER: "your power sensor",
}
CANNOT = {
    Role.HEART_RATE: "does not say that it measures a heart rate",
    Role.FOOTPOD: "does not say that it is a footpod",
    Role.TREADMILL: "does not say that it is a treadmill",
    Role.POWER: "does not say that it measures power",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide the parts of a row are; 0 leaves one out."""

    name: int
    strength: int
    role: int
    battery: int


def columns(width: int) -> Columns:
    """Return the parts of a row in a list of this width."""
    strength, battery = _STRENGTH_COLUMNS, _BATTERY_COLUMNS
    role = _WIDE_ROLE_COLUMNS if width >= _WIDE else _ROLE_COLUMNS
    roles = len(ROLE_KEYS) * role
    if width < _FEWEST_NAME_COLUMNS + strength + roles + battery:
        battery = 0
    if width < _FEWEST_NAME_COLUMNS + strength + roles:
        strength = len(_BAR) + 2
    if width < _FEWEST_NAME_COLUMNS + strength + roles:
        role = _NARROW_ROLE_COLUMNS
        roles = len(ROLE_KEYS) * role
    name = max(_FEWEST_NAME_COLUMNS, min(_MOST_NAME_COLUMNS, width - strength - roles - battery))
    return Columns(name, strength, role, battery)


def head_row(width: int) -> Content:
    """Return what the columns are, with the key that fills each role."""
    parts = columns(width)
    signal = "signal" if parts.strength == _STRENGTH_COLUMNS else ""
    pieces: list[tuple[str, str]] = [(padded("", parts.name), ""), (padded(signal, parts.strength), "$dim")]
    for role, key in ROLE_KEYS.items():
        head = f" {_HEADS[role]}" if parts.role > _NARROW_ROLE_COLUMNS else ""
        pieces += [(key, "bold $accent"), (padded(head, parts.role - 1), "$dim")]
    return Content.assemble(*pieces, (padded("battery", parts.battery, "right"), "$dim"))


def row(sensor: SensorRow, width: int) -> Content:
    """Return one sensor's line."""
    parts = columns(width)
    there = sensor.sighting is not None
    name = padded(harmless(sensor.title, parts.name - 2) or "no name", parts.name)
    pieces = [(name, "$neutral" if there else "$dim"), *_signal(sensor, parts.strength)]
    for role in ROLE_KEYS:
        pieces.append(_role(sensor, role, parts.role))
    return Content.assemble(*pieces, _battery(sensor, parts.battery))


def about(sensor: SensorRow, *, hint: bool = True) -> Content:
    """Return what there is to say about a sensor: who it is, what it can do, what it is used for.

    With `hint` also what wakes it, if it is not seen now.
    """
    name = harmless(sensor.title, _MOST_NAME_COLUMNS) or "no name"
    lines = [
        Content.assemble((name, "bold $neutral"), (_who(sensor), "$dim")),
        Content.styled(_use(sensor, _asleep(sensor) if hint else ""), "$neutral"),
    ]
    chosen = _chosen(sensor)
    if chosen:
        lines.append(Content.styled(chosen, "$dim"))
    return Content("\n").join(lines)


def turned(title: str, role: Role, before: SensorRow | None, *, cleared: bool) -> str:
    """Return what became of a role: who has it now, and who had it `before`."""
    instead = f", in place of {harmless(before.title, _MOST_NAME_COLUMNS)}" if before is not None else ""
    return f"{title} is {'no longer' if cleared else 'now'} {YOURS[role]}{instead}."


def waking() -> Content:
    """Return what wakes each kind of sensor, for when nothing is in the air."""
    lines = [Content.styled("Nothing is in the air yet; this goes on listening.", "$neutral"), Content("")]
    lines += [Content.styled(text, "$dim") for role, text in WAKING.items() if role is not Role.POWER]
    lines.append(Content.styled("What is linked to a watch or a phone is often not to be seen here.", "$dim"))
    return Content("\n").join(lines)


def _signal(sensor: SensorRow, width: int) -> list[tuple[str, str]]:
    """A bar of four steps with a word."""
    bar = len(_BAR)
    if sensor.sighting is None:
        return [(padded("not seen now" if width > bar + 2 else "--", width), "$dim")]
    if sensor.sighting.linked:
        return [(padded("linked here" if width > bar + 2 else "link", width), "$good")]
    steps, word = sensor_words.strength(sensor.sighting.rssi_dbm)
    tone = "$good" if steps > 2 else "$off"
    return [
        (_BAR[:steps], tone),
        (" " * (bar - steps), ""),
        (padded(f" {word}" if width > bar + 2 else "", width - bar), "$dim"),
    ]


def _role(sensor: SensorRow, role: Role, width: int) -> tuple[str, str]:
    if role in sensor.roles:
        yours = f"{_CHOSEN} yours" if width > _NARROW_ROLE_COLUMNS else _CHOSEN
        return padded(yours, width), "bold $good"
    return (padded(_FIT, width), "$dim") if role in sensor.kinds else (" " * width, "")


def _battery(sensor: SensorRow, width: int) -> tuple[str, str]:
    if not width or sensor.battery_percent is None:
        return " " * width, ""
    low = sensor.battery_percent <= LOW_BATTERY_PERCENT
    return padded(f"{sensor.battery_percent} %", width, "right"), "$off" if low else "$dim"


def _who(sensor: SensorRow) -> str:
    own = sensor.settings is not None and sensor.settings.called and sensor.name
    parts = [f"calls itself {harmless(sensor.name or '', _MOST_NAME_COLUMNS)}" if own else ""]
    parts.append(harmless(sensor.device, _MOST_NAME_COLUMNS))
    if sensor.sighting is not None and sensor.sighting.rssi_dbm is not None:
        parts.append(f"{sensor.sighting.rssi_dbm} dBm")
    return "".join(f" · {part}" for part in parts if part)


def _use(sensor: SensorRow, asleep: str) -> str:
    if sensor.roles:
        yours = " and ".join(words for role, words in YOURS.items() if role in sensor.roles)
        return f"It is {yours}: every run looks for it. {asleep}".strip()
    keys = [
        f"{ROLE_KEYS[role]} for {word}" for role, word in sensor_words.ROLES.items() if role in sensor.kinds
    ]
    if sensor.settings is not None:
        words = f": {', '.join(keys)}" if keys else ""
        return f"Remembered, and used for nothing{words}. {asleep}".strip()
    if not keys:
        return "It does not say what it can be used for. enter tries it."
    return f"Not yours so far: {', '.join(keys)}. enter tries it."


def _asleep(sensor: SensorRow) -> str:
    """What would wake one that is not seen now."""
    if sensor.sighting is not None:
        return ""
    return next((text for role, text in WAKING.items() if role in sensor.roles | sensor.kinds), "")


def _chosen(sensor: SensorRow) -> str:
    """What was chosen about it besides its roles."""
    known = sensor.settings
    if known is None:
        return ""
    parts = [
        f"counts {sensor_words.COUNTS[known.cadence_basis]}"
        if known.cadence_basis is not CadenceBasis.UNKNOWN
        else "",
        f"speed × {known.speed_factor:.4g}" if known.speed_factor is not None else "",
        f"incline × {known.incline_scale:.4g}" if known.incline_scale is not None else "",
    ]
    return " · ".join(part for part in parts if part)
