"""A surprise: steps of which each seed has others, within what the file allows.

Rules:
- Each part is as long as allowed, and its slope another than that of the part before; so there is at most one change in
  the shortest part.
- A part is steeper than the one before by `SURPRISE_RISE_PERCENT` at most. The steep slopes do not come early.
- The share of time uphill is about half: level parts are long, parts uphill are short and may follow one another. The
  steepest slope is there once at least.
- Of the courses that a seed draws the first that fits is taken, or else the one that is nearest to it. So many are
  drawn that it takes a moment at most, whatever a file asks for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from stridecue.model.chance import draw
from stridecue.model.our_choices.plans import (
    SURPRISE_MOST_DRAWN,
    SURPRISE_MOST_PARTS_DRAWN,
    SURPRISE_RISE_PERCENT,
    SURPRISE_ROUNDED_TO_S,
    SURPRISE_TO_LEVEL,
    SURPRISE_UPHILL_SHARE,
)
from stridecue.model.plan import EndsBy
from stridecue.plans.plan import Step
from stridecue.plans.reading.file_values import Filling
from stridecue.plans.reading.step_keys import duration
from stridecue.plans.reading.step_reader import read_keys
from stridecue.runner_files import values
from stridecue.runner_files.keys import Key
from stridecue.runner_files.values import Notes, kind_of

CLEARLY_UP_FROM_PERCENT = 2
STEEPEST_PERCENT = 12
LONGEST_S = 3 * 3600

DRAW_TABLE = (
    Key("time", duration(300), '"5min" to "3h"', "How long all parts are together."),
    Key(
        "part",
        values.rising(values.pair_of(duration(60))),
        "a list of two durations",
        "How short and how long a part is; the longer at least twice the shorter.",
    ),
    Key(
        "steepest",
        values.whole_number(CLEARLY_UP_FROM_PERCENT, STEEPEST_PERCENT),
        f"{CLEARLY_UP_FROM_PERCENT} to {STEEPEST_PERCENT}",
        "Slopes are drawn from 0 to this.",
    ),
    Key(
        "late",
        values.whole_number(CLEARLY_UP_FROM_PERCENT, STEEPEST_PERCENT),
        f"{CLEARLY_UP_FROM_PERCENT} to {STEEPEST_PERCENT}",
        "Slopes from this one on do not come early in the run.",
    ),
    Key("late_from", duration(0), '"0s" to "24h"', "From when in the run on they do."),
)
"""Every key of a draw."""

_READERS = {key.name: key.reader for key in DRAW_TABLE}
_NEEDED = ("time", "part", "steepest")


@dataclass(frozen=True, slots=True)
class Draw:
    """What a course may be like."""

    time_s: float
    part_s: tuple[float, float]
    steepest_percent: int
    late_percent: int = STEEPEST_PERCENT + 1
    late_from_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a course."""

    seconds: float
    grade_percent: int


def read_draw(notes: Notes, table: Any, filling: Filling) -> Draw | None:
    """Return what a draw says, or None when some mistake was noted."""
    if not isinstance(table, Mapping):
        notes.add(
            "draw",
            f"found {kind_of(table)}",
            'write { time = "24min", part = ["60s", "180s"], steepest = 6 }',
        )
        return None
    before = len(notes.mistakes)
    found = read_keys(notes, table, _READERS, filling, "a draw")
    for key in _NEEDED:
        if key not in table:
            notes.add("draw", f"{key} is missing", f"a draw needs {', '.join(_NEEDED)}")
    if ("late" in table) != ("late_from" in table):
        notes.add("draw", "one of late and late_from alone", "they go together")
    if len(notes.mistakes) > before:
        return None
    shortest_s, longest_s = found["part"]
    if longest_s < 2 * shortest_s:
        notes.add("draw", "parts of nearly one length", "the longest part is at least twice the shortest")
    if found["time"] > LONGEST_S or found["time"] < 2 * longest_s:
        notes.add(
            "draw", "such a time in all", f"two of the longest parts to {LONGEST_S // 3600} h is allowed"
        )
    if len(notes.mistakes) > before:
        return None
    return Draw(
        found["time"],
        found["part"],
        found["steepest"],
        found.get("late", STEEPEST_PERCENT + 1),
        found.get("late_from", 0.0),
    )


def steps(rules: Draw, step: Step, seed: int | None, begins_s: float) -> tuple[Step, ...]:
    """Return the steps of a seed's course, each like `step` but for its end and slope; it begins so late in the run.

    Without a seed they are those of some course that need not fit: enough to look a file through.
    """
    return tuple(
        replace(step, ends_by=EndsBy.TIME, time_s=part.seconds, grade_percent=float(part.grade_percent))
        for part in (_drawn(rules, 0, 0, begins_s) if seed is None else course(rules, seed, begins_s))
    )


@lru_cache(maxsize=32)
def course(rules: Draw, seed: int, begins_s: float) -> tuple[Part, ...]:
    """Return the parts of a seed's course."""
    nearest = _drawn(rules, seed, 0, begins_s)
    missed, parts_drawn = off(rules, nearest), len(nearest)
    for number in range(1, SURPRISE_MOST_DRAWN):
        if missed == 0 or parts_drawn >= SURPRISE_MOST_PARTS_DRAWN:
            break
        another = _drawn(rules, seed, number, begins_s)
        parts_drawn += len(another)
        if (also_missed := off(rules, another)) < missed:
            nearest, missed = another, also_missed
    return nearest


def off(rules: Draw, parts: tuple[Part, ...]) -> float:
    """Return by how much a course misses what it should be: the share of time uphill, its steepest slope.

    Whether a very gentle slope is called uphill or not, the share fits.
    """
    total = sum(part.seconds for part in parts)
    low, high = SURPRISE_UPHILL_SHARE
    clearly = sum(part.seconds for part in parts if part.grade_percent >= CLEARLY_UP_FROM_PERCENT) / total
    at_all = sum(part.seconds for part in parts if part.grade_percent > 0) / total
    flatter = rules.steepest_percent - max(part.grade_percent for part in parts)
    return max(0.0, low - clearly) + max(0.0, at_all - high) + flatter / 100


def _drawn(rules: Draw, seed: int, number: int, begins_s: float) -> tuple[Part, ...]:
    parts: list[Part] = []
    passed_s, grade = 0.0, -1
    while passed_s < rules.time_s:
        late = begins_s + passed_s >= rules.late_from_s
        steepest = rules.steepest_percent if late else min(rules.steepest_percent, rules.late_percent - 1)
        chance = [draw(seed, f"course {number} {what}", len(parts)) for what in ("length", "level", "slope")]
        grade = _next_grade(grade, steepest, chance[1], chance[2])
        seconds = _length(rules, chance[0], rules.time_s - passed_s, level=grade == 0)
        parts.append(Part(seconds, grade))
        passed_s += seconds
    return tuple(parts)


def _next_grade(before: int, steepest: int, to_level: float, slope: float) -> int:
    """Return the slope of the next part; `before` is -1 at the start, which is as good as level."""
    at_top = before >= steepest
    if before < 0 or (before > 0 and to_level < (2 * SURPRISE_TO_LEVEL if at_top else SURPRISE_TO_LEVEL)):
        return 0
    slopes = [each for each in range(1, min(steepest, before + SURPRISE_RISE_PERCENT) + 1) if each != before]
    return slopes[int(math.sqrt(slope) * len(slopes))] if slopes else 0  # steeper ones rather


def _length(rules: Draw, chance: float, left_s: float, *, level: bool) -> float:
    """Return how long a part is, so that what is left after it is none or long enough for another."""
    shortest, longest = rules.part_s
    share = (1 + chance) / 2 if level else chance * chance
    seconds = min(
        longest,
        SURPRISE_ROUNDED_TO_S * round((shortest + share * (longest - shortest)) / SURPRISE_ROUNDED_TO_S),
    )
    if left_s - seconds >= shortest:
        return seconds
    return left_s if left_s <= longest else left_s - shortest
