"""What a track gathers beside its seconds: a plan's repetitions, and how the runner felt before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from stridecue.library.derived.distance_correction import scaled
from stridecue.library.derived.track_codec import decode_track, encode_track
from stridecue.library.derived.track_gathering import FlatTrack, TrackGatherer
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.plan import PlanPlace, RepResult
from stridecue.model.state import State
from stridecue.model.summary import Totals

FIRST = RepResult(1, 77.0, 200.0, 2.6, 5.0, 171.0)
FALLEN = replace(FIRST, heart_rate_fall_bpm=31.0)
SECOND = RepResult(2, 79.5, 200.0, 2.5, 5.0, 174.0)


MakeState = Callable[..., State]


def gathered(
    state: MakeState, places: dict[int, PlanPlace], end_s: float, marks: tuple[Mark, ...] = ()
) -> FlatTrack:
    """A run whose plan is at each of these places from its second on."""
    gatherer = TrackGatherer()
    for seq, mark in enumerate((*marks, Mark(MarkKind.START))):
        gatherer.take(Input(500 + seq, seq, mark))
    place = None
    for second in range(1, round(end_s) + 12):
        place = places.get(second, place)
        gatherer.observe(state(second, plan=place))
    return gatherer.gathered(Totals(elapsed_s=end_s, moving_s=end_s, distance_m=1000.0), ())


PLACES = {
    1: PlanPlace("warmup"),
    100: PlanPlace("recover", results=(FIRST,)),
    160: PlanPlace("rep", results=(FALLEN,)),
    200: PlanPlace("recover", results=(FALLEN, SECOND)),
    300: PlanPlace("cooldown", results=(FALLEN, SECOND), done=True),
}


@pytest.mark.parametrize(
    ("end_s", "reps", "done"),
    [
        (50, (), False),
        (120, (FIRST,), False),
        (170, (FALLEN,), False),
        (195, (FALLEN,), False),
        (250, (FALLEN, SECOND), False),
        (310, (FALLEN, SECOND), True),
    ],
)
def test_a_plan_is_as_of_the_end_of_the_run_even_one_told_late(
    state: MakeState, end_s: float, reps: tuple[RepResult, ...], done: bool
) -> None:
    frame = gathered(state, PLACES, end_s).frame
    assert (frame.reps, frame.plan_done) == (reps, done)


def test_without_a_plan_there_is_nothing_of_one(state: MakeState) -> None:
    frame = gathered(state, {}, 60).frame
    assert (frame.reps, frame.plan_done, frame.mood_before) == ((), None, None)


def test_the_mood_before_is_not_that_after(state: MakeState) -> None:
    frame = gathered(
        state, {}, 60, (Mark(MarkKind.SCORE, "mood_before 3"), Mark(MarkKind.SCORE, "mood 9"))
    ).frame
    assert (frame.mood_before, frame.mood) == (3, None)


def test_what_hurt_is_kept_with_the_track(state: MakeState) -> None:
    for hurts in (True, False):
        gatherer = TrackGatherer()
        gatherer.observe(state(1, hurts=hurts))
        flat = gatherer.gathered(Totals(elapsed_s=1.0), ())
        again = decode_track(encode_track(flat))
        assert again is not None
        assert again.frame.hurt is hurts


def test_repetitions_are_kept_with_the_track_and_grow_with_its_distance(state: MakeState) -> None:
    flat = gathered(state, PLACES, 310)
    again = decode_track(encode_track(flat))
    assert again is not None
    assert again.frame == flat.frame
    longer = scaled(flat, 1.1).frame.reps
    assert [rep.metres for rep in longer] == pytest.approx([220.0, 220.0])
    assert longer[0].speed_mps == pytest.approx(2.86)
    assert longer[0].seconds == FIRST.seconds
