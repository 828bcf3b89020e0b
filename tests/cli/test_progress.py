"""A progress bar for what takes longer than a moment."""

from __future__ import annotations

import io

from stridecue.cli.progress import SHOWN_AFTER_S, Progress


class Terminal(io.StringIO):
    """A terminal that remembers."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Time as data."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def written(stream: io.StringIO, after_s: float) -> str:
    clock = Clock()
    with Progress(2, "Trying", stream, clock) as progress:
        progress.at(0.5)
        assert stream.getvalue() == "", "a moment is nothing to look at"
        clock.now_s += after_s
        progress.at(1.0)
        progress.at(5.0)
    return stream.getvalue()


def test_a_bar_after_a_second() -> None:
    text = written(Terminal(), SHOWN_AFTER_S)
    assert "Trying" in text
    assert "50%" in text
    assert "100%" in text, "and never more"
    assert text.endswith("\n")


def test_none_before_it_and_none_without_a_terminal() -> None:
    assert written(Terminal(), SHOWN_AFTER_S / 2) == ""
    assert written(io.StringIO(), 10 * SHOWN_AFTER_S) == ""
