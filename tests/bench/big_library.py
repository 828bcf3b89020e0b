"""What a library of 5,000 runs costs: on disk, to list, to search as one types, and on screen.

Rules: the runs are copies of a few hours that were truly recorded, each with a date, a distance, words and tags of its
own, their tracks among what is copied. They are made without waiting for the disk; what is measured is not.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from stridecue import run_setup
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.library.database import writing
from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.model.profile import Unit
from stridecue.model.run_details import RunDetails
from stridecue.model.run_list import Period, RunFilter, SortBy
from stridecue.pipeline import TimedPipeline
from stridecue.sources.simulator import Simulator
from tests.bench import screen_cost

RUNS = 5_000
RECORDED = 3
"""Hours that the others are copies of."""
HOUR_S = 3600
NEWEST = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
VISIBLE_ROWS = 60
TITLES = ("Feierabend", "Hügel", "Long slow run", "Laufband mit Gefälle", "With Anna", "Straße nach Süden")
TAGS = ("long", "hills", "easy", "race", "new shoes", "treadmill", "rain")
MARKED_TITLE, MARKED = "Waited for", 12
"""The title of a run that the history shows at once, and home does not; and its number by date."""
EMPTY_MARK, FULL_MARK = "There are no runs yet", MARKED_TITLE
TYPED = "hügel 2024-0"
REPEATS = 5
SEARCH = "search, the slowest key"
HISTORY_KEY = "a"


@dataclass(frozen=True, slots=True)
class Sizes:
    """Kilobytes of one run on disk."""

    whole: float
    """The file by its runs."""
    inputs: float
    derived: float


def make(path: Path, runs: int = RUNS) -> None:
    """Make a library of so many runs of an hour."""
    chance = random.Random(1)
    with Library(path) as library:
        for seed in range(min(RECORDED, runs)):
            library.derivations.track(_record(path, seed))
        connection = library._file.connection
        connection.execute("PRAGMA synchronous = OFF")
        with writing(connection):
            for number in range(RECORDED, runs):
                _copy(connection, number % RECORDED + 1, number, chance)


def _record(path: Path, seed: int) -> int:
    """Record an hour with three sensors and the coach."""
    setup = replace(run_setup.demo_setup((), NEWEST, Unit.KM, seed=seed), demo=False)
    recorder = Recorder(path, setup)
    pipeline = TimedPipeline(setup, Simulator(seed, HOUR_S // 60), [recorder], RunClock(FULL_SPEED))
    pipeline.run_ahead(HOUR_S)
    recorder.finish(pipeline.engine.totals())
    recorder.close()
    return recorder.run_id


def _copy(connection: sqlite3.Connection, run_id: int, number: int, chance: random.Random) -> None:
    began = NEWEST - timedelta(hours=17 * number)
    copied = connection.execute(
        """
        INSERT INTO run (demo, setup, begun_t_ms, totals)
        SELECT demo, json_set(setup, '$.started_at', ?), begun_t_ms, json_set(totals, '$.distance_m', ?)
        FROM run WHERE id = ?
        """,
        (began.strftime("%Y-%m-%dT%H:%M:%SZ"), chance.uniform(3_000, 15_000), run_id),
    ).lastrowid
    for table, columns in (
        ("chunk", "stream, n, first_t_ms, last_t_ms, entries, data"),
        ("derived", "kind, version, data"),
        ("figures", "engine_version, line"),
    ):
        connection.execute(
            f"INSERT INTO {table} (run_id, {columns}) SELECT ?, {columns} FROM {table} WHERE run_id = ?",
            (copied, run_id),
        )
    connection.execute(
        "UPDATE listed SET title = ?, notes = ?, outline = (SELECT outline FROM listed WHERE run_id = ?)"
        " WHERE run_id = ?",
        (
            MARKED_TITLE if number == MARKED else f"{chance.choice(TITLES)} {number}",
            "It went well. " * chance.randrange(20),
            run_id,
            copied,
        ),
    )
    tags = chance.sample(TAGS, chance.randrange(4))
    connection.executemany("INSERT INTO tag VALUES (?, ?)", [(copied, tag) for tag in tags])


def sizes(path: Path) -> Sizes:
    """Return what a run takes on disk."""
    with Library(path) as library:
        connection = library._file.connection
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        runs = connection.execute("SELECT count(*) FROM run").fetchone()[0]
        inputs, derived = (
            connection.execute(
                f"SELECT sum(length(data)) FROM {table} WHERE run_id <= ?", (RECORDED,)
            ).fetchone()[0]
            for table in ("chunk", "derived")
        )
    return Sizes(path.stat().st_size / 1000 / runs, inputs / 1000 / RECORDED, derived / 1000 / RECORDED)


def milliseconds(path: Path) -> Iterator[tuple[str, float]]:
    """Yield what is asked of the list, and how long it takes."""
    with Library(path) as library:
        began = time.perf_counter()
        library.catalogue.ids(RunFilter())
        yield "the first time ever", (time.perf_counter() - began) * 1000
    yield "open the library, newest five", _median_ms(lambda: _newest(path))
    with Library(path) as library:
        catalogue, every = library.catalogue, RunFilter()
        ids = catalogue.ids(every)
        yield "ids by date", _median_ms(lambda: catalogue.ids(every))
        yield "ids by pace", _median_ms(lambda: catalogue.ids(every, SortBy.PACE))
        yield "60 rows", _median_ms(lambda: catalogue.rows(ids[:VISIBLE_ROWS]))
        keystrokes = [RunFilter(words=TYPED[: end + 1]) for end in range(len(TYPED))]
        asked = [_median_ms(lambda which=which: catalogue.ids(which)) for which in keystrokes]  # type: ignore[misc]
        yield SEARCH, max(asked)
        yield "runs with a tag", _median_ms(lambda: catalogue.ids(RunFilter(tag="hills")))
        yield "totals by week", _median_ms(lambda: catalogue.totals(Period.WEEK, every))
        yield "tags", _median_ms(catalogue.tags)
        said = RunDetails("Renamed", tags=("race",))
        yield "title and tags kept", _median_ms(lambda: catalogue.describe(ids[0], said))
        yield "all runs, as `stridecue runs`", _median_ms(library.runs)


def history_on_screen(home: Path, pairs: int) -> Iterator[tuple[float, float]]:
    """Yield seconds from the key to the painted history, of an empty library and of a full one."""
    for _ in range(pairs):
        yield _history_s(None, EMPTY_MARK), _history_s(home, FULL_MARK)


def first_frames(home: Path, pairs: int) -> Iterator[tuple[float, float]]:
    """Yield seconds to the first frame of home, with an empty library and with a full one."""
    for _ in range(pairs):
        yield _first_frame_s(None), _first_frame_s(home)


def _history_s(home: Path | None, mark: str) -> float:
    with screen_cost.opened(screen_cost.HOME, home) as terminal:
        terminal.wait_for(screen_cost.HOME_MARK)
        terminal.read_for(1.0)
        pressed_s = time.perf_counter() - terminal.began_s
        terminal.press(HISTORY_KEY)
        return terminal.wait_for(mark) - pressed_s


def _first_frame_s(home: Path | None) -> float:
    with screen_cost.opened(screen_cost.HOME, home) as terminal:
        return terminal.wait_for(screen_cost.HOME_MARK)


def _newest(path: Path) -> None:
    with Library(path) as library:
        library.catalogue.rows(library.catalogue.ids(RunFilter())[:5])
        library.unfinished()


def _median_ms(ask: Callable[[], object]) -> float:
    took = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


@contextmanager
def big_home(runs: int = RUNS) -> Iterator[Path]:
    """Make the folders of a program with a big library, which end with the block."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        make(library_in(home), runs)
        yield home


def library_in(home: Path) -> Path:
    """Return where the library of such folders is."""
    return home / "library.sqlite3"
