"""From what came in to the corrected run: its track, and its figures for the runs after it.

Rules:
- A run is played once for both, without its coach and as its runner was told; what was told outside the corrected run
  is left out. It costs some 0.6 s for each hour of three sensors.
- A plan is not followed from a start that was moved, see `plan_of_cut_run`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stridecue.library.derived.corrected_inputs import corrected_decisions, corrected_inputs
from stridecue.library.derived.distance_correction import scale_of, scaled
from stridecue.library.derived.plan_of_cut_run import plan_within
from stridecue.library.derived.track_gathering import FlatTrack, TrackGatherer
from stridecue.model.corrections import NO_CORRECTIONS, Corrections
from stridecue.model.events import LapEnded, Ticked
from stridecue.model.inputs import Input, Reading

if TYPE_CHECKING:
    from stridecue.library.coach_history.history_figures import RunFigures
    from stridecue.model.cue import Decision
    from stridecue.model.setup import RunSetup
    from stridecue.model.state import State
    from stridecue.model.track import Track


@dataclass(frozen=True, slots=True)
class LookedInto:
    """What one play of a run gives."""

    flat: FlatTrack
    figures: RunFigures


def derive(
    setup: RunSetup,
    inputs: Sequence[Input],
    decisions: Sequence[Decision] = (),
    corrections: Corrections = NO_CORRECTIONS,
) -> Track:
    """Return the track of a run; one without a start has no seconds."""
    return look_into(setup, inputs, decisions, corrections).flat.track()


def look_into(
    setup: RunSetup,
    inputs: Sequence[Input],
    decisions: Sequence[Decision] = (),
    corrections: Corrections = NO_CORRECTIONS,
) -> LookedInto:
    """Return the track of a run as it is kept, and what the run says to those after it."""
    from stridecue.coach.metric_type import RunFacts  # noqa: PLC0415 - most runs were looked into before
    from stridecue.coach.response import responses_of  # noqa: PLC0415
    from stridecue.engine import Engine  # noqa: PLC0415
    from stridecue.library.coach_history.history_figures import FiguresCount, at_speeds, played_as_told  # noqa: PLC0415
    from stridecue.library.coach_history.told_cues import sets_of  # noqa: PLC0415

    corrected = corrected_inputs(inputs, corrections)
    told = corrected_decisions(decisions, corrected, corrections)
    sets = sets_of(setup, corrected)
    start_moved = setup.plan is not None and corrections.from_ms is not None
    engine = Engine(replace(setup, cue_sets=(), plan=None if start_moved else setup.plan))
    gatherer, count = TrackGatherer(), FiguresCount(setup, corrected, told, sets)
    for item in corrected:
        gatherer.take(item)

    def states() -> Iterator[State]:
        for event in played_as_told(engine, corrected, told):
            if isinstance(event, Ticked):
                gatherer.observe(event.state)
                count.observe(event.state)
                yield event.state
            elif isinstance(event, LapEnded):
                gatherer.lap(event)

    responses = responses_of(sets, RunFacts.of(setup), states(), told)
    flat = gatherer.gathered(engine.totals(), responses)
    if start_moved:
        reps, done = plan_within(setup, inputs, corrections)
        flat = replace(flat, frame=replace(flat.frame, reps=reps, plan_done=done))
    figures = count.figures(engine.cadence_windows, responses)
    _place(flat, corrected, setup.hold_s)
    factor = scale_of(flat.frame, corrections.distance_m)
    return (
        LookedInto(flat, figures)
        if factor is None
        else LookedInto(scaled(flat, factor), at_speeds(figures, factor))
    )


def _place(flat: FlatTrack, inputs: Iterable[Input], hold_s: float) -> None:
    """Put altitudes and positions where the records of a file have them; an altitude holds like any other value."""
    count = len(flat.columns)
    altitudes: list[float | None] = [None] * count
    latitudes: list[float | None] = [None] * count
    longitudes: list[float | None] = [None] * count
    for item in inputs:
        body = item.body
        if type(body) is not Reading or not count:
            continue
        # The record of a moment is in the second after it, but for the last one, at which the run ends.
        place = min(item.t_ms // 1000 - flat.frame.start_ms // 1000, count - 1)
        if body.altitude_m is not None:
            for held in range(max(0, place), min(count, place + 1 + int(hold_s))):
                altitudes[held] = body.altitude_m
        if body.latitude_deg is not None and body.longitude_deg is not None and place >= 0:
            latitudes[place], longitudes[place] = body.latitude_deg, body.longitude_deg
    given = {"altitude_m": altitudes, "latitude_deg": latitudes, "longitude_deg": longitudes}
    for name, values in given.items():
        if any(value is not None for value in values):
            flat.columns.give(name, values)
