"""A run to feed: packets go in second by second, states come out."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from stridecue.model.events import Event
from stridecue.model.inputs import Body, Mark, MarkKind, Packet, Reading
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import RunSetup
from stridecue.model.state import State
from stridecue.signals.tracker import Tracker


def heart_rate_bytes(bpm: int, rr_ms: Sequence[float] = (), contact: bool | None = None) -> bytes:
    flags = (0x10 if rr_ms else 0) | (0 if contact is None else 0x04 | contact << 1)
    return struct.pack("<BB", flags, bpm) + b"".join(struct.pack("<H", round(rr * 1.024)) for rr in rr_ms)


def pod_bytes(mps: float, cadence: int, running: bool = True) -> bytes:
    return struct.pack("<BHB", 0x04 if running else 0, round(mps * 256), cadence)


def belt_bytes(mps: float, grade: float | None = None, distance_m: int | None = None, bpm: int = 0) -> bytes:
    flags = (
        (0x04 if distance_m is not None else 0) | (0x08 if grade is not None else 0) | (0x100 if bpm else 0)
    )
    payload = struct.pack("<HH", flags, round(mps * 360))
    if distance_m is not None:
        payload += distance_m.to_bytes(3, "little")
    if grade is not None:
        payload += struct.pack("<hh", round(grade * 10), 0)
    return payload + (bytes([bpm]) if bpm else b"")


class Run:
    """A tracker with a clock of its own; `at` is the next second to be closed."""

    def __init__(self, setup: RunSetup, start: bool = True) -> None:
        self.tracker = Tracker(setup)
        self.events: list[Event] = []
        self.at = 0
        self.tick()
        if start:
            self.mark(MarkKind.START)

    @property
    def state(self) -> State:
        return self.tracker.state

    def feed(self, body: Body, t_ms: int | None = None) -> list[Event]:
        """Feed a body, by default right after the last tick."""
        events = self.tracker.feed((self.at - 1) * 1000 if t_ms is None else t_ms, body)
        self.events += events
        return events

    def mark(
        self, kind: MarkKind, value: float | str | None = None, since_ms: int | None = None
    ) -> list[Event]:
        return self.feed(Mark(kind, value, since_ms))

    def tick(self) -> State:
        state, events = self.tracker.tick(self.at)
        self.events += events
        self.at += 1
        return state

    def second(
        self,
        heart_rate: int | None = None,
        rr: Sequence[float] = (),
        contact: bool | None = None,
        pod: tuple[float, int] | tuple[float, int, bool] | None = None,
        belt: tuple[float, float | None] | None = None,
        reading: Reading | None = None,
    ) -> State:
        """Let one second pass in which each sensor that is named sends once."""
        t_ms = (self.at - 1) * 1000
        if belt is not None:
            self.feed(Packet("belt", "2ACD", belt_bytes(*belt)), t_ms + 200)
        if pod is not None:
            self.feed(Packet("pod", "2A53", pod_bytes(*pod)), t_ms + 400)
        if heart_rate is not None:
            self.feed(Packet("strap", "2A37", heart_rate_bytes(heart_rate, rr, contact)), t_ms + 600)
        if reading is not None:
            self.feed(reading, t_ms + 500)
        return self.tick()

    def seconds(self, count: int, **sent: object) -> State:
        """Let many alike pass."""
        for _ in range(count):
            self.second(**sent)  # type: ignore[arg-type]
        return self.state


@pytest.fixture
def run() -> Callable[..., Run]:
    """Make a run; keywords are fields of the setup, those of `options` may be given directly."""

    def make(start: bool = True, **fields: object) -> Run:
        return Run(setup_of(**fields), start)

    return make


def setup_of(**fields: object) -> RunSetup:
    setup = RunSetup(engine_version="1", program_version="1", source="test")
    names = set(RunSettings.__slots__)  # type: ignore[attr-defined]
    options = {name: fields.pop(name) for name in list(fields) if name in names}
    return replace(setup, options=replace(setup.options, **options), **fields)  # type: ignore[arg-type]


@pytest.fixture
def make_setup() -> Callable[..., RunSetup]:
    """Make a setup."""
    return setup_of


@pytest.fixture
def heart_rate_packet() -> Callable[..., Packet]:
    """Make a packet of a strap."""
    return lambda bpm, device="strap", **more: Packet(device, "2A37", heart_rate_bytes(bpm, **more))


@pytest.fixture
def belt_packet() -> Callable[..., Packet]:
    """Make a packet of a treadmill."""
    return lambda mps, device="belt", **more: Packet(device, "2ACD", belt_bytes(mps, **more))


@pytest.fixture
def pod_packet() -> Callable[..., Packet]:
    """Make a packet of a footpod."""
    return lambda mps, cadence, device="pod", running=True: Packet(
        device, "2A53", pod_bytes(mps, cadence, running)
    )
