"""The pages of words: what stands on each, in which order, and that nothing in them can do harm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from made_report import told_by, usual_report
from stridecue.app.report.heading import heading_line, headlines
from stridecue.app.report.overview import hidden, next_step
from stridecue.app.report.pages import PAGES, Page, Sheet, page_lines, tabs
from stridecue.model.profile import Unit
from stridecue.model.run_details import RunDetails
from stridecue.model.summary import Totals
from stridecue.report.run_report import RunReport

WORST = "\x1b[2J\x9b31m\u202e[bold red]x[/] [@click=app.quit]y[/]\u0301\r\n👩‍👩‍👧 \x00"
WORDS = [page for page in PAGES if page is not Page.CHARTS]
SHEET = Sheet(75)


def rows(page: Page, report: RunReport | None = None, sheet: Sheet = SHEET) -> list[str]:
    return [line.plain for line in page_lines(page, report or usual_report(), sheet)]


def text(page: Page, report: RunReport | None = None, sheet: Sheet = SHEET) -> str:
    return "\n".join(rows(page, report, sheet))


def bare() -> RunReport:
    """A run of which next to nothing is known."""
    report = usual_report()
    run = replace(
        report.run, details=RunDetails(), summary=replace(report.run.summary, totals=Totals(60.0, 60.0))
    )
    return replace(
        report,
        run=run,
        track=replace(report.track, seconds=(), mood=None, effort=None),
        splits=(),
        laps=(),
        zones=(),
        cadence_by_speed=(),
        cadence_by_slope=(),
        cues=(),
        shown=(),
        practice_s={},
        insights=(),
        next_step=None,
        compared=(),
    )


def test_every_page_has_its_number() -> None:
    words = " ".join(tabs(Page.ZONES).plain.split())
    assert words == "1 overview 2 charts 3 splits 4 zones 5 cues 6 earlier runs"


@pytest.mark.parametrize("page", WORDS)
@pytest.mark.parametrize("columns", [75, 195])
def test_no_line_is_longer_than_the_page(page: Page, columns: int) -> None:
    assert max(len(row) for row in rows(page, None, Sheet(columns, everything=True))) <= columns


@pytest.mark.parametrize("page", WORDS)
def test_a_run_without_anything_says_so_on_every_page(page: Page) -> None:
    assert any(row.strip() for row in rows(page, bare()))


@pytest.mark.parametrize("page", WORDS)
def test_no_text_from_outside_changes_the_terminal(page: Page) -> None:
    hostile = told_by(usual_report(), WORST)
    lines = page_lines(page, hostile, Sheet(75, everything=True))
    for line in [*lines, heading_line(hostile), *next_step(hostile, 75)]:
        assert line.plain.isprintable()
    assert "[bold red]" in heading_line(hostile).plain, "markup is text"


def test_five_insights_stand_there_and_the_rest_is_behind_a_key() -> None:
    first, everything = text(Page.OVERVIEW), text(Page.OVERVIEW, None, Sheet(75, everything=True))
    assert "Mood" in first
    assert "8 110 running steps" not in first
    assert "Your weight is not set" not in first
    assert hidden(usual_report()) == 3
    assert everything.index("8 110 running steps") < everything.index("Not enough data")
    assert everything.index("Not enough data") < everything.index("Your weight is not set")


def test_an_insight_has_the_letter_of_its_origin_and_what_it_cannot_say() -> None:
    told = rows(Page.OVERVIEW)
    at = next(place for place, row in enumerate(told) if row.startswith("Drift at one effort"))
    assert told[at].startswith("Drift at one effort E Heart rate drifted 4.8 %")
    assert told[at + 2].strip() == "A verdict needs three runs of the same kind."


def test_figures_and_ratings_stand_in_one_line_where_they_fit() -> None:
    assert (
        rows(Page.OVERVIEW)[0] == "heart rate 148 bpm (max 171)   cadence 164 spm   effort 5/10   mood good"
    )
    said = replace(usual_report().run, details=RunDetails(mood_after=1, effort=9))
    assert "effort 9/10   mood awful" in text(Page.OVERVIEW, replace(usual_report(), run=said))


def test_an_empty_screen_is_filled_with_zones_and_splits() -> None:
    assert "Splits" not in text(Page.OVERVIEW)
    roomy = text(Page.OVERVIEW, None, Sheet(115, 60))
    assert roomy.index("Your notes") < roomy.index("Heart-rate zones") < roomy.index("Splits")
    assert "Heart-rate zones" not in text(Page.OVERVIEW, None, Sheet(115, 60, everything=True))


def test_the_large_figures() -> None:
    far, time, pace = headlines(usual_report())
    assert (far.label, far.unit, far.note) == ("distance", "km", "239 m up")
    assert (time.label, time.value, time.note) == ("moving", "49:00", "50:00 with pauses")
    assert (pace.value, pace.note) == ("5:56", "5:19 on the flat")
    assert [one.label for one in headlines(bare())] == ["time"]
    report = usual_report()
    seconds = report.track.seconds
    walked = [replace(one, adjusted_speed_mps=None) for one in seconds[: len(seconds) // 5]]
    partly = replace(report.track, seconds=(*walked, *seconds[len(walked) :]))
    assert headlines(replace(report, track=partly))[2].note == "", "partly walked: it would claim too much"
    assert headlines(replace(usual_report(), unit=Unit.MILE))[0].value == "5.13"


def test_the_heading_says_what_is_special() -> None:
    assert heading_line(usual_report()).plain == (
        "Morning hills  Run 12 · Sat 5 Sep 2026, 18:04 · corrected · #hills · #easy"
    )
    assert heading_line(bare()).plain.startswith("Run 12  Sat 5 Sep 2026, 18:04")


def test_splits_and_laps_with_what_is_known_of_them() -> None:
    told = rows(Page.SPLITS)
    assert told[:3][1].split() == ["km", "from", "time", "pace", "flat", "bpm", "max", "spm", "up"]
    assert told[2].split()[:9] == ["1", "0:00", "5:25", "5:25", "5:23", "141", "151", "165", "12"]
    assert any(row.strip().startswith("rest") for row in told)
    laps = told[told.index("Laps") + 1 :]
    assert laps[0].split() == ["lap", "from", "time", "km", "pace", "bpm", "max", "up"], (
        "no cadence was known"
    )
    quickest = max(told[2:10], key=lambda row: row.count("━"))
    assert quickest.split()[0] == "1"


def test_zones_from_the_highest_down() -> None:
    told = rows(Page.ZONES)
    assert [row.split()[0] for row in told[1:7]] == ["Z5", "Z4", "Z3", "Z2", "Z1", "below"]
    assert "Z3    from 137    26:44  54 %" in told[3]
    assert told[3].count("█") > told[2].count("█") > told[4].count("█")
    assert "is estimated" in told[7]


def test_cadence_is_told_beside_the_runner_s_own() -> None:
    told = text(Page.ZONES)
    assert "5:00-5:30  23:20     166     164-168    167  -0.5 %" in told
    assert "6:00-6:30  21:40     162     160-163     --" in told


def test_cues_with_their_times() -> None:
    told = text(Page.CUES)
    assert told.index("Quicker steps: cadence rose after 7 of 10") < told.index("When they came")
    assert "11:40    Stand tall" in told


def test_earlier_runs_lie_beside_this_one() -> None:
    told = rows(Page.EARLIER)
    assert [row.split()[0] for row in told[1:]] == ["this", "middle", "Tue", "Sun", "Tue"]
    assert "8.81 km" in told[2]
    two = replace(usual_report(), compared=usual_report().compared[:2])
    assert "middle" not in text(Page.EARLIER, two)
    assert "needs 3 earlier runs of the same kind; so far there are 2." in text(Page.EARLIER, two)


def test_the_next_step_is_one_thing() -> None:
    assert next_step(usual_report(), 75)[0].plain.startswith("Next  Take one hill")
    assert next_step(bare(), 75) == []
