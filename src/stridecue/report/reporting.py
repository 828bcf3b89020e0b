"""A run's report, put together."""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.library.recorded_run import RecordedRun
from stridecue.model.corrections import NO_CORRECTIONS, Corrections
from stridecue.model.key_figures import EarlierRun
from stridecue.model.profile import Unit
from stridecue.model.response import Response
from stridecue.model.run_list import ListedRun
from stridecue.model.track import Track
from stridecue.report.run_report import RunReport


def run_report(
    run: RecordedRun,
    listed: ListedRun,
    track: Track,
    earlier: Sequence[EarlierRun] = (),
    earlier_responses: Sequence[Response] = (),
    *,
    unit: Unit | None = None,
    corrections: Corrections = NO_CORRECTIONS,
) -> RunReport:
    """Return the report of a finished run; `earlier` are the runner's runs before it, newest first, demos left out.

    `unit` is the runner's; None takes that of the run.
    """
    raise NotImplementedError
