"""A voice and a loop that only the test moves on, and the real espeak-ng writing to files."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from stridecue.voice.speaker import Speaker
from stridecue.voice.voices import VOICES, Voice


class FakeChild:
    """A program that ends when the test says so."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = tuple(command)
        self.status: int | None = None
        self.told: list[bytes] = []
        self.told_all = False
        self.obeys = True
        self.ends: list[str] = []

    def tell(self, line: bytes) -> None:
        self.told.append(line)

    def no_more(self) -> None:
        self.told_all = True

    def cut(self) -> None:
        self.ends.append("cut")
        if self.obeys and self.status is None:
            self.status = -15

    def kill(self) -> None:
        self.ends.append("kill")
        self.status = -9

    def end(self) -> None:
        self.ends.append("end")
        if self.status is None:
            self.status = -9


@dataclass
class FakeTimer:
    """Something to be called later."""

    due_s: float
    callback: Callable[[], object]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class FakeLoop:
    """A loop whose time the test moves."""

    now_s: float = 50.0
    timers: list[FakeTimer] = field(default_factory=list)

    def time(self) -> float:
        return self.now_s

    def call_later(self, delay: float, callback: Callable[[], object], /) -> asyncio.TimerHandle:
        timer = FakeTimer(self.now_s + delay, callback)
        self.timers.append(timer)
        return timer  # type: ignore[return-value]

    def advance(self, seconds: float) -> None:
        until_s = self.now_s + seconds
        while due := [timer for timer in self.timers if timer.due_s <= until_s + 1e-9]:
            timer = min(due, key=lambda timer: timer.due_s)
            self.timers.remove(timer)
            self.now_s = max(self.now_s, timer.due_s)
            if not timer.cancelled:
                timer.callback()
        self.now_s = until_s

    @property
    def waits(self) -> bool:
        return any(not timer.cancelled for timer in self.timers)


@dataclass
class Studio:
    """A speaker in fake surroundings, with everything that it did."""

    voice: Voice | None = field(default_factory=lambda: Voice("speak"))
    loop: FakeLoop = field(default_factory=FakeLoop)
    children: list[FakeChild] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    unheard: list[str] = field(default_factory=list)
    looked: int = 0
    error: OSError | None = None

    def start(self, command: Sequence[str]) -> FakeChild:
        if self.error is not None:
            raise self.error
        self.children.append(FakeChild(command))
        return self.children[-1]

    def find(self) -> Voice | None:
        self.looked += 1
        return self.voice

    def speaker(self) -> Speaker:
        return Speaker(self.told.append, self.find, self.start, lambda: self.loop)

    @property
    def texts(self) -> list[str]:
        return [b"".join(child.told).decode() for child in self.children]


@pytest.fixture
def studio() -> Studio:
    return Studio()


@pytest.fixture(scope="session")
def espeak() -> str:
    """Where the real espeak-ng is."""
    program = shutil.which("espeak-ng")
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("espeak-ng is not installed")
    return program


@pytest.fixture
def into_file(espeak: str) -> Callable[[Path], Voice]:
    """The shipped espeak-ng voice, writing to a file instead of a loudspeaker."""
    shipped = next(voice for voice in VOICES if voice.program == "espeak-ng")

    def voice(file: Path) -> Voice:
        return Voice(espeak, (*shipped.arguments, "-w", str(file)), least_s=0.0)

    return voice
