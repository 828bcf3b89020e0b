"""From what came in to the corrected run: the track that reports, charts and exports read.

Rules: the run is played once, without its coach and as its runner was told. A distance that the belt said at the end
scales distances, climb, speeds and step length alike; time, heart rate and steps are as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from stridecue.library.corrected import corrected_inputs
from stridecue.library.track_gathering import FlatTrack, TrackGatherer, second_of_tick
from stridecue.model.corrections import NO_CORRECTIONS, Corrections
from stridecue.model.events import LapEnded, Ticked
from stridecue.model.inputs import Input, Reading

if TYPE_CHECKING:
    from stridecue.model.cue import Decision
    from stridecue.model.setup import RunSetup
    from stridecue.model.state import State
    from stridecue.model.track import Track


def derive(
    setup: RunSetup,
    inputs: Sequence[Input],
    decisions: Sequence[Decision] = (),
    corrections: Corrections = NO_CORRECTIONS,
) -> Track:
    """Return the track of a run; one without a start has no seconds."""
    return derive_flat(setup, inputs, decisions, corrections).track()


def derive_flat(
    setup: RunSetup,
    inputs: Sequence[Input],
    decisions: Sequence[Decision] = (),
    corrections: Corrections = NO_CORRECTIONS,
) -> FlatTrack:
    """Return the track of a run as it is kept."""
    from stridecue.coach.metric_type import RunFacts  # noqa: PLC0415 - most runs have their track
    from stridecue.coach.response import responses_of  # noqa: PLC0415
    from stridecue.engine import Engine  # noqa: PLC0415
    from stridecue.library.history_figures import played_as_told  # noqa: PLC0415
    from stridecue.library.told_cues import sets_of  # noqa: PLC0415

    corrected = corrected_inputs(inputs, corrections)
    engine = Engine(replace(setup, cue_sets=()))
    gatherer = TrackGatherer()
    for item in corrected:
        gatherer.take(item)

    def states() -> Iterator[State]:
        for event in played_as_told(engine, corrected, decisions):
            if isinstance(event, LapEnded):
                gatherer.lap(event)
            elif isinstance(event, Ticked):
                gatherer.observe(event.state)
                yield event.state

    responses = responses_of(sets_of(setup, corrected), RunFacts.of(setup), states(), decisions)
    flat = gatherer.gathered(engine.totals(), responses)
    _place(flat, corrected, setup.hold_s)
    return _scaled(flat, corrections.distance_m)


def _place(flat: FlatTrack, inputs: Iterable[Input], hold_s: float) -> None:
    """Put altitudes and positions where the records of a file have them; an altitude holds like any other value."""
    count = len(flat.columns)
    altitudes: list[float | None] = [None] * count
    latitudes: list[float | None] = [None] * count
    longitudes: list[float | None] = [None] * count
    for item in inputs:
        body = item.body
        if type(body) is not Reading:
            continue
        place = min(second_of_tick(flat.frame.start_ms, item.t_ms // 1000 + 1), count) - 1
        if body.altitude_m is not None and count:
            for held in range(max(0, place), min(count, place + 1 + int(hold_s))):
                altitudes[held] = body.altitude_m
        if body.latitude_deg is not None and body.longitude_deg is not None and place >= 0:
            latitudes[place], longitudes[place] = body.latitude_deg, body.longitude_deg
    for name, values in (
        ("altitude_m", altitudes),
        ("latitude_deg", latitudes),
        ("longitude_deg", longitudes),
    ):
        if any(value is not None for value in values):
            flat.columns.give(name, values)


def _scaled(flat: FlatTrack, distance_m: float | None) -> FlatTrack:
    """Return a track whose distance is what the belt said."""
    frame = flat.frame
    if distance_m is None or distance_m <= 0 or frame.totals.distance_m <= 0:
        return flat
    factor = distance_m / frame.totals.distance_m
    flat.columns.scale(factor)
    totals = replace(frame.totals, distance_m=distance_m, climb_m=frame.totals.climb_m * factor)
    laps = tuple(replace(lap, distance_m=lap.distance_m * factor) for lap in frame.laps)
    return FlatTrack(replace(frame, totals=totals, laps=laps), flat.columns)
