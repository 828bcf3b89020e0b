"""One thing that a finished run has to say: a value, its range or number, a plain sentence, and what it cannot say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Origin(StrEnum):
    """Where a value comes from, as the letter beside it."""

    MEASURED = "M"
    DERIVED = "D"
    ESTIMATED = "E"
    SELF_REPORTED = "S"


@dataclass(frozen=True, slots=True)
class Insight:
    """One insight; `known` False stands for "not enough data" with the reason as its sentence."""

    id: str
    """For example `time-on-feet`."""
    title: str
    """At most three words."""
    sentence: str
    known: bool = True
    values: Mapping[str, float | int | str | None] = field(default_factory=dict)
    """All its numbers, with units in their names, for `--json`."""
    note: str = ""
    """What it cannot say, or what was assumed."""
    origin: Origin = Origin.DERIVED
    weight: float = 0.0
    """How surprising against the runner's own band, times how good the data are: what comes first."""
