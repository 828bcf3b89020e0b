"""The shape of a run in forty values."""

from __future__ import annotations

import pytest

from stridecue.library.listing.outline import outline_of, pack_outline, read_outline
from stridecue.model.our_choices.library import OUTLINE_LEAST_RANGE_BPM
from stridecue.model.run_list import OUTLINE_COLUMNS

NONE: list[float | None] = [None] * 4000


def test_heart_rate_goes_before_speed() -> None:
    rising = [100.0 + second / 50 for second in range(4000)]
    outline = outline_of(rising, [3.0] * 4000)
    assert len(outline) == OUTLINE_COLUMNS
    assert (outline[0], outline[-1]) == (0.0, 1.0)
    assert list(outline) == sorted(share for share in outline if share is not None)
    assert outline_of(NONE, rising)[0] == 0.0


def test_a_run_with_little_heart_rate_has_the_shape_of_its_speed() -> None:
    little: list[float | None] = [150.0 if second < 1000 else None for second in range(4000)]
    speed = [2.0 if second < 2000 else 4.0 for second in range(4000)]
    assert outline_of(little, speed) == (0.0,) * 20 + (1.0,) * 20


def test_a_steady_run_looks_steady() -> None:
    beats = [150.0 + OUTLINE_LEAST_RANGE_BPM / 10 * (second % 200 >= 100) for second in range(4000)]
    shares = [share for share in outline_of(beats, NONE) if share is not None]
    assert max(shares) - min(shares) == pytest.approx(0.1)
    assert sum(shares) / len(shares) == pytest.approx(0.5)


def test_what_is_missing_stays_missing() -> None:
    beats = [None if 1000 <= second < 2000 else 120.0 + second / 50 for second in range(4000)]
    outline = outline_of(beats, NONE)
    assert [share is None for share in outline] == [10 <= column < 20 for column in range(OUTLINE_COLUMNS)]


@pytest.mark.parametrize("seconds", [1, 7, 39, 40, 41, 999])
def test_a_run_of_any_length_has_a_shape(seconds: int) -> None:
    outline = outline_of([], [2.0 + second for second in range(seconds)])
    assert len(outline) == OUTLINE_COLUMNS
    assert None not in outline


def test_without_values_there_is_no_shape() -> None:
    assert outline_of([], []) == outline_of(NONE, NONE) == ()
    assert read_outline(pack_outline(())) == ()


def test_an_outline_is_kept_within_a_quarter_of_a_percent() -> None:
    outline = (None, *(column / 38 for column in range(39)))
    kept = read_outline(pack_outline(outline))
    assert kept[0] is None
    assert [share for share in kept if share is not None] == pytest.approx(outline[1:], abs=0.0021)


@pytest.mark.parametrize("kept", [None, "text", 5, b"", b"\x00" * 39, b"\x00" * 41])
def test_what_is_no_outline_is_empty(kept: object) -> None:
    assert read_outline(kept) == ()
