"""A run's report, put together."""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.library.derived.figures.counted import counted_seconds
from stridecue.library.derived.key_figures import figures_of
from stridecue.library.recorded_run import RecordedRun
from stridecue.model.corrections import NO_CORRECTIONS, Corrections
from stridecue.model.cue import Outcome
from stridecue.model.key_figures import EarlierRun
from stridecue.model.profile import Unit
from stridecue.model.response import Response
from stridecue.model.run_list import ListedRun
from stridecue.model.track import Track
from stridecue.report import stretches, wording, zone_and_cadence_tables
from stridecue.report.compared import alike, compared_run
from stridecue.report.cue_report import cue_report
from stridecue.report.insights.all_insights import insights_of
from stridecue.report.insights.context import Context
from stridecue.report.insights.effort import zones_estimated
from stridecue.report.next_step import next_step
from stridecue.report.plan_report import plan_of, plan_report
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
    unit = run.setup.profile.unit if unit is None else unit
    counted = counted_seconds(track)
    figures = figures_of(counted, track, run.setup)
    plan = plan_report(plan_of(run.setup), track.reps, done=bool(track.plan_done))
    same_kind = alike(listed.summary, listed.details, figures, earlier)
    context = Context(
        run=run,
        summary=listed.summary,
        details=listed.details,
        track=track,
        counted=counted,
        figures=figures,
        earlier=tuple(earlier),
        alike=same_kind,
        cues=cue_report(run.decisions, track.responses, earlier_responses, track.checks_s),
        zones=zone_and_cadence_tables.zone_times(counted, track.limits),
        by_slope=zone_and_cadence_tables.cadence_by_slope(counted),
        unit=unit,
        plan=plan,
    )
    insights = insights_of(context)
    return RunReport(
        run=listed,
        track=track,
        splits=stretches.splits(track, wording.unit_metres(unit)),
        laps=stretches.laps(track),
        zones=tuple(context.zones),
        cadence_by_speed=zone_and_cadence_tables.cadence_by_speed(counted, unit),
        cadence_by_slope=tuple(context.by_slope),
        cues=tuple(context.cues),
        shown=tuple(each for each in run.decisions if each.outcome is Outcome.SHOWN),
        practice_s=dict(track.practice_s),
        experiments=run.setup.options.experiments,
        insights=insights,
        next_step=next_step(context, insights),
        compared=tuple(row for one in same_kind if (row := compared_run(one)) is not None),
        unit=unit,
        corrections=corrections,
        zones_estimated=zones_estimated(context),
        plan=plan,
    )
