"""What earlier runs say to the next one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from stridecue.library.history import MOST_LOOKED_AT, history_of, runs_to_look_at
from stridecue.library.history_figures import RunFigures
from stridecue.library.library import Library
from stridecue.model.setup import BaselineBin, History
from stridecue.model.summary import RunSummary, Totals
from stridecue.signals.baseline import CadenceWindow

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def run(number: int, day: str | None, distance_m: float = 5000.0, sport: str = "running") -> RunSummary:
    started_at = None if day is None else f"{day}T06:00:00Z"
    return RunSummary(number, sport, started_at, False, "bluetooth", Totals(distance_m=distance_m))


def test_nothing_says_nothing_but_the_first_downhill_budget() -> None:
    assert history_of([], {}, NOW) == History(downhill_budget_s=300.0)


@pytest.mark.parametrize(
    ("runs", "longest"),
    [
        ([run(1, "2026-03-20", 8000.0), run(2, "2026-03-21", 6000.0)], 8000.0),
        ([run(1, "2026-02-28", 21_000.0), run(2, "2026-03-21", 6000.0)], 6000.0),
        ([run(1, "2026-03-20", 90_000.0, sport="cycling")], None),
        ([run(1, None, 8000.0)], None),
        ([run(1, "yesterday", 8000.0)], None),
        ([run(1, "2026-04-01", 8000.0)], None),
        ([run(1, "2026-03-20", 0.0)], None),
    ],
)
def test_the_longest_run_of_thirty_days(runs: list[RunSummary], longest: float | None) -> None:
    assert history_of(runs, {}, NOW).longest_recent_m == longest


@pytest.mark.parametrize(
    ("day", "last_s", "budget_s"),
    [
        ("2026-03-25", 300.0, 450.0),
        ("2026-03-28", 300.0, 300.0),
        ("2026-03-25", 2000.0, 2400.0),
        ("2026-02-09", 900.0, 300.0),
    ],
)
def test_the_downhill_budget_grows_from_the_last_run_that_had_any(
    day: str, last_s: float, budget_s: float
) -> None:
    runs = [run(2, "2026-03-30"), run(1, day)]
    figures = {1: RunFigures(downhill_s=last_s), 2: RunFigures()}
    assert history_of(runs, figures, NOW).downhill_budget_s == budget_s


def test_easy_speed_is_the_median_of_the_recent_runs_that_have_one() -> None:
    runs = [run(number, f"2026-03-{number:02d}") for number in range(2, 7)] + [run(1, "2026-02-20")]
    speeds = {1: 9.0, 2: 2.4, 3: 2.6, 4: None, 5: 2.5, 6: 2.9}
    figures = {number: RunFigures(easy_speed_mps=speed) for number, speed in speeds.items()}
    assert history_of(runs, figures, NOW).easy_speed_mps == pytest.approx(2.55)


def test_the_cadence_baseline_is_of_the_windows_of_all_runs_looked_at() -> None:
    def windows(slope: str, number: int, cadence: float) -> tuple[CadenceWindow, ...]:
        return (CadenceWindow(slope, 2.6, cadence),) * number

    runs = [run(number, f"2026-03-{number:02d}") for number in range(1, 10)]
    figures = {
        number: RunFigures(cadence_windows=windows("flat", 5, 160.0 + number)) for number in (1, 2, 3, 4)
    }
    figures[9] = RunFigures(cadence_windows=(*windows("flat", 1, 170.0), *windows("up1", 11, 166.0)))
    assert history_of(runs, figures, NOW).cadence_baseline == (BaselineBin("flat", 2.6, 163.0, 8.0, 16),), (
        "the oldest run is not looked at, and eleven windows uphill are too few"
    )


def test_only_the_newest_dated_runs_are_looked_at() -> None:
    runs = [run(number, f"2026-03-{number:02d}") for number in range(1, 20)]
    runs += [run(20, "2026-01-01"), run(21, None), run(22, "2026-03-30", sport="hiking")]
    assert [each.id for each in runs_to_look_at(runs, NOW)] == list(range(19, 19 - MOST_LOOKED_AT, -1))


def test_a_library_without_runs_has_a_history(library: Library) -> None:
    assert library.history(NOW) == History(downhill_budget_s=300.0)
