"""The keys of a step, in one table: what reads each, what it takes and what it means.

Rules: every value is bounded; what goes together is the business of `step_reader`, and what stands for several steps
(`block`, `times`, `draw`) of `step_list`.
"""

from __future__ import annotations

import re
from typing import Any

from stridecue.model.plan import StepKind
from stridecue.plans.reading import speeds
from stridecue.runner_files import values
from stridecue.runner_files.keys import Key
from stridecue.runner_files.mistakes import quoted
from stridecue.runner_files.quantities import quantity
from stridecue.runner_files.units import LENGTH
from stridecue.runner_files.values import Notes, Reader, WrongValueError

BLOCKS = ("warmup-easy", "warmup-hill", "cooldown")
"""Steps that many plans share."""
UNTIL_KEY = "key"
LONGEST_STEP_TITLE = 24
MOST_TIMES = 100
MOST_CUE_SETS = 12
LONGEST_SET_NAME = 40
LOWEST_GRADE, HIGHEST_GRADE = -40, 40
SHORTEST_M, LONGEST_M = 5, 200_000
LARGEST_CADENCE_PERCENT = 10

_SET_NAME = re.compile(rf"[A-Za-z0-9][A-Za-z0-9_-]{{0,{LONGEST_SET_NAME - 1}}}", re.ASCII)
_PERCENT = re.compile(r"(\d{1,2}(?:\.\d{1,3})?) ?%", re.ASCII)
_RUN_WALK = re.compile(r"run ([\d.]{1,9}[a-z]{1,3}), ?walk ([\d.]{1,9}[a-z]{1,3})", re.ASCII)


def duration(shortest_s: float) -> Reader:
    """Return the reader of a duration, in seconds to a thousandth."""
    read_s = values.duration(shortest_s)
    return lambda notes, key, value: round(read_s(notes, key, value), 3)


def cue_sets(notes: Notes, key: str, value: Any) -> tuple[str, ...] | None:
    """Read names of cue sets; whether there are such sets is for others to say."""
    if not isinstance(value, list):
        raise WrongValueError(f"found {values.kind_of(value)}", 'a list is needed, such as ["hill-climb"]')
    if len(value) > MOST_CUE_SETS:
        raise WrongValueError(f"found {len(value)} names", f"at most {MOST_CUE_SETS} are allowed")
    found = [notes.read(_set_name, key, item) for item in value]
    return None if None in found else tuple(dict.fromkeys(found))


def _set_name(notes: Notes, key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise WrongValueError(f"found {values.kind_of(value)}", 'a name is needed, such as "hill-climb"')
    if not _SET_NAME.fullmatch(value):
        allowed = f"letters, digits, - and _, at most {LONGEST_SET_NAME}"
        raise WrongValueError(f"found {quoted(value)}", allowed)
    return value


def _cadence_step(notes: Notes, key: str, value: Any) -> float:
    match = _PERCENT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        found = quoted(value) if isinstance(value, str) else values.kind_of(value)
        raise WrongValueError(f"found {found}", 'a percentage is needed, such as "2.5%"')
    percent = float(match[1])
    if percent > LARGEST_CADENCE_PERCENT:
        raise WrongValueError(f"found {quoted(value)}", f'"0%" to "{LARGEST_CADENCE_PERCENT}%" is allowed')
    return percent / 100


def _run_walk(notes: Notes, key: str, value: Any) -> tuple[float, float] | None:
    match = _RUN_WALK.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        found = quoted(value) if isinstance(value, str) else values.kind_of(value)
        raise WrongValueError(f"found {found}", 'write "run 3min, walk 1min"')
    run_s, walk_s = (notes.read(_STEP_TIME, key, each) for each in match.groups())
    return None if run_s is None or walk_s is None else (run_s, walk_s)


def _effort(notes: Notes, key: str, value: Any) -> tuple[int, int] | None:
    read: tuple[int, int] | None = _EFFORTS(notes, key, [value, value] if isinstance(value, int) else value)
    return read


_STEP_TIME = duration(1)
_EFFORTS = values.rising(values.pair_of(values.whole_number(0, 10)))
_GRADE = values.number(LOWEST_GRADE, HIGHEST_GRADE, " %")
_GRADES = f"{LOWEST_GRADE} to {HIGHEST_GRADE}, in percent"
_TIMES = '"1s" to "24h"'
_SPEEDS = (
    '"0.9 easy", "1.35 easy at equal cost", "1.1 walk", or with a unit: "10 km/h", "2.8 m/s", "5:30 min/km"'
)
_LIMITS = '"easy_cap", "hill_cap", "easy_cap + 8", "0.8 max" or "120 bpm"'

KEY_TABLE = (
    Key(
        "kind",
        values.one_of(StepKind),
        ", ".join(StepKind),
        "What the step is for. A rep is run in silence; a recover is what follows one.",
    ),
    Key(
        "title",
        values.text(LONGEST_STEP_TITLE),
        f"at most {LONGEST_STEP_TITLE} characters",
        "What stands on the screen; each kind has its own unless said.",
    ),
    Key("time", _STEP_TIME, _TIMES, "The step is over after so long."),
    Key(
        "distance",
        quantity(LENGTH, SHORTEST_M, LONGEST_M, '"200 m", "1.5 km" or "1 mile"'),
        f'"{SHORTEST_M} m" to "{LONGEST_M // 1000} km", in m, km or miles',
        "The step is over after so far; without a sensor of speed, after the time that it takes.",
    ),
    Key("until", values.one_of((UNTIL_KEY,)), UNTIL_KEY, "The step is over when you press the key."),
    Key(
        "heart_rate_below",
        speeds.beats,
        _LIMITS,
        "The step is over once heart rate is below this. It always needs at_most.",
    ),
    Key("at_most", _STEP_TIME, _TIMES, "With heart_rate_below: the step is over after so long anyway."),
    Key(
        "reckon",
        _STEP_TIME,
        _TIMES,
        "With until: how long the step counts in the plan's length; 5 minutes unless said.",
    ),
    Key("grade", _GRADE, _GRADES, "The slope."),
    Key(
        "grade_range",
        values.rising(values.pair_of(_GRADE)),
        "a list of two grades",
        "Which slopes are as good; without grade, the lower one is taken.",
    ),
    Key(
        "speed",
        speeds.speed,
        _SPEEDS,
        "The speed, relative to your easy speed or your brisk walk, or in figures. *At equal cost* is the speed "
        "that takes as much effort on this slope as the easy speed does on the flat.",
    ),
    Key(
        "speed_range",
        values.pair_of(speeds.speed),
        "a list of two speeds",
        "Which speeds are as good; without speed, the lower one is taken.",
    ),
    Key("heart_rate_most", speeds.beats, _LIMITS, "Heart rate is to stay at or below this."),
    Key(
        "after_over_cap",
        _run_walk,
        '"run 3min, walk 1min"',
        "What the rest of the step becomes once heart rate was above heart_rate_most three times.",
    ),
    Key("effort", _effort, "a list of two whole numbers from 0 to 10, or one", "How hard it is to feel."),
    Key(
        "cue_sets",
        cue_sets,
        "a list of names, [] for none",
        "Which of the plan's cue sets may speak in this step; all of them unless said. Safety always may.",
    ),
    Key("silent", values.flag, "true or false", "The coach keeps quiet, but for safety."),
    Key("beat", values.flag, "true or false", "Whether the metronome beats; left out, that is up to you."),
    Key("landing_game", values.flag, "true or false", "Whether a minute of the landing game begins with it."),
    Key(
        "cadence_step",
        _cadence_step,
        f'"0%" to "{LARGEST_CADENCE_PERCENT}%"',
        "How far above your usual cadence its target lies; left out, as far as you have come by now.",
    ),
)
"""Every key of a plain step, in the order of the documentation."""

STEP_KEYS: dict[str, Reader] = {key.name: key.reader for key in KEY_TABLE}
"""Every key of a plain step and what reads it."""

GROUP_TABLE = (
    Key(
        "block",
        values.one_of(BLOCKS),
        ", ".join(BLOCKS),
        "In place of all other keys: steps that many plans share.",
    ),
    Key(
        "times",
        values.whole_number(0, MOST_TIMES),
        f"0 to {MOST_TIMES}",
        "How often the steps under [[step.step]] are repeated; such a step has no keys but these two.",
    ),
)
"""What a step has that stands for several."""
