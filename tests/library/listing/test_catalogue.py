"""The list of runs: searched, sorted, summed up, described and corrected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from stridecue.errors import LibraryError, UsageError
from stridecue.files.file_run import run_inputs
from stridecue.library.library import Library
from stridecue.model.corrections import NO_CORRECTIONS, Corrections, GradeFrom
from stridecue.model.inputs import Input, Mark, MarkKind, Reading
from stridecue.model.run_details import LONGEST_NOTES, LONGEST_TAG, LONGEST_TITLE, MOST_TAGS, RunDetails
from stridecue.model.run_list import OUTLINE_COLUMNS, Period, PeriodTotals, RunFilter, SortBy
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals

SHORT = [Input(0, 0, Mark(MarkKind.START)), Input(1000, 1, Mark(MarkKind.FINISH))]
ALL = RunFilter()
NOW = datetime(2026, 3, 10, tzinfo=UTC)


@pytest.fixture
def run(record: Callable[..., int]) -> Callable[..., int]:
    """A run that came to something, recorded on a day."""

    def record_one(
        day: str = "2026-03-01",
        distance_m: float = 5000.0,
        figures: dict[str, Any] | None = None,
        **changes: object,
    ) -> int:
        totals = Totals(elapsed_s=1800.0, moving_s=1500.0, distance_m=distance_m, climb_m=50.0)
        totals = replace(totals, **(figures or {}))
        return record(SHORT, totals, started_at=f"{day}T06:30:00Z", **changes)

    return record_one


def test_a_row_has_what_its_line_shows(library: Library, run: Callable[..., int]) -> None:
    run_id = run(demo=True, source="simulator", warnings=("It was short.",), utc_offset_s=3600)
    (row,) = library.catalogue.rows([run_id])
    assert row.summary == library.runs()[0] == library.load("1").summary
    assert row.summary.warnings == ("It was short.",)
    assert (row.details, row.corrected, row.plan, row.joined) == (RunDetails(), False, None, 0)


def test_rows_come_in_the_order_asked_for(library: Library, run: Callable[..., int]) -> None:
    ids = [run() for _ in range(3)]
    asked = [ids[1], 99, ids[2], ids[0]]
    assert [row.summary.id for row in library.catalogue.rows(asked)] == [2, 3, 1]
    assert library.catalogue.rows([]) == []


def test_unfinished_runs_are_not_in_the_list(library: Library, record: Callable[..., int]) -> None:
    record(totals=None)
    assert library.catalogue.ids(ALL) == []
    assert library.catalogue.rows([1]) == []
    with pytest.raises(UsageError, match="no finished run 1"):
        library.catalogue.describe(1, RunDetails("a"))
    with pytest.raises(UsageError, match="no finished run 1"):
        library.catalogue.correct(1, Corrections(distance_m=10.0))


def test_runs_come_by_their_date_not_by_their_number(library: Library, run: Callable[..., int]) -> None:
    """A file of an old run may come in today."""
    new, old = run("2026-03-05"), run("2024-01-01")
    undated = run("no date ")
    assert library.catalogue.ids(ALL) == [new, old, undated]
    assert library.catalogue.ids(ALL, descending=False) == [old, new, undated]
    assert [each.id for each in library.runs()] == [new, old, undated]
    assert library.load("last").run_id == new


@pytest.mark.parametrize(
    ("by", "ascending"),
    [
        (SortBy.DATE, [1, 2, 3]),
        (SortBy.DISTANCE, [2, 1, 3]),
        (SortBy.TIME, [3, 1, 2]),
        (SortBy.PACE, [3, 1, 2]),
        (SortBy.CLIMB, [2, 3, 1]),
        (SortBy.HEART_RATE, [2, 1, 3]),
        (SortBy.CADENCE, [1, 3, 2]),
    ],
)
def test_the_list_sorts_by_every_column(
    library: Library, run: Callable[..., int], by: SortBy, ascending: list[int]
) -> None:
    names = ("moving_s", "climb_m", "heart_rate_mean_bpm", "cadence_mean_spm")
    run("2026-03-01", 5000.0, dict(zip(names, (1800.0, 90.0, 150.0, 160.0), strict=True)))
    run("2026-03-02", 4000.0, dict(zip(names, (1900.0, 10.0, 140.0, None), strict=True)))
    run("2026-03-03", 6000.0, dict(zip(names, (1700.0, 20.0, None, 170.0), strict=True)))
    assert library.catalogue.ids(ALL, by, descending=False) == ascending
    last = {SortBy.HEART_RATE: 3, SortBy.CADENCE: 2}.get(by)
    descending = [each for each in ascending[::-1] if each != last] + ([last] if last else [])
    assert library.catalogue.ids(ALL, by) == descending, "a run without the figure is last either way"


def test_a_run_that_went_nowhere_has_no_pace(library: Library, run: Callable[..., int]) -> None:
    nowhere, somewhere = run(distance_m=0.0), run()
    for descending in (False, True):
        assert library.catalogue.ids(ALL, SortBy.PACE, descending=descending) == [somewhere, nowhere]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", True),
        ("  hÜGEL ", True),
        ("hu\N{COMBINING DIAERESIS}gel", True),
        ("STRASSE", True),
        ("straße long", True),
        ("long hügel 2026-03", True),
        ("eins\nzwei", True),
        ("morning.fit", True),
        ("2026-03-01", True),
        ("trail", True),
        ("treadmill", False),
        ("gel strasse", True),
        ("hügelx", False),
        ("%", True),
        ("_", False),
        ("100%", True),
        ("1%0", False),
        ("*", False),
        ("'", False),
        ("\\", False),
        ('" OR 1=1 --', False),
        ("\0", False),
        ("\udcff", False),
    ],
)
def test_words_are_found_as_they_are_typed(
    library: Library, run: Callable[..., int], words: str, *, found: bool
) -> None:
    run_id = run(source="Morning.fit")
    details = RunDetails("Hügel in der Straße", "Eins\nzwei: 100%", ("long",), surface="trail")
    library.catalogue.describe(run_id, details)
    assert library.catalogue.ids(RunFilter(words=words)) == ([run_id] if found else [])


def test_words_are_those_of_now(library: Library, run: Callable[..., int]) -> None:
    run_id = run(options=RunSettings(surface="road"))
    assert library.catalogue.ids(RunFilter(words="road")) == [run_id]
    library.catalogue.describe(run_id, RunDetails("first", surface="trail"))
    library.catalogue.describe(run_id, RunDetails("second"))
    assert library.catalogue.ids(RunFilter(words="first")) == []
    assert library.catalogue.ids(RunFilter(words="second road")) == [run_id]


def test_texts_of_plans_are_given_by_a_word_in_them(library: Library, run: Callable[..., int]) -> None:
    walk, hill = 'weeks = "walk-run-8"\nname = "é"', 'name = "Hill"'
    run("2026-03-01", plan=walk)
    run("2026-03-02", plan=hill)
    run("2026-03-03", plan=walk)
    run("2026-03-04", plan=walk, demo=True)
    run("2026-03-05")
    since = datetime(2026, 3, 1, tzinfo=UTC)
    assert library.catalogue.plan_texts(since, "weeks", 9) == {3: walk, 1: walk}
    assert library.catalogue.plan_texts(since, "name", 1) == {3: walk}
    assert library.catalogue.plan_texts(datetime(2026, 3, 2, tzinfo=UTC), "name", 9) == {3: walk, 2: hill}


def test_runs_are_counted_by_the_ground_that_the_runner_says(
    library: Library, run: Callable[..., int]
) -> None:
    soft = RunSettings(surface="soft")
    run("2026-03-01", options=soft)
    run("2026-03-02", options=soft, demo=True)
    run("2026-03-03", options=soft)
    run("2026-03-04")
    library.catalogue.describe(3, RunDetails(surface="trail"))
    library.catalogue.describe(4, RunDetails(surface="soft"))
    assert library.catalogue.runs_on("soft") == 2
    assert library.catalogue.runs_on("sand") == 0


def test_all_that_is_asked_for_must_hold(library: Library, run: Callable[..., int]) -> None:
    plan = 'name = "Hill 6"\n'
    run("2026-03-01", plan=plan)
    run("2026-03-02", demo=True)
    run("2026-03-03")
    run("2026-03-04", plan="no name")
    library.catalogue.describe(1, RunDetails(tags=("Long", "hills")))
    library.catalogue.describe(3, RunDetails(tags=("long",)))
    asked: list[tuple[RunFilter, list[int]]] = [
        (RunFilter(demos=False), [4, 3, 1]),
        (RunFilter(tag="long"), [3, 1]),
        (RunFilter(tag=" LONG "), [3, 1]),
        (RunFilter(tag="lon"), []),
        (RunFilter(tag="long", words="hills"), [1]),
        (RunFilter(plan="Hill 6"), [1]),
        (RunFilter(words="hill 6"), [1]),
        (RunFilter(from_date="2026-03-02"), [4, 3, 2]),
        (RunFilter(to_date="2026-03-02"), [2, 1]),
        (RunFilter(from_date="2026-03-02", to_date="2026-03-03", demos=False), [3]),
        (RunFilter(tag="long", to_date="2026-03-02", plan="Hill 6", words="hills"), [1]),
    ]
    for which, ids in asked:
        assert library.catalogue.ids(which) == ids, which
    assert library.catalogue.plans() == ["Hill 6"]
    assert library.catalogue.rows([1])[0].plan == "Hill 6"
    assert library.catalogue.tags() == ["long", "hills"]


def test_a_date_is_the_runners_own(library: Library, record: Callable[..., int]) -> None:
    totals = Totals(distance_m=1000.0)
    record(SHORT, totals, started_at="2026-03-31T22:30:00Z", utc_offset_s=7200)
    record(SHORT, totals, started_at="2026-04-01T03:30:00Z", utc_offset_s=-5 * 3600)
    assert library.catalogue.ids(RunFilter(from_date="2026-04-01")) == [1]
    assert library.catalogue.ids(RunFilter(words="2026-03-31")) == [2]
    months = [(month.first_day, month.runs) for month in library.catalogue.totals(Period.MONTH, ALL)]
    assert months == [("2026-03-01", 1), ("2026-04-01", 1)]


def test_totals_of_weeks_have_no_holes(library: Library, run: Callable[..., int]) -> None:
    run("2026-03-02", 5000.0)  # a Monday
    run("2026-03-08", 6000.0)  # the Sunday of that week
    run("2026-03-23", 7000.0)
    run("2026-03-10", 9000.0, demo=True)
    run("no date", 9000.0)
    weeks = library.catalogue.totals(Period.WEEK, ALL)
    assert weeks == [
        PeriodTotals("2026-03-02", 2, 11_000.0, 3000.0, 100.0),
        PeriodTotals("2026-03-09", 0, 0.0, 0.0, 0.0),
        PeriodTotals("2026-03-16", 0, 0.0, 0.0, 0.0),
        PeriodTotals("2026-03-23", 1, 7000.0, 1500.0, 50.0),
    ]
    assert library.catalogue.totals(Period.WEEK, ALL, most=2) == weeks[2:]
    assert library.catalogue.totals(Period.WEEK, ALL, most=0) == []
    until = library.catalogue.totals(Period.WEEK, RunFilter(to_date="2026-04-01"))
    assert [week.first_day for week in until] == [*(week.first_day for week in weeks), "2026-03-30"]
    assert library.catalogue.totals(Period.WEEK, RunFilter(to_date="2026-03-01")) == []
    (march,) = library.catalogue.totals(Period.MONTH, ALL)
    assert (march.first_day, march.runs, march.distance_m) == ("2026-03-01", 3, 18_000.0)


def test_totals_go_by_the_filter_and_over_the_turn_of_a_year(
    library: Library, run: Callable[..., int]
) -> None:
    run("2025-12-31")
    run("2026-01-01")
    run("2026-02-28")
    library.catalogue.describe(3, RunDetails(tags=("race",)))
    assert library.catalogue.totals(Period.WEEK, ALL)[0].first_day == "2025-12-29"
    months = library.catalogue.totals(Period.MONTH, ALL)
    assert [month.first_day for month in months] == ["2025-12-01", "2026-01-01", "2026-02-01"]
    raced = library.catalogue.totals(Period.MONTH, RunFilter(tag="race"))
    assert [month.first_day for month in raced] == ["2026-02-01"]
    assert library.catalogue.totals(Period.MONTH, RunFilter(words="nothing")) == []


def test_what_the_runner_says_is_kept_clean(library: Library, run: Callable[..., int]) -> None:
    run_id = run()
    said = RunDetails(
        title="  Hill\x1b[31m\trun\n" + "x" * 500,
        notes="one\x00 \r\n\r\ntwo\u202e" + "y" * 20_000,
        tags=("Long", "long ", "", "  ", "a\x07b", "z" * 99, *(f"t{number}" for number in range(50))),
        surface=" Forest\npath ",
        mood_before=1,
        mood_after=5,
        effort=0,
    )
    library.catalogue.describe(run_id, said)
    kept = library.catalogue.details(run_id)
    assert kept.title == ("Hill[31m run " + "x" * 500)[:LONGEST_TITLE]
    assert kept.notes == ("one\n\ntwo" + "y" * 20_000)[:LONGEST_NOTES]
    assert kept.tags[:2] == ("ab", "long")
    assert len(kept.tags) == MOST_TAGS
    assert "z" * LONGEST_TAG in kept.tags
    assert list(kept.tags) == sorted(set(kept.tags))
    assert (kept.surface, kept.mood_before, kept.mood_after, kept.effort) == ("Forest path", 1, 5, 0)
    assert library.catalogue.rows([run_id])[0].details == kept
    library.catalogue.describe(run_id, kept)
    assert library.catalogue.details(run_id) == kept
    library.catalogue.describe(run_id, RunDetails())
    assert library.catalogue.details(run_id) == RunDetails()
    assert library.catalogue.tags() == []


@pytest.mark.parametrize(
    "details",
    [RunDetails(mood_before=0), RunDetails(mood_after=6), RunDetails(effort=11), RunDetails(effort=-1)],
)
def test_a_rating_is_on_its_scale(library: Library, run: Callable[..., int], details: RunDetails) -> None:
    run_id = run()
    with pytest.raises(UsageError, match="It goes from"):
        library.catalogue.describe(run_id, details)
    assert library.catalogue.details(run_id) == RunDetails()


def even_run(seconds: int = 300) -> tuple[Input, ...]:
    records = [
        (
            second * 1000,
            Reading("watch", heart_rate_bpm=100.0 + second / 5, speed_mps=2.0, distance_m=second * 2.0),
        )
        for second in range(seconds + 1)
    ]
    return run_inputs(records, (), ())


@pytest.fixture
def added(library: Library) -> int:
    options = RunSettings(auto_pause=False, auto_lap_m=None)
    setup = RunSetup("1", "0.1.0", "a.fit", started_at="2026-03-01T23:58:00Z", options=options)
    return library.arrivals.add(setup, even_run())


def test_a_corrected_run_is_listed_as_corrected(library: Library, added: int) -> None:
    before = library.load("last")
    corrections = Corrections(distance_m=900.0, grades=(GradeFrom(60_000, 4.0),), from_ms=120_000)
    library.catalogue.correct(added, corrections)
    assert library.catalogue.corrections(added) == corrections
    after = library.load("last")
    assert (after.inputs, after.setup) == (before.inputs, before.setup), "what came in stays"
    assert after.summary.totals == library.derivations.track(added).totals
    assert (after.summary.totals.distance_m, after.summary.totals.elapsed_s) == (900.0, 180.0)
    assert after.summary.totals.climb_m == pytest.approx(36.0, rel=0.1)
    assert after.summary.started_at == "2026-03-02T00:00:00Z"
    (row,) = library.catalogue.rows([added])
    assert (row.summary, row.corrected) == (after.summary, True)
    assert len(row.outline) == OUTLINE_COLUMNS
    assert library.catalogue.ids(RunFilter(words="2026-03-02")) == [added]
    assert library.catalogue.totals(Period.WEEK, ALL)[0].distance_m == 900.0
    assert library.derivations.history(NOW).longest_recent_m == 900.0


def test_corrections_can_be_taken_back(library: Library, added: int) -> None:
    listed, track = library.catalogue.rows([added]), library.derivations.track(added)
    library.catalogue.correct(added, Corrections(distance_m=900.0, to_ms=200_000))
    library.catalogue.correct(added, Corrections(from_ms=100_000))
    assert library.load("last").summary.totals.elapsed_s == 200.0, "the last ones alone count"
    library.catalogue.correct(added, NO_CORRECTIONS)
    assert library.catalogue.corrections(added) == NO_CORRECTIONS
    assert library.catalogue.rows([added]) == listed
    assert library.derivations.track(added) == track


@pytest.mark.parametrize(
    ("corrections", "said"),
    [
        (Corrections(distance_m=0.0), "no distance"),
        (Corrections(distance_m=-5.0), "no distance"),
        (Corrections(distance_m=float("nan")), "no distance"),
        (Corrections(distance_m=float("inf")), "no distance"),
        (Corrections(distance_m=1e9), "no distance"),
        (Corrections(from_ms=200_000, to_ms=100_000), "end before it begins"),
        (Corrections(from_ms=200_000, to_ms=200_000), "end before it begins"),
        (Corrections(from_ms=200_000, to_ms=201_000), "Nothing is left"),
        (Corrections(from_ms=299_000), "Nothing is left"),
        (Corrections(from_ms=-1), "not being recorded"),
        (Corrections(to_ms=301_000), "not being recorded"),
        (Corrections(grades=(GradeFrom(0, 61.0),)), "No belt has such a grade"),
        (Corrections(grades=(GradeFrom(0, float("nan")),)), "No belt has such a grade"),
        (Corrections(grades=(GradeFrom(-1, 2.0),)), "order of their times"),
        (Corrections(grades=(GradeFrom(5, 2.0), GradeFrom(5, 3.0))), "order of their times"),
        (Corrections(grades=(GradeFrom(5, 2.0), GradeFrom(4, None))), "order of their times"),
        (Corrections(grades=(GradeFrom(5, 2.0), GradeFrom(10**15, 3.0))), "not being recorded"),
        (Corrections(grades=tuple(GradeFrom(number, 1.0) for number in range(2000))), "more than"),
    ],
)
def test_corrections_that_make_no_run_are_refused(
    library: Library, added: int, corrections: Corrections, said: str
) -> None:
    before = library.catalogue.rows([added])
    with pytest.raises(UsageError, match=said):
        library.catalogue.correct(added, corrections)
    assert library.catalogue.rows([added]) == before
    assert library.catalogue.corrections(added) == NO_CORRECTIONS


@pytest.mark.parametrize(
    ("started_at", "offset_s"), [("9999-12-31T23:59:59Z", 0), ("0001-01-01T00:00:00Z", -3600)]
)
def test_a_run_at_the_end_of_the_calendar_can_be_corrected(
    library: Library, started_at: str, offset_s: int
) -> None:
    setup = RunSetup("1", "0.1.0", "watch.fit", started_at=started_at, utc_offset_s=offset_s)
    run_id = library.arrivals.add(setup, even_run())
    library.catalogue.correct(run_id, Corrections(from_ms=60_000))
    (row,) = library.catalogue.rows(library.catalogue.ids(RunFilter()))
    assert (row.summary.started_at, row.summary.totals.elapsed_s) == (started_at, 240.0)


def test_a_distance_of_a_run_without_speeds_is_refused_not_ignored(library: Library) -> None:
    still = run_inputs([(1000 * second, Reading("strap", 140)) for second in range(61)], (), ())
    run_id = library.arrivals.add(RunSetup("1", "0.1.0", "strap.fit"), still)
    with pytest.raises(UsageError, match="no speeds"):
        library.catalogue.correct(run_id, Corrections(distance_m=5000.0))
    assert library.catalogue.corrections(run_id) == NO_CORRECTIONS


def test_a_plan_of_no_text_is_nobodys(library: Library, run: Callable[..., int]) -> None:
    run()
    assert library.catalogue.ids(RunFilter(plan="\udcff")) == []


def test_damaged_corrections_are_said(library: Library, added: int) -> None:
    library._file.connection.execute("UPDATE listed SET corrections = '{'")
    with pytest.raises(LibraryError, match="damaged"):
        library.catalogue.corrections(added)
    assert library.catalogue.rows([added])[0].corrected


def test_what_one_program_says_another_sees(library: Library, path: Path, run: Callable[..., int]) -> None:
    run_id = run()
    assert library.catalogue.ids(RunFilter(words="title")) == []
    with Library(path) as other:
        other.catalogue.describe(run_id, RunDetails("Title"))
    assert library.catalogue.ids(RunFilter(words="title")) == [run_id]
