"""The page of the cues: what became of each, what was practised, and when each was shown."""

from __future__ import annotations

from textual.content import Content

from stridecue.app.report.pages import Sheet
from stridecue.app.report.shown_cues import shown_cues
from stridecue.app.report.table import heading
from stridecue.app.widgets.text import cut, harmless, padded
from stridecue.model.cue import Cue
from stridecue.report import wording
from stridecue.report.cue_report_text import TITLE, cue_report_lines
from stridecue.report.run_report import RunReport

_CUE_COLUMNS = 28
_WHY_COLUMNS = 200
_TIME_COLUMNS = 9


def lines(report: RunReport, sheet: Sheet) -> list[Content]:
    """Return both parts; a run without cues says so."""
    told = cue_report_lines(report.cues, report.practice_s, experiments=report.experiments, unit=report.unit)
    found: list[Content] = []
    for line in told:
        safe = line[: len(line) - len(line.lstrip())] + harmless(line, sheet.columns)
        found.append(heading("What became of them") if line == TITLE else Content.styled(safe, "$neutral"))
    shown = shown_cues(report)
    if shown:
        found += [*([Content("")] if found else []), heading("When they came")]
        found += [_moment(at_s, decision.cue, sheet) for at_s, decision in shown]
    return found or [Content.styled("The coach showed no cue in this run.", "$dim")]


def _moment(at_s: int, cue: Cue, sheet: Sheet) -> Content:
    room = max(0, sheet.columns - _TIME_COLUMNS - _CUE_COLUMNS - 2)
    why = cut(harmless(cue.why, _WHY_COLUMNS), room)
    return Content.assemble(
        (padded(wording.duration(at_s), _TIME_COLUMNS), "$dim"),
        (padded(harmless(cue.show, _CUE_COLUMNS), _CUE_COLUMNS), "$neutral"),
        (f"  {why}", "$dim"),
    )
