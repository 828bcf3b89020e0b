"""The timeline of a run on which cue sets were tried.

Rules: a cue of a tried set has a letter, large where it was shown and small where it was silently withheld; cues of the
sets beside it are dots. Grade and heart rate are under it as far as the run has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from string import ascii_uppercase

from stridecue.model.cue import Outcome
from stridecue.model.summary import RunSummary
from stridecue.model.trial import CueTrial, Trial, TriedRun
from stridecue.report import wording
from stridecue.report.timeline import axis, mark_rows, profile
from stridecue.report.trial_cells import cut

BESIDE = "·"
"""A cue of a set that is not tried."""
NO_LETTER = "*"
"""A cue for which no letter was left."""
KEY = f"Large letters were shown, small ones silently withheld; {BESIDE} is a cue of another set."

_RANGE_COLUMNS = 12
_LONGEST_LABEL = 14
_FLAT_PERCENT = 1.0
"""A grade that changes less than this is no hill. OUR CHOICE"""


def letters_of(cues: Iterable[CueTrial]) -> dict[str, str]:
    """Return the letters of the tried cues that came at all, in their order."""
    came = dict.fromkeys(cue.id for cue in cues if cue.tried and cue.given)
    return dict(zip(came, _letters(len(came)), strict=True))


def timeline_lines(
    run: TriedRun, sides: Sequence[tuple[str, Trial]], letters: Mapping[str, str], width: int
) -> list[str]:
    """Return a run's title, a row or more for each (label, trial), and its shape."""
    labels = [cut(wording.printable(label), _LONGEST_LABEL) for label, _ in sides]
    before = max(len(label) for label in (*labels, "grade", "heart")) + 4
    columns = width - before - _RANGE_COLUMNS
    length_s = max(max(trial.totals.elapsed_s, _last_mark_s(trial)) for _, trial in sides)
    lines = [cut(title(run.summary), width)]
    for label, (_, trial) in zip(labels, sides, strict=True):
        rows = mark_rows(_marks(trial, letters), length_s, columns)
        lines.append(f"  {label:<{before - 2}}{rows[0]}".rstrip())
        lines += [" " * before + row for row in rows[1:]]
    lines += _shape_lines(sides[0][1], length_s, columns, before)
    lines.append(" " * before + axis(length_s, columns))
    return lines


def title(run: RunSummary) -> str:
    """Return which run it is, and how long."""
    name = f"Run {run.id}" if run.id is not None else wording.printable(run.source)
    demo = " (demo)" if run.demo else ""
    when = wording.date_and_time(run.started_at, run.utc_offset_s)
    return f"{name}{demo}, {when}, {wording.duration(run.totals.elapsed_s)}"


def _letters(number: int) -> Iterable[str]:
    return (*ascii_uppercase, *NO_LETTER * max(0, number - len(ascii_uppercase)))[:number]


def _marks(trial: Trial, letters: Mapping[str, str]) -> list[tuple[float, str]]:
    """Return the marks of the tried cues, then the dots of the others, which get what room is left."""
    found = [
        (mark.elapsed_s, letters[mark.id] if mark.outcome is Outcome.SHOWN else letters[mark.id].lower())
        for mark in trial.marks
        if mark.id in letters
    ]
    beside = [
        (mark.elapsed_s, BESIDE)
        for mark in trial.marks
        if mark.id not in letters and mark.outcome is Outcome.SHOWN
    ]
    return [*found, *beside]


def _last_mark_s(trial: Trial) -> float:
    return max((mark.elapsed_s for mark in trial.marks), default=0.0)


def _shape_lines(trial: Trial, length_s: float, columns: int, before: int) -> list[str]:
    course = trial.course
    grades = [value for value in course.grade_percent if value is not None]
    rates = [value for value in course.heart_rate_bpm if value is not None]
    rows = []
    if grades and max(grades) - min(grades) >= _FLAT_PERCENT:
        rows.append(("grade", course.grade_percent, f"{round(min(grades))} to {round(max(grades))} %"))
    if rates:
        rows.append(("heart", course.heart_rate_bpm, f"{round(min(rates))} to {round(max(rates))}"))
    return [
        f"  {label:<{before - 2}}{profile(values, course.step_s, length_s, columns):<{columns}} {between}"
        for label, values, between in rows
    ]
