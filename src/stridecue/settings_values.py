"""Dataclasses of settings to and from plain TOML values, checked field by field.

Rules: the dataclass is the schema: a field's annotation says what is allowed. Ranges that keep nonsense out stand in
`RANGES`. Every refusal is a `BadValueError` that names the key.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from stridecue.model.profile import GOALS, SPORTS_BEFORE
from stridecue.model.run_settings import DAYS, SURFACES

T = TypeVar("T")

RANGES: dict[str, tuple[float, float]] = {
    "age_years": (5, 110),
    "height_m": (0.9, 2.5),
    "heart_rate_max_bpm": (100, 230),
    "heart_rate_rest_bpm": (25, 120),
    "heart_rate_threshold_bpm": (80, 220),
    "heart_rate_alert_bpm": (100, 240),
    "easy_cap_shift_bpm": (-10, 10),
    "mass_kg": (20, 300),
    "pack_kg": (0, 60),
    "easy_speed_mps": (0.8, 6.5),
    "auto_lap_m": (0, 100_000),
    "cadence_step": (0.0, 0.1),
    "speed_factor": (0.3, 3.0),
    "incline_scale": (0.01, 10.0),
}
"""What a runner may set, from least to most, in the unit of the name."""

CHOICES: dict[str, tuple[str, ...]] = {
    "surface": SURFACES,
    "day": DAYS,
    "background": (*SPORTS_BEFORE, "none"),
    "goal": GOALS,
}
NOT_IN_FILE = {"file": "no"}
"""Metadata of a field that no file has."""
MAX_TEXT = 200
MAX_ITEMS = 100
_MOST_SHOWN = 60
"""Characters of a mistaken word that are repeated."""


class BadValueError(ValueError):
    """One mistake in a settings file, as a sentence without its full stop."""


def from_toml(kind: type[T], table: object, where: str) -> T:
    """Make a dataclass from a TOML table.

    Raises:
        BadValueError: an unknown key, a wrong type or a value out of range.
    """
    if not isinstance(table, Mapping):
        raise BadValueError(f"{where} must be a table")
    hints = get_type_hints(kind)
    known = {item.name: item for item in fields(kind) if item.metadata != NOT_IN_FILE}  # type: ignore[arg-type]
    values = {}
    for key, value in table.items():
        label = f"{where}.{key}" if where else str(key)
        if key not in known:
            raise BadValueError(f"{_shown(label)} is not a setting{_nearest(str(key), known)}")
        values[key] = _value(hints[key], value, key, label)
    missing = [n for n, f in known.items() if n not in values and f.default is f.default_factory is MISSING]
    if missing:
        raise BadValueError(f"{where}.{missing[0]} is missing")
    return kind(**values)


def to_toml(value: object, always: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the fields of a dataclass that differ from their defaults, as plain TOML values."""
    result: dict[str, Any] = {}
    for item in fields(value):  # type: ignore[arg-type]
        current = getattr(value, item.name)
        default = item.default if item.default is not MISSING else None
        if item.name in always or (current is not None and current != default):
            result[item.name] = _plain(current)
    return {key: entry for key, entry in result.items() if entry != [] or key in always}


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, frozenset | tuple):
        return sorted(str(entry) for entry in value) if isinstance(value, frozenset) else list(value)
    return value


def _shown(text: str) -> str:
    """Return a word from a file, short and in printable characters."""
    short = text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"
    return short if short.isprintable() else ascii(short)


def _nearest(key: str, known: Mapping[str, object]) -> str:
    import difflib  # noqa: PLC0415 - only for a mistake

    near = difflib.get_close_matches(key[:_MOST_SHOWN], known, 1)
    return f"; did you mean {near[0]}?" if near else f"; known are {', '.join(sorted(known))}"


def _value(hint: Any, value: object, key: str, label: str) -> object:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) in (tuple, frozenset):
        return _collection(hint, value, key, label)
    if is_dataclass(hint):
        return from_toml(typing.cast(type, hint), value, label)
    if issubclass(hint, StrEnum):
        return _choice(hint, value, label)
    return _scalar(hint, value, key, label)


def _collection(hint: Any, value: object, key: str, label: str) -> object:
    if not isinstance(value, list) or len(value) > MAX_ITEMS:
        raise BadValueError(f"{label} must be a list of at most {MAX_ITEMS}")
    inner = get_args(hint)[0]
    items = [_value(inner, item, key, f"{label}[{index}]") for index, item in enumerate(value, 1)]
    return typing.cast(type, get_origin(hint))(items)


def _choice(hint: type[StrEnum], value: object, label: str) -> StrEnum:
    try:
        return hint(str(value))
    except ValueError:
        allowed = ", ".join(str(member) for member in hint)
        raise BadValueError(f"{label} is {_shown(repr(value))}; allowed are {allowed}") from None


def _scalar(hint: type, value: object, key: str, label: str) -> object:
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not hint:
        words = {float: "a number", int: "a whole number", bool: "true or false", str: "a text"}
        raise BadValueError(f"{label} must be {words.get(hint, hint.__name__)}")
    if isinstance(value, str):
        return _text(value, key, label)
    if key in RANGES:
        low, high = RANGES[key]
        if not low <= float(typing.cast(float, value)) <= high:
            raise BadValueError(f"{label} is {value}; allowed is {low:g} to {high:g}")
    return value


def _text(value: str, key: str, label: str) -> str:
    if len(value) > MAX_TEXT or not value.isprintable():
        raise BadValueError(f"{label} must be a short text without control characters")
    if key in CHOICES and value not in CHOICES[key]:
        raise BadValueError(f"{label} is {value!r}; allowed are {', '.join(CHOICES[key])}")
    return value
