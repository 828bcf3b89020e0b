"""What the library works out with the engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stridecue.library import figures
from stridecue.library.database import open_database
from stridecue.library.figures import RunFigures
from stridecue.library.library import Library
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.summary import Totals

NOW = datetime(2026, 3, 10, tzinfo=UTC)


def downhill(seconds: int) -> list[Input]:
    """Running down a slope of 5 %, by what the runner typed."""
    marks = [Mark(MarkKind.START), Mark(MarkKind.GRADE, -5.0), Mark(MarkKind.SPEED, 3.0)]
    end = Input(seconds * 1000, len(marks), Mark(MarkKind.FINISH))
    return [*(Input(0, seq, mark) for seq, mark in enumerate(marks)), end]


def test_an_unfinished_run_has_the_totals_of_its_inputs(
    library: Library, record: Callable[..., int], inputs: Callable[..., list[Input]]
) -> None:
    record(inputs(90), totals=None)
    run = library.load("1")
    assert not run.finished
    assert run.listed.totals == Totals(elapsed_s=89.017)
    assert run.summary.totals.heart_rate_max_bpm == 159
    assert run.summary.totals.elapsed_s >= 89.0


def test_a_finished_run_has_the_totals_that_were_kept(
    library: Library, record: Callable[..., int], totals: Totals
) -> None:
    record()
    assert library.load("1").summary.totals == totals


def test_history_looks_into_a_run_once(
    library: Library, record: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    record(downhill(400))
    record(downhill(2000), demo=True)
    history = library.history(NOW)
    assert history.longest_recent_m == 5000.0
    assert history.downhill_budget_s is not None
    assert 550 <= history.downhill_budget_s <= 600, "half as much again as what the last run had"
    monkeypatch.setattr(figures, "derive_figures", lambda *_: RunFigures())
    assert library.history(NOW) == history


def test_figures_of_another_engine_are_derived_again(
    library: Library, path: Path, record: Callable[..., int]
) -> None:
    record(downhill(400))
    history = library.history(NOW)
    connection = open_database(path)
    connection.execute("""UPDATE figures SET engine_version = '0', line = '{"downhill_s":2000}'""")
    connection.close()
    assert library.history(NOW) == history


def test_a_damaged_run_keeps_nobody_from_the_next(
    library: Library, path: Path, record: Callable[..., int]
) -> None:
    record(downhill(400))
    connection = open_database(path)
    connection.execute("UPDATE chunk SET data = substr(data, 1, 5)")
    connection.close()
    assert library.history(NOW).downhill_budget_s == 300.0
