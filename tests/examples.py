"""How many examples a property is tried on: a third of them each day, all of them every night."""

from __future__ import annotations

import os

LEAST = 15


def examples(nightly: int) -> int:
    """Return how many there are in this run of the tests; `nightly` is how many there are at night."""
    if os.environ.get("HYPOTHESIS_PROFILE") == "nightly":
        return nightly
    return min(nightly, max(LEAST, nightly // 3))
