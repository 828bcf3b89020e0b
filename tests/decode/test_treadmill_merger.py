"""Parts of treadmill records: put together, dropped, and given out by machines that never finish."""

import copy

from hypothesis import given
from hypothesis import strategies as st

from stridecue.decode.treadmill import TreadmillMerger
from stridecue.model.measurement import TreadmillMeasurement as Part


def test_a_whole_record_passes_through() -> None:
    whole = Part(False, speed_mps=2.5)
    assert TreadmillMerger().add(0, whole) is whole


def test_parts_merge_until_the_last() -> None:
    merger = TreadmillMerger()
    assert merger.add(0, Part(True, total_distance_m=100, grade_percent=5.0)) is None
    assert merger.add(100, Part(True, elapsed_s=60, truncated=True)) is None
    assert merger.add(200, Part(False, speed_mps=2.5)) == Part(
        False, speed_mps=2.5, total_distance_m=100, grade_percent=5.0, elapsed_s=60, truncated=True
    )
    assert merger.add(1000, Part(False, speed_mps=2.6)) == Part(False, speed_mps=2.6)


def test_a_part_without_its_last_is_dropped_after_two_seconds() -> None:
    merger = TreadmillMerger()
    merger.add(0, Part(True, grade_percent=5.0))
    assert merger.add(2001, Part(False, speed_mps=2.5)) == Part(False, speed_mps=2.5)
    merger.add(10_000, Part(True, grade_percent=5.0))
    assert merger.add(12_000, Part(False, speed_mps=2.5)) == Part(False, speed_mps=2.5, grade_percent=5.0)
    merger.add(20_000, Part(True, grade_percent=5.0))
    assert merger.add(30_000, Part(True, grade_percent=6.0)) is None
    assert merger.add(30_500, Part(False, speed_mps=2.5)) == Part(False, speed_mps=2.5, grade_percent=6.0)


def test_a_rotation_without_a_last_part_gives_out_each_round() -> None:
    merger = TreadmillMerger()
    rounds = [
        merger.add(t * 300, part)
        for t, part in enumerate([Part(True, grade_percent=1.0), Part(True, elapsed_s=10)] * 3)
    ]
    full = Part(True, grade_percent=1.0, elapsed_s=10)
    assert rounds == [None, None, full, None, full, None]
    assert full.speed_mps is None


def test_in_a_last_part_the_newest_value_counts() -> None:
    merger = TreadmillMerger()
    merger.add(0, Part(True, grade_percent=1.0, elapsed_s=10))
    assert merger.add(100, Part(False, speed_mps=3.0, elapsed_s=11)) == Part(
        False, speed_mps=3.0, grade_percent=1.0, elapsed_s=11
    )


def test_a_copy_goes_on_by_itself() -> None:
    merger = TreadmillMerger()
    merger.add(0, Part(True, grade_percent=1.0))
    other = copy.deepcopy(merger)
    last = Part(False, speed_mps=3.0)
    assert merger.add(10, last) == other.add(10, last) == Part(False, speed_mps=3.0, grade_percent=1.0)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 3000),
            st.builds(
                Part,
                more_data=st.just(True),
                grade_percent=st.none() | st.just(1.0),
                elapsed_s=st.none() | st.just(7),
            )
            | st.builds(Part, more_data=st.just(False), speed_mps=st.just(2.0)),
        )
    )
)
def test_no_sequence_invents_or_repeats_anything(parts: list[tuple[int, Part]]) -> None:
    merger, t_ms, sent, given_out = TreadmillMerger(), 0, 0, 0
    for wait_ms, part in parts:
        t_ms += wait_ms
        sent += part.elapsed_s is not None
        record = merger.add(t_ms, part)
        if not part.more_data:
            assert record is not None
        if record is not None:
            given_out += record.elapsed_s is not None
            assert record.speed_mps == (None if record.more_data else 2.0)
    assert given_out <= sent
