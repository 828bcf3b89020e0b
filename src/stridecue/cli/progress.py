"""A progress bar on stderr for work that takes longer than a moment.

Rules: nobody sees it where stderr is no terminal, or where the work is done within a second.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TextIO

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

SHOWN_AFTER_S = 1.0
_STEPS = 1000
"""Of one part of the work."""


class Progress:
    """How far work of several parts is; used as a context."""

    def __init__(
        self,
        parts: int,
        label: str,
        stream: TextIO | None = None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._parts = parts
        self._label = label
        self._stream = stream or sys.stderr
        self._now_s = now_s
        self._began_s = now_s()
        self._bar: ProgressBar[Any] | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.render_finish()

    def at(self, parts: float) -> None:
        """Tell how many parts are done, with their fraction."""
        position = round(min(max(parts, 0.0), self._parts) * _STEPS)
        if self._bar is None:
            if not self._stream.isatty() or self._now_s() - self._began_s < SHOWN_AFTER_S:
                return
            length = self._parts * _STEPS
            self._bar = click.progressbar(length=length, label=self._label, file=self._stream)
            self._bar.render_progress()
        self._bar.update(position - self._bar.pos)
