"""What one run says to the reports of other runs: a handful of figures, so that no earlier run has to be read whole.

Rules: derived from a run's track and nothing else. A figure that the run does not give is None.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.model.run_details import RunDetails
from stridecue.model.summary import RunSummary


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The figures of one run that later reports compare with."""

    surface: str = "treadmill"
    running_s: float = 0.0
    walking_s: float = 0.0


@dataclass(frozen=True, slots=True)
class EarlierRun:
    """A run before the one that is reported on."""

    summary: RunSummary
    details: RunDetails
    figures: KeyFigures
