"""Keeps the laptop and its screen awake while a run is on.

Rules: a system that cannot is no reason to stop a run; the runner is not told, since nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_awake() -> Iterator[None]:
    """Keep the screen on inside the block, where the system lets us."""
    from wakepy import keep  # noqa: PLC0415 - only for a live run

    with keep.presenting(on_fail="pass"):
        yield
