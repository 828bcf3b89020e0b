"""Pauses where a file does not say when they were."""

from __future__ import annotations

import pytest

from stridecue.files.file_pauses import Pause, Timed, pauses

TIMES = [0, 1, 2, 30, 31, 32, 72, 73, 74, 80, 81]
HOLD_S = 5


@pytest.mark.parametrize(
    ("breaks", "stretches", "found"),
    [
        ((), (), []),
        ((3,), (), [(2, 30)]),
        ((1, 4, 0, 99), (), []),
        ((), ((0, 82, 40),), [(32, 72)]),
        ((), ((0, 82, 38),), [(32, 70)]),
        ((), ((0, 82, 60),), [(32, 72), (2, 22)]),
        ((), ((0, 82, 44),), [(32, 72)]),
        ((), ((0, 82, 4),), []),
        ((), ((0, 82, -50),), []),
        ((3,), ((0, 82, 26),), [(2, 28)]),
        ((3,), ((0, 82, 68),), [(2, 30), (32, 72)]),
        ((3,), ((0, 82, 3),), [(2, 30)]),
        ((3,), ((40, 82, 40),), [(32, 72), (2, 30)]),
        ((), ((0, 40, 28), (40, 82, 40)), [(2, 30), (32, 72)]),
        ((), ((0, 82, 40), (1, 82, 40)), [(32, 72)]),
    ],
)
def test_pauses(
    breaks: tuple[int, ...], stretches: tuple[tuple[int, int, int], ...], found: list[Pause]
) -> None:
    timed = [Timed(*(1000 * value for value in stretch)) for stretch in stretches]
    times_ms = [1000 * time for time in TIMES]
    expected = [(1000 * start, 1000 * end) for start, end in found]
    assert pauses(times_ms, breaks, timed, 1000 * HOLD_S) == expected
