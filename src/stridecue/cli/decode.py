"""`stridecue decode`: what a sensor's bytes mean.

Rules: JSON has every field of the characteristic, null where it was not sent or is not available. `truncated` is there
only for a payload that was cut off, and what only some makers send only where it was sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from enum import StrEnum
from typing import Any

import click

from stridecue.decode import DECODERS, READERS
from stridecue.errors import UsageError

_KNOWN: dict[str, Callable[[bytes], Any]] = {**DECODERS, **READERS}
_NUMBERS = ", ".join(_KNOWN)
_TITLES = {
    "2A37": "Heart Rate Measurement",
    "2A53": "RSC Measurement (running speed and cadence)",
    "2ACD": "Treadmill Data",
    "2A63": "Cycling Power Measurement (running power too)",
    "2ADA": "Fitness Machine Status",
    "2A19": "Battery Level",
    "2A38": "Body Sensor Location",
    "2A54": "RSC Feature (what a footpod can do)",
    "2A5D": "Sensor Location",
    "2ACC": "Fitness Machine Feature (what a machine claims)",
    "2A24": "Model Number",
    "2A26": "Firmware Revision",
    "2A27": "Hardware Revision",
    "2A28": "Software Revision",
    "2A29": "Manufacturer Name",
}
_ONLY_WHERE_SENT = ("step_count",)
"""Fields of some makers: no JSON has them as null."""
_LARGEST_BYTES = 512
"""The longest value that GATT allows."""
_SHOWN = 40
"""How much of a mistaken word is repeated."""

_BASE_UUID_TAIL = "-0000-1000-8000-00805f9b34fb"
_BETWEEN_BYTES = re.compile(r"0x|[\s:,;_-]", re.IGNORECASE)

_DECIMALS = 4
_RR_DECIMALS = 2

_UNITS = (
    ("_s_per_500m", "s per 500 m"),
    ("_kcal_per_hour", "kcal"),
    ("_kcal_per_minute", "kcal"),
    ("_kcal", "kcal"),
    ("_kj", "kJ"),
    ("_bpm", "bpm"),
    ("_mps", "m/s"),
    ("_percent", "%"),
    ("_deg", "°"),
    ("_ms", "ms"),
    ("_m", "m"),
    ("_s", "s"),
    ("_n", "N"),
    ("_w", "W"),
    ("_raw", "a minute, one foot or both"),
)
"""What the end of a field's name says about its unit."""


@click.command(
    help=f"""Say what a sensor's bytes mean.

    CHARACTERISTIC is one of {_NUMBERS}. HEX may have spaces, colons and 0x.
    """
)
@click.argument("characteristic")
@click.argument("hex_bytes", metavar="HEX", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def decode(characteristic: str, hex_bytes: tuple[str, ...], as_json: bool) -> None:
    """Print what one payload says."""
    number = _number(characteristic)
    payload = _payload(" ".join(hex_bytes))
    document = _document(_KNOWN[number](payload))
    click.echo(json.dumps(document) if as_json else "\n".join([_TITLES[number], *_lines(document)]))


def _number(characteristic: str) -> str:
    """Return the four digits of a characteristic, given short, with 0x, or as a full UUID."""
    number = characteristic.strip().lower().removeprefix("0x").removesuffix(_BASE_UUID_TAIL)
    number = (number[4:] if len(number) == 8 and number.startswith("0000") else number).upper()
    if number not in _KNOWN:
        raise UsageError(
            f"Nothing is known about the characteristic {characteristic[:_SHOWN]!r}.",
            f"Known are {_NUMBERS}.",
        )
    return number


def _payload(text: str) -> bytes:
    digits = _BETWEEN_BYTES.sub("", text)
    if len(digits) > 2 * _LARGEST_BYTES:
        raise UsageError(
            f"{len(digits) // 2} bytes are too many.", f"A characteristic has at most {_LARGEST_BYTES}."
        )
    try:
        return bytes.fromhex(digits)
    except ValueError:
        shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        raise UsageError(
            f"{shown!r} is no row of bytes.",
            "Give two hexadecimal digits for each byte, for example 16590203.",
        ) from None


def _document(measurement: Any) -> dict[str, Any]:
    fields = asdict(measurement)
    truncated = fields.pop("truncated", False)
    document = {
        name: _rounded(value)
        for name, value in fields.items()
        if value is not None or name not in _ONLY_WHERE_SENT
    }
    return document | {"truncated": True} if truncated else document


def _rounded(value: Any) -> Any:
    if isinstance(value, tuple):
        return [round(each, _RR_DECIMALS) if isinstance(each, float) else each for each in value]
    return round(value, _DECIMALS) if isinstance(value, float) else value


def _lines(document: dict[str, Any]) -> list[str]:
    known = {name: value for name, value in document.items() if value is not None and name != "truncated"}
    lines = [f"  {_label(name)}: {_text(value)} {_unit(name)}".rstrip() for name, value in known.items()]
    missing = [_label(name).lower() for name, value in document.items() if value is None]
    if missing:
        lines.append(f"  Not sent or not available: {', '.join(missing)}")
    if "truncated" in document:
        lines.append("  The payload was cut off: it ends before its flags say so.")
    return lines


def _label(name: str) -> str:
    ending = next((ending for ending, _ in _UNITS if name.endswith(ending)), "")
    words = name.removesuffix(ending)
    if ending.startswith("_kcal_per"):
        words += ending.removeprefix("_kcal")
    words = words.replace("_", " ")
    return "RR" if words == "rr" else words[0].upper() + words[1:]


def _unit(name: str) -> str:
    return next((unit for ending, unit in _UNITS if name.endswith(ending)), "")


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_text(each) for each in value) or "none"
    if isinstance(value, StrEnum):
        return value.replace("_", " ")
    return f"{value:g}" if isinstance(value, float) else str(value)
