"""What a key is, and where it holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Where(StrEnum):
    """Where keys hold."""

    EVERYWHERE = "everywhere"
    HOME = "home"
    HISTORY = "history"
    RUN_DETAILS = "run details"
    CORRECTIONS = "corrections"
    CORRECTION = "correction"
    SETTINGS = "settings"
    PLANS = "plans"
    WEEKS = "weeks"
    CUE_SETS = "cue sets"
    CUE_EDIT = "cue edit"
    SENSORS = "sensors"
    SENSOR = "sensor"
    LIVE = "live"
    REPLAY = "replay"
    REPORT = "report"
    DRILLS = "drills"


@dataclass(frozen=True, slots=True)
class Key:
    """One key and what it does."""

    where: Where
    keys: str
    """In Textual's names, split by commas."""
    label: str
    """As it stands on the keyboard."""
    action: str
    """Empty where a widget of the screen already does it; `{key}` stands for the one of `keys` that was pressed."""
    help: str
    """In the help: one phrase."""
    line: str = ""
    """In the key line: one or two words; empty leaves it out."""
    line_label: str = ""
    """In the key line, where one entry stands for a pair of keys."""
