"""Times of a run as they are typed."""

from __future__ import annotations

import pytest

from stridecue.app.history.typed_time import read_time, stepped
from stridecue.app.profile_form import FieldError


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("0:00", 0), ("12:30", 750), (" 1:02:30 ", 3750), ("62:30", 3750), ("12.30", 750), ("100:00", 6000)],
)
def test_a_time_is_read(text: str, seconds: int) -> None:
    assert read_time(text, 6000.0) == seconds


@pytest.mark.parametrize("text", ["", "12", "12:60", "1:60:00", "-1:00", "a:bc", "1:2", "٣:٠٠"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(FieldError, match="like 12:30"):
        read_time(text, 6000.0)


def test_a_time_after_the_end_is_refused() -> None:
    with pytest.raises(FieldError, match="is 52:42 long"):
        read_time("52:43", 3162.4)


def test_steps_stay_within_the_run() -> None:
    assert stepped("0:05", -1, 100.0) == "0:00"
    assert stepped("0:05", 2, 100.0) == "0:25"
    assert stepped("1:35", 1, 100.9) == "1:40"
    assert stepped("", 1, 100.0) == "0:00"
    assert stepped("", -1, 100.0) == "1:40"
