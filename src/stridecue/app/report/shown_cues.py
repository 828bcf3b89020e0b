"""The cues that came in a run, by its own seconds: a run that was cut has fewer, and they come earlier."""

from __future__ import annotations

from stridecue.model.cue import Decision
from stridecue.report.run_report import RunReport


def shown_cues(report: RunReport) -> tuple[tuple[int, Decision], ...]:
    """Return the second of the run in which each cue came, the first being 1, and the cue."""
    start_s = report.track.start_ms // 1000
    timed = ((decision.tick_s - start_s, decision) for decision in report.shown)
    return tuple((at_s, decision) for at_s, decision in timed if 0 < at_s <= len(report.track.seconds))
