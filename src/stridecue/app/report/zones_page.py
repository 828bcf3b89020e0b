"""The page of zones and cadence: how long in each zone, and the steps by speed and by slope.

Rules: cadence is told beside the runner's own at that speed and slope, never beside a number for everybody.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from stridecue.app.report.pages import Sheet
from stridecue.app.report.table import bar, heading, table, wrapped
from stridecue.app.widgets.text import harmless, padded
from stridecue.report import wording
from stridecue.report.run_report import CadenceCell, RunReport, ZoneTime

_BAR_COLUMNS = 40
_HEAD_COLUMNS = 30
_LABEL_COLUMNS = 24
_BELOW = "below"


def lines(report: RunReport, sheet: Sheet) -> list[Content]:
    """Return both parts."""
    return [*zone_lines(report, sheet), Content(""), *_cadence(report, sheet)]


def zone_lines(report: RunReport, sheet: Sheet) -> list[Content]:
    """Return the time in each zone, the highest first."""
    found = [heading("Heart-rate zones")]
    total = sum(zone.seconds for zone in report.zones)
    if not total:
        words = "Not enough data: heart rate was not known for long enough, or your limits are not set."
        return [*found, *wrapped(words, sheet.columns, "$dim")]
    columns = max(8, min(_BAR_COLUMNS, sheet.columns - _HEAD_COLUMNS))
    longest = max(zone.seconds for zone in report.zones)
    for zone in sorted(report.zones, key=lambda zone: -zone.zone):
        found.append(_zone_row(zone, total, longest, columns))
    if report.zones_estimated:
        words = "Your highest heart rate is estimated, so the zones may lie ten beats higher or lower."
        found += wrapped(words, sheet.columns, "$dim")
    return found


def _zone_row(zone: ZoneTime, total: int, longest: int, columns: int) -> Content:
    name = f"Z{zone.zone}" if zone.zone else _BELOW
    tone = f"$zone-{zone.zone}" if zone.zone else "$dim"
    floor = f"from {wording.heart_rate(zone.from_bpm)}" if zone.from_bpm is not None else ""
    time = padded(wording.duration(zone.seconds), 8, "right")
    share = padded(f"{100 * zone.seconds / total:.0f} %", 6, "right")
    return Content.assemble(
        (padded(name, 6), f"bold {tone}"),
        (padded(floor, 9), "$dim"),
        (f"{time}{share}  ", "$neutral"),
        (bar(zone.seconds / longest, columns), tone),
    )


def _cadence(report: RunReport, sheet: Sheet) -> list[Content]:
    found = [heading("Cadence, steps a minute")]
    for words, cells in (("pace", report.cadence_by_speed), ("slope", report.cadence_by_slope)):
        if cells:
            found += [*_cells(words, cells), Content("")]
    if len(found) == 1:
        return [
            *found,
            *wrapped("Not enough data: cadence was not known for long enough.", sheet.columns, "$dim"),
        ]
    return found[:-1]


def _cells(name: str, cells: Sequence[CadenceCell]) -> list[Content]:
    rows = [
        [
            harmless(cell.label, _LABEL_COLUMNS),
            wording.duration(cell.seconds),
            wording.cadence(cell.cadence_median_spm),
            f"{wording.cadence(cell.cadence_low_spm)}-{wording.cadence(cell.cadence_high_spm)}",
            wording.cadence(cell.baseline_spm),
            _against(cell),
        ]
        for cell in cells
    ]
    return table([name, "time", "middle", "half of it", "yours", ""], rows)


def _against(cell: CadenceCell) -> str:
    """The difference to the runner's own, in percent."""
    if not cell.baseline_spm:
        return ""
    return wording.change(100 * (cell.cadence_median_spm / cell.baseline_spm - 1))
