"""The program that beats: a process of its own, told on its standard input what to beat.

Rules: sound has a thread, a driver that writes to the terminal, and calls that take their time: all of that is kept
out of the run's process, and a fault here costs the beat alone. Each line is the steps a minute (0 for silence) and
whether the click is to be lowered (0 or 1); the end of the input is the end of the beat. The sound's own thread reads
one value that is only ever replaced.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from stridecue.voice.click import SAMPLE_RATE_HZ, Beat, playing

NO_LIBRARY_STATUS = 3
NO_DEVICE_STATUS = 4
BLOCK_MS = 50
"""How far ahead samples are made: so late a change is heard. OUR CHOICE"""


def line_of(beat: Beat) -> bytes:
    """Return what tells the beating program to do this."""
    return f"{beat.steps_per_minute:.3f} {int(beat.lowered)}\n".encode()


def beat_of(line: str) -> Beat:
    """Return what a line tells.

    Raises:
        ValueError: it tells nothing.
    """
    steps_per_minute, lowered = line.split()
    return Beat(float(steps_per_minute), lowered == "1")


class Told:
    """What is to be beaten now."""

    beat = Beat()


def beat_as_told(lines: Iterable[str], told: Told, backends: list[Any] | None = None) -> int:
    """Beat until the lines end; return the status to exit with."""
    try:
        import miniaudio  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra, need not be there
    except ImportError:
        return NO_LIBRARY_STATUS
    try:
        with miniaudio.PlaybackDevice(
            nchannels=1, sample_rate=SAMPLE_RATE_HZ, buffersize_msec=BLOCK_MS, backends=backends
        ) as device:
            if device.backend == "Null" and not backends:
                return NO_DEVICE_STATUS  # it would beat into nowhere
            device.start(playing(lambda: told.beat))
            for line in lines:
                told.beat = beat_of(line)
    except miniaudio.MiniaudioError:
        return NO_DEVICE_STATUS
    return 0


if __name__ == "__main__":
    sys.exit(beat_as_told(sys.stdin, Told()))
