"""What the screen costs, measured from outside beside a hello-world Textual app."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench.terminal import Terminal

HELLO = [sys.executable, "-m", "tests.bench.hello"]
HOME = [sys.executable, "-m", "stridecue"]
LIVE = [sys.executable, "-m", "stridecue", "demo"]
HELLO_MARK, HOME_MARK, LIVE_MARK = "hello-world", "no sensor needed", "steps/min"
SETTLE_S = 6.0
WATCH_S = 20.0
MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class LiveCost:
    """What a program costs while it runs."""

    cpu_percent: float
    kilobytes_per_s: float
    rss_mib: float


@contextmanager
def opened(command: list[str], home: Path | None = None) -> Iterator[Terminal]:
    """Run a program in a terminal, everything confirmed, with folders of its own or with those in `home`."""
    with tempfile.TemporaryDirectory() as empty:
        folders = home or Path(empty)
        (folders / "settings.toml").write_text(
            "safety_card_confirmed = true\n[profile]\nage_years = 40\neasy_speed_mps = 2.5\n"
        )
        terminal = Terminal(command, {"STRIDECUE_HOME": str(folders)})
        try:
            yield terminal
        finally:
            terminal.close()


def first_frames(pairs: int) -> Iterator[tuple[float, float, float]]:
    """Yield seconds to the first frame of hello-world, home and live, one after the other."""
    for _ in range(pairs):
        yield tuple(  # type: ignore[misc]
            _first_frame(command, mark)
            for command, mark in ((HELLO, HELLO_MARK), (HOME, HOME_MARK), (LIVE, LIVE_MARK))
        )


def quits(pairs: int) -> Iterator[tuple[float, float]]:
    """Yield seconds from the key q to the end, of hello-world and home."""
    for _ in range(pairs):
        yield _quit(HELLO, HELLO_MARK), _quit(HOME, HOME_MARK)


def live_cost(command: list[str], mark: str) -> LiveCost:
    """Return the cost of a program that has settled."""
    with opened(command) as terminal:
        terminal.wait_for(mark)
        terminal.read_for(SETTLE_S)
        process = psutil.Process(terminal.process.pid)
        before = process.cpu_times()
        sent = terminal.read_for(WATCH_S)
        after = process.cpu_times()
        busy_s = after.user + after.system - before.user - before.system
        return LiveCost(100 * busy_s / WATCH_S, sent / 1000 / WATCH_S, process.memory_info().rss / MEBIBYTE)


def median_ratio(pairs: list[tuple[float, float]]) -> float:
    """Return the median of the second by the first, pair by pair."""
    return statistics.median(other / floor for floor, other in pairs)


def _first_frame(command: list[str], mark: str) -> float:
    with opened(command) as terminal:
        return terminal.wait_for(mark)


def _quit(command: list[str], mark: str) -> float:
    with opened(command) as terminal:
        terminal.wait_for(mark)
        terminal.read_for(1.0)
        terminal.press("q")
        return terminal.wait_for_end()
