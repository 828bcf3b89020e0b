"""Bytes that cannot be read.

Rules: the runner hears of the first where it is refused; here they are counted, and the last is shown.
"""

from __future__ import annotations

from stridecue.model.our_choices.signals import MOMENT_LASTS_MS
from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.sensor_faults.look import LONGEST_SHOWN_BYTES, About, Look, hexed

_KEPT = LONGEST_SHOWN_BYTES + 1


class Refusals(Look):
    """How many, and the last."""

    __slots__ = ("_last", "count")

    kind = FaultKind.UNREADABLE
    words = "Some of what it sends cannot be read"
    done = "The rest is used"

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self._last = b""

    def take(self, t_ms: int, payload: bytes) -> bool:
        """Take one of them."""
        self.count += 1
        self._last = bytes(payload[:_KEPT])
        return self._seen(t_ms, MOMENT_LASTS_MS)

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return how many of all, and the last in hexadecimal."""
        evidence = f"{self.count:,} of {about.packets:,} packets; the last one: {hexed(self._last)}"
        now = self.so(t_ms, about.applied)
        return SensorFault(self.kind, self.words, evidence, done=self.done, now=now, hint=self.hint)
