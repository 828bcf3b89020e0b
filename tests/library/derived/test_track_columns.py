"""The seconds of a run as columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stridecue.library.derived import track_columns
from stridecue.library.derived.track_columns import TrackColumns
from stridecue.model.state import Activity, Phase, Quality, Signal, State


def test_what_was_added_and_taken_back_was_never_there(state: Callable[..., State]) -> None:
    columns = TrackColumns()
    for tick_s, metres in enumerate((2.0, 5.0, 4.0, 6.0), 1):
        columns.add(state(tick_s, distance_m=metres))
    columns.end(4.0, 4.0, 6.004, 0.0)
    assert [second.distance_m for second in columns.seconds()] == [2.0, 4.0, 4.0, 6.0]


def test_the_second_of_the_finish_is_one_of_the_run(state: Callable[..., State]) -> None:
    columns = TrackColumns()
    columns.add(state(1, activity=Activity.PAUSED))
    columns.add(state(2, activity=Activity.FINISHED, phase=Phase.POST_RUN))
    columns.end(1.2, 0.0, 0.0, 0.0)
    assert [(second.activity, second.phase) for second in columns.seconds()] == [
        (Activity.PAUSED, Phase.MAIN),
        (Activity.PAUSED, Phase.MAIN),
    ]


def test_a_value_is_there_while_it_is_current(state: Callable[..., State]) -> None:
    columns = TrackColumns()
    for tick_s, quality in enumerate((Quality.GOOD, Quality.SUSPECT, Quality.STALE, Quality.LOST), 1):
        columns.add(state(tick_s, power=Signal(251.26, quality, 1.0, "AA")))
    assert [second.power_w for second in columns.seconds()] == [251.3, 251.3, None, None]
    assert [second.power_quality for second in columns.seconds()] == list(Quality)


def test_a_run_without_end_is_cut(state: Callable[..., State], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(track_columns, "MOST_SECONDS", 3)
    columns = TrackColumns()
    for tick_s in range(1, 6):
        columns.add(state(tick_s))
    columns.end(5.0, 5.0, 10.0, 0.0)
    assert [second.elapsed_s for second in columns.seconds()] == [1, 2, 3]


def test_all_of_a_seconds_numbers_are_columns() -> None:
    assert {name for name, _ in track_columns.NUMBERS} < set(track_columns.Second.__slots__)
