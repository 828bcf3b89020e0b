"""The garbage collector, kept from holding up a heartbeat."""

from __future__ import annotations

import gc

SETTLE_S = 1.0
"""When the first frame and what it looks up are behind us; OUR CHOICE."""


def settle_memory() -> None:
    """Take what the first frame made out of the collector's way."""
    gc.collect()
    gc.freeze()
