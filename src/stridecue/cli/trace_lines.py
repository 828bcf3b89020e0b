"""The story of one cue through a run: why it spoke, why it did not.

Rules: for people a line for each second at which something of it changes, and every ten seconds while it is pending; as
JSON an object for every second. What would mute a cue belongs to its story while its condition holds or is pending.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from stridecue.cli.json_lines import json_value
from stridecue.coach.cue_files.cue_file import known_ids, parse_all, readable
from stridecue.cue_sets import catalogue
from stridecue.errors import UsageError
from stridecue.model.cue import Decision, Outcome
from stridecue.model.cue_set_changes import changed_cue_sets
from stridecue.model.events import CueDecided, Event, Ticked
from stridecue.model.inputs import Input
from stridecue.model.profile import Unit
from stridecue.model.setup import RunSetup
from stridecue.model.state import State
from stridecue.model.summary import RunSummary
from stridecue.model.trace import CueTrace, Stage
from stridecue.report import wording
from stridecue.report.metric_values import values_text
from stridecue.report.summary import rounded
from stridecue.runner_files.mistakes import nearest

PENDING_EVERY_S = 10
_TIME_WIDTH = 7
_STAGE_WIDTH = 38

Traces = Callable[[str], tuple[CueTrace, ...]]
"""Gives where a cue is as of the last tick; nothing of one that is not loaded."""

_PLAIN_STAGES = {
    Stage.WAITING: "waiting",
    Stage.UNKNOWN: "unknown: a signal is not good",
    Stage.FIRING: "firing",
    Stage.SPENT: "spent: it comes once a run",
}


class TraceLines:
    """A sink that writes one cue's story."""

    def __init__(
        self, write: Callable[[str], None], cue: str, traces: Traces, *, as_json: bool, unit: Unit = Unit.KM
    ) -> None:
        self._write = write
        self._cue = cue
        self._traces = traces
        self._as_json = as_json
        self._unit = unit
        self._decision: Decision | None = None
        self._story: tuple[object, ...] = ()

    def on_input(self, item: Input) -> None:
        """Leave inputs aside: the engine knows what they meant."""

    def on_event(self, event: Event) -> None:
        """Write where the cue is at the end of a second, if that is new."""
        if isinstance(event, CueDecided) and event.decision.cue.id == self._cue:
            self._decision = event.decision
        elif isinstance(event, Ticked):
            for trace in self._traces(self._cue):
                self._second(trace, event.state)
            self._decision = None

    def finish(self, summary: RunSummary) -> None:
        """Leave the summary aside: it is not the cue's."""

    def _second(self, trace: CueTrace, state: State) -> None:
        if self._as_json:
            self._write(json.dumps(trace_row(trace, state, self._decision), allow_nan=False))
            return
        story = _story(trace)
        if story != self._story or self._decision is not None:
            self._story = story
            self._write(trace_line(trace, state, self._decision, self._unit))


def refuse_unknown(cue: str, setup: RunSetup, inputs: Iterable[Input]) -> None:
    """Refuse a cue that no set of a run has.

    Raises:
        UsageError: it has none; the nearest name is told.
        CueFileError: a cue set of the run has mistakes.
    """
    known = known_ids((*parse_all(setup.cue_sets), *readable(changed_cue_sets(inputs))))
    if cue in known:
        return
    owner = _owner(cue)
    near = nearest(cue, known)
    if owner is not None:
        hint = (
            f"It is of {wording.printable(owner)}: `--cues {wording.printable(owner)}` replays with that set."
        )
    else:
        hint = f"Did you mean {near}?" if near else "`stridecue cues show SET` lists the cues of a set."
    raise UsageError(f"There is no cue {wording.printable(cue[:80])!r} in this run.", hint)


def trace_line(trace: CueTrace, state: State, decision: Decision | None, unit: Unit = Unit.KM) -> str:
    """Return one second of a cue for people."""
    time = wording.duration(state.elapsed_s)
    stage = _stage_words(trace, state, decision)
    return f"{time:>{_TIME_WIDTH}}  {stage:<{_STAGE_WIDTH}}  {values_text(trace.values, unit)}".rstrip()


def trace_row(trace: CueTrace, state: State, decision: Decision | None) -> dict[str, object]:
    """Return one second of a cue in the names of `--json`."""
    return {
        "type": "trace",
        "elapsed_s": rounded(state.elapsed_s, 3),
        "id": trace.id,
        "set": trace.set,
        "kind": trace.kind.value,
        "show": trace.show,
        "stage": trace.stage.value,
        "held_s": None if trace.began_s is None else trace.tick_s - trace.began_s,
        "pending_s": rounded(trace.pending_s, 3),
        "needed_s": rounded(trace.needed_s, 3),
        "cooling_left_s": None if trace.cooling_until_s is None else trace.cooling_until_s - trace.tick_s,
        "muted_by": trace.muted_by,
        "outcome": None if decision is None else decision.outcome.value,
        "values": {name: json_value(value) for name, value in trace.values},
    }


def _story(trace: CueTrace) -> tuple[object, ...]:
    """Return what has to change for a new line."""
    pending = trace.stage is Stage.PENDING and trace.pending_s is not None
    return (
        trace.stage,
        _mute(trace),
        trace.cooling_until_s,
        _holds(trace),
        int(trace.pending_s or 0) // PENDING_EVERY_S if pending else None,
    )


def _holds(trace: CueTrace) -> bool:
    """Return whether a cue that cools has its condition still, or again."""
    return trace.stage is Stage.COOLING and trace.began_s is not None and trace.pending_s is None


def _mute(trace: CueTrace) -> str | None:
    return trace.muted_by if trace.stage in (Stage.PENDING, Stage.FIRING) else None


def _stage_words(trace: CueTrace, state: State, decision: Decision | None) -> str:
    words = [] if decision is None or decision.outcome is Outcome.MUTED else [decision.outcome.value]
    if trace.stage is Stage.PENDING and trace.pending_s is not None and trace.needed_s is not None:
        words.append(f"pending {trace.pending_s:.0f} of {trace.needed_s:.0f} s")
    elif trace.stage is Stage.COOLING and trace.cooling_until_s is not None:
        until_s = state.elapsed_s + trace.cooling_until_s - trace.tick_s
        words.append(f"cooling until {wording.duration(until_s)}")
        if _holds(trace) and decision is None:
            words.append("condition true")
    else:
        words.append(_PLAIN_STAGES.get(trace.stage, trace.stage.value))
    if decision is not None and decision.outcome is Outcome.MUTED:
        words.append(_muted_words(decision.by))
    elif mute := _mute(trace):
        words.append(_muted_words(mute))
    return ", ".join(words)


def _muted_words(by: str | None) -> str:
    return f"muted: {wording.MUTES[by]}" if by in wording.MUTES else f"muted by {by}"


def _owner(cue: str) -> str | None:
    """Return the set that has a cue, among those that a run could have been given."""
    return next((one.name for one in readable(catalogue.available()) if cue in known_ids((one,))), None)
