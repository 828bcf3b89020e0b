"""Runs as lines of a list."""

from __future__ import annotations

from types import SimpleNamespace

from stridecue.app.run_rows import broken_off, run_row
from stridecue.model.profile import Unit
from stridecue.model.run_details import RunDetails
from stridecue.model.run_list import ListedRun


def test_a_row_has_its_figures_in_columns(make: SimpleNamespace) -> None:
    row = run_row(ListedRun(make.run(5)), Unit.KM).plain
    assert row == "Sat 5 Sep 2026, 16:04    10.01 km    52:42   "
    assert "6.22 mi" in run_row(ListedRun(make.run(5)), Unit.MILE).plain


def test_the_hour_is_the_runner_s(make: SimpleNamespace) -> None:
    assert "Sun 6 Sep 2026, 01:04" in run_row(ListedRun(make.run(5, utc_offset_s=9 * 3600)), Unit.KM).plain


def test_a_hostile_file_name_stays_one_short_word(make: SimpleNamespace) -> None:
    name = "\x1b]0;owned\x07[red]evil\n\n\u202efit" * 20
    row = run_row(ListedRun(make.run(5, source=name)), Unit.KM).plain
    assert row.isprintable()
    assert len(row) < 64


def test_a_demo_is_called_one(make: SimpleNamespace) -> None:
    assert run_row(ListedRun(make.run(5, demo=True, source="simulator")), Unit.KM).plain.endswith("demo")
    assert "A demo of Sat 5 Sep" in broken_off(make.run(5, demo=True)).plain


def test_its_title_stands_beside_it(make: SimpleNamespace) -> None:
    named = ListedRun(make.run(5, demo=True, source="simulator"), RunDetails(title="Six\nhills\x1b[2J"))
    assert run_row(named, Unit.KM).plain.endswith("52:42   Six hills[2J")


def test_a_broken_off_run_names_the_three_ways(make: SimpleNamespace) -> None:
    text = broken_off(make.run(5)).plain
    assert all(words in text for words in ("g go on", "k keep", "x throw"))
