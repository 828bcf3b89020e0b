"""What became of all files, in one line."""

from __future__ import annotations

import pytest

from stridecue.importing.outcome import Imported, Outcome, counts, in_one_line


def several(**how_many: int) -> list[Imported]:
    return [Imported("run.fit", Outcome[name]) for name, count in how_many.items() for _ in range(count)]


@pytest.mark.parametrize(
    ("imported", "line"),
    [
        (several(TAKEN=8), "8 runs taken."),
        (several(TAKEN=1), "1 run taken."),
        (several(REFUSED=1, ALREADY_THERE=8), "8 runs already there, 1 refused."),
        (several(REFUSED=2), "2 files refused."),
        (several(ANOTHER_RECORDING=1, JOINED=2), "2 runs joined, 1 recorded twice."),
        ([], "No files of runs were found."),
    ],
)
def test_in_one_line(imported: list[Imported], line: str) -> None:
    assert in_one_line(imported) == line


def test_every_outcome_is_counted() -> None:
    assert counts(several(TAKEN=2, REFUSED=1)) == {
        Outcome.TAKEN: 2,
        Outcome.JOINED: 0,
        Outcome.ALREADY_THERE: 0,
        Outcome.ANOTHER_RECORDING: 0,
        Outcome.REFUSED: 1,
    }
