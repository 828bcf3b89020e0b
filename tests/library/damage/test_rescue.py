"""Damage anywhere in a library: it opens again, and what can be read goes on in a new one."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from stridecue.errors import LibraryError
from stridecue.library.damage import rescue
from stridecue.library.damage.care import CareTaken, look_after
from stridecue.library.damage.mended_runs import (
    CUES_ARE_MISSING,
    NOTHING_LEFT,
    PART_IS_MISSING,
    ROW_IS_MISSING,
)
from stridecue.library.library import Library
from stridecue.library.lock import RunLock
from stridecue.library.schema import MIGRATIONS
from stridecue.model.run_details import RunDetails

if TYPE_CHECKING:
    from tests.library.conftest import WholeLibrary

Kept = Callable[[Path, str | None], dict[int, tuple[str, ...]]]

PAGE = 4096
RUNS = 7
NIGHTLY_DAMAGES = 400
FILES = ("library.sqlite3", "library.sqlite3-wal")


@pytest.fixture
def damaged(whole_library: WholeLibrary, path: Path) -> Callable[[Callable[[bytearray], None]], Path]:
    """Damage a copy of the library and return where it is."""

    def damage(change: Callable[[bytearray], None]) -> Path:
        path.parent.mkdir(exist_ok=True)
        for file in path.parent.iterdir():
            file.unlink()
        for name in FILES:
            shutil.copy(whole_library.folder / name, path.parent / name)
        content = bytearray(path.read_bytes())
        change(content)
        path.write_bytes(content)
        return path

    return damage


@pytest.fixture
def kept(whole_library: WholeLibrary) -> Callable[[Path, str | None], dict[int, tuple[str, ...]]]:
    """Return the warnings of every run that is there now; each must load, and be what it was as far as it goes."""

    def kept_runs(path: Path, notice: str | None) -> dict[int, tuple[str, ...]]:
        found = {}
        with Library(path) as library:
            assert library.check() is None
            for run in [*library.runs(), *library.unfinished()]:
                loaded = library.load(str(run.id))
                if run.id not in whole_library.inputs:
                    continue  # its number is damaged; what came in is there
                assert set(loaded.inputs) <= set(whole_library.inputs[run.id])
                if not run.warnings:
                    assert list(loaded.inputs) == whole_library.inputs[run.id]
                    assert len(loaded.setup.cue_sets) == 1
                found[run.id] = run.warnings
        assert (notice is None) == (not list(path.parent.glob("library-damaged-*.sqlite3")))
        return found

    return kept_runs


def zeros(first: int, last: int) -> Callable[[bytearray], None]:
    def change(content: bytearray) -> None:
        content[first:last] = bytes(last - first)

    return change


def cut(length: int) -> Callable[[bytearray], None]:
    def change(content: bytearray) -> None:
        del content[length:]

    return change


TORN = zeros(30 * PAGE, 31 * PAGE)
"""A page of the hour, which nothing else lies on."""


def test_a_sound_library_is_left_as_it_is(damaged: Callable[..., Path], kept: Kept) -> None:
    path = damaged(lambda _: None)
    assert look_after(path, 5) == CareTaken(None, True)
    assert kept(path, None) == dict.fromkeys(range(1, 9), ())


@pytest.mark.parametrize(
    "change", [zeros(0, 100), zeros(0, PAGE), zeros(PAGE, 2 * PAGE)], ids=["header", "first", "map"]
)
def test_without_its_head_or_its_map_every_run_is_read(
    damaged: Callable[..., Path], kept: Kept, change: Callable[[bytearray], None]
) -> None:
    path = damaged(change)
    (path.parent / "library.sqlite3-wal").unlink()
    notice = look_after(path, 5).notice
    (aside,) = path.parent.glob("library-damaged-*.sqlite3")
    assert notice == (
        f"The library was damaged. {RUNS} runs were taken over into a new one. The damaged file is kept as {aside}."
    )
    assert kept(path, notice) == dict.fromkeys(range(1, RUNS + 1), ())
    with Library(path) as library:
        assert library.catalogue.details(2) == RunDetails(title="Along the river", tags=("easy",))


def test_what_was_damaged_is_kept_to_the_last_byte(damaged: Callable[..., Path]) -> None:
    path = damaged(zeros(5 * PAGE, 9 * PAGE))
    before = [(path.parent / name).read_bytes() for name in FILES]
    assert take_aside(path) == date(2026, 3, 9)
    aside = path.parent / "library-damaged-2026-03-09.sqlite3"
    assert [aside.read_bytes(), aside.with_name(f"{aside.name}-wal").read_bytes()] == before
    assert aside.stat().st_mode & 0o077 == path.stat().st_mode & 0o077 == 0
    left = {file.name.removeprefix(aside.name) for file in path.parent.iterdir()}
    assert left <= {"", "-wal", "-shm", path.name}


def take_aside(path: Path) -> date:
    today = date(2026, 3, 9)
    rescue.rescue(path, today)
    return today


def test_damage_anywhere_keeps_what_can_be_read(damaged: Callable[..., Path], kept: Kept) -> None:
    chance = random.Random(20260301)
    for _ in range(12):
        damage_anywhere(damaged, kept, chance)


@pytest.mark.nightly
def test_damage_anywhere_keeps_what_can_be_read_every_time(damaged: Callable[..., Path], kept: Kept) -> None:
    chance = random.Random()
    for _ in range(NIGHTLY_DAMAGES):
        damage_anywhere(damaged, kept, chance)


def damage_anywhere(damaged: Callable[..., Path], kept: Kept, chance: random.Random) -> None:
    """Overwrite some bytes or pages, or cut the file off, anywhere; most runs are left."""

    def change(content: bytearray) -> None:
        kind = chance.randrange(4)
        at = chance.randrange(len(content))
        if kind == 0:
            del content[at:]
        elif kind == 1:
            at = at // PAGE * PAGE
            content[at : at + PAGE] = chance.randbytes(PAGE)
        elif kind == 2:
            content[at : at + 200] = chance.randbytes(len(content[at : at + 200]))
        else:
            for _ in range(20):
                content[chance.randrange(len(content))] = chance.randrange(256)

    path = damaged(change)
    notice = look_after(path, 5).notice
    if notice is not None:  # what SQLite has no way to notice is found when a run is loaded
        kept(path, notice)


def test_a_file_cut_off_anywhere_opens(
    damaged: Callable[..., Path], kept: Kept, whole_library: WholeLibrary
) -> None:
    size = (whole_library.folder / "library.sqlite3").stat().st_size
    for length in [1, 60, 100, 511, 512, 3000, PAGE, PAGE + 1, 8 * PAGE, size // 2, size - PAGE, size - 1]:
        path = damaged(cut(length))
        (path.parent / "library.sqlite3-wal").unlink()
        notice = look_after(path, 5).notice
        found = kept(path, notice)
        assert notice is not None
        assert (size - length > 2 * PAGE) or len(found) == RUNS


@pytest.mark.parametrize(
    "wal", [b"", b"\x00" * 5000, b"\x37\x7f\x06\x82" + b"garbage" * 900], ids=["empty", "zeros", "words"]
)
def test_a_log_of_changes_that_is_garbage_costs_only_what_was_in_it(
    damaged: Callable[..., Path], kept: Kept, wal: bytes
) -> None:
    path = damaged(zeros(0, 100))
    (path.parent / "library.sqlite3-wal").write_bytes(wal)
    notice = look_after(path, 5).notice
    assert kept(path, notice) == dict.fromkeys(range(1, RUNS + 1), ())


def test_what_was_committed_to_the_log_of_changes_counts(damaged: Callable[..., Path], kept: Kept) -> None:
    path = damaged(zeros(0, 100))
    notice = take_over_notice(path)
    assert kept(path, notice) == dict.fromkeys(range(1, 9), ())


def take_over_notice(path: Path) -> str:
    notice = rescue.rescue(path, date(2026, 3, 9))
    assert notice is not None
    return notice


def sql(path: Path, *statements: str) -> None:
    import sqlite3  # noqa: PLC0415

    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_each_run_says_what_is_missing_of_it(damaged: Callable[..., Path], kept: Kept) -> None:
    path = damaged(lambda _: None)
    sql(
        path,
        "UPDATE chunk SET data = substr(data, 1, 20) WHERE run_id = 1 AND stream = 'input'",
        "DELETE FROM chunk WHERE run_id = 7 AND n > 9000 AND stream = 'input'",
        "PRAGMA foreign_keys = OFF",
        "DELETE FROM run WHERE id = 3",
        "UPDATE run SET setup = '{}' WHERE id = 4",
        "DELETE FROM chunk WHERE run_id = 5 AND stream = 'decision'",
        "UPDATE entry SET line = '[' WHERE run_id = 8 AND n = 5",
    )
    notice = take_over_notice(path)
    assert "8 runs were taken over into a new one, 5 of them only in part." in notice
    assert kept(path, notice) == {
        1: (NOTHING_LEFT,),
        2: (),
        3: (ROW_IS_MISSING,),
        4: (ROW_IS_MISSING,),
        5: (),
        6: (),
        7: (PART_IS_MISSING,),
        8: (PART_IS_MISSING,),
    }
    with Library(path) as library:
        runs = {run.id: run for run in library.runs()}
    assert runs[3].started_at == "2026-03-03T06:30:00Z", "its row in the list was there still"
    assert runs[3].totals.elapsed_s > 50


def test_a_cue_set_that_is_gone_is_said_and_the_run_is_there(
    damaged: Callable[..., Path], kept: Kept
) -> None:
    path = damaged(lambda _: None)
    sql(path, "DELETE FROM text")
    notice = take_over_notice(path)
    assert set(kept(path, notice).values()) == {(CUES_ARE_MISSING,)}


def test_a_library_of_an_older_format_is_taken_over_too(
    damaged: Callable[..., Path], kept: Kept, path: Path, tmp_path: Path
) -> None:
    import sqlite3  # noqa: PLC0415

    from stridecue.library.migration import migrate  # noqa: PLC0415

    now = damaged(lambda _: None)
    old = tmp_path / "old" / "library.sqlite3"
    old.parent.mkdir()
    connection = sqlite3.connect(old, isolation_level=None)
    connection.execute("PRAGMA auto_vacuum = FULL")
    migrate(connection, MIGRATIONS[:1])
    connection.execute("ATTACH ? AS now", (str(now),))
    for table in ("text", "run", "chunk", "entry"):
        connection.execute(f"INSERT INTO {table} SELECT * FROM now.{table}")
    connection.close()
    content = bytearray(old.read_bytes())
    content[2 * PAGE : 3 * PAGE] = bytes(PAGE)  # the cue sets
    old.write_bytes(content)
    notice = look_after(old, 5).notice
    assert set(kept(old, notice)) == set(range(1, 9))


def test_while_a_run_is_recorded_nothing_is_touched(damaged: Callable[..., Path]) -> None:
    path = damaged(TORN)
    lock = RunLock.take(path, 8)
    assert lock is not None
    before = path.read_bytes()
    with pytest.raises(LibraryError, match=r"damaged, and a run is being recorded.*next start"):
        look_after(path, 5)
    lock.release()
    assert path.read_bytes() == before
    assert not list(path.parent.glob("library-damaged-*"))


def test_two_programs_do_not_both_do_it(damaged: Callable[..., Path]) -> None:
    path = damaged(TORN)
    other = RunLock.at(path.with_name(f"{path.name}-rescue.lock"))
    assert other is not None
    with pytest.raises(LibraryError, match="Another Stridecue is just taking over"):
        look_after(path, 5)
    other.release()
    assert look_after(path, 5).notice is not None


def test_the_second_of_two_programs_finds_a_sound_library(
    damaged: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = damaged(TORN)
    alone = rescue.rescue

    def quicker(library: Path, **how: Any) -> str | None:
        alone(library, **how)
        return alone(library, **how)

    monkeypatch.setattr(rescue, "rescue", quicker)
    assert look_after(path, 5).notice is None
    assert len(list(path.parent.glob("library-damaged-*.sqlite3"))) == 1


class KilledError(BaseException):
    """Stands for a program that ends at once."""


@pytest.mark.parametrize("step", ["take_over", "_make_ready", "_set_aside", "_take_place"])
@pytest.mark.parametrize("after", [False, True])
def test_killed_at_any_step_the_next_start_brings_it_to_its_end(
    damaged: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    path = damaged(TORN)
    real = getattr(rescue, step)

    def die(*args: object) -> None:
        if after:
            real(*args)
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr(rescue, step, die)
        patched.setattr(rescue, "_drop", lambda _: None)  # a program that is killed tidies nothing
        with pytest.raises(KilledError):
            look_after(path, 5)
    assert path.exists(), "at every moment there is a library"
    notice = look_after(path, 5).notice
    assert len(list(path.parent.glob("library-damaged-*.sqlite3"))) == 1
    with Library(path) as library:
        assert len(library.runs()) == RUNS
        assert [run.id for run in library.unfinished()] == [8]
    assert not [file for file in path.parent.iterdir() if file.name.endswith((rescue.NEW, rescue.UNREADY))]
    assert notice is not None or (step, after) in {
        ("_set_aside", True),
        ("_take_place", False),
        ("_take_place", True),
    }


def test_a_disk_without_room_leaves_everything_as_it_was(
    damaged: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = damaged(TORN)
    before = path.read_bytes()

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rescue, "take_over", no_room)
    with pytest.raises(LibraryError, match="No space left"):
        look_after(path, 5)
    assert path.read_bytes() == before
    assert {file.name for file in path.parent.iterdir()} <= {*FILES, "library.sqlite3-shm"}


def test_a_damaged_library_of_a_newer_program_is_left_alone(damaged: Callable[..., Path]) -> None:
    path = damaged(lambda content: content.__setitem__(slice(5 * PAGE, 20 * PAGE), bytes(15 * PAGE)))
    content = bytearray(path.read_bytes())
    content[60:64] = (len(MIGRATIONS) + 1).to_bytes(4, "big")
    path.write_bytes(content)
    with pytest.raises(LibraryError, match="newer Stridecue"):
        rescue.rescue(path)
    assert path.read_bytes() == content
