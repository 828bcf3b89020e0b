"""Quirks: devices that are known by name to measure in their own way, each with its evidence.

Rules:
- A quirk is a default for the device's settings; what the runner chose comes before it, and what nothing is known
  about is found out from the data.
- Evidence is good where there are captures, or reports with figures; fair where there is one report, or a project's
  code for that device; weak where it is a guess from what was written, or a report that may have another cause. Weak
  evidence sets nothing.
- Names are matched whatever their case, at the beginning of a word. The first row that fits holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from stridecue.model.device_settings import CadenceBasis

KMH_PER_MPH = 1.609344
LEVELS_AS_GRADE = 0.15
"""Levels of incline that are sent as 6.0, 13.0, 20.0 % instead of 1, 2, 3."""


class Strength(StrEnum):
    """How sure a quirk is."""

    GOOD = "good"
    FAIR = "fair"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Quirk:
    """How a device differs from the specification, or from others of its kind."""

    cadence_basis: CadenceBasis = CadenceBasis.UNKNOWN
    speed_factor: float = 1.0
    incline_scale: float = 1.0
    ask: str = ""
    """What a runner has to be asked, because the device does not tell."""
    device: str = ""
    """Maker and model, as people call it."""
    note: str = ""
    """What a runner should know of it, in one sentence."""
    source: str = ""
    """Where that is from: a public project, with file or number of the report."""
    strength: Strength | None = None


_ONE_FOOT, _BOTH_FEET = CadenceBasis.ONE_FOOT, CadenceBasis.BOTH_FEET
_GOOD, _FAIR, _WEAK = Strength.GOOD, Strength.FAIR, Strength.WEAK
_COUNTS_ONE = "Counts the steps of one foot."
_COUNTS_BOTH = "Counts the steps of both feet."
_LEVELS = "Sends levels of incline as if they were percent, 6.7 for each."
_MAYBE_MILES = "Sends miles an hour as if they were kilometres where its display shows miles."
_SHOWS_MILES = f"Does the treadmill show miles? Then set its speed factor to {KMH_PER_MPH}."

_Row = tuple[str, Quirk]


def _known(pattern: str, device: str, note: str, source: str, strength: Strength, **settings: Any) -> _Row:
    """Return one row of the table; `settings` are those fields of a quirk."""
    return pattern, Quirk(device=device, note=note, source=source, strength=strength, **settings)


_TABLE: tuple[_Row, ...] = (
    _known(
        r"polar (oh1|verity|sense)",
        "Polar OH1, Verity Sense",
        "Goes on sending a likely heart rate when it is off the arm, and cannot tell.",
        "polar-ble-sdk #131, #304, #430",
        _GOOD,
    ),
    _known(
        r"infinitime",
        "InfiniTime watches",
        "Sends 0 while it looks for a pulse, which counts as no value.",
        "InfiniTime #1881",
        _FAIR,
    ),
    _known(
        r"tickr[ _-]?x",
        "Wahoo TICKR X",
        _COUNTS_BOTH,
        "OpenTracks README_TESTED_SENSORS.md, #1170",
        _GOOD,
        cadence_basis=_BOTH_FEET,
    ),
    _known(
        r"myrun",
        "Technogym MyRun",
        _COUNTS_BOTH,
        "qdomyos-zwift #1260, #1261",
        _GOOD,
        cadence_basis=_BOTH_FEET,
    ),
    _known(
        r"runn(?![a-z])",
        "NPE Runn",
        _COUNTS_BOTH,
        "TrackMyIndoorWorkout #465",
        _GOOD,
        cadence_basis=_BOTH_FEET,
    ),
    _known(
        r"(zwift )?run ?pod",
        "Zwift RunPod",
        _COUNTS_ONE,
        "qdomyos-zwift #1099",
        _GOOD,
        cadence_basis=_ONE_FOOT,
    ),
    _known(
        r"garmin|forerunner",
        "Garmin Forerunner",
        _COUNTS_ONE,
        "qdomyos-zwift #566",
        _GOOD,
        cadence_basis=_ONE_FOOT,
    ),
    _known(
        r"stryd",
        "Stryd",
        "Counts the steps of one foot, and sends power; indoors choose its indoor mode in its own app.",
        "OpenTracks #962; qdomyos-zwift, src/devices/strydrunpowersensor",
        _FAIR,
        cadence_basis=_ONE_FOOT,
    ),
    _known(
        r"polar stride",
        "Polar Stride Sensor",
        "Probably counts the steps of one foot, which is found out while you run.",
        "OpenTracks README_TESTED_SENSORS.md",
        _WEAK,
    ),
    _known(
        r"bowflex t9",
        "Bowflex T9",
        "Sends miles an hour as if they were kilometres.",
        "qdomyos-zwift, src/devices/horizontreadmill",
        _FAIR,
        speed_factor=KMH_PER_MPH,
    ),
    _known(
        r"3g elite",
        "3G Elite",
        _MAYBE_MILES,
        "qdomyos-zwift, src/devices/horizontreadmill",
        _FAIR,
        ask=_SHOWS_MILES,
    ),
    _known(
        r"therun[ _-]?t15",
        "TheRun T15",
        _MAYBE_MILES,
        "qdomyos-zwift, src/devices/horizontreadmill",
        _FAIR,
        ask=_SHOWS_MILES,
    ),
    _known(
        r"fitshow|fs-[0-9a-z]{2}",
        "FitShow controllers (walking pads of many makers)",
        "Claims features that it lacks, and gives its range of speeds in miles.",
        "justintout/treadmill, README.md",
        _FAIR,
        ask=_SHOWS_MILES,
    ),
    _known(
        r"iconcept",
        "ICONCEPT controllers",
        _LEVELS,
        "qdomyos-zwift #2511",
        _GOOD,
        incline_scale=LEVELS_AS_GRADE,
    ),
    _known(
        r"t01_",
        "T01 controllers",
        _LEVELS,
        "qdomyos-zwift, src/devices/horizontreadmill",
        _FAIR,
        incline_scale=LEVELS_AS_GRADE,
    ),
    _known(
        r"citysports",
        "CITYSPORTS walking pads",
        "Counts steps in a field of its own, which cadence is taken from where there is no footpod.",
        "hughesjs/FitnessMachine, protocol/CS-WP8",
        _GOOD,
    ),
    _known(
        r"matrix",
        "Matrix",
        "Its packets are cut at 20 bytes, so that its time and heart rate never arrive.",
        "TrackMyIndoorWorkout, test/matrix_treadmill_test.dart",
        _GOOD,
    ),
    _known(
        r"lf[ _-]?\d|life ?fitness",
        "Life Fitness",
        "What it sends comes and goes during a run; an elliptical of theirs sent speed 0 all along.",
        "TrackMyIndoorWorkout, test/life_fitness_treadmill_test.dart; qdomyos-zwift #4818, src/devices/bluetooth.cpp",
        _GOOD,
    ),
    _known(
        r"s77(?![0-9])",
        "Sole S77",
        "Its distance was 6 % short in one report; the run's is added up from its speed.",
        "qdomyos-zwift #1781",
        _WEAK,
    ),
    _known(
        r"mobvoi",
        "Mobvoi",
        "Sends its speed when nobody is on it; its time stands still then.",
        "qdomyos-zwift #3404",
        _FAIR,
    ),
    _known(
        r"domyos.{0,10}ts ?100",
        "Domyos TS100",
        "Always tilted, whatever it sends: type the grade in.",
        "qdomyos-zwift #4234",
        _FAIR,
    ),
)

QUIRKS = tuple(quirk for _, quirk in _TABLE)
"""Every device that is known by name."""
NO_QUIRK = Quirk()


def quirk_of(name: str | None) -> Quirk:
    """Return what is known about a device from the name that it sends."""
    if name:
        for pattern, quirk in _TABLE:
            if re.search(rf"(?<![a-z0-9])(?:{pattern})", name, re.IGNORECASE):
                return quirk
    return NO_QUIRK
