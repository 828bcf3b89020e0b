"""What the chosen run is."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from rich.cells import cell_len

from made_library import made_row
from stridecue.app.history.about_line import AboutLine, about
from stridecue.app.widgets.palette import default_palette
from stridecue.model.profile import Unit


def test_all_that_a_row_has_no_room_for(make: SimpleNamespace) -> None:
    row = made_row(
        make.run(12, warnings=("The file is cut off.",)),
        title="Lake",
        notes="Felt good.\nShoes too tight.",
        tags=("hill", "wet"),
        surface="smooth_trail",
        mood_before=3,
        mood_after=5,
        effort=0,
    )
    (name, marks), said = about(replace(row, corrected=True, plan="Hill 6", joined=2), Unit.KM)
    assert name == "Run 12: Lake"
    assert marks == (
        " · Sat 12 Sep 2026, 16:04 · Hill 6 · 148 bpm · climbed 124 m · corrected · 2 more recordings · #hill #wet"
    )
    assert said == (
        "Felt good. Shoes too tight. · smooth trail · mood before 3, after 5 · effort 0 · The file is cut off."
    )


def test_a_plain_run_says_little(make: SimpleNamespace) -> None:
    (name, marks), said = about(made_row(make.run(12)), Unit.KM)
    assert (name, said) == ("Run 12: Run", "")
    assert "corrected" not in marks


@pytest.mark.parametrize("width", [10, 80, 200])
def test_it_fits_whatever_it_says(width: int, make: SimpleNamespace) -> None:
    worst = "\x1b[2J[red]\n\u202e👩‍👩‍👧‍👦" * 30
    line = AboutLine(Unit.KM)
    for run in (None, made_row(make.run(12, source=worst), title=worst, notes=worst, tags=(worst,))):
        line.show(run, "There are no runs yet.")
        painted = line.paint(width, 2, default_palette())
        assert [cell_len(row.text) for row in painted] == [width, width]
        assert all(row.text.isprintable() for row in painted)
