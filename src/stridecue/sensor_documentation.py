"""The tables of the documentation of sensors, made from the tables that the program works by; see `page_tables`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import NamedTuple

from stridecue import documentation_tables
from stridecue.decode import DECODERS
from stridecue.decode.quirks import QUIRKS, Quirk
from stridecue.documentation_tables import table
from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.model.our_choices import signals as ours
from stridecue.model.sensor_details import FaultKind
from stridecue.settings_values import MAX_TEXT, RANGES

_SERVICES = {
    "Heart Rate (180D)": {
        "2A37": "heart rate, skin contact, energy, times between beats",
        "2A38": "where it is worn",
    },
    "Running Speed and Cadence (1814)": {
        "2A53": "speed, cadence, stride length, distance, walking or running",
        "2A54": "what it can do",
        "2A5D": "where it is worn",
    },
    "Cycling Power (1818)": {"2A63": "power; the wheels and cranks of bicycles are passed over"},
    "Fitness Machine (1826)": {
        "2ACD": "speed, grade, distance, heart rate, time, some makers' steps, and more",
        "2ADA": "started, paused, stopped, safety key pulled",
        "2ACC": "what it claims to measure",
    },
    "Battery (180F)": {"2A19": "how full it is"},
    "Device Information (180A)": {
        "2A29": "maker",
        "2A24": "model",
        "2A26": "firmware",
        "2A27": "hardware, by `stridecue decode` alone",
        "2A28": "software, by `stridecue decode` alone",
    },
}

_KEYS = {
    "device": "Its address; on macOS an identifier that only this computer knows. The one key that has to be there.",
    "name": "As it calls itself. What is known by name (below) follows from it.",
    "roles": "What it is used for; a device may have several.",
    "cadence_basis": "What it counts. Left out: known by name, or found out in 20 s of running.",
    "speed_factor": "Its speed is multiplied by this. Left out: known by name, else 1.",
    "incline_scale": "Its grade is multiplied by this. Left out: known by name, else 1.",
    "called": "As you call it.",
}


class _Row(NamedTuple):
    fault: str
    noticed: str
    done: str
    you: str


_GENERAL = (
    _Row(
        "A sensor falls silent",
        f"Nothing came for {ours.USUAL_HOLD_S:.0f} s; lost after {ours.OTHERS_LOST_S:.0f} s, heart rate after "
        f"{ours.HEART_RATE_LOST_S:.0f} s.",
        "The value is shown with its age, then as dashes, and not coached on. The link is taken back by itself, for as "
        "long as the run lasts.",
        "Come nearer, look at the battery, wet the strap.",
    ),
    _Row(
        "One foot or both",
        f"Makers disagree. Known by name, or by a median below {ours.FOOTPOD_ONE_FOOT_BELOW:.0f} in 20 s of running.",
        "One foot is doubled. What was found out is remembered.",
        "Count your right foot (key `c` in a run): that proves it. Or set `cadence_basis`.",
    ),
)
_FAULTS = {
    FaultKind.HEART_RATE_JUMPS: _Row(
        "Heart rate jumps",
        f"More than {ours.HEART_RATE_JUMP_BPM:.0f} bpm from one second to the next, or "
        f"{ours.HEART_RATE_SWING_BPM:.0f} in {ours.HEART_RATE_SWING_WITHIN_MS // 1000} s.",
        f"Held back until the new level has lasted {ours.HEART_RATE_PERSISTS_WITH_BEATS_MS // 1000} s and the times "
        f"between beats agree, or {ours.HEART_RATE_PERSISTS_MS // 1000} s.",
        "Wet the strap, pull it tighter; dry air and a loose shirt make spikes.",
    ),
    FaultKind.HEART_RATE_FROZEN: _Row(
        "Heart rate stands still",
        f"The same value for {ours.HEART_RATE_FROZEN_MS // 1000} s, and no times between beats.",
        "Shown as doubtful, not coached on.",
        "Take the sensor off and put it on again.",
    ),
    FaultKind.HEART_RATE_FALLS: _Row(
        "Heart rate falls while you run on",
        f"More than {ours.HEART_RATE_FALL_BPM:.0f} bpm in 10 s at the same speed.",
        "Shown as doubtful, not coached on.",
        "The strap has slipped or dried: pull it up, wet it.",
    ),
    FaultKind.CADENCE_LOCK: _Row(
        "Heart rate follows the steps",
        f"Within {ours.LOCK_NEAR_BPM:.0f} of the steps a minute, or of half of them, for {ours.LOCK_NEAR_S} s after a "
        "jump; or both move together for a minute.",
        "Shown as doubtful, not coached on.",
        "An optical sensor: tighter, higher up the arm; or use a strap.",
    ),
    FaultKind.WORN_ON_WRIST: _Row(
        "It is worn on the wrist",
        "It says so itself.",
        "A hint on its page; nothing else.",
        "Watch out for a heart rate that follows the steps.",
    ),
    FaultKind.STEPS_FROZEN: _Row(
        "A footpod sends the same again and again",
        f"Speed and cadence the same to the last bit for {ours.STEPS_FROZEN_MS // 1000} s.",
        "Named on its page; even steps on a belt may look so.",
        "Shake it, or take its battery out and put it back.",
    ),
    FaultKind.POD_DIFFERS_FROM_BELT: _Row(
        "Footpod and treadmill differ",
        f"By more than {ours.POD_DIFFERS_SHARE * 100:.0f} % for {ours.POD_DIFFERS_S} s.",
        "The belt's speed is used; the factor between them is told.",
        "Decide which is right. For the pod take over the factor, or calibrate it in its own app.",
    ),
    FaultKind.MILES: _Row(
        "Miles in a field for kilometres",
        f"Over {ours.MILES_OVER_M} m its own distance is 1.609 times what its speed adds up to, within "
        f"{ours.MILES_WITHIN_SHARE * 100:.0f} %; or a footpod is so much faster.",
        "Nothing by itself: the factor is offered.",
        "Take it over on the sensor's page, or set `speed_factor = 1.609344`.",
    ),
    FaultKind.INCLINE_LEVELS: _Row(
        "Levels of incline in a field for percent",
        f"All that it sends are steps of {ours.LEVEL_PERCENT:.2f} %.",
        "Nothing by itself: the scale is offered. What is beyond any tilt is not used.",
        "Take it over, or set `incline_scale = 0.15`.",
    ),
    FaultKind.INCLINE_IMPOSSIBLE: _Row(
        "An impossible grade",
        f"The same number beyond {ours.LOWEST_GRADE_PERCENT:.0f} to {ours.HIGHEST_GRADE_PERCENT:.0f} % in "
        f"{ours.INCLINE_IMPOSSIBLE_PACKETS} notifications.",
        "It is not used.",
        "Type the grade in: `g`, or up and down.",
    ),
    FaultKind.DISTANCE_RESET: _Row(
        "A distance counter starts again, or leaps",
        "Back, or on by more than anybody runs. A counter that has reached its end and goes on at 0 is no fault.",
        "A hint on its page. The run counts differences, and goes on from where it was.",
        "Nothing.",
    ),
    FaultKind.SPEED_ZERO: _Row(
        "Speed stays 0 while the belt moves",
        f"Its distance grows by {ours.SPEED_ZERO_M} m in {ours.SPEED_ZERO_MS // 1000} s and no speed but 0 comes.",
        "Speed is taken from the distance, after the first ten metres.",
        "Nothing.",
    ),
    FaultKind.BELT_EMPTY: _Row(
        "The belt runs and nobody is on it",
        f"Its time, which was counting, is {ours.BELT_TIMER_LATE_MS // 1000} s overdue while a speed is sent, and its "
        "distance does not grow.",
        "It counts as standing, and the run pauses by itself.",
        "Step on again.",
    ),
    FaultKind.UNREADABLE: _Row(
        "Bytes that cannot be read",
        "A notification without what it must have.",
        "Counted and told once; the rest is used.",
        "Capture it and report it (below).",
    ),
    FaultKind.CUT_OFF: _Row(
        "Notifications that end too early",
        "They are shorter than their own flags say; many treadmills send more than a link takes.",
        "A hint on its page. What is complete is used.",
        "Nothing.",
    ),
}


def filled(page: str) -> str:
    """Return a page with every marked place made anew.

    Raises:
        KeyError: it has a mark that nothing is known for.
    """
    return documentation_tables.filled(page, TABLES)


def characteristics_table_markdown() -> str:
    """Return the table of what is read of sensors."""
    rows = (
        (service, f"`{number}`", "notified" if number in DECODERS else "read", what)
        for service, numbers in _SERVICES.items()
        for number, what in numbers.items()
    )
    return table(("service", "characteristic", "how", "what"), rows)


def faults_table_markdown() -> str:
    """Return the table of what can be wrong with values."""
    head = ("what is wrong", "how it is noticed", "what Stridecue does", "what you can do")
    return table(head, (*_GENERAL, *(_FAULTS[kind] for kind in FaultKind)))


def keys_table_markdown() -> str:
    """Return the table of the keys of a device in its file."""
    rows = ((f"`{field.name}`", _takes(field.name), _KEYS[field.name]) for field in fields(DeviceSettings))
    return table(("key", "takes", "meaning"), rows)


def devices_table_markdown() -> str:
    """Return the table of the devices that are known by name."""
    rows = ((one.device, one.note, _by_name(one), str(one.strength), one.source) for one in QUIRKS)
    return table(("device", "what is known", "set by its name", "evidence", "source"), rows)


TABLES: dict[str, Callable[[], str]] = {
    "characteristics": characteristics_table_markdown,
    "faults": faults_table_markdown,
    "keys": keys_table_markdown,
    "devices": devices_table_markdown,
}
"""What each mark of a page stands for."""


def _takes(key: str) -> str:
    if key in RANGES:
        low, high = RANGES[key]
        return f"{low:g} to {high:g}"
    if key == "roles":
        return "a list of " + ", ".join(f"`{role}`" for role in Role)
    if key == "cadence_basis":
        return ", ".join(f"`{basis}`" for basis in CadenceBasis)
    return f"a text of at most {MAX_TEXT} characters"


def _by_name(quirk: Quirk) -> str:
    found = []
    if quirk.cadence_basis is not CadenceBasis.UNKNOWN:
        found.append(f"`{quirk.cadence_basis}`")
    if quirk.speed_factor != 1:
        found.append(f"speed × {quirk.speed_factor:g}")
    if quirk.incline_scale != 1:
        found.append(f"grade × {quirk.incline_scale:g}")
    if quirk.ask:
        found.append("you are asked")
    return ", ".join(found)
