"""A replay brings back what was recorded, in order, from any moment."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stridecue.model.cue import Cue, CueKind
from stridecue.model.inputs import Input, Reading
from stridecue.sources.replay import ReplaySource


def recorded(*times_ms: int) -> list[Input]:
    return [Input(t_ms, seq, Reading(f"d{seq}")) for seq, t_ms in enumerate(times_ms)]


def devices(taken: list[tuple[int, object]]) -> list[str]:
    return [body.device for _, body in taken if isinstance(body, Reading)]


def test_takes_up_to_and_at_the_time():
    source = ReplaySource(recorded(0, 500, 1000, 1000, 1001))
    assert devices(source.take_until(999)) == ["d0", "d1"]
    assert devices(source.take_until(1000)) == ["d2", "d3"]
    assert not source.ended
    assert source.take_until(1001) == [(1001, Reading("d4"))]
    assert source.ended
    assert source.take_until(5000) == []


def test_a_time_before_what_was_taken_gives_nothing():
    source = ReplaySource(recorded(0, 500, 1000))
    source.take_until(600)
    assert source.take_until(100) == []
    assert devices(source.take_until(1000)) == ["d2"]


def test_its_length_is_the_time_of_the_last_input():
    assert ReplaySource(recorded(0, 500, 2500)).length_ms == 2500


def test_nothing_recorded_has_ended():
    source = ReplaySource([])
    assert source.ended
    assert source.length_ms == 0
    assert source.take_until(1000) == []


def test_seek_goes_on_with_what_came_at_that_time():
    source = ReplaySource(recorded(0, 1000, 1000, 2000))
    source.take_until(9000)
    source.seek(1000)
    assert not source.ended
    assert devices(source.take_until(1500)) == ["d1", "d2"]
    source.seek(2001)
    assert source.ended
    source.seek(0)
    assert devices(source.take_until(0)) == ["d0"]


def test_hears_nothing():
    source = ReplaySource(recorded(0, 1000))
    source.hear(0, Cue("a", "b", CueKind.INFO, "c", None, "", 1, 8.0, 0.0))
    assert len(source.take_until(1000)) == 2


@given(
    st.lists(st.integers(0, 20_000), max_size=30).map(sorted),
    st.lists(st.integers(0, 21_000), max_size=10).map(sorted),
)
def test_any_steps_give_every_input_once_in_order(times_ms: list[int], steps_ms: list[int]):
    inputs = recorded(*times_ms)
    source = ReplaySource(inputs)
    taken = []
    for t_ms in [*steps_ms, 21_000]:
        taken += source.take_until(t_ms)
    assert taken == [(item.t_ms, item.body) for item in inputs]
    assert source.ended
