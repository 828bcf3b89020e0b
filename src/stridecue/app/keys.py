"""Every key of the program, in one table: bindings, key lines and the help screen are made from it.

Rules: while running there are only large single keys, none needs two hands. A key means one thing on one screen; a
key of `EVERYWHERE` means the same on all of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding, BindingType

from stridecue.app.key_types import Key, Where
from stridecue.app.plan_keys import PLAN_KEYS
from stridecue.app.run_keys import LIVE_KEYS, REPLAY_KEYS

__all__ = ["KEYS", "PRIORITY_ACTIONS", "Key", "Where", "bindings", "key_line", "keys_of", "label_of"]

KEYS: tuple[Key, ...] = (
    Key(Where.HOME, "r", "r", "run", "start a run with your sensors", "run"),
    Key(Where.HOME, "h", "h", "sessions", "a session: hills, walking and running, easy days", "session"),
    Key(Where.HOME, "d", "d", "demo", "a simulated hill session, no sensor needed", "demo"),
    Key(Where.HOME, "p", "p", "replay_last", "replay your latest run", "replay"),
    Key(Where.HOME, "l", "l", "report_last", "the report of your latest run", "report"),
    Key(Where.HOME, "a", "a", "all_runs", "the history: all your runs, and totals", "history"),
    Key(Where.HOME, "b", "b", "sensors", "your sensors: found, chosen, tried", "sensors"),
    Key(Where.HOME, "c", "c", "cue_sets", "what the coach says, and when", "cue sets"),
    Key(Where.HOME, "s", "s", "settings", "your profile and settings", "settings"),
    Key(Where.HOME, "t", "t", "next_theme", "another colour theme", "theme"),
    Key(Where.HOME, "g", "g", "go_on", "go on with a run that broke off"),
    Key(Where.HOME, "k", "k", "keep", "keep a run that broke off"),
    Key(Where.HOME, "x", "x", "drop", "throw away a run that broke off"),
    Key(Where.HOME, "q", "q", "leave", "leave the program", "quit"),
    Key(Where.HISTORY, "up,down", "↑ ↓", "", "choose a run; page up, page down, home, end"),
    Key(Where.HISTORY, "enter", "enter", "report", "its report", "report"),
    Key(Where.HISTORY, "u", "u", "take_back", "bring the run back that was deleted last", "undo"),
    Key(Where.HISTORY, "slash", "/", "filter", "find runs by words, tags, plan or date", "find"),
    Key(Where.HISTORY, "s", "s", "sort", "sort by the next column", "sort"),
    Key(Where.HISTORY, "t", "t", "totals", "totals by week; again: by month; again: none", "totals"),
    Key(Where.HISTORY, "e", "e", "edit", "title, notes, tags, how it felt", "edit"),
    Key(Where.HISTORY, "c", "c", "correct", "distance, grade, beginning and end, split", "correct"),
    Key(Where.HISTORY, "x", "x", "delete", "delete it; u brings it back until the program closes", "delete"),
    Key(Where.HISTORY, "p", "p", "replay", "replay it", "replay"),
    Key(Where.HISTORY, "i", "i", "import_files", "take runs in from files: FIT, TCX, GPX", "import"),
    Key(Where.HISTORY, "r", "r", "reverse", "turn the order round", "turn"),
    Key(Where.HISTORY, "escape,q", "esc", "back", "back to the first screen", "back"),
    Key(Where.RUN_DETAILS, "tab,down", "tab ↓", "next_field", "the next field", "next", "tab"),
    Key(Where.RUN_DETAILS, "shift+tab,up", "shift+tab ↑", "previous_field", "the field before"),
    Key(Where.RUN_DETAILS, "left,right", "← →", "", "another choice", "choose", "←→"),
    Key(
        Where.RUN_DETAILS,
        "enter,ctrl+s",
        "ctrl+s",
        "save",
        "save and leave; enter too, but in the notes",
        "save",
    ),
    Key(Where.RUN_DETAILS, "escape", "esc", "back", "leave everything as it was", "back"),
    Key(Where.CORRECTIONS, "d", "d", "distance", "the distance, as the belt said at the end", "distance"),
    Key(Where.CORRECTIONS, "g", "g", "grades", "the grade, typed late with its time", "grade"),
    Key(Where.CORRECTIONS, "t", "t", "trim", "beginning and end: cut off what is no run", "ends"),
    Key(Where.CORRECTIONS, "s", "s", "split", "split it in two, where you forgot to stop", "split"),
    Key(Where.CORRECTIONS, "u", "u", "undo", "undo all corrections: the run as it came in", "undo all"),
    Key(Where.CORRECTIONS, "escape,q", "esc", "back", "back to where you came from", "back"),
    Key(Where.CORRECTION, "tab,down", "tab ↓", "next_field", "the next field", "next", "tab"),
    Key(Where.CORRECTION, "shift+tab,up", "shift+tab ↑", "previous_field", "the field before"),
    Key(Where.CORRECTION, "left,right", "← →", "", "a time ten seconds earlier or later", "move", "←→"),
    Key(Where.CORRECTION, "enter,ctrl+s", "enter", "save", "save and leave", "save"),
    Key(Where.CORRECTION, "ctrl+r", "ctrl+r", "reset", "as it came in", "as it came in"),
    Key(Where.CORRECTION, "escape", "esc", "back", "leave everything as it was", "back"),
    Key(Where.SETTINGS, "tab,down", "tab ↓", "next_field", "the next field", "next", "tab"),
    Key(Where.SETTINGS, "shift+tab,up", "shift+tab ↑", "previous_field", "the field before"),
    Key(Where.SETTINGS, "left,right", "← →", "", "another choice", "choose", "←→"),
    Key(Where.SETTINGS, "space", "space", "", "in a row of switches: on, or off"),
    Key(Where.SETTINGS, "enter,ctrl+s", "enter", "save", "save and leave", "save"),
    Key(Where.SETTINGS, "escape", "esc", "back", "leave everything as it was", "back"),
    Key(Where.CUE_SETS, "up,down", "↑ ↓", "", "choose a set, or a cue", "choose", "↑↓"),
    Key(Where.CUE_SETS, "left", "←", "pane('sets')", "to the sets", "lists", "←→"),
    Key(Where.CUE_SETS, "right", "→", "pane('cues')", "to the cues of the set"),
    Key(Where.CUE_SETS, "space", "space", "switch", "switch a set or a cue on or off", "on, off"),
    Key(Where.CUE_SETS, "enter", "enter", "", "change a cue", "change"),
    Key(Where.CUE_SETS, "r", "r", "reset", "a changed cue as it was shipped", "reset"),
    Key(Where.CUE_SETS, "escape,q", "esc", "back", "back to the first screen", "back"),
    Key(Where.CUE_EDIT, "tab,down", "tab ↓", "next_field", "the next field", "next", "tab"),
    Key(Where.CUE_EDIT, "shift+tab,up", "shift+tab ↑", "previous_field", "the field before"),
    Key(Where.CUE_EDIT, "left,right", "← →", "", "less or more", "less, more", "←→"),
    Key(Where.CUE_EDIT, "enter,ctrl+s", "enter", "save", "save and leave", "save"),
    Key(Where.CUE_EDIT, "ctrl+r", "ctrl+r", "reset", "the cue as it was shipped", "reset"),
    Key(Where.CUE_EDIT, "escape", "esc", "back", "leave without saving", "back"),
    Key(Where.SENSORS, "up,down", "↑ ↓", "", "choose a sensor", "choose", "↑↓"),
    Key(Where.SENSORS, "enter", "enter", "", "try it: what it sends, and what is wrong", "try"),
    Key(
        Where.SENSORS, "h", "h", "turn('heart_rate')", "yours for heart rate, or no longer", "role", "h f t w"
    ),
    Key(Where.SENSORS, "f", "f", "turn('footpod')", "your footpod, or no longer"),
    Key(Where.SENSORS, "t", "t", "turn('treadmill')", "your treadmill, or no longer"),
    Key(Where.SENSORS, "w", "w", "turn('power')", "yours for watts, or no longer"),
    Key(Where.SENSORS, "n", "n", "rename", "a name of yours for it", "name"),
    Key(Where.SENSORS, "x", "x", "forget", "forget it, after a question", "forget"),
    Key(Where.SENSORS, "escape,q", "esc", "back", "back to the first screen", "back"),
    Key(Where.SENSOR, "m", "m", "mend", "take over what would mend what is wrong", "mend"),
    Key(Where.SENSOR, "u", "u", "undo", "take the last change back", "undo"),
    Key(Where.SENSOR, "c", "c", "tune('basis')", "it counts one foot, both feet, or find out", "counts"),
    Key(
        Where.SENSOR, "plus,equals_sign", "+", "tune('faster')", "its speed a hundredth more", "speed", "+ -"
    ),
    Key(Where.SENSOR, "minus", "-", "tune('slower')", "its speed a hundredth less"),
    Key(Where.SENSOR, "k", "k", "tune('miles')", "its speed in km/h, or in miles an hour", "km, miles"),
    Key(Where.SENSOR, "i", "i", "tune('scale')", "its incline in percent, or in levels", "incline"),
    Key(Where.SENSOR, "0", "0", "tune('default')", "read it as it is known, or as it sends", "default"),
    Key(Where.SENSOR, "escape,q", "esc", "back", "take the link down and go back", "back"),
    *PLAN_KEYS,
    *LIVE_KEYS,
    *REPLAY_KEYS,
    Key(Where.REPORT, "1,2,3,4,5,6", "1 to 6", "page({key})", "a page of the report", "page", "1-6"),
    Key(Where.REPORT, "tab", "tab", "turn(1)", "the next page"),
    Key(Where.REPORT, "shift+tab", "shift+tab", "turn(-1)", "the page before"),
    Key(
        Where.REPORT,
        "up,down,pageup,pagedown",
        "↑ ↓",
        "move('{key}')",
        "up and down; in the charts: one of them alone",
    ),
    Key(Where.REPORT, "m", "m", "more", "everything that was found, and what there was too little data for"),
    Key(Where.REPORT, "left,right", "← →", "chart('{key}')", "the cursor of the charts", "cursor", "←→"),
    Key(Where.REPORT, "shift+left,shift+right", "shift+← →", "chart('{key}')", "the cursor in large steps"),
    Key(Where.REPORT, "home,end", "home end", "chart('{key}')", "the cursor to the beginning, or to the end"),
    Key(
        Where.REPORT,
        "comma,full_stop",
        ", .",
        "chart('{key}')",
        "the cue before, or the next one",
        "cue",
        ", .",
    ),
    Key(
        Where.REPORT,
        "plus,equals_sign,minus,0",
        "+ - 0",
        "chart('{key}')",
        "closer, wider, the whole run",
        "zoom",
        "+ - 0",
    ),
    Key(Where.REPORT, "x", "x", "chart('{key}')", "the charts along time, or along distance", "axis"),
    Key(Where.REPORT, "p", "p", "replay", "replay this run", "replay"),
    Key(Where.REPORT, "w", "w", "export", "write it to a file: FIT, TCX, GPX, CSV or JSON", "export"),
    Key(Where.REPORT, "e", "e", "describe", "title, notes, tags, how it felt", "edit"),
    Key(Where.REPORT, "c", "c", "correct", "put something right: distance, grade, beginning, end", "correct"),
    Key(Where.REPORT, "b", "b", "beside(-1)", "the run before this one", "before, next", "b n"),
    Key(Where.REPORT, "n", "n", "beside(1)", "the run after this one"),
    Key(Where.REPORT, "escape,q", "esc", "back", "back to where you came from", "back"),
    Key(Where.DRILLS, "space", "space", "hold", "hold the time, or let it go on", "pause"),
    Key(Where.DRILLS, "enter,right", "enter", "next", "the next one", "next"),
    Key(Where.DRILLS, "escape,q", "esc", "back", "leave the drills", "enough"),
    Key(Where.EVERYWHERE, "question_mark", "?", "help", "this help", "help"),
    Key(Where.EVERYWHERE, "ctrl+c,ctrl+q", "ctrl+c", "ask_quit", "quit; during a run it asks first"),
)

PRIORITY_ACTIONS = frozenset({"ask_quit"})
"""Actions that a focused field cannot take the key from."""


def keys_of(where: Where) -> tuple[Key, ...]:
    """Return the keys that hold at one place only."""
    return tuple(key for key in KEYS if key.where is where)


def label_of(where: Where, action: str) -> str:
    """Return the key of an action, as it stands on the keyboard."""
    return next(key.label for key in keys_of(where) if key.action == action)


def bindings(where: Where) -> list[BindingType]:
    """Return the bindings of a screen, or of the app for `EVERYWHERE`."""
    return [
        Binding(keys, action, key.help, show=False, priority=key.action in PRIORITY_ACTIONS)
        for key in keys_of(where)
        for keys, action in _bound(key)
    ]


def _bound(key: Key) -> list[tuple[str, str]]:
    """Return what is bound for one row: all its keys together, or each to an action of its own."""
    if "{key}" in key.action:
        return [(name, key.action.format(key=name)) for name in key.keys.split(",")]
    return [(key.keys, key.action)] if key.action else []


def key_line(where: Where, words: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """Return the pairs of a key line; `words` says for an action what it does right now, or leaves it out by ''."""
    now = words or {}
    pairs = []
    for key in (*keys_of(where), *keys_of(Where.EVERYWHERE)):
        text = now.get(key.action, key.line)
        if text:
            pairs.append((key.line_label or key.label, text))
    return pairs
