"""The metronome's sound: soft clicks, one a step, as samples.

Rules:
- A click begins at the first sample that is not before its time; times add up without rounding, so nothing drifts.
- Another tempo keeps the share of the step that has passed, so it comes without a jump.
- A beat that was not renewed for some seconds is over: whoever wanted it is asleep or gone.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Generator
from dataclasses import dataclass

SAMPLE_RATE_HZ = 44_100

# All of these are OUR CHOICE.
CLICK_S = 0.03
ATTACK_S = 0.002
"""From silence to the loudest, so that it is a soft knock."""
DECAY_S = 0.006
PITCH_HZ = 880.0
LEVEL = 0.25
"""Of the loudest that there is."""
LOWERED_LEVEL = 0.08
"""While the voice speaks."""
SLOWEST_SPM, FASTEST_SPM = 40.0, 300.0
FORGOTTEN_AFTER_S = 5.0

LOUDEST = 32_767
"""Of a sample with a sign and 16 bits."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What the metronome is to do; never changed, only replaced, so that another thread may read it."""

    steps_per_minute: float = 0.0
    """0 is silence."""
    lowered: bool = False


def click(level: float, rate_hz: int = SAMPLE_RATE_HZ) -> array[int]:
    """Return one click: a tone that comes quickly, fades and ends in silence."""
    count = round(CLICK_S * rate_hz)
    samples = array("h", bytes(2 * count))
    for index in range(count):
        time_s = index / rate_hz
        swell = min(time_s / ATTACK_S, 1.0) * min((CLICK_S - time_s) / ATTACK_S, 1.0)
        tone = math.sin(2 * math.pi * PITCH_HZ * time_s) * math.exp(-time_s / DECAY_S)
        samples[index] = round(LOUDEST * level * swell * tone)
    return samples


class Clicks:
    """Makes the samples, block by block."""

    def __init__(self, rate_hz: int = SAMPLE_RATE_HZ) -> None:
        self._rate_hz = rate_hz
        self._click = click(LEVEL, rate_hz)
        self._lowered_click = click(LOWERED_LEVEL, rate_hz)
        self._beat = Beat()
        self._since_told = 0
        """Samples since the beat was renewed."""
        self._period: float | None = None
        """Samples from step to step; None in silence."""
        self._to_next = 0.0
        """Samples to the next click, not rounded."""
        self._rings = array("h")
        """What is left of a click that has begun."""

    def samples(self, beat: Beat, count: int) -> array[int]:
        """Return the next samples."""
        block = array("h", bytes(2 * count))
        self._ring(block, 0)
        self._follow(beat, count)
        if self._period is None:
            return block
        while (at := math.ceil(self._to_next)) < count:
            self._rings = self._lowered_click if beat.lowered else self._click
            self._ring(block, at)
            self._to_next += self._period
        self._to_next -= count
        return block

    def _follow(self, beat: Beat, count: int) -> None:
        if beat is not self._beat:
            self._beat, self._since_told = beat, 0
        self._since_told += count
        period = self._period_of(beat)
        if period is not None:
            self._to_next = 0.0 if self._period is None else self._to_next * period / self._period
        self._period = period

    def _period_of(self, beat: Beat) -> float | None:
        if beat.steps_per_minute <= 0 or self._since_told > FORGOTTEN_AFTER_S * self._rate_hz:
            return None
        return 60 * self._rate_hz / min(max(beat.steps_per_minute, SLOWEST_SPM), FASTEST_SPM)

    def _ring(self, block: array[int], at: int) -> None:
        """Put what is left of a click into a block, from one of its samples on."""
        fits = min(len(self._rings), len(block) - at)
        block[at : at + fits] = self._rings[:fits]
        self._rings = self._rings[fits:]


def playing(beat: Callable[[], Beat]) -> Generator[array[int], int, None]:
    """Yield samples, as many as are sent, of whatever the beat is by then; already begun."""

    def begun() -> Generator[array[int], int, None]:
        clicks = Clicks()
        count = yield array("h")
        while True:
            count = yield clicks.samples(beat(), count)

    player = begun()
    next(player)
    return player
