"""Where every cue is at one second, in words: why it does not speak, and what it waits for.

Rules: what is nearest to speaking stands first. During a live run a cue that was withheld looks like one that waits:
knowing of it would spoil the comparison.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from stridecue.app import live_lines
from stridecue.model.profile import Unit
from stridecue.model.state import State
from stridecue.model.trace import CueTrace, Stage
from stridecue.report import wording

_WITHHELD = "withheld"
_WAITING = "waiting"
_ORDER = (Stage.FIRING, Stage.PENDING, Stage.UNKNOWN, Stage.COOLING, Stage.WAITING, Stage.SPENT)
_PLAIN_WORDS = {
    Stage.FIRING: "speaks",
    Stage.PENDING: "pending",
    Stage.UNKNOWN: "a figure is missing",
    Stage.COOLING: "cooling",
    Stage.WAITING: _WAITING,
    Stage.SPENT: "came already",
}


@dataclass(frozen=True, slots=True)
class CueStateLine:
    """One cue."""

    show: str
    stage: str
    values: str
    tone: str


def cue_state_lines(
    traces: Iterable[CueTrace],
    state: State,
    unit: Unit = Unit.KM,
    *,
    withheld: Collection[str] = (),
    secret: bool = False,
) -> tuple[CueStateLine, ...]:
    """Return a line for each cue.

    `withheld` has the ids of cues that were not shown the last time, to compare; with `secret` nobody may know.
    """
    return tuple(
        _line(trace, state, unit, withheld=_was_withheld(trace, withheld), secret=secret)
        for trace in sorted(traces, key=lambda trace: _nearness(trace, secret, withheld))
    )


def _line(trace: CueTrace, state: State, unit: Unit, *, withheld: bool, secret: bool) -> CueStateLine:
    values = live_lines.values_text(trace.values, unit)
    if withheld:
        return CueStateLine(
            trace.show, _WAITING if secret else _until(_WITHHELD, trace, state), values, "dim"
        )
    return CueStateLine(trace.show, _stage(trace, state), values, _tone(trace))


def _stage(trace: CueTrace, state: State) -> str:
    """What a cue does, in a few words."""
    if trace.stage is Stage.PENDING and trace.pending_s is not None and trace.needed_s is not None:
        return f"pending {trace.pending_s:.0f} of {trace.needed_s:.0f} s"
    if trace.stage is Stage.COOLING:
        return _until("cooling", trace, state)
    if trace.stage is Stage.FIRING and trace.muted_by is not None:
        return f"muted: {wording.mute_words(trace.muted_by)}"
    return _PLAIN_WORDS[trace.stage]


def _until(word: str, trace: CueTrace, state: State) -> str:
    """A word with the time on the runner's clock at which it is over."""
    if trace.cooling_until_s is None:
        return word
    return f"{word} until {wording.duration(state.timer_s + trace.cooling_until_s - state.tick_s)}"


def _tone(trace: CueTrace) -> str:
    if trace.muted_by is not None or trace.stage not in {Stage.FIRING, Stage.PENDING}:
        return "dim"
    return "good" if trace.stage is Stage.FIRING else "neutral"


def _was_withheld(trace: CueTrace, withheld: Collection[str]) -> bool:
    return trace.muted_by == _WITHHELD or (trace.stage is Stage.COOLING and trace.id in withheld)


def _nearness(trace: CueTrace, secret: bool, withheld: Collection[str]) -> tuple[int, bool, float, str]:
    """Sorts what is about to speak first."""
    hidden = secret and _was_withheld(trace, withheld)
    stage = Stage.WAITING if hidden else trace.stage
    left_s = (trace.needed_s or 0.0) - (trace.pending_s or 0.0)
    if stage is Stage.COOLING:
        left_s = float((trace.cooling_until_s or trace.tick_s) - trace.tick_s)
    return (
        _ORDER.index(stage),
        trace.muted_by is not None,
        left_s if stage is not Stage.WAITING else 0.0,
        trace.id,
    )
