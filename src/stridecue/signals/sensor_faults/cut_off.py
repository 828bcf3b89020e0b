"""Notifications that end before their flags say so.

Rules: radios cut what is longer than a link takes, and many treadmills send more than that. What is complete is used,
so it is a hint.
"""

from __future__ import annotations

from stridecue.model.sensor_details import FaultKind
from stridecue.signals.sensor_faults.unreadable import Refusals


class CutOff(Refusals):
    """How many, and the last."""

    __slots__ = ()

    kind = FaultKind.CUT_OFF
    hint = True
    words = "Some of what it sends ends too early"
    done = "What is complete is used"
