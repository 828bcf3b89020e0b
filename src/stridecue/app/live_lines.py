"""The lines around the numbers: what the runner is doing, which keys work now, and why a cue came.

Rules: functions of a state. The status says one thing at a time, the most pressing first.
"""

from __future__ import annotations

from collections.abc import Iterable

from stridecue.app.keys import Where, key_line
from stridecue.app.why import Why
from stridecue.app.widgets.text import harmless
from stridecue.model.cue import Decision
from stridecue.model.inputs import MarkKind
from stridecue.model.profile import Unit
from stridecue.model.state import Activity, Phase, State
from stridecue.report import wording
from stridecue.report.metric_values import value_phrases

STATUS_COLUMNS = 200
"""A text longer than any line is cut here already."""
NAME_COLUMNS = 16
SPEEDS = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, float("inf"))
"""How fast a replay can go."""

POSTURE = (
    "Before you start",
    "Look ahead.\nShoulders back and down.\nChest open.\nHips forward.",
    "enter puts this away",
)
"""For a moment of posture before the first step: a headline, four lines, a key."""

_IN_THE_LIST = {
    "grade(0.5)": "cues",
    "speed(-1)": "",
    "pain": "",
    "choose_focus": "",
    "type_grade": "",
    "sensors": "",
}
_THE_LIST = "up, down"
"""What the key line says while every cue's state is open, so that the keys of the list have room."""
_WHILE_TYPING = {
    "take_away": "take it",
    "type('{key}')": "point, minus, wipe",
    "step_back": "close",
    **dict.fromkeys(("start_or_pause", "lap", "mute", "why", "finish", "unwell", "pain", "choose_focus"), ""),
    **dict.fromkeys(("grade(0.5)", "type_grade", "sensors"), ""),
}
"""What the key line says while a grade or a speed is typed."""
_WITH_A_PLAN = {
    "step('next')": "next step",
    "step('extend')": "longer",
    "step('cool_down')": "cool down",
    "lap": "",
    "mute": "",
}
"""What the key line says while a plan is followed."""
_ACTIVITY_WORDS = {
    Activity.PAUSED: "paused: space goes on",
    Activity.AUTO_PAUSED: "standing: the time waits",
    Activity.FINISHED: "finished",
}


def status(
    state: State | None, *, replay: bool = False, off: Iterable[str] = (), unit: Unit = Unit.KM
) -> str:
    """What the run is doing, in a few words; `off` is what the runner has switched off besides the coach."""
    if state is None:
        return "getting ready"
    if state.activity is Activity.BEFORE:
        return "before the start" if replay else _before(state)
    if state.activity in _ACTIVITY_WORDS:
        return "paused" if replay and state.activity is Activity.PAUSED else _ACTIVITY_WORDS[state.activity]
    parts = [
        _step(state, unit) if state.plan is not None else "warming up" if state.phase is Phase.WARMUP else "",
        "coach muted" if state.muted else "",
        *(f"{name} off" for name in off),
        f"focus {harmless(state.focus_now, NAME_COLUMNS)}" if state.focus_now else "",
        _lap(state) if state.plan is None else "",
    ]
    return " · ".join(part for part in parts if part)


def totals_line(state: State | None, unit: Unit) -> str:
    """Distance and time of the run so far."""
    if state is None or state.activity is Activity.BEFORE:
        return wording.duration(0)
    if state.plan is not None and state.plan.hides_numbers:
        return ""
    return f"{wording.distance(state.distance_m, unit)} · {wording.duration(state.timer_s)}"


def live_keys(
    state: State | None,
    *,
    finishing_s: int = 0,
    why: Why = Why.NOTHING,
    entry: MarkKind | None = None,
    sensors: bool = False,
    mends: bool = False,
) -> list[tuple[str, str]]:
    """The key line of a live run; what stands last shows only where there is room."""
    if finishing_s:
        return [("f", f"or esc: go on running, or the run ends in {finishing_s} s")]
    if entry is not None:
        return key_line(
            Where.LIVE, {**_WHILE_TYPING, "speed(-1)": "since when" if entry is MarkKind.GRADE else "a tenth"}
        )
    if state is None or state.activity is Activity.BEFORE:
        left_out = dict.fromkeys(("lap", "mute", "why", "finish", "unwell", "pain"), "")
        words = {"start_or_pause": "start", "choose_focus": "focus", "step_back": "back", **left_out}
        return key_line(Where.LIVE, {**words, **(_on_the_page(mends) if sensors else {})})
    paused = state.activity is Activity.PAUSED
    words = {
        "start_or_pause": "go on" if paused else "pause",
        "mute": "unmute" if state.muted else "mute",
        "why": why.key_word,
        **(_WITH_A_PLAN if state.plan is not None and not state.plan.done else {}),
        **(_IN_THE_LIST if why is Why.EVERY else {}),
        **(_on_the_page(mends) if sensors else {}),
    }
    return key_line(Where.LIVE, words)


def replay_keys(
    *, paused: bool, at_end: bool = False, why: Why = Why.NOTHING, sensors: bool = False
) -> list[tuple[str, str]]:
    """The key line of a replay."""
    word = "again" if at_end else "go on" if paused else "hold"
    listed = "cues" if why is Why.EVERY else _THE_LIST if sensors else ""
    page = {"sensors": "close"} if sensors else {}
    scrolled = {"minute('{key}')": listed} if listed else {}
    return key_line(Where.REPLAY, {"hold": word, "why": why.key_word, **scrolled, **page})


def speed_words(speed: float) -> str:
    """A replay's speed."""
    return "full speed" if speed == SPEEDS[-1] else f"{speed:g}x"


def next_speed(speed: float, step: int) -> float:
    """The next faster (+1) or slower (-1) speed of a replay."""
    nearest = min(range(len(SPEEDS)), key=lambda index: abs(min(SPEEDS[index], 1000) - min(speed, 1000)))
    return SPEEDS[min(max(nearest + step, 0), len(SPEEDS) - 1)]


def reasons(decision: Decision | None, unit: Unit = Unit.KM) -> tuple[str, str, str]:
    """Of the last cue: what it said, why, and the figures that its rule looked at."""
    if decision is None:
        return "No cue yet", "The coach speaks when something is worth it, and not before.", ""
    cue = decision.cue
    shown = harmless(cue.show, STATUS_COLUMNS)
    headline = f"{shown}, at {wording.duration(decision.elapsed_s)}"
    known = [(name, value) for name, value in decision.values if value is not None]
    return headline, harmless(cue.why, 2 * STATUS_COLUMNS), values_text(known, unit)


def values_text(values: Iterable[tuple[str, float | str | None]], unit: Unit) -> str:
    """The figures that a rule looks at; dashes for those that are not known."""
    return harmless(" · ".join(value_phrases(values, unit)), 2 * STATUS_COLUMNS)


def _on_the_page(mends: bool) -> dict[str, str]:
    """What the key line says while the sensors' page is open."""
    left_out = dict.fromkeys(("speed(-1)", "pain", "choose_focus", "type_grade", "lap"), "")
    return {**left_out, "grade(0.5)": _THE_LIST, "mute": "mend" if mends else "", "sensors": "close"}


def _before(state: State) -> str:
    """How to begin, and the sensors that are there already."""
    names = [
        harmless(device.name or device.device, NAME_COLUMNS) for device in state.devices if device.connected
    ]
    return f"space starts · {', '.join(names)}" if names else "space starts; sensors may come later"


def _step(state: State, unit: Unit) -> str:
    """The step of a plan."""
    if state.plan is None:
        return ""
    from stridecue.app.plan_view import step_shown  # noqa: PLC0415 - most runs have no plan

    return step_shown.status(state.plan, unit)


def _lap(state: State) -> str:
    return f"lap {state.lap}, {wording.duration(state.lap_time_s)}" if state.lap > 1 else ""
