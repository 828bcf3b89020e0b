"""The keys of the screens on which a session is chosen: part of the one table of `keys`."""

from __future__ import annotations

from stridecue.app.key_types import Key, Where

_DIGITS = "1,2,3,4,5,6,7,8,9,0,backspace"


def _of_a_session(where: Where) -> tuple[Key, ...]:
    """Return what can be done with the session in hand."""
    return (
        Key(where, "enter", "enter", "", "begin it, with your sensors", "begin"),
        Key(where, "d", "d", "demo", "watch a simulated runner do it, no sensor needed", "demo"),
        Key(where, "v", "v", "version", "easier, as written, harder", "version"),
        Key(where, "c", "c", "course", "another course of a session that is a surprise", "course"),
        Key(where, _DIGITS, "1 to 9, 0", "type('{key}')", "the number of a course, to run it again"),
        Key(where, "s", "s", "steps", "every step, and everything there is to note", "steps"),
    )


PLAN_KEYS = (
    Key(Where.PLANS, "up,down", "↑ ↓", "", "choose a session; page up, page down, home, end"),
    *_of_a_session(Where.PLANS),
    Key(Where.PLANS, "left", "←", "goal(-1)", "what it is for: power, speed, fun, ...", "for", "←→"),
    Key(Where.PLANS, "right", "→", "goal(1)", "the next thing that it can be for"),
    Key(Where.PLANS, "f", "f", "brought", "what you come from: what suits stands first", "from"),
    Key(Where.PLANS, "w", "w", "weeks", "all weeks, where one session follows another", "weeks"),
    Key(Where.PLANS, "escape,q", "esc", "back", "back to the first screen", "back"),
    Key(Where.WEEKS, "up,down", "↑ ↓", "", "another week", "week", "↑↓"),
    Key(Where.WEEKS, "left", "←", "session(-1)", "the session before, in this week", "session", "←→"),
    Key(Where.WEEKS, "right", "→", "session(1)", "the next session of this week"),
    *_of_a_session(Where.WEEKS),
    Key(Where.WEEKS, "escape,q", "esc", "back", "back to all sessions", "back"),
)
