"""Chance that is the same whenever a run is played: a stable hash of (seed, name, occasion), never a shared stream."""

from __future__ import annotations

from hashlib import blake2b

_BYTES = 7
"""56 bits: more than a float can tell apart between 0 and 1, few enough that none rounds up to 1."""


def draw(seed: int, name: str, occasion: int) -> float:
    """Return a number from 0 to below 1, evenly spread over names and occasions."""
    digest = blake2b(f"{seed}/{name}/{occasion}".encode(), digest_size=_BYTES).digest()
    return (int.from_bytes(digest, "big") >> 3) / 2.0 ** (8 * _BYTES - 3)
