"""Where everything of the live screen stands: functions of the room there is.

Rules: the four numbers are always there, two by two, and a cue gets at least as large letters as they have. With enough
rows nothing moves when a cue comes: it takes the strips' place. With few rows there are no strips, and the numbers step
back while a cue shows, just as far as its letters need, and before what is opened over the run, so that it covers none.
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

_FIGURE_SHARE = 0.25
"""OUR CHOICE: of the rows, for one line of numbers when there is room for strips."""
ROOMY_ROWS = 30
"""OUR CHOICE: from here on there are strips, and a row is left free between the numbers."""
_STRIP_ROWS = 3
_STEPS_BACK = (9, 8, 7, 6, 5, 4)
"""How high a number can be beside a cue where rows are few, the most comfortable first."""
_READABLE_ROWS = 5
"""Letters from here on have strokes two cells wide."""


@dataclass(frozen=True, slots=True)
class Places:
    """The regions of what shows; what is not here does not show."""

    figures: dict[str, Region]
    strips: dict[str, Region]
    banner: Region | None
    step: Region | None = None
    """Of a plan, as the picture."""
    profile: Region | None = None


def live_places(columns: int, rows: int, cue: str | None, covered: int = 0) -> Places:
    """Place the numbers, and below them the cue if there is one, or else as many strips as fit.

    `covered` is how many rows at the bottom something stands over.
    """
    roomy = rows >= ROOMY_ROWS
    if covered and not roomy:
        height = min(_STEPS_BACK[0], max(1, (rows - covered) // 2))
        return Places(two_by_two(columns, height, 0, 0), {}, None)
    height = figure_height(columns, rows, cue)
    free = 1 if roomy or cue is None else 0
    air = _air(columns, rows, height) if roomy else 0
    figures = two_by_two(columns, height, free, air)
    below = air + 2 * height + free if roomy or cue is None else _below(height)
    if cue is not None:
        return Places(figures, {}, Region(0, below, columns, max(0, rows - below)))
    return Places(figures, strip_places(columns, below + 1, rows - 1) if roomy else {}, None)


def figure_height(columns: int, rows: int, cue: str | None) -> int:
    """Rows of one number with its label and meaning."""
    if rows >= ROOMY_ROWS:
        return max(9, round(rows * _FIGURE_SHARE))
    if cue is None:
        return max(1, (rows - 1) // 2)
    heights = [height for height in _STEPS_BACK if rows - _below(height) >= _READABLE_ROWS] or [
        _STEPS_BACK[-1]
    ]
    return max(heights, key=lambda height: _worth(cue, columns, rows, height))


def _air(columns: int, rows: int, height: int) -> int:
    """A free row above the numbers, where a cue of two lines keeps letters of their size all the same."""
    digits = figure_rows("888", columns // 2, height).face
    two_lines = 2 * (digits.rows if digits else 1) + 1
    return int(rows - (2 * height + 2) >= two_lines + 2)


def _below(height: int) -> int:
    """Where a cue begins below two lines of numbers; the smallest numbers bring half a free row with them."""
    return 2 * height + (1 if height > 5 else 0)


def _worth(cue: str, columns: int, rows: int, height: int) -> tuple[bool, int, bool, int]:
    """How good numbers of that height are beside a cue: first its letters, then theirs."""
    room = rows - _below(height)
    setting = cue_setting(cue, columns, room)
    digits = figure_rows("888", columns // 2, height).face
    letters, number = setting.face.rows if setting else 0, digits.rows if digits else 0
    at_ease = setting is not None and (room - setting.rows >= 2 or height <= 5)
    if letters >= _READABLE_ROWS and letters >= number and at_ease:
        return True, 0, True, height
    return False, letters, number <= letters, height


def two_by_two(columns: int, height: int, free: int, top: int) -> dict[str, Region]:
    """Place the numbers, `free` rows between their two lines."""
    left = columns // 2
    return {
        name: Region(
            left * (at % 2),
            top + (height + free) * (at // 2),
            left if at % 2 == 0 else columns - left,
            height,
        )
        for at, name in enumerate(FIGURE_NAMES)
    }


def strip_places(columns: int, top: int, rows: int) -> dict[str, Region]:
    """Place as many strips as fit between two rows."""
    count = min(len(STRIP_NAMES), (rows - top + 1) // (_STRIP_ROWS + 1))
    strips: dict[str, Region] = {}
    for at, name in enumerate(STRIP_NAMES[: max(0, count)]):
        left = count - at
        height = -(-(rows - top - (left - 1)) // left)
        strips[name] = Region(0, top, columns, height)
        top += height + 1
    return strips
