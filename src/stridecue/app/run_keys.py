"""The keys of a run and of a replay: a part of the one table in `keys`."""

from __future__ import annotations

from stridecue.app.key_types import Key, Where

LIVE_KEYS: tuple[Key, ...] = (
    Key(Where.LIVE, "space", "space", "start_or_pause", "start, pause, go on", "pause"),
    Key(Where.LIVE, "l", "l", "lap", "begin a new lap", "lap"),
    Key(Where.LIVE, "e", "e", "step('next')", "end this step of the plan; r within 5 s repeats it"),
    Key(
        Where.LIVE,
        "r",
        "r",
        "step('repeat')",
        "this step again; in its first seconds the one before",
    ),
    Key(Where.LIVE, "x", "x", "step('extend')", "this step longer: a minute, or a fifth of its way"),
    Key(Where.LIVE, "h", "h", "step('easier')", "twice: what is still to come gets easier"),
    Key(Where.LIVE, "k", "k", "step('cool_down')", "twice: on to the cool-down"),
    Key(Where.LIVE, "m", "m", "mute", "silence the coach, or let it speak again", "mute"),
    Key(Where.LIVE, "w", "w", "why", "why the last cue came; again: every cue; again: close", "why"),
    Key(Where.LIVE, "f", "f", "finish", "finish; ten seconds to undo", "finish"),
    Key(Where.LIVE, "u", "u", "unwell", "you feel unwell: the stop rule, and no more cues", "unwell"),
    Key(Where.LIVE, "p", "p", "pain", "something hurts: the coach eases off", "pain"),
    Key(Where.LIVE, "o", "o", "choose_focus", "choose a focus, and what day it is", "focus"),
    Key(
        Where.LIVE, "up", "↑", "grade(0.5)", "grade half a percent up; up in what stands open", "grade", "↑↓"
    ),
    Key(Where.LIVE, "down", "↓", "grade(-0.5)", "grade half a percent down; down in what stands open"),
    Key(Where.LIVE, "left", "←", "speed(-1)", "a tenth slower, in km/h or mph", "speed", "←→"),
    Key(Where.LIVE, "right", "→", "speed(1)", "a tenth faster, in km/h or mph"),
    Key(Where.LIVE, "g", "g", "type_grade", "type the grade; ← → while typing: since when", "type", "g s"),
    Key(Where.LIVE, "s", "s", "type_speed", "type the speed of the belt, in km/h or mph"),
    Key(
        Where.LIVE,
        "full_stop,comma,minus,backspace",
        ". - bksp",
        "type('{key}')",
        "while typing; enter takes it, esc puts it away",
    ),
    Key(Where.LIVE, "a", "a", "auto", "grade and speed from the sensors again"),
    Key(Where.LIVE, "d", "d", "sensors", "every sensor and what is wrong with it; m mends", "sensors"),
    Key(Where.LIVE, "enter", "enter", "take_away", "take what is typed, or the cue away"),
    Key(Where.LIVE, "y", "y", "answer('yes')", "answer the coach with yes, or done"),
    Key(Where.LIVE, "n", "n", "answer('no')", "answer the coach with no"),
    Key(
        Where.LIVE,
        "1,2,3,4,5,6,7,8,9,0",
        "1 to 9, 0",
        "rate({key})",
        "how hard it feels, 0 is ten; or what the coach asked",
    ),
    Key(Where.LIVE, "c", "c", "count", "count right foot strikes for half a minute"),
    Key(Where.LIVE, "v", "v", "voice", "the voice off, or on again"),
    Key(Where.LIVE, "b", "b", "beat", "the metronome on, or off again"),
    Key(Where.LIVE, "t", "t", "text", "cues not on the screen, or there again"),
    Key(Where.LIVE, "escape", "esc", "step_back", "close, undo the finish, leave before the start"),
)

REPLAY_KEYS: tuple[Key, ...] = (
    Key(Where.REPLAY, "space", "space", "hold", "hold the replay, or let it go on", "pause"),
    Key(Where.REPLAY, "left", "←", "jump(-10)", "ten seconds back", "10 s", "←→"),
    Key(Where.REPLAY, "right", "→", "jump(10)", "ten seconds on"),
    Key(
        Where.REPLAY,
        "up,down",
        "↑ ↓",
        "minute('{key}')",
        "a minute on, or back; in what stands open: up, down",
        "1 min",
        "↑↓",
    ),
    Key(Where.REPLAY, "n", "n", "next_cue", "to the next cue", "cue", "n b"),
    Key(Where.REPLAY, "b", "b", "cue_before", "to the cue before"),
    Key(Where.REPLAY, "l", "l", "next_lap", "to the next lap", "lap", "l k"),
    Key(Where.REPLAY, "k", "k", "lap_before", "to the beginning of this lap, and the one before"),
    Key(Where.REPLAY, "home", "home", "go_to_start", "to the beginning"),
    Key(Where.REPLAY, "end", "end", "go_to_end", "to the end"),
    Key(Where.REPLAY, "minus", "-", "pace(-1)", "slower, down to half", "speed", "- +"),
    Key(Where.REPLAY, "plus,equals_sign", "+", "pace(1)", "faster, as fast as the machine goes"),
    Key(Where.REPLAY, "w", "w", "why", "why the last cue came; again: every cue; again: close", "why"),
    Key(Where.REPLAY, "d", "d", "sensors", "every sensor and what is wrong with it", "sensors"),
    Key(Where.REPLAY, "c", "c", "other_cues", "the same run with other cue sets", "cue sets"),
    Key(Where.REPLAY, "escape,q", "esc", "step_back", "close, or back to where you came from", "back"),
)
