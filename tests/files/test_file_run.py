"""What every reader of files hands on: order, pauses, hold time, names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.files.file_run import hold_s, one_line, printable, run_inputs
from stridecue.model.inputs import Mark, MarkKind, Reading

RECORDS = [(t_ms, Reading("file")) for t_ms in range(0, 60_000, 1000)]


def marks(pauses: list[tuple[int, int]], laps: list[int]) -> list[tuple[int, str]]:
    found = run_inputs(RECORDS, pauses, laps)
    return [(item.t_ms, str(item.body.kind)) for item in found if isinstance(item.body, Mark)]


@pytest.mark.parametrize(
    ("gaps", "expected"), [([], 5.0), ([1000] * 5, 5.0), ([4000, 4000, 9000], 8.0), ([20_000] * 3, 15.0)]
)
def test_hold_time(gaps: list[int], expected: float) -> None:
    times = [0]
    for gap in gaps:
        times.append(times[-1] + gap)
    assert hold_s(times) == expected


def test_pauses_and_laps_outside_the_run_or_of_no_length_are_left_out() -> None:
    assert marks([], [0, -5, 59_000, 99_000]) == [(0, "start"), (59_000, "finish")]
    assert marks([(5000, 5000), (59_000, 70_000), (-9000, -1000)], []) == [(0, "start"), (59_000, "finish")]
    assert marks([(-9000, 3000), (50_000, 99_000)], []) == [
        (0, "start"),
        (0, "pause"),
        (3000, "resume"),
        (50_000, "pause"),
        (59_000, "resume"),
        (59_000, "finish"),
    ]


def test_laps_are_marked_once_and_in_order() -> None:
    assert [t_ms for t_ms, kind in marks([], [20_000, 10_000, 20_000]) if kind == "lap"] == [10_000, 20_000]


@given(
    st.lists(st.tuples(st.integers(-9000, 70_000), st.integers(-9000, 70_000)), max_size=8),
    st.lists(st.integers(-9000, 70_000), max_size=8),
)
def test_pauses_never_overlap_and_nothing_goes_back(pauses: list[tuple[int, int]], laps: list[int]) -> None:
    found = run_inputs(RECORDS, pauses, laps)
    assert [item.t_ms for item in found] == sorted(item.t_ms for item in found)
    assert [item.seq for item in found] == list(range(len(found)))
    assert sum(isinstance(item.body, Reading) for item in found) == len(RECORDS)
    paused = False
    for item in found:
        if isinstance(item.body, Mark) and item.body.kind in (MarkKind.PAUSE, MarkKind.RESUME):
            assert paused == (item.body.kind is MarkKind.RESUME)
            paused = not paused
    assert not paused
    assert found[-1].body == Mark(MarkKind.FINISH)


def test_names_are_printable() -> None:
    assert printable("Läufe 2026.fit") == "Läufe 2026.fit"
    assert printable("a\x1b\n\u202eb") == "a\ufffd\ufffd\ufffdb"


def test_words_become_one_short_line() -> None:
    assert one_line("  Sunday\n\t run \x1b[2J ", 20) == "Sunday run \ufffd[2J"
    assert one_line("a" * 1000, 5) == "aaaaa"
