"""What is heard of a run in lines."""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest

from stridecue.cli import sound
from stridecue.clock import RunClock


class Terminal(io.StringIO):
    """Stderr as a terminal or none."""

    def __init__(self, is_one: bool) -> None:
        super().__init__()
        self._is_one = is_one

    def isatty(self) -> bool:
        return self._is_one


@pytest.mark.parametrize(("terminal", "rung"), [(True, "\a"), (False, "")])
def test_only_a_terminal_rings(monkeypatch: pytest.MonkeyPatch, terminal: bool, rung: str) -> None:
    stderr = Terminal(terminal)
    monkeypatch.setattr(sys, "stderr", stderr)
    sound.of_this_run(voice_on=True).bell()
    assert stderr.getvalue() == rung


def test_a_run_is_heard_inside_the_block_and_silent_after_it() -> None:
    calls: list[object] = []

    class Heard:
        def begin(self, clock: RunClock) -> None:
            calls.append(clock)

        def close(self) -> None:
            calls.append("closed")

    clock = RunClock()
    heard: Any = Heard()
    with pytest.raises(KeyboardInterrupt), sound.heard(heard, clock):
        assert calls == [clock]
        raise KeyboardInterrupt
    assert calls == [clock, "closed"]
