"""One plain step of a plan, read by the table of keys.

Rules: needed are `kind` and exactly one way to end. `heart_rate_below` always needs a time limit, since no heart rate
may be known. A grade lies in its range.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from stridecue.model.plan import EndsBy, StepKind
from stridecue.plans.plan import Step
from stridecue.plans.reading.file_values import Filling
from stridecue.plans.reading.step_keys import STEP_KEYS
from stridecue.runner_files.mistakes import nearest, quoted
from stridecue.runner_files.values import Notes, Reader, WrongValueError

TITLES = {
    StepKind.WARMUP: "Warm up",
    StepKind.RUN: "Run",
    StepKind.WALK: "Walk",
    StepKind.HIKE: "Hike",
    StepKind.REP: "Go",
    StepKind.RECOVER: "Recover",
    StepKind.COOLDOWN: "Cool down",
}
"""Of a step that has none."""

WAYS_TO_END = {
    "time": EndsBy.TIME,
    "distance": EndsBy.DISTANCE,
    "until": EndsBy.KEY,
    "heart_rate_below": EndsBy.HEART_RATE,
}
_GOES_WITH = {
    "at_most": ("heart_rate_below", "it is the time limit of heart_rate_below"),
    "reckon": ("until", "it says what to reckon with where until stands"),
    "after_over_cap": ("heart_rate_most", "it needs heart_rate_most"),
}
_TIME_KEYS = {EndsBy.TIME: "time", EndsBy.HEART_RATE: "at_most", EndsBy.KEY: "reckon"}


def read_keys(
    notes: Notes, table: Mapping[str, Any], readers: Mapping[str, Reader], filling: Filling, sort: str
) -> dict[str, Any]:
    """Return what the values of a table mean by these readers, after noting what is no such value or no such key."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        if notes.full:
            break
        if key not in readers:
            allowed = f"keys are {', '.join(readers)}"
            notes.add(quoted(key)[1:-1], f"{quoted(key)} is no key of {sort}", allowed, nearest(key, readers))
            continue
        found[key] = _read(notes, readers[key], key, value, filling)
    return found


def read_step(
    notes: Notes, table: Mapping[str, Any], filling: Filling, *, drawn: bool = False
) -> Step | None:
    """Return one step, or None when some mistake was noted; one that is `drawn` has no end and no grade of its own."""
    before = len(notes.mistakes)
    values = read_keys(notes, table, STEP_KEYS, filling, "a step")
    _check_needed(notes, table, drawn)
    _check_together(notes, values)
    return None if len(notes.mistakes) > before else _step(values)


def _read(notes: Notes, reader: Reader, key: str, value: Any, filling: Filling) -> Any:
    """Return what a reader makes of a value; of a mistake it is said which named value it came from."""
    before = len(notes.mistakes)
    try:
        filled, where = filling.filled(value)
    except WrongValueError as wrong:
        notes.add(key, wrong.found, wrong.allowed, wrong.near)
        return None
    read = notes.read(reader, key, filled)
    if where:
        notes.mistakes[before:] = [
            replace(mistake, found=mistake.found + where) for mistake in notes.mistakes[before:]
        ]
    return read


def _check_needed(notes: Notes, table: Mapping[str, Any], drawn: bool) -> None:
    if "kind" not in table:
        notes.add(None, "kind is missing", f"every step is one of {', '.join(StepKind)}")
    ends = [key for key in WAYS_TO_END if key in table]
    if drawn:
        for key in (*ends, *(key for key in ("grade", "grade_range") if key in table)):
            notes.add(key, f"{key} beside draw", "the draw decides it")
    elif not ends:
        notes.add(None, "no way to end", f"give it {_one_of(WAYS_TO_END)}")
    elif len(ends) > 1:
        notes.add(ends[1], f"{' and '.join(ends)} in one step", "only one way to end is allowed")
    if "heart_rate_below" in table and "at_most" not in table:
        notes.add(
            "heart_rate_below", "no time limit", 'add at_most, such as "4min": no heart rate may be known'
        )
    for key, (other, why) in _GOES_WITH.items():
        if key in table and other not in table:
            notes.add(key, f"{key} without {other}", why)


def _check_together(notes: Notes, values: Mapping[str, Any]) -> None:
    grade, grades = values.get("grade"), values.get("grade_range")
    if grade is not None and grades is not None and not grades[0] <= grade <= grades[1]:
        notes.add(
            "grade", f"{grade:g} is not in the range", f"grade_range goes from {grades[0]:g} to {grades[1]:g}"
        )
    low, high = values.get("speed_range") or (None, None)
    if low is not None and high is not None and low.of is high.of and low.factor > high.factor:
        notes.add("speed_range", "the first speed is the higher one", "the lower one comes first")


def _step(values: Mapping[str, Any]) -> Step:
    kind = StepKind(values["kind"])
    ends_by = next((end for key, end in WAYS_TO_END.items() if key in values), EndsBy.TIME)
    return Step(
        kind=kind,
        title=values.get("title", TITLES[kind]),
        ends_by=ends_by,
        time_s=values.get(_TIME_KEYS.get(ends_by, "")),
        distance_m=values.get("distance"),
        heart_rate_below=values.get("heart_rate_below"),
        speed=values.get("speed"),
        speed_range=values.get("speed_range"),
        grade_percent=values.get("grade"),
        grade_range_percent=values.get("grade_range"),
        heart_rate_most=values.get("heart_rate_most"),
        effort=values.get("effort"),
        cue_sets=values.get("cue_sets"),
        silent=values.get("silent", False),
        beat=values.get("beat"),
        landing_game=values.get("landing_game", False),
        cadence_step=values.get("cadence_step"),
        walk_after_over_cap=values.get("after_over_cap"),
    )


def _one_of(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}"
