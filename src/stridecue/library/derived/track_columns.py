"""The seconds of a run as flat columns of whole numbers: how a track is gathered, kept and given out.

Rules:
- A number is rounded when it is taken, so that a track is the same whether it was just derived, gathered while the run
  went on, or kept: 1 cm of distance, 1 mm/s of speed, a tenth of a beat or step.
- What a second has beside its numbers is one of a few combinations, each of which is kept once.
- The first row is the first tick after the start; between start and finish no tick is left out. At most
  `MOST_SECONDS` are taken.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from stridecue.model.state import Activity, Gait, Phase, Quality, Slope, State
from stridecue.model.track import Second

MOST_SECONDS = 720_000
"""Two hundred hours. A longer run is cut here, so that no file can fill the memory."""
NONE = -(2**31)
"""Stands for a number that is not there."""
_MOST = 2**31 - 1

NUMBERS: tuple[tuple[str, float], ...] = (
    ("timer_s", 1),
    ("distance_m", 100),
    ("climb_m", 100),
    ("heart_rate_bpm", 10),
    ("cadence_spm", 10),
    ("speed_mps", 1000),
    ("grade_percent", 100),
    ("power_w", 10),
    ("adjusted_speed_mps", 1000),
    ("step_length_m", 1000),
    ("cadence_baseline_spm", 10),
    ("cadence_change_percent", 100),
    ("cadence_variation_percent", 100),
    ("altitude_m", 100),
    ("latitude_deg", 1e7),
    ("longitude_deg", 1e7),
)
"""The numbers of a second and into how many parts a unit is divided."""
PARTS = dict(NUMBERS)
SCALED = ("distance_m", "climb_m", "speed_mps", "adjusted_speed_mps", "step_length_m")
"""What grows with distance."""
GIVEN_LATER = ("altitude_m", "latitude_deg", "longitude_deg")
"""What no state has; empty for a run that has none."""


class Words(NamedTuple):
    """What a second has beside its numbers."""

    activity: Activity
    heart_rate_quality: Quality
    cadence_quality: Quality
    speed_quality: Quality
    grade_quality: Quality
    power_quality: Quality
    gait: Gait | None
    slope: Slope | None
    surface: str
    phase: Phase
    zone: int | None
    speed_steady: bool | None
    heart_rate_settled: bool
    focus_now: str | None
    muted: bool


class TrackColumns:
    """The seconds of one run, about 60 bytes each."""

    def __init__(self) -> None:
        self.numbers = {name: array(typecode(name), list[int]()) for name, _ in NUMBERS}
        """By name; those that only files tell are empty until they are given."""
        self.codes: array[int] = array("I")
        """Which of `words` each second has."""
        self.words: list[Words] = []
        self._code_of: dict[Words, int] = {}

    def __len__(self) -> int:
        return len(self.codes)

    def add(self, state: State) -> None:
        """Take the next second."""
        if len(self.codes) >= MOST_SECONDS:
            return
        heart_rate, cadence, speed, grade, power = (
            state.heart_rate,
            state.cadence,
            state.speed,
            state.grade,
            state.power,
        )
        numbers = self.numbers
        numbers["timer_s"].append(math.ceil(state.timer_s))
        numbers["distance_m"].append(round(state.distance_m * 100))
        numbers["climb_m"].append(round(state.climb_m * 100))
        numbers["heart_rate_bpm"].append(_whole(heart_rate.current, 10))
        numbers["cadence_spm"].append(_whole(cadence.current, 10))
        numbers["speed_mps"].append(_whole(speed.current, 1000))
        numbers["grade_percent"].append(_whole(grade.current, 100))
        numbers["power_w"].append(_whole(power.current, 10))
        numbers["adjusted_speed_mps"].append(_whole(state.adjusted_speed_mps, 1000))
        numbers["step_length_m"].append(_whole(state.step_length_m, 1000))
        numbers["cadence_baseline_spm"].append(_whole(state.cadence_baseline_spm, 10))
        numbers["cadence_change_percent"].append(_whole(state.cadence_change_percent, 100))
        numbers["cadence_variation_percent"].append(_whole(state.cadence_variation_percent, 100))
        words = Words(
            state.activity,
            heart_rate.quality,
            cadence.quality,
            speed.quality,
            grade.quality,
            power.quality,
            state.gait,
            state.slope,
            state.surface,
            state.phase,
            state.zone,
            state.speed_steady,
            state.heart_rate_settled,
            state.focus_now,
            state.muted,
        )
        self.codes.append(self._code(words))

    def _code(self, words: Words) -> int:
        code = self._code_of.get(words)
        if code is None:
            code = self._code_of[words] = len(self.words)
            self.words.append(words)
        return code

    def end(self, elapsed_s: float, timer_s: float, distance_m: float, climb_m: float) -> None:
        """Cut what came after the finish; the last second is as of the finish itself."""
        last = math.ceil(elapsed_s)
        del self.codes[last:]
        for column in self.numbers.values():
            del column[last:]
        if len(self.codes) != last or not last:
            return
        self.numbers["timer_s"][-1] = math.ceil(timer_s)
        self._end_at(distance_m, climb_m)
        words = self.words[self.codes[-1]]
        if words.activity is Activity.FINISHED:
            before = self.words[self.codes[-2]] if last > 1 else words._replace(activity=Activity.ACTIVE)
            self.codes[-1] = self._code(words._replace(activity=before.activity, phase=Phase.MAIN))

    def _end_at(self, distance_m: float, climb_m: float) -> None:
        """Let both sums come to these; what was added and taken back before the end was never there."""
        for name, sum_m in (("distance_m", distance_m), ("climb_m", climb_m)):
            column = self.numbers[name]
            if column:
                column[-1] = round(sum_m * PARTS[name])
                self.numbers[name] = array(typecode(name), reversed(list(accumulate(reversed(column), min))))

    def scale(self, factor: float, distance_m: float, climb_m: float) -> None:
        """Multiply everything that grows with distance, which comes to these sums."""
        for name in SCALED:
            if name == "climb_m" and self.has_altitude:
                continue
            column = self.numbers[name]
            self.numbers[name] = array(
                typecode(name), [value if value == NONE else round(value * factor) for value in column]
            )
        self._end_at(distance_m, climb_m)

    @property
    def has_altitude(self) -> bool:
        """Whether the climb is that of the land, which no belt's distance changes."""
        return bool(self.numbers["altitude_m"])

    def give(self, name: str, values: Sequence[float | None]) -> None:
        """Take a whole column that no state has, a value for each second."""
        parts = PARTS[name]
        self.numbers[name] = array(typecode(name), [_whole(value, parts) for value in values])

    def seconds(self) -> tuple[Second, ...]:
        """Return the seconds."""
        columns = {name: self.values(name) for name, _ in NUMBERS}
        timer = self.numbers["timer_s"]
        words = self.words
        return tuple(
            [
                Second(
                    elapsed,
                    timer_s,
                    kind.activity,
                    distance or 0.0,
                    climb or 0.0,
                    heart_rate,
                    cadence,
                    speed,
                    grade,
                    power,
                    kind.heart_rate_quality,
                    kind.cadence_quality,
                    kind.speed_quality,
                    kind.grade_quality,
                    kind.power_quality,
                    kind.gait,
                    kind.slope,
                    kind.surface,
                    kind.phase,
                    kind.zone,
                    adjusted,
                    step_length,
                    baseline,
                    change,
                    variation,
                    kind.speed_steady,
                    kind.heart_rate_settled,
                    kind.focus_now,
                    kind.muted,
                    altitude,
                    latitude,
                    longitude,
                )
                for (
                    elapsed,
                    timer_s,
                    kind,
                    distance,
                    climb,
                    heart_rate,
                    cadence,
                    speed,
                    grade,
                    power,
                    adjusted,
                    step_length,
                    baseline,
                    change,
                    variation,
                    altitude,
                    latitude,
                    longitude,
                ) in zip(
                    range(1, len(self.codes) + 1),
                    timer,
                    map(words.__getitem__, self.codes),
                    *(columns[name] for name, _ in NUMBERS[1:]),
                    strict=True,
                )
            ]
        )

    def values(self, name: str) -> list[float | None]:
        """Return one number of every second."""
        column, parts = self.numbers[name], PARTS[name]
        if not column:
            return [None] * len(self.codes)
        return [None if value == NONE else value / parts for value in column]


def typecode(name: str) -> str:
    """Return the kind of array that a column of numbers is."""
    return "q" if name in SCALED else "i"


def _whole(value: float | None, parts: float) -> int:
    """Return a number in its parts, rounded."""
    if value is None:
        return NONE
    return max(-_MOST, min(_MOST, round(value * parts)))
