"""Where everything of the live screen stands: functions of the room there is.

Rules: the four numbers are always there, two by two, and a cue gets at least as large letters as they have. With enough
rows nothing moves when a cue comes: it takes the strips' place. With few rows there are no strips, and the numbers step
back while a cue shows, just as far as its letters need.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.geometry import Region

from stridecue.app.widgets.banner import cue_setting
from stridecue.app.widgets.figure import figure_rows

LEAST_COLUMNS, LEAST_ROWS = 60, 18
"""The smallest window."""

FIGURE_NAMES = ("heart_rate", "cadence", "pace", "grade")
STRIP_NAMES = ("heart_rate", "cadence", "grade")

_FIGURE_SHARE = 0.27
"""OUR CHOICE: of the rows, for one line of numbers when there is room for strips."""
_ROOMY_ROWS = 27
"""OUR CHOICE: from here on there are strips."""
_STRIP_ROWS = 3
_READABLE_ROWS = 5
"""Letters from here on have strokes two cells wide."""


@dataclass(frozen=True, slots=True)
class Places:
    """The regions of what shows; what is not here does not show."""

    figures: dict[str, Region]
    strips: dict[str, Region]
    banner: Region | None


def live_places(columns: int, rows: int, cue: str | None) -> Places:
    """Place the numbers, and below them the cue if there is one, or else as many strips as fit."""
    height = figure_height(columns, rows, cue)
    figures = _two_by_two(columns, height)
    below = 2 * height
    if cue is not None:
        return Places(figures, {}, Region(0, below, columns, max(0, rows - below)))
    return Places(figures, _strips(columns, below, rows) if rows >= _ROOMY_ROWS else {}, None)


def figure_height(columns: int, rows: int, cue: str | None) -> int:
    """Rows of one number with its label and meaning."""
    if rows >= _ROOMY_ROWS:
        return max(9, round(rows * _FIGURE_SHARE))
    if cue is None:
        return max(1, rows // 2)
    heights = [height for height in (9, 8, 7, 6, 5) if rows - 2 * height >= _READABLE_ROWS] or [4]
    return next((height for height in heights if _cue_is_large(cue, columns, rows, height)), heights[-1])


def _cue_is_large(cue: str, columns: int, rows: int, height: int) -> bool:
    setting = cue_setting(cue, columns, rows - 2 * height)
    digits = figure_rows("888", columns // 2, height).face
    return setting is not None and setting.face.rows >= max(_READABLE_ROWS, digits.rows if digits else 0)


def _two_by_two(columns: int, height: int) -> dict[str, Region]:
    left = columns // 2
    return {
        name: Region(left * (at % 2), height * (at // 2), left if at % 2 == 0 else columns - left, height)
        for at, name in enumerate(FIGURE_NAMES)
    }


def _strips(columns: int, top: int, rows: int) -> dict[str, Region]:
    count = min(len(STRIP_NAMES), (rows - top + 1) // (_STRIP_ROWS + 1))
    if not count:
        return {}
    height = (rows - top - (count - 1)) // count
    return {
        name: Region(0, top + at * (height + 1), columns, height)
        for at, name in enumerate(STRIP_NAMES[:count])
    }
