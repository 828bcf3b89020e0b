"""A run's report as lines for people, for a terminal of 80 columns.

Rules: the summary first, then what the run has to say, then the tables, then what the runner was told. What is not
there is left out. Text from files and radios loses its control characters.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from stridecue.model.our_choices.report import COMPARED_RUNS_NEEDED
from stridecue.model.profile import Unit
from stridecue.model.run_details import RunDetails
from stridecue.report import wording
from stridecue.report.cue_report_text import WIDTH, cue_report_lines
from stridecue.report.insight import Insight
from stridecue.report.plan_report import plan_words, rep_cells, rep_heads, rep_rows
from stridecue.report.run_report import CadenceCell, ComparedRun, RunReport, Stretch, ZoneTime
from stridecue.report.summary import summary_lines

_GAP = "  "
_BAR = 30
_BLOCK, _HALF = "█", "▌"
_MOST_COMPARED = 5


def report_lines(report: RunReport) -> list[str]:
    """Return the whole report, its sections set off by blank lines."""
    sections = (
        _summary(report),
        _insights(report),
        _reps(report),
        _stretches("Splits", report.splits, report.unit) if len(report.splits) > 1 else [],
        _stretches("Laps", report.laps, report.unit) if _own_laps(report) else [],
        _zones(report.zones, soft=report.zones_estimated),
        _cadence(f"Cadence by pace on the flat ({wording.pace_unit(report.unit)})", report.cadence_by_speed),
        _cadence("Cadence by slope", report.cadence_by_slope),
        _compared(report),
        cue_report_lines(report.cues, report.practice_s, experiments=report.experiments, unit=report.unit),
    )
    lines: list[str] = []
    for section in sections:
        lines += ["", *section] if lines and section else section
    return lines


def insight_lines(insights: Sequence[Insight]) -> list[str]:
    """Return insights with their titles, wrapped, each with the letter of where its value comes from."""
    width = max((len(one.title) for one in insights), default=0)
    lines: list[str] = []
    for one in insights:
        told = f"{one.sentence} [{one.origin}]" if one.known else one.sentence
        head = f"{_GAP}{one.title:<{width}}{_GAP}"
        lines += _wrapped(told, head)
        if one.note and one.known:
            lines += _wrapped(one.note, " " * len(head))
    return lines


def table_lines(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a table of aligned columns, the first to the left and the others to the right."""
    widths = [max(len(row[column]) for row in (headings, *rows)) for column in range(len(headings))]
    return [
        _GAP
        + _GAP.join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (headings, *rows)
    ]


def _summary(report: RunReport) -> list[str]:
    lines = summary_lines(report.run.summary, report.unit)
    plan = _wrapped(f"Plan: {plan_words(report.plan)}", _GAP) if report.plan is not None else []
    return [lines[0], *_details(report.run.details), *plan, *lines[1:], *_corrected(report)]


def _details(details: RunDetails) -> list[str]:
    told = [details.title] if details.title else []
    told += [f"Tags: {', '.join(details.tags)}"] if details.tags else []
    told += [details.notes] if details.notes else []
    return [line for text in told for line in _wrapped(text, _GAP)]


def _corrected(report: RunReport) -> list[str]:
    return [f"{_GAP}Note: figures are as you put them right."] if report.run.corrected else []


def _insights(report: RunReport) -> list[str]:
    known = [one for one in report.insights if one.known]
    unknown = [one for one in report.insights if not one.known]
    lines = ["What the run says", *insight_lines(known)] if known else []
    if unknown:
        names = ", ".join(one.title.lower() for one in unknown)
        lines += _wrapped(f"Not enough data: {names}.", _GAP)
    if report.next_step is not None:
        lines += _wrapped(f"Next: {report.next_step}", _GAP)
    if lines:
        lines.append(f"{_GAP}M measured, D derived, E estimated, S said by you")
    return lines


def _reps(report: RunReport) -> list[str]:
    rows = rep_rows(report.track.reps)
    if not rows:
        return []
    cells = [rep_cells(one, report.unit) for one in rows]
    return ["Repetitions", *table_lines(rep_heads(report.unit), cells)]


def _own_laps(report: RunReport) -> bool:
    """Return whether the laps say more than the splits."""
    if len(report.laps) < 2:
        return False
    length = wording.unit_metres(report.unit)
    return any(abs(lap.distance_m - length) > 0.02 * length for lap in report.laps[:-1])


def _stretches(title: str, stretches: Sequence[Stretch], unit: Unit) -> list[str]:
    rows = [
        (
            f"{one.number}" if one.whole else "rest",
            wording.duration(round(one.timer_s)),
            wording.distance_figure(one.distance_m, unit),
            wording.pace(one.distance_m / one.timer_s if one.timer_s > 0 else None, unit),
            wording.pace(one.adjusted_speed_mps, unit),
            wording.climb(one.climb_m),
            wording.heart_rate(one.heart_rate_mean_bpm),
            wording.cadence(one.cadence_mean_spm),
        )
        for one in stretches
    ]
    headings = (
        "",
        "Time",
        wording.distance_unit(unit),
        wording.pace_unit(unit),
        "adjusted",
        "climb",
        "heart",
        "cadence",
    )
    return [title, *table_lines(headings, rows)]


def _zones(zones: Sequence[ZoneTime], *, soft: bool) -> list[str]:
    most = max((zone.seconds for zone in zones), default=0)
    if not most:
        return []
    total = sum(zone.seconds for zone in zones)
    lines = ["Zones" + (" (the maximum is estimated +/- 10)" if soft else "")]
    for zone in zones:
        if not zone.zone and not zone.seconds:
            continue
        name = f"Z{zone.zone}" if zone.zone else "below"
        floor = "" if zone.from_bpm is None else f"from {wording.heart_rate(zone.from_bpm)}"
        share = f"{int(100 * zone.seconds / total + 0.5)} %"
        bar = _bar(zone.seconds / most)
        line = f"{_GAP}{name:<5} {floor:<8} {wording.duration(zone.seconds):>8} {share:>5}  {bar}"
        lines.append(line.rstrip())
    return lines


def _bar(share: float) -> str:
    halves = round(2 * _BAR * share)
    return _BLOCK * (halves // 2) + _HALF * (halves % 2)


def _cadence(title: str, cells: Sequence[CadenceCell]) -> list[str]:
    if not cells:
        return []
    rows = [
        (
            cell.label,
            wording.duration(cell.seconds),
            wording.cadence(cell.cadence_median_spm),
            f"{wording.cadence(cell.cadence_low_spm)}-{wording.cadence(cell.cadence_high_spm)}",
            wording.cadence(cell.baseline_spm),
        )
        for cell in cells
    ]
    return [title, *table_lines(("", "Time", "median", "half within", "yours"), rows)]


def _compared(report: RunReport) -> list[str]:
    if len(report.compared) < COMPARED_RUNS_NEEDED:
        return []
    rows = [_compared_row(one, report.unit) for one in report.compared[:_MOST_COMPARED]]
    headings = ("Runs of this kind", "Time", wording.pace_unit(report.unit), "heart", "cadence", "climb")
    return [
        line.removeprefix(_GAP) if not place else line
        for place, line in enumerate(table_lines(headings, rows))
    ]


def _compared_row(one: ComparedRun, unit: Unit) -> tuple[str, ...]:
    return (
        f"{one.run_id}, {wording.date(one.started_at, one.utc_offset_s)}",
        wording.duration(one.moving_s),
        wording.pace(one.speed_mps, unit),
        wording.heart_rate(one.heart_rate_mean_bpm),
        wording.cadence(one.cadence_mean_spm),
        wording.climb(one.climb_m),
    )


def _wrapped(text: str, head: str) -> list[str]:
    return textwrap.wrap(
        wording.printable(text), WIDTH, initial_indent=head, subsequent_indent=" " * max(len(head), 4)
    )
