"""Times in whole seconds: none goes back, none collides, nothing is lost that has room."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stridecue.files.exported_run import ExportedLap, ExportedRecord, ExportedRun
from stridecue.files.writing.whole_seconds import LATE_MS, Moment, What, second_of, whole_seconds
from stridecue.model.run_details import RunDetails
from stridecue.model.summary import RunSummary, Totals


def a_run(times_ms: list[int], pauses: tuple[tuple[int, int], ...] = ()) -> ExportedRun:
    return ExportedRun(
        RunSummary(1, "running", None, False, "bluetooth", Totals()),
        RunDetails(),
        "road",
        tuple(ExportedRecord(t_ms, distance_m=float(index)) for index, t_ms in enumerate(times_ms)),
        (ExportedLap(0, times_ms[-1], 0.0, 0.0),),
        pauses,
    )


def written(times_ms: list[int], began_ms: int = 0) -> list[tuple[int, float | None]]:
    """Second and distance of each record."""
    return [
        (moment.second, moment.record.distance_m)
        for moment in whole_seconds(a_run(times_ms), began_ms, {})
        if moment.record is not None
    ]


def test_whole_seconds_stay() -> None:
    assert written([0, 1000, 5000]) == [(0, 0.0), (1, 1.0), (5, 2.0)]


def test_the_beginning_counts() -> None:
    assert written([0, 1000], 499) == [(0, 0.0), (1, 1.0)]
    assert written([0, 1000], 500) == [(1, 0.0), (2, 1.0)]


def test_of_two_in_a_second_the_later_goes_into_the_next() -> None:
    assert written([600, 1400, 4000]) == [(1, 0.0), (2, 1.0), (4, 2.0)]


def test_what_would_be_a_second_late_is_joined_to_the_one_before() -> None:
    assert written([0, 300, 1000, 2000]) == [(0, 0.0), (1, 2.0), (2, 3.0)]


def test_one_time_stays_one_time() -> None:
    assert written([0, 1000, 1000, 2000]) == [(0, 0.0), (1, 1.0), (1, 2.0), (2, 3.0)]


def test_a_joined_record_keeps_what_only_it_knew_and_its_cue() -> None:
    run = a_run([0, 200, 900])
    records = (ExportedRecord(0, 140), ExportedRecord(200, power_w=200), ExportedRecord(900, 150))
    run = ExportedRun(run.summary, run.details, run.surface, records, run.laps)
    found = [moment for moment in whole_seconds(run, 0, {1: "one", 2: "two"}) if moment.what is What.RECORD]
    assert found == [
        Moment(0, What.RECORD, record=ExportedRecord(0, 140)),
        Moment(1, What.RECORD, record=ExportedRecord(200, 150, power_w=200), cue="one; two"),
    ]


def test_of_equal_times_resume_record_pause_lap(made_up: Callable[..., ExportedRun]) -> None:
    run = a_run([0, 2000, 4000], ((2000, 4000),))
    assert [(moment.second, moment.what) for moment in whole_seconds(run, 0, {})] == [
        (0, What.RECORD),
        (2, What.RECORD),
        (2, What.PAUSE),
        (4, What.RESUME),
        (4, What.RECORD),
        (4, What.LAP),
    ]


@given(
    st.lists(st.integers(0, 3000), min_size=1, max_size=40),
    st.integers(0, 2000),
    st.lists(st.integers(0, 60_000), max_size=6, unique=True),
)
def test_times_never_go_back(steps: list[int], began_ms: int, marks: list[int]) -> None:
    times = [sum(steps[: index + 1]) for index in range(len(steps))]
    ends = sorted(marks)[: len(marks) // 2 * 2]
    pauses = tuple(zip(ends[::2], ends[1::2], strict=True))
    moments = whole_seconds(a_run(times, pauses), began_ms, {})
    assert all(earlier.second <= later.second for earlier, later in pairwise(moments))
    records = [moment for moment in moments if moment.record is not None]
    for moment in records:
        late_ms = 1000 * moment.second - began_ms - moment.record.t_ms
        assert -500 <= late_ms <= LATE_MS
    for earlier, later in pairwise(records):
        assert earlier.record.t_ms == later.record.t_ms or earlier.second < later.second
    last = records[-1]
    assert last.record.distance_m == len(times) - 1, "the last distance is the run's"
    free = second_of(began_ms + times[-1]) - second_of(began_ms) + 2
    assert len(records) >= min(len(set(times)), free) // 2
