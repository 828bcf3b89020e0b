"""The report on the cues of a run, as lines for people and as rows of `--json`.

Rules: a line is at most 76 characters wide. Counts come first, then what they allow to be said and no more: too few
answers say "not enough data", an interval with 0 in it "no clear effect yet", and a share that nothing is compared with
"without comparison". A change is told in the direction in which its metric went, never as anybody's fault.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from stridecue.coach.metrics import METRICS
from stridecue.model.profile import Unit
from stridecue.report import wording
from stridecue.report.cue_report import CueLine, Quieted
from stridecue.report.summary import rounded
from stridecue.runner_files import units

WIDTH = 76
PRACTICE_FROM_S = 300
"""Less than this is not worth a word. OUR CHOICE"""

TITLE = "Cues"
_GAP = "  "
_UNBROKEN = "\N{NO-BREAK SPACE}"
"""Keeps a count on the line of its cue."""
_NOUNS = {
    "cadence_change": "cadence",
    "cadence_off_target": "cadence",
    "cadence_variation": "unevenness",
    "step_length_change": "step length",
    "heart_rate_slope": "the rise of heart rate",
}
"""What a runner calls a metric; any other goes by its own name."""
_QUIETED = {
    Quieted.FOR_A_WHILE: "It went quiet for a while: three times in a row, no answer was seen.",
    Quieted.FOR_THE_RUN: "It did not help today and went quiet.",
}


def cue_report_lines(
    lines: Sequence[CueLine],
    practice_s: Mapping[str, float] | None = None,
    *,
    experiments: bool = True,
    unit: Unit = Unit.KM,
) -> list[str]:
    """Return the report for people; no lines of a run that had no cues and no focus.

    `practice_s` is the focus time of each technique; `experiments`: whether cues are withheld to compare.
    """
    told: list[str] = []
    for line in lines:
        if line.measured:
            told += _measured(line, experiments, unit)
    others = [f"{_name(line)}{_UNBROKEN}({line.shown})" for line in lines if line.shown and not line.measured]
    if others:
        told += _wrapped(f"{'Also shown' if told else 'Shown'}: {', '.join(others)}")
    told += _self_checks(lines)
    told += _practice(practice_s or {})
    return [TITLE, *told] if told else []


def cue_report_rows(lines: Sequence[CueLine]) -> list[dict[str, object]]:
    """Return the report in the names of `--json`: an object for each cue.

    `effect` is what the cue added to its metric against staying silent, in the metric's own unit or, with
    `effect_relative`, in percent; `effect_n` and `withheld_n` count the answers compared, in earlier runs too.
    """
    return [_row(line) for line in lines]


def practice_rows(practice_s: Mapping[str, float]) -> list[dict[str, object]]:
    """Return the focus time of each technique in the names of `--json`."""
    return [{"technique": name, "duration_s": rounded(seconds, 0)} for name, seconds in practice_s.items()]


def answers_told(line: CueLine, experiments: bool, unit: Unit) -> list[str]:
    """Return what is told of a cue whose answers were measured, a part each, not wrapped."""
    happened = f"{_name(line)}: {_what(line)} {_verb(line)} after {line.hits} of {line.measured}"
    compared = experiments and line.comparison is not None
    if line.share is None:
        told = [f"{happened}, not enough data"]
    else:
        share = f"{happened} ({_percent(line.share.low)}-{_percent(line.share.high)} %)"
        told = [share if compared else f"{share}, without comparison"]
        if compared:
            told.append(f"vs staying silent: {_against_silence(line, unit)}")
    if line.quieted is not None:
        told.append(_QUIETED[line.quieted])
    return told


def _row(line: CueLine) -> dict[str, object]:
    row: dict[str, object] = {
        "id": line.id,
        "set": line.set,
        "kind": line.kind.value,
        "show": line.show,
        "technique": line.technique,
        "shown": line.shown,
        "withheld": line.withheld,
        "measured": line.measured,
        "hits": line.hits,
        "hit_share": None if line.share is None else rounded(line.share.estimate, 3),
        "hit_share_low": None if line.share is None else rounded(line.share.low, 3),
        "hit_share_high": None if line.share is None else rounded(line.share.high, 3),
        "metric": line.metric,
    }
    effect, low, high = _effect(line) or (None, None, None)
    return {
        **row,
        "effect": rounded(effect, 3),
        "effect_low": rounded(low, 3),
        "effect_high": rounded(high, 3),
        "effect_relative": line.relative,
        "effect_n": None if line.comparison is None else line.comparison.shown,
        "withheld_n": None if line.comparison is None else line.comparison.withheld,
        "asked": line.asked,
        "checked": line.checked,
        "went_quiet": None if line.quieted is None else line.quieted.value,
    }


def _measured(line: CueLine, experiments: bool, unit: Unit) -> list[str]:
    first, *more = answers_told(line, experiments, unit)
    return _wrapped(first) + [row for part in more for row in _wrapped(part, indent=2)]


def _against_silence(line: CueLine, unit: Unit) -> str:
    comparison = line.comparison
    if comparison is None or not comparison.enough:
        return "not enough data"
    effect = _effect(line)
    if effect is None or not comparison.clear:
        return "no clear effect yet"
    factor, name = _scale(line, unit)
    middle, low, high = (factor * value for value in effect)
    return f"{_signed(middle)} {name} ({_fixed(low)} to {_fixed(high)})".replace("  ", " ")


def _effect(line: CueLine) -> tuple[float, float, float] | None:
    """Return what a cue adds to its metric and the interval, in the direction in which the metric went."""
    interval = None if line.comparison is None else line.comparison.interval
    if interval is None:
        return None
    if line.up or line.within:
        return interval.difference, interval.low, interval.high
    return -interval.difference, -interval.high, -interval.low


def _scale(line: CueLine, unit: Unit) -> tuple[float, str]:
    """Return what an effect is multiplied with, and the unit it then has."""
    if line.relative:
        return 1.0, "%"
    metric = METRICS.get(line.metric or "")
    dimension = metric.kind if metric is not None else None
    if dimension == units.SPEED:
        return 3600.0 / wording.unit_metres(unit), wording.speed_unit(unit)
    scales = {
        units.PERCENT: (1.0, "points"),
        units.LENGTH: (100.0, "cm"),
        units.HEART_RATE: (1.0, "bpm"),
        units.HEART_RATE_SLOPE: (60.0, "bpm a minute"),
        units.CADENCE: (1.0, "spm"),
        units.POWER: (1.0, "W"),
        units.TIME: (1.0, "s"),
    }
    return scales.get(dimension, (1.0, "")) if isinstance(dimension, units.Dimension) else (1.0, "")


def _what(line: CueLine) -> str:
    metric = line.metric or ""
    return _NOUNS.get(metric) or wording.printable(metric).replace("_", " ")


def _verb(line: CueLine) -> str:
    if line.within:
        return "held"
    return "rose" if line.up else "fell"


def _self_checks(lines: Sequence[CueLine]) -> list[str]:
    asked, checked = sum(line.asked for line in lines), sum(line.checked for line in lines)
    return _wrapped(f"You checked in {checked} of {_times(asked)}.") if checked else []


def _practice(practice_s: Mapping[str, float]) -> list[str]:
    parts = [
        f"{round(seconds / 60)} min on {wording.printable(name)}"
        for name, seconds in sorted(practice_s.items(), key=lambda entry: (-entry[1], entry[0]))
        if seconds >= PRACTICE_FROM_S
    ]
    return _wrapped(f"Practice: {', '.join(parts)}") if parts else []


def _wrapped(text: str, indent: int = 1) -> list[str]:
    lines = textwrap.wrap(text, WIDTH, initial_indent=_GAP * indent, subsequent_indent=_GAP * (indent + 1))
    return [line.replace(_UNBROKEN, " ") for line in lines]


def _name(line: CueLine) -> str:
    return wording.printable(line.show).strip().rstrip(".")


def _times(count: int) -> str:
    return "1 time" if count == 1 else f"{count} times"


def _percent(share: float) -> int:
    return int(100 * share + 0.5)


def _fixed(value: float) -> str:
    return f"{round(value, 1) + 0.0:.1f}"


def _signed(value: float) -> str:
    figure = _fixed(value)
    return figure if figure.startswith("-") else f"+{figure}"
