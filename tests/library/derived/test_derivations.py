"""Tracks and key figures in the library: worked out once, and again when something is another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hilly_run import HillyRun
from stridecue.errors import LibraryError, UsageError
from stridecue.library.database import open_database
from stridecue.library.derived import derivation, kept_derivations
from stridecue.library.derived.derivation import derive, look_into
from stridecue.library.derived.key_figures import key_figures
from stridecue.library.derived.track_gathering import FlatTrack
from stridecue.library.library import Library
from stridecue.library.library_file import LibraryFile
from stridecue.model.corrections import Corrections
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.run_details import RunDetails

RUN = HillyRun()
SHORT = [item for item in RUN.inputs if item.t_ms < 200_000]
SHORT.append(Input(200_000, SHORT[-1].seq + 1, Mark(MarkKind.FINISH)))
EVENING = datetime(2026, 3, 31, 20, 0, tzinfo=UTC)

Record = Callable[..., int]


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Notes how often a run is looked into."""
    times: list[int] = []

    def counted(*args: object) -> object:
        times.append(1)
        return look_into(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(derivation, "look_into", counted)
    return times


def test_a_track_is_worked_out_once_and_is_the_same_when_it_is_kept(
    library: Library, record: Record, once: list[int]
) -> None:
    record(SHORT)
    run = library.load("1")
    fresh, kept = library.derivations.track(1), library.derivations.track(1)
    assert fresh == kept == derive(run.setup, run.inputs, run.decisions)
    library.derivations.history(EVENING)
    assert sum(once) == 2, "once for the library, for track and figures alike, and once for this test"


def test_the_run_has_its_shape_in_the_list_as_soon_as_it_was_looked_into(
    library: Library, record: Record
) -> None:
    record(SHORT)
    assert library.catalogue.rows([1])[0].outline == ()
    library.derivations.track(1)
    assert library.catalogue.rows([1])[0].outline != ()


def test_a_corrected_run_has_another_track(library: Library, record: Record, once: list[int]) -> None:
    record(SHORT)
    library.derivations.track(1)
    library.catalogue.correct(1, Corrections(to_ms=100_000))
    assert library.derivations.track(1).totals.elapsed_s == 100.0
    library.catalogue.correct(1, Corrections())
    assert library.derivations.track(1).totals.elapsed_s == 200.0


@pytest.mark.parametrize(
    "change",
    ["version = '0'", "data = substr(data, 1, 40)", "data = 'no bytes'", "data = CAST(x'ff80' AS TEXT)"],
)
def test_what_another_version_kept_or_is_damaged_is_worked_out_again(
    library: Library, path: Path, record: Record, change: str
) -> None:
    record(SHORT)
    track = library.derivations.track(1)
    (earlier,) = library.derivations.earlier(EVENING, 63)
    connection = open_database(path)
    assert connection.execute(f"UPDATE derived SET {change}").rowcount == 2
    connection.close()
    assert library.derivations.track(1) == track
    assert library.derivations.earlier(EVENING, 63) == [earlier]


def test_another_engine_works_everything_out_again(
    library: Library, record: Record, once: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    record(SHORT)
    track = library.derivations.track(1)
    monkeypatch.setattr(kept_derivations, "ENGINE_VERSION", "another")
    assert library.derivations.track(1) == track
    assert library.derivations.track(1) == track
    assert sum(once) == 2


def test_what_was_worked_out_while_the_run_was_corrected_is_not_kept(
    library: Library, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(SHORT)

    def meanwhile(*args: object) -> object:
        found = look_into(*args)  # type: ignore[arg-type]
        library.catalogue.correct(1, Corrections(to_ms=100_000))
        return found

    monkeypatch.setattr(derivation, "look_into", meanwhile)
    library.derivations.track(1)
    monkeypatch.delattr(derivation, "look_into")
    assert library.derivations.track(1).totals.elapsed_s == 100.0, "as the correction kept it"


def test_what_is_derived_and_is_no_text_any_more_keeps_nobody_from_a_run(
    library: Library, path: Path, record: Record
) -> None:
    record(SHORT)
    history, (row,) = library.derivations.history(EVENING), library.catalogue.rows([1])
    assert row.outline
    connection = open_database(path)
    connection.execute("UPDATE figures SET line = CAST(x'ff80' AS TEXT)")
    connection.execute("UPDATE listed SET outline = CAST(x'ff80' AS TEXT)")
    connection.close()
    assert library.catalogue.rows([1])[0].outline == ()
    assert library.derivations.history(EVENING) == history
    assert library.catalogue.rows([1]) == [row], "its shape is there again"


def test_a_library_that_cannot_be_written_to_still_gives_a_track(
    library: Library, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(SHORT)
    library.catalogue.rows([1])  # which writes down what a new run is found by

    def full(_: LibraryFile) -> object:
        raise LibraryError("The disk is full.", "Make room.")

    monkeypatch.setattr(LibraryFile, "writing", full)
    assert library.derivations.track(1).totals.elapsed_s == 200.0
    assert len(library.derivations.earlier(EVENING, 63)) == 1


def test_an_unfinished_run_is_not_kept(library: Library, path: Path, record: Record) -> None:
    record(SHORT[:100], totals=None)
    assert len(library.derivations.track(1).seconds) > 90
    with LibraryFile(path).reading() as connection:
        assert connection.execute("SELECT count(*) FROM derived").fetchone() == (0,)


def test_no_run_has_no_track(library: Library) -> None:
    with pytest.raises(UsageError):
        library.derivations.track(7)


def test_earlier_runs_are_those_of_the_days_newest_first(library: Library, record: Record) -> None:
    for day in ("2026-03-01", "2026-03-25", "2026-03-20", "2025-12-01"):
        record(SHORT, started_at=f"{day}T06:30:00Z")
    record(SHORT, demo=True)
    deleted = record(SHORT, started_at="2026-03-26T06:30:00Z")
    library.bin.put(deleted)
    library.catalogue.describe(3, RunDetails(title="Hills"))
    earlier = library.derivations.earlier(EVENING, 63)
    assert [run.summary.id for run in earlier] == [2, 3, 1]
    assert [run.details.title for run in earlier] == ["", "Hills", ""]
    setup = library.load("2").setup
    assert earlier[0].figures == key_figures(library.derivations.track(2), setup)
    assert library.derivations.earlier(EVENING, 63) == earlier, "the second time as they are kept"
    assert [run.summary.id for run in library.derivations.earlier(EVENING, 7)] == [2]
    itself = datetime(2026, 3, 20, 6, 30, tzinfo=UTC)
    assert [run.summary.id for run in library.derivations.earlier(itself, 63)] == [1]


def test_an_earlier_run_that_cannot_be_read_is_left_out(library: Library, path: Path, record: Record) -> None:
    record(SHORT, started_at="2026-03-20T06:30:00Z")
    record(SHORT, started_at="2026-03-21T06:30:00Z")
    connection = open_database(path)
    connection.execute("UPDATE chunk SET data = substr(data, 1, 5) WHERE run_id = 1")
    connection.close()
    assert [run.summary.id for run in library.derivations.earlier(EVENING, 63)] == [2]


def gathered() -> FlatTrack:
    return look_into(RUN.setup, SHORT).flat


def test_a_gathered_track_is_kept_and_the_run_not_played(
    library: Library, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(SHORT)
    flat = gathered()
    library.derivations.keep_gathered(1, flat)
    monkeypatch.delattr(derivation, "look_into")
    assert library.derivations.track(1) == flat.track()
    assert library.catalogue.rows([1])[0].outline != ()


def test_a_track_that_was_gathered_of_a_run_that_is_gone_or_corrected_is_not_kept(
    library: Library, record: Record
) -> None:
    record(SHORT)
    library.catalogue.correct(1, Corrections(to_ms=100_000))
    library.derivations.keep_gathered(1, gathered())
    library.derivations.keep_gathered(9, gathered())
    assert library.derivations.track(1).totals.elapsed_s == 100.0
