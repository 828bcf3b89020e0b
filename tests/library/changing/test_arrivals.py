"""Runs from files: whole or not at all, never twice, joined and parted, cut in two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from stridecue.engine import Engine, play
from stridecue.errors import UsageError
from stridecue.files.file_run import run_inputs
from stridecue.library.derived import kept_derivations
from stridecue.library.library import Library
from stridecue.model.corrections import Corrections
from stridecue.model.inputs import Input, Reading
from stridecue.model.run_details import RunDetails
from stridecue.model.run_list import OUTLINE_COLUMNS, Period, RunFilter
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import RunSetup

SECONDS = 900
MPS = 2.5


def readings(seconds: int = SECONDS, from_bpm: float = 120.0, device: str = "watch") -> tuple[Input, ...]:
    """Even running whose heart rate rises and falls."""
    records = [
        (
            second * 1000,
            Reading(
                device,
                heart_rate_bpm=from_bpm + (second // 10) % 50,
                cadence_spm=168.0,
                speed_mps=MPS,
                distance_m=second * MPS,
            ),
        )
        for second in range(seconds + 1)
    ]
    return run_inputs(records, (), ())


def file_setup(started_at: str | None = "2026-03-01T06:30:00Z", **changes: object) -> RunSetup:
    options = RunSettings(surface="road", auto_pause=False, auto_lap_m=None)
    values = {"source": "morning.fit", "started_at": started_at, "options": options, **changes}
    return replace(RunSetup("1", "0.1.0", "bluetooth"), **values)  # type: ignore[arg-type]


def test_a_run_comes_in_whole(library: Library) -> None:
    setup, inputs = file_setup(utc_offset_s=3600, warnings=("It was cut short.",)), readings()
    run_id = library.arrivals.add(setup, inputs)
    run = library.load(str(run_id))
    assert (run.setup, tuple(run.inputs), run.decisions, run.finished) == (setup, inputs, (), True)
    engine = Engine(setup)
    for _ in play(engine, inputs):
        pass
    assert run.summary.totals == engine.totals()
    (row,) = library.catalogue.rows([run_id])
    assert row.summary == run.summary == library.runs()[0]
    assert (row.summary.source, row.summary.warnings) == ("morning.fit", ("It was cut short.",))
    assert len(row.outline) == OUTLINE_COLUMNS
    assert library.catalogue.ids(RunFilter(words="road")) == [run_id]


def test_its_track_is_there_at_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    run_id = library.arrivals.add(file_setup(), readings())
    with library._file.reading() as connection:
        assert kept_derivations.load_track(connection, run_id) is not None
        assert kept_derivations.load_figures(connection, run_id) is not None
    assert library.derivations.track(run_id).totals == library.load("last").summary.totals


def test_a_run_that_fails_on_its_way_in_leaves_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(kept_derivations, "keep_track", fail)
    with pytest.raises(MemoryError):
        library.arrivals.add(file_setup(), readings())
    tables = ("run", "listed", "chunk", "entry", "text", "figures")
    counts = [
        library._file.connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables
    ]
    assert counts == [(0,)] * len(tables)


def test_the_same_run_is_found_whatever_it_is_called(library: Library) -> None:
    run_id = library.arrivals.add(file_setup(), readings())
    for setup, inputs in (
        (file_setup(source="copy of it.fit", sport="walking", hold_s=9.0), readings()),
        (file_setup("2026-03-01T07:30:00+01:00"), readings(device="other")),
    ):
        assert library.arrivals.find_same(setup, inputs) == run_id
        with pytest.raises(UsageError, match=f"already, as run {run_id}"):
            library.arrivals.add(setup, inputs)
    for setup, inputs in (
        (file_setup("2026-03-02T06:30:00Z"), readings()),
        (file_setup(None), readings()),
        (file_setup(), readings(from_bpm=121.0)),
        (file_setup(), readings(seconds=SECONDS - 1)),
        (file_setup(), ()),
    ):
        assert library.arrivals.find_same(setup, inputs) is None
    assert len(library.runs()) == 1


def test_a_run_without_a_date_comes_in_once_too(library: Library) -> None:
    run_id = library.arrivals.add(file_setup(None), readings())
    assert library.arrivals.find_same(file_setup(None, source="again.gpx"), readings()) == run_id


@pytest.mark.parametrize("corrected", [False, True])
def test_a_recorded_run_is_found_by_what_it_told(
    library: Library, record: Callable[..., int], inputs: Callable[..., list[Input]], corrected: bool
) -> None:
    record(inputs(40))
    if corrected:
        library.catalogue.correct(1, Corrections(from_ms=20_000))
    setup = file_setup(source="run.json")
    assert library.arrivals.find_same(setup, inputs(40)) == 1
    assert library.arrivals.find_same(setup, inputs(41)) is None


def test_what_is_in_the_bin_or_joined_is_there_already(library: Library) -> None:
    first = library.arrivals.add(file_setup(), readings())
    second = library.arrivals.add(file_setup(), readings(from_bpm=121.0), joined_to=first)
    library.bin.put(first)
    assert library.arrivals.find_same(file_setup(), readings()) == first
    assert library.arrivals.find_same(file_setup(), readings(from_bpm=121.0)) == second
    assert library.bin.empty() == 1
    assert library.arrivals.find_same(file_setup(), readings()) is None
    assert library.arrivals.find_same(file_setup(), readings(from_bpm=121.0)) is None


@pytest.mark.parametrize(
    ("started_at", "seconds", "sport", "found"),
    [
        ("2026-03-01T06:30:00Z", SECONDS, "running", True),
        ("2026-03-01T06:32:00Z", SECONDS, "walking", True),
        ("2026-03-01T06:31:00Z", 3 * SECONDS, "running", True),
        ("2026-03-01T06:39:00Z", 300, "running", True),
        ("2026-03-01T06:34:00Z", SECONDS, "running", False),  # 11 of 15 minutes
        ("2026-03-01T06:41:00Z", 200, "running", False),  # within it, but begun 11 minutes later
        ("2026-03-02T06:30:00Z", SECONDS, "running", False),
        ("2026-03-01T06:30:00Z", SECONDS, "cycling", False),
        (None, SECONDS, "running", False),
    ],
)
def test_another_recording_of_a_run_is_recognised(
    library: Library, started_at: str | None, seconds: int, sport: str, *, found: bool
) -> None:
    run_id = library.arrivals.add(file_setup(), readings())
    overlapping = library.arrivals.find_overlapping(
        file_setup(started_at, sport=sport), readings(seconds, from_bpm=100.0)
    )
    assert [run.id for run in overlapping] == ([run_id] if found else [])


def test_the_run_that_fits_best_comes_first(library: Library) -> None:
    late = library.arrivals.add(file_setup("2026-03-01T06:32:00Z"), readings())
    right = library.arrivals.add(file_setup("2026-03-01T06:30:10Z"), readings())
    library.arrivals.add(file_setup("2026-03-01T06:30:05Z", demo=True), readings())
    found = library.arrivals.find_overlapping(file_setup(), readings(from_bpm=100.0))
    assert [run.id for run in found] == [right, late]
    library.bin.put(right)
    found = library.arrivals.find_overlapping(file_setup(), readings(from_bpm=100.0))
    assert [run.id for run in found] == [late]
    library.bin.empty()


def test_a_joined_recording_is_kept_and_not_counted(library: Library) -> None:
    first = library.arrivals.add(file_setup(), readings())
    second = library.arrivals.add(file_setup(), readings(from_bpm=121.0), joined_to=first)
    third = library.arrivals.add(file_setup(), readings(from_bpm=122.0), joined_to=second)
    assert library.catalogue.ids(RunFilter()) == [first]
    assert [run.id for run in library.runs()] == [first]
    assert library.catalogue.rows([first, second])[0].joined == 2
    assert [total.runs for total in library.catalogue.totals(Period.WEEK, RunFilter())] == [1]
    assert library.load("last").run_id == first
    assert [run.id for run in library.arrivals.joined(first)] == [second, third]
    assert tuple(library.load(str(second)).inputs) == readings(from_bpm=121.0)
    library.arrivals.part(second)
    assert library.catalogue.ids(RunFilter()) == [second, first]
    assert [run.id for run in library.arrivals.joined(first)] == [third]
    with pytest.raises(UsageError, match="not joined"):
        library.arrivals.part(second)


def test_a_recording_is_joined_only_to_a_run_that_is_there(library: Library) -> None:
    with pytest.raises(UsageError, match="no finished run 7"):
        library.arrivals.add(file_setup(), readings(), joined_to=7)
    assert library.runs() == []


def test_a_joined_recording_goes_with_its_run(library: Library) -> None:
    first = library.arrivals.add(file_setup(), readings())
    library.arrivals.add(file_setup(), readings(from_bpm=121.0), joined_to=first)
    library.drop(first)
    assert library._file.connection.execute("SELECT count(*) FROM run").fetchone() == (0,)


def test_a_run_can_be_cut_in_two(library: Library, record: Callable[..., int]) -> None:
    first = library.arrivals.add(file_setup(utc_offset_s=7200), readings())
    library.catalogue.describe(first, RunDetails("Forgot to stop", tags=("belt",)))
    whole = library.load(str(first))
    second = library.arrivals.split(first, 600_000)
    one, other = (library.load(str(run_id)) for run_id in (first, second))
    assert tuple(one.inputs) == tuple(other.inputs) == tuple(whole.inputs)
    assert one.setup == other.setup == whole.setup
    assert (one.summary.totals.elapsed_s, other.summary.totals.elapsed_s) == (600.0, 300.0)
    assert one.summary.totals.distance_m == pytest.approx(600 * MPS, rel=0.01)
    assert other.summary.totals.distance_m == pytest.approx(300 * MPS, rel=0.01)
    assert other.summary.started_at == "2026-03-01T06:40:00Z"
    assert library.catalogue.corrections(first) == Corrections(to_ms=600_000)
    assert library.catalogue.corrections(second) == Corrections(from_ms=600_000)
    rows = library.catalogue.rows([first, second])
    assert all(row.corrected and row.details == RunDetails("Forgot to stop", tags=("belt",)) for row in rows)
    assert library.catalogue.ids(RunFilter(words="forgot")) == [second, first]
    assert library.arrivals.find_same(file_setup(), readings()) == first


@pytest.mark.nightly
def test_the_pieces_share_what_the_belt_said(library: Library) -> None:
    first = library.arrivals.add(file_setup(), readings())
    library.catalogue.correct(first, Corrections(distance_m=3000.0, from_ms=100_000))
    second = library.arrivals.split(first, 500_000)
    far_m, rest_m = (library.load(str(run)).summary.totals.distance_m for run in (first, second))
    assert far_m + rest_m == pytest.approx(3000.0)
    assert far_m == pytest.approx(1500.0, rel=0.01)


@pytest.mark.parametrize("at_ms", [-1, 0, 9_999, SECONDS * 1000 - 9_999, SECONDS * 1000, 10**9])
def test_a_run_is_cut_only_within_it(library: Library, at_ms: int) -> None:
    run_id = library.arrivals.add(file_setup(), readings())
    with pytest.raises(UsageError, match="only be split within it"):
        library.arrivals.split(run_id, at_ms)
    assert len(library.runs()) == 1


@pytest.mark.nightly
def test_pieces_can_be_cut_again(library: Library) -> None:
    first = library.arrivals.add(file_setup(), readings())
    second = library.arrivals.split(first, 600_000)
    third = library.arrivals.split(second, 700_000)
    assert library.arrivals.pieces(first) == [second, third]
    assert library.arrivals.pieces(second) == [first, third]
    library.bin.put(third)
    assert library.arrivals.pieces(first) == [second], "what is deleted is no piece any more"
    library.bin.take_back(third)
    lengths = [library.load(str(run_id)).summary.totals.elapsed_s for run_id in (first, second, third)]
    assert lengths == [600.0, 100.0, 200.0]
    starts = [library.load(str(run_id)).summary.started_at for run_id in (first, second, third)]
    assert all(str(one) < str(other) for one, other in pairwise(starts))


def test_two_programs_see_what_came_in(library: Library, path: Path) -> None:
    with Library(path) as other:
        run_id = other.arrivals.add(file_setup(), readings())
    assert library.arrivals.find_same(file_setup(), readings()) == run_id


def late_start(start_ms: int, seconds: int = SECONDS) -> tuple[Input, ...]:
    """A run of which recording began before the runner did."""
    bodies = [(item.t_ms + start_ms, item.body) for item in readings(seconds)]
    return tuple(Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(((0, Reading("watch")), *bodies)))


def test_a_recording_is_compared_from_its_start_not_from_when_it_was_switched_on(library: Library) -> None:
    waited_ms = 15 * 60_000
    run_id = library.arrivals.add(file_setup(), late_start(waited_ms))
    watch = file_setup("2026-03-01T06:45:00Z")
    assert [run.id for run in library.arrivals.find_overlapping(watch, readings(from_bpm=121.0))] == [run_id]
    library.catalogue.correct(run_id, Corrections(from_ms=waited_ms + 60_000))
    assert [run.id for run in library.arrivals.find_overlapping(watch, readings(from_bpm=121.0))] == [run_id]
    again = late_start(waited_ms, SECONDS - 1)
    assert [run.id for run in library.arrivals.find_overlapping(file_setup(), again)] == [run_id]


@pytest.mark.nightly
def test_the_piece_that_is_left_is_still_the_run_of_its_file(library: Library) -> None:
    first = library.arrivals.add(file_setup(), readings(), dated=False)
    second = library.arrivals.split(first, 300_000)
    library.catalogue.correct(first, Corrections(to_ms=200_000))
    assert library.arrivals.find_same(file_setup(None), readings()) == first
    library.drop(first)
    assert library.arrivals.find_same(file_setup(None), readings()) == second


def test_a_piece_is_cut_only_within_itself(library: Library) -> None:
    second = library.arrivals.split(library.arrivals.add(file_setup(), readings()), 300_000)
    for at_ms in (100_000, 305_000):
        with pytest.raises(UsageError, match="within it"):
            library.arrivals.split(second, at_ms)
