"""A run that never happened: flat, a hill, flat, a hill, told by a file's readings."""

from __future__ import annotations

from dataclasses import dataclass, field

from stridecue.model.inputs import Input, Mark, MarkKind, Reading
from stridecue.model.setup import RunSetup
from stridecue.model.summary import RunSummary, Totals

MINUTES = 16
HILLS_S = ((420, 540), (720, 840))
STEEP_PERCENT = 6.0


def _readings() -> tuple[Input, ...]:
    inputs = [Input(0, 0, Mark(MarkKind.START))]
    for second in range(MINUTES * 60):
        up = any(start <= second < end for start, end in HILLS_S)
        reading = Reading(
            device="file",
            heart_rate_bpm=150 if up else 138,
            cadence_spm=168.0,
            speed_mps=2.7,
            grade_percent=STEEP_PERCENT if up else 0.0,
        )
        inputs.append(Input(second * 1000, len(inputs), reading))
    inputs.append(Input(MINUTES * 60_000, len(inputs), Mark(MarkKind.FINISH)))
    return tuple(inputs)


@dataclass(frozen=True)
class HillyRun:
    """What trying a cue needs of a run."""

    setup: RunSetup = field(
        default_factory=lambda: RunSetup("1", "1", "hilly.fit", "2026-09-05T16:04:00Z", sport="running")
    )
    inputs: tuple[Input, ...] = field(default_factory=_readings)
    listed: RunSummary = field(
        default_factory=lambda: RunSummary(
            7,
            "running",
            "2026-09-05T16:04:00Z",
            False,
            "hilly.fit",
            Totals(MINUTES * 60.0, MINUTES * 60.0, 2592.0, 38.9, MINUTES * 60, 1, 141.0, 150, 168.0),
        )
    )
