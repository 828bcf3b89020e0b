"""What the screen of an import says."""

from __future__ import annotations

import pytest

from stridecue.app.import_lines import import_line, progress_line, recorded_twice
from stridecue.importing.outcome import Imported, Outcome
from stridecue.model.profile import Unit
from stridecue.model.summary import RunSummary, Totals

RUN = RunSummary(12, "running", "2026-03-01T07:00:00Z", False, "watch.fit", Totals(distance_m=5012.0))


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.TAKEN, "run 12  Sun 1 Mar 2026, 07:00, 5.01 km"),
        (Outcome.ALREADY_THERE, "already there as run 12  Sun 1 Mar 2026, 07:00, 5.01 km"),
        (Outcome.JOINED, "joined with run 12  Sun 1 Mar 2026, 07:00, 5.01 km"),
        (Outcome.ANOTHER_RECORDING, "another recording of run 12  Sun 1 Mar 2026, 07:00, 5.01 km"),
    ],
)
def test_each_outcome_in_words(outcome: Outcome, words: str) -> None:
    assert import_line(Imported("watch.fit", outcome, RUN), Unit.KM).plain == f"watch.fit  {words}"


def test_what_was_refused_says_why_and_no_name_moves_the_cursor() -> None:
    line = import_line(Imported("a\x1b[2Jb.fit", Outcome.REFUSED, why="It is empty."), Unit.KM).plain
    assert line.endswith("It is empty.")
    assert "\x1b" not in line


def test_only_second_recordings_wait() -> None:
    waits = Imported("watch.fit", Outcome.ANOTHER_RECORDING, RUN)
    assert recorded_twice([Imported("a.fit", Outcome.TAKEN, RUN), waits]) == [waits]


def test_the_bar_is_as_long_as_what_is_done() -> None:
    assert progress_line(10, 40).startswith("━" * 10 + "─" * 30)
    assert progress_line(40, 40).endswith("━  40 of 40 files")
    assert progress_line(0, 0).endswith("─  0 of 0 files")
