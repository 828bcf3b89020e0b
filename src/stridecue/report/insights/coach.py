"""The coach's own work: what became of the cues, self-checks, practice."""

from __future__ import annotations

from collections import Counter

from stridecue.model.our_choices.report import PRACTICE_NEEDED_S, WEEK_DAYS
from stridecue.report import wording
from stridecue.report.cue_report import CueLine
from stridecue.report.cue_report_text import answers_told, cue_report_rows
from stridecue.report.insight import Insight, Origin
from stridecue.report.insights.context import Context
from stridecue.report.insights.telling import BACKGROUND, ORDINARY, WORTH_KNOWING

_NUMBERS = (
    "id",
    "hits",
    "measured",
    "hit_share",
    "metric",
    "effect",
    "effect_low",
    "effect_high",
    "effect_relative",
)
"""As in the cue report: an effect is in the unit of its metric or, where it is relative, in percent."""


def cue_report(context: Context) -> Insight | None:
    """The cue that most is known of: how it was answered, and what it added to staying silent."""
    measured = [line for line in context.cues if line.measured]
    if not measured:
        return None
    told_of = max(measured, key=lambda line: (_clear(line), line.measured))
    experiments = context.run.setup.options.experiments
    (row,) = cue_report_rows([told_of])
    enough = told_of.share is not None
    return Insight(
        "cue-report",
        "Cues",
        _sentence(answers_told(told_of, experiments, context.unit)),
        values={name: row[name] for name in _NUMBERS},  # type: ignore[misc]
        note="" if len(measured) == 1 else f"{len(measured)} cues have answers: the cue report has all.",
        weight=(1.5 * WORTH_KNOWING if _clear(told_of) else ORDINARY) if enough else BACKGROUND,
    )


def self_checks(context: Context) -> Insight | None:
    """How many self-checks were answered; one that was not is no failure."""
    asked, checked = (sum(line.asked for line in context.cues), sum(line.checked for line in context.cues))
    if not checked:
        return None
    return Insight(
        "self-checks",
        "Self-checks",
        f"You checked in {checked} of {asked} {'time' if asked == 1 else 'times'}",
        values={"checked": checked, "asked": asked},
        origin=Origin.SELF_REPORTED,
        weight=BACKGROUND,
    )


def practice_min(context: Context) -> Insight | None:
    """The minutes of the week in which a technique had its turn."""
    practice: Counter[str] = Counter()
    for figures in (context.figures, *(one.figures for one in context.within(WEEK_DAYS))):
        for technique, seconds in figures.practice_s:
            practice[technique] += seconds
    enough = [(name, seconds) for name, seconds in practice.most_common() if seconds >= PRACTICE_NEEDED_S]
    if not enough:
        return None
    told = ", ".join(
        f"{int(seconds / 60 + 0.5)} min on {wording.printable(name)}" for name, seconds in enough
    )
    return Insight(
        "practice-min",
        "Practice",
        f"{told} this week",
        values={f"practice_{name}_s": seconds for name, seconds in enough},
        weight=BACKGROUND,
    )


def _sentence(parts: list[str]) -> str:
    """Return what is told of a cue as one sentence, or more where a part begins one."""
    told = parts[0]
    for part in parts[1:]:
        told += f"{'. ' if part[:1].isupper() else '; '}{part}"
    return told


def _clear(line: CueLine) -> bool:
    return line.comparison is not None and line.comparison.enough and line.comparison.clear
