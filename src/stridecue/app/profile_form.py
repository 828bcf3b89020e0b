"""The figures of the settings form: what a runner types, and what it means.

Rules: an empty field is a figure that is not known. Reading is generous (a comma for a point, 178 for 1.78 m, a pace or
a speed) and strict about sense: a figure out of range is refused in a sentence that says what is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from stridecue.model.profile import Profile, Unit
from stridecue.report import wording
from stridecue.settings_values import RANGES

CM_PER_M = 100.0
INCH_M = 0.0254
_WHOLE = re.compile(r"[0-9]{1,4}")
_SHIFT = re.compile(r"[+-]?[0-9]{1,2}")
_PACE = re.compile(r"([0-9]{1,2}):([0-5][0-9])")
_FEET = re.compile(r"([0-9])\s*'\s*(?:([0-9]{1,2})\s*\"?)?")
_SPEED_UNIT = re.compile(r"\s*(min)?\s*(/|per)?\s*(km/h|kmh|mph|km|mi|mile)$")
_NUMBER = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,3})?")


class FieldError(ValueError):
    """What is wrong with what was typed, as a sentence."""


@dataclass(frozen=True, slots=True)
class Field:
    """One figure of the profile."""

    name: str
    """Of the profile's field."""
    label: str
    hint: str
    """May name the runner's {speed} and {distance} units."""
    read: Callable[[str, Unit], float | None]
    write: Callable[[float, Unit], str]
    first: bool = False
    """Asked at the first start."""


def read_whole(name: str, what: str) -> Callable[[str, Unit], float | None]:
    """Return a reader of a whole number within the range of a profile's field."""
    low, high = RANGES[name]

    def read(text: str, unit: Unit) -> float | None:
        text = text.strip()
        if not text:
            return None
        if not _WHOLE.fullmatch(text) or not low <= int(text) <= high:
            raise FieldError(f"{what} is a whole number from {low:g} to {high:g}.")
        return int(text)

    return read


def read_shift(text: str, unit: Unit) -> int:
    """Read how far the easy cap is moved, in bpm; nothing typed leaves it where it is; raises FieldError."""
    text = text.strip().replace("−", "-")
    low, high = RANGES["easy_cap_shift_bpm"]
    if not text:
        return 0
    if not _SHIFT.fullmatch(text) or not low <= int(text) <= high:
        raise FieldError(f"The easy cap moves by {low:g} to {high:g} bpm.")
    return int(text)


def read_height(text: str, unit: Unit) -> float | None:
    """Read 1.78, 178 or 5'10\" as metres; raises FieldError."""
    if not text.strip():
        return None
    text = text.strip().lower().removesuffix("cm").removesuffix("m").strip()
    feet = _FEET.fullmatch(text)
    if feet:
        height_m = (int(feet[1]) * 12 + int(feet[2] or 0)) * INCH_M
    elif _NUMBER.fullmatch(text):
        height_m = float(text.replace(",", "."))
        height_m = height_m / CM_PER_M if height_m > 3 else height_m
    else:
        height_m = 0.0
    low, high = RANGES["height_m"]
    if not low <= height_m <= high:
        raise FieldError("Your height is like 178, 1.78 or 5'10\".")
    return round(height_m, 3)


def read_speed(text: str, unit: Unit) -> float | None:
    """Read a speed, 9.5, or a pace, 6:20, in the runner's unit as m/s; raises FieldError."""
    if not text.strip():
        return None
    text = _SPEED_UNIT.sub("", text.strip().lower())
    metres = wording.unit_metres(unit)
    pace = _PACE.fullmatch(text)
    if pace:
        seconds = int(pace[1]) * 60 + int(pace[2])
        speed_mps = metres / seconds if seconds else 0.0
    elif _NUMBER.fullmatch(text):
        speed_mps = float(text.replace(",", ".")) * metres / 3600
    else:
        speed_mps = 0.0
    low, high = RANGES["easy_speed_mps"]
    if not low <= speed_mps <= high:
        slow, fast = wording.speed(low, unit), wording.speed(high, unit)
        raise FieldError(f"A speed from {slow} to {fast}, or a pace like 6:20.")
    return round(speed_mps, 4)


def _write_whole(value: float, unit: Unit) -> str:
    return f"{value:.0f}"


def _write_shift(value: float, unit: Unit) -> str:
    return f"{value:+.0f}" if value else "0"


def _write_height(value: float, unit: Unit) -> str:
    return f"{value * CM_PER_M:.0f}"


FIELDS: tuple[Field, ...] = (
    Field(
        "age_years",
        "Age",
        "years, gives your zones",
        read_whole("age_years", "Your age"),
        _write_whole,
        first=True,
    ),
    Field(
        "easy_speed_mps",
        "Comfortable speed",
        "{speed}, or minutes a {distance}: 6:20",
        read_speed,
        wording.speed_figure,
        first=True,
    ),
    Field("height_m", "Height", "in cm, or 5'10\"", read_height, _write_height),
    Field(
        "heart_rate_max_bpm",
        "Highest heart rate",
        "bpm, measured within a year",
        read_whole("heart_rate_max_bpm", "The highest heart rate"),
        _write_whole,
    ),
    Field(
        "heart_rate_rest_bpm",
        "Resting heart rate",
        "bpm, on waking",
        read_whole("heart_rate_rest_bpm", "The resting heart rate"),
        _write_whole,
    ),
    Field(
        "heart_rate_threshold_bpm",
        "Threshold heart rate",
        "last 20 of 30 hard minutes",
        read_whole("heart_rate_threshold_bpm", "The threshold heart rate"),
        _write_whole,
    ),
    Field(
        "heart_rate_alert_bpm",
        "Warn me at",
        "empty: above your highest",
        read_whole("heart_rate_alert_bpm", "The limit for a warning"),
        _write_whole,
    ),
    Field(
        "easy_cap_shift_bpm",
        "Easy cap moved by",
        "bpm, from -10 to 10",
        read_shift,
        _write_shift,
    ),
)


def texts_of(profile: Profile) -> dict[str, str]:
    """Return what stands in each field of a profile."""
    texts = {}
    for field in FIELDS:
        value = getattr(profile, field.name)
        texts[field.name] = "" if value is None else field.write(value, profile.unit)
    return texts


def in_other_unit(text: str, before: Unit, after: Unit) -> str:
    """Return a typed speed in another unit; what cannot be read stays as it is."""
    try:
        speed_mps = read_speed(text, before)
    except FieldError:
        return text
    return text if speed_mps is None else wording.speed_figure(speed_mps, after)


def read_profile(
    before: Profile, texts: Mapping[str, str], unit: Unit, *, medicine: bool
) -> tuple[Profile, dict[str, str]]:
    """Return the profile that the texts mean, with a sentence for each field that cannot be read.

    A field that was not touched keeps its exact value, whatever its text was rounded to.
    """
    untouched = texts_of(replace(before, unit=unit))
    values: dict[str, float | None] = {}
    mistakes: dict[str, str] = {}
    for field in FIELDS:
        text = texts.get(field.name, untouched[field.name])
        if text == untouched[field.name]:
            continue
        try:
            values[field.name] = field.read(text, unit)
        except FieldError as error:
            mistakes[field.name] = str(error)
    profile = replace(before, unit=unit, heart_rate_medicine=medicine, **values)  # type: ignore[arg-type]
    mistakes.update(_contradictions(profile, mistakes))
    return profile, mistakes


def _contradictions(profile: Profile, mistakes: Mapping[str, str]) -> dict[str, str]:
    """Heart rates that cannot all be true."""
    highest = profile.heart_rate_max_bpm
    found = {}
    for name, what in (("heart_rate_rest_bpm", "Resting"), ("heart_rate_threshold_bpm", "Threshold")):
        value = getattr(profile, name)
        if highest is not None and value is not None and value >= highest and name not in mistakes:
            found[name] = f"{what} heart rate is below the highest one."
    return found
