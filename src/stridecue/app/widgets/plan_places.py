"""Where everything of the live screen stands while a plan is followed: functions of the room there is.

Rules: the numbers keep their letters. With a wide window the step stands beside them, where nothing takes its place.
In a narrower one it stands below them in one line of letters, which stays at the foot while a cue shows. The plan's
picture takes the lowest strip's place, or two rows where there are no strips.
"""

from __future__ import annotations

from textual.geometry import Region

from stridecue.app.widgets.letters import SMALL, TINY
from stridecue.app.widgets.live_places import ROOMY_ROWS, Places, live_places, strip_places, two_by_two

WIDE_COLUMNS = 116
"""From here on a number loses no height to what stands beside it."""
SIDE_SHARE = 3
_ROOMY_BELOW_ROWS = 36
"""OUR CHOICE: from here on there are numbers, a step and a cue below each other, and none moves for another."""
_LINE_ROWS = 6
"""Words, and letters with strokes two cells wide."""
_LOW_PROFILE_ROWS = 2
_FITS = (
    (_LINE_ROWS, _LOW_PROFILE_ROWS),
    (SMALL.rows + 1, _LOW_PROFILE_ROWS),
    (SMALL.rows + 1, 0),
    (SMALL.rows, 0),
)
"""Rows of the step and of the plan's picture where rows are few, the most comfortable first."""
_ROOM_FOR_A_LINE_ROWS = 18
"""OUR CHOICE: with fewer rows a cue needs those of the step, which the top line tells too."""
_ROOM_FOR_SMALL_ROWS = 26
"""OUR CHOICE: from here on a cue of two lines has large letters beside those of the step."""
_COMFORTABLE_ROWS = 6
"""Of a number with its label: letters of five rows."""
_LAST_FIRST = ("profile", "heart_rate", "cadence")
"""Which strips there are, by how many fit; the plan's picture is the lowest."""


def plan_places(columns: int, rows: int, cue: str | None, covered: int = 0) -> Places:
    """Place the numbers, the step, and below them the cue if there is one, or else the plan's picture and strips."""
    if columns >= WIDE_COLUMNS:
        return _beside(columns, rows, cue, covered)
    if covered and rows < ROOMY_ROWS:
        return live_places(columns, rows, cue, covered)
    return _roomy_below(columns, rows, cue) if rows >= _ROOMY_BELOW_ROWS else _low(columns, rows, cue)


def calm_places(columns: int, rows: int, cue: str | None) -> Places:
    """Place what is left where the numbers are hidden: the time, and a cue below it."""
    if cue is None:
        return Places({}, {}, None, step=Region(0, 0, columns, rows))
    upper = rows // 2
    return Places({}, {}, Region(0, upper, columns, rows - upper), step=Region(0, 0, columns, upper))


def _beside(columns: int, rows: int, cue: str | None, covered: int) -> Places:
    side = columns // SIDE_SHARE
    roomy = rows >= ROOMY_ROWS
    picture = 0 if roomy or cue is not None or covered else _LOW_PROFILE_ROWS + 1
    usual = live_places(columns, rows - picture, cue, covered)
    first, last = usual.figures["heart_rate"], usual.figures["grade"]
    free = last.y - first.bottom
    figures = two_by_two(columns - side, first.height, free, first.y)
    step = Region(columns - side, first.y, side, last.bottom - first.y + int(roomy and cue is None))
    if picture:
        return Places(
            figures, {}, None, step, Region(0, rows - _LOW_PROFILE_ROWS, columns, _LOW_PROFILE_ROWS)
        )
    strips, profile = _with_picture(usual.strips)
    return Places(figures, strips, usual.banner, step, profile)


def _roomy_below(columns: int, rows: int, cue: str | None) -> Places:
    usual = live_places(columns, rows, None)
    first, last = usual.figures["heart_rate"], usual.figures["grade"]
    free = last.y - first.bottom
    figures = two_by_two(columns, first.height, free, 0)
    step = Region(0, 2 * first.height + free, columns, _LINE_ROWS)
    below = step.bottom
    if cue is not None:
        return Places(figures, {}, Region(0, below, columns, rows - below), step)
    strips, profile = _with_picture(strip_places(columns, below + 1, rows - 1))
    return Places(figures, strips, None, step, profile)


def _low(columns: int, rows: int, cue: str | None) -> Places:
    if cue is not None:
        if rows < _ROOM_FOR_A_LINE_ROWS:
            return live_places(columns, rows, cue)
        line = SMALL.rows if rows >= _ROOM_FOR_SMALL_ROWS else TINY.rows
        above = live_places(columns, rows - line, cue)
        step = Region(0, rows - line, columns, line)
        return Places(above.figures, {}, above.banner, step)
    line, picture = next((fit for fit in _FITS if (rows - sum(fit)) // 2 >= _COMFORTABLE_ROWS), _FITS[-1])
    height = (rows - line - picture) // 2
    figures = two_by_two(columns, height, (rows - line - picture) % 2, 0)
    step = Region(0, rows - line, columns, line)
    profile = Region(0, rows - line - picture, columns, picture) if picture else None
    return Places(figures, {}, None, step, profile)


def _with_picture(strips: dict[str, Region]) -> tuple[dict[str, Region], Region | None]:
    """The strips that are left when the plan's picture takes the place of the lowest."""
    regions = list(strips.values())
    if not regions:
        return {}, None
    kept = sorted(_LAST_FIRST[: len(regions)][1:], key=list(strips).index)
    return dict(zip(kept, regions, strict=False)), regions[-1]
