"""What the screen of an import says: a line for each run, and what can be done about those that were not taken."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from stridecue.app.widgets.text import harmless
from stridecue.importing.outcome import Imported, Outcome, why_alone
from stridecue.model.profile import Unit
from stridecue.report import wording

NAME_COLUMNS = 30
WHY_COLUMNS = 200
BAR_COLUMNS = 40
_TONES = {
    Outcome.TAKEN: "$good",
    Outcome.JOINED: "$good",
    Outcome.ALREADY_THERE: "$dim",
    Outcome.ANOTHER_RECORDING: "$accent",
    Outcome.REFUSED: "$alert",
}


def import_line(each: Imported, unit: Unit) -> Content:
    """Return what became of one run."""
    name = harmless(each.file, NAME_COLUMNS)
    tone = _TONES[each.outcome]
    if each.run is None:
        return Content.assemble((f"{name}  ", "$neutral"), (harmless(why_alone(each), WHY_COLUMNS), tone))
    run = each.run
    when = wording.date_and_time(run.started_at, run.utc_offset_s)
    what = {
        Outcome.ALREADY_THERE: f"already there as run {run.id}",
        Outcome.ANOTHER_RECORDING: f"another recording of run {run.id}",
        Outcome.JOINED: f"joined with run {run.id}",
    }.get(each.outcome, f"run {run.id}")
    figures = f"  {when}, {wording.distance(run.totals.distance_m, unit)}"
    return Content.assemble((f"{name}  ", "$neutral"), (what, tone), (figures, "$dim"))


def progress_line(done: int, total: int) -> str:
    """Return how far an import is, as a bar and in figures."""
    filled = BAR_COLUMNS * done // total if total else 0
    return f"{'━' * filled}{'─' * (BAR_COLUMNS - filled)}  {done} of {total} files"


def recorded_twice(imported: Sequence[Imported]) -> list[Imported]:
    """Return what the runner has to decide about."""
    return [each for each in imported if each.outcome is Outcome.ANOTHER_RECORDING]
