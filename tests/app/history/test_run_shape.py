"""A run to find a place in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from made_track import Part, made_track, walk
from stridecue.app.history.run_shape import RunShape, reading
from stridecue.app.widgets.palette import default_palette
from stridecue.model.profile import Unit
from stridecue.model.track import Track

TRACK = made_track(Part(600, 3.0, 140.0), walk(300), Part(300, 3.0, 150.0))


def rows(shape: RunShape, width: int = 80, height: int = 9) -> list[str]:
    painted = shape.paint(width, height, default_palette())
    assert [cell_len(row.text) for row in painted] == [width] * height
    return [row.text.rstrip() for row in painted]


def loaded(track: Track = TRACK) -> RunShape:
    shape = RunShape()
    shape.load(track, Unit.KM)
    return shape


def test_pace_and_heart_rate_stand_above_the_axis() -> None:
    shape = loaded()
    shape.mark([600], "at 10:00")
    found = rows(shape)
    assert found[0].startswith("  5:33 /km")
    assert found[2].startswith("  pace")
    assert found[3].startswith("  150 bpm")
    assert found[6].index("▲") == 14 + 64 * 600 // 1200
    assert found[7].strip().startswith("0:00")
    assert found[8].strip() == "at 10:00"
    top = found[0][14:]
    assert (top[0], top[40], top[60]) == ("█", " ", "█"), "the walk is a dip"


@pytest.mark.parametrize(("width", "height"), [(20, 3), (80, 1), (200, 20), (5, 9)])
def test_it_fits_any_room(width: int, height: int) -> None:
    rows(loaded(), width, height)


def test_what_nothing_measured_has_no_strip() -> None:
    no_pace = replace(TRACK, seconds=tuple(replace(second, speed_mps=None) for second in TRACK.seconds))
    assert not any("pace" in row for row in rows(loaded(no_pace)))
    assert "Neither pace nor heart rate" in rows(loaded(made_track()))[0]


def test_a_message_takes_its_place() -> None:
    shape = loaded()
    shape.say("Looking into the run.")
    assert rows(shape)[0].strip() == "Looking into the run."


def test_what_was_measured_at_a_second() -> None:
    assert reading(TRACK, 600, Unit.KM) == "at 10:00: 5:33 /km, 140 bpm, 166 steps/min, 0.0 %"
    assert reading(TRACK, 999_999, Unit.KM).endswith("150 bpm, 166 steps/min, 0.0 %")
    assert reading(made_track(), 5, Unit.KM) == ""
    nothing = made_track(Part(10, None, None, None, None, None))
    assert reading(nothing, 5, Unit.KM) == "at 0:05: nothing was measured"
