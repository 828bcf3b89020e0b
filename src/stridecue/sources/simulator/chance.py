"""Chance that can be repeated: hashed draws for decisions, a small generator for noise.

Rules: every draw names what it decides, so that one draw more or less changes no other. Each sensor has its own noise.
"""

from __future__ import annotations

import hashlib

_MULTIPLIER = 6364136223846793005
_INCREMENT = 1442695040888963407
_MASK = (1 << 64) - 1
_HALF_RANGE = float(1 << 31)


def share(seed: int, *labels: str | int) -> float:
    """Return a number in [0, 1) that depends on the seed and the labels alone."""
    return _hashed(seed, *labels) / float(1 << 64)


def between(low: float, high: float, drawn: float) -> float:
    """Return the number that lies `drawn` (0 to 1) of the way from `low` to `high`."""
    return low + (high - low) * drawn


class Noise:
    """A linear congruential generator with the multiplier and increment of MMIX (Knuth 1997)."""

    __slots__ = ("_state",)

    def __init__(self, seed: int, name: str) -> None:
        self._state = _hashed(seed, "noise", name)

    def draw(self) -> float:
        """Return a number in [-1, 1), evenly spread."""
        self._state = (self._state * _MULTIPLIER + _INCREMENT) & _MASK
        return (self._state >> 32) / _HALF_RANGE - 1.0


class Wander:
    """Noise that moves slowly: each value keeps `keep` of the one before; its standard deviation is `spread`."""

    __slots__ = ("_keep", "_noise", "_push", "value")

    def __init__(self, noise: Noise, spread: float, keep: float) -> None:
        self._noise = noise
        self._keep = keep
        # A draw from [-1, 1) has the variance 1/3; the sum of all kept ones has that over 1 - keep².
        self._push = spread * (3.0 * (1.0 - keep * keep)) ** 0.5
        self.value = 0.0

    def step(self) -> float:
        """Move on by one second and return the value."""
        self.value = self.value * self._keep + self._noise.draw() * self._push
        return self.value


def _hashed(seed: int, *labels: str | int) -> int:
    text = "/".join(str(part) for part in (seed, *labels))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
