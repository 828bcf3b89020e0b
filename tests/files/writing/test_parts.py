"""What every format takes from a run."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from stridecue.files.exported_run import ExportedLap, ExportedRecord
from stridecue.files.writing.parts import (
    began_at,
    cues_by_record,
    decimals,
    highest,
    iso_after,
    mean,
    mean_speed_mps,
    records_of,
    stretches,
    strides,
    whole,
)


@pytest.mark.parametrize("text", ["2026-03-01T06:30:00Z", "2026-03-01T06:30:00", "2026-03-01T07:30:00+01:00"])
def test_a_date_is_in_utc(made_up, text: str) -> None:
    run = made_up()
    run = replace(run, summary=replace(run.summary, started_at=text))
    assert began_at(run, "FIT") == datetime(2026, 3, 1, 6, 30, tzinfo=UTC)


def test_times_have_milliseconds_where_there_are_some() -> None:
    began = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
    assert iso_after(began, 61_000) == "2026-03-01T06:31:01Z"
    assert iso_after(began, 50) == "2026-03-01T06:30:00.050Z"


def test_every_record_is_in_one_lap(made_up) -> None:
    run = made_up(
        laps=tuple(ExportedLap(a, b, 0, 0) for a, b in ((5, 10_000), (10_000, 40_000), (40_000, 59_000)))
    )
    parts = [records_of(run, lap) for lap in run.laps]
    assert sum(parts, ()) == run.records
    assert [part[-1].t_ms for part in parts] == [10_000, 40_000, 60_000]


def test_stretches_end_with_a_pause_and_begin_after_it() -> None:
    records = [ExportedRecord(t_ms) for t_ms in (0, 1000, 3000, 9000)]
    found = stretches(records, ((1000, 3000), (4000, 5000), (6000, 7000)))
    assert [[record.t_ms for record in stretch] for stretch in found] == [[0, 1000], [3000], [9000]]
    assert stretches([], ((0, 1),)) == []


def test_cues_are_on_the_record_of_their_second(made_up) -> None:
    run = made_up()
    twice = replace(run, cues=run.cues * 2)
    assert cues_by_record(run) == {12: "Stand tall"}
    assert cues_by_record(twice, "id") == {12: "tb-tall; tb-tall"}


def test_figures_of_nothing_are_none() -> None:
    nothing = [ExportedRecord(0)]
    assert (highest(nothing, "power_w"), mean(nothing, "power_w"), mean_speed_mps(5, 0)) == (None, None, None)
    assert (decimals(None, 2), whole(None, 9), whole(9.6, 9), strides(None), strides(600)) == (None,) * 5
    assert (decimals(1.005, 1), whole(9.4, 9), strides(165)) == ("1.0", 9, 82)
