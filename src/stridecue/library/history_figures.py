"""What one run says to the runs after it, derived from its inputs by the engine.

Rules: derived once and then kept, under the version of the engine; a library without them derives them again. Cue
sets make no difference to them and are left out; what the runner was told about technique comes from the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stridecue.library.codec import dump, parse
from stridecue.library.plain_json import NotPlainError, reader, to_plain
from stridecue.model.cue import CueKind, Decision, Outcome
from stridecue.model.events import Ticked
from stridecue.model.inputs import Input
from stridecue.model.setup import RunSetup
from stridecue.model.state import Gait, Slope, State
from stridecue.physiology.statistics import median
from stridecue.signals.baseline import CadenceWindow

if TYPE_CHECKING:
    from stridecue.engine import Engine

# OUR CHOICE: no study gives these.
EASY_BELOW_CAP_BPM = 12
"""Easy running is this far below the easy cap, up to the cap."""
EASY_NEEDED_S = 300


@dataclass(frozen=True, slots=True)
class RunFigures:
    """The figures of one run; None where the run does not give one."""

    easy_speed_mps: float | None = None
    """Median speed on the flat at an easy heart rate."""
    downhill_s: float = 0.0
    """Running time downhill."""
    cadence_windows: tuple[CadenceWindow, ...] = ()
    """The half minutes that say what cadence is the runner's own."""


def derive_figures(setup: RunSetup, inputs: Sequence[Input], decisions: Sequence[Decision]) -> RunFigures:
    """Return the figures of a recorded run."""
    from stridecue.engine import Engine  # noqa: PLC0415 - most runs have their figures

    engine = Engine(replace(setup, cue_sets=()))
    figures = figures_of(_states(engine, inputs, decisions))
    return replace(figures, cadence_windows=engine.cadence_windows)


def _states(engine: Engine, inputs: Sequence[Input], decisions: Sequence[Decision]) -> Iterator[State]:
    """Play a run without its coach, telling the engine what the coach said then."""
    from stridecue.engine import play  # noqa: PLC0415

    told = {
        decision.tick_s
        for decision in decisions
        if decision.outcome is Outcome.SHOWN and decision.cue.kind is CueKind.TECHNIQUE
    }
    for event in play(engine, inputs):
        if isinstance(event, Ticked):
            if event.state.tick_s in told:
                engine.technique_cue_shown(event.state.tick_s)
            yield event.state


def encode_figures(figures: RunFigures) -> str:
    """Return figures as the line that is kept."""
    return dump(to_plain(figures))


def decode_figures(line: str) -> RunFigures | None:
    """Return kept figures; None if another version kept them, so that they are derived again."""
    try:
        figures: RunFigures = reader(RunFigures)(parse(line))
    except NotPlainError:
        return None
    return figures


def figures_of(states: Iterable[State]) -> RunFigures:
    """Return the figures of a run from its states, one a second."""
    easy: list[float] = []
    downhill_s = 0.0
    for state in states:
        downhill_s = state.down_time_s
        speed = _easy_speed(state)
        if speed is not None:
            easy.append(speed)
    return RunFigures(median(easy) if len(easy) >= EASY_NEEDED_S else None, downhill_s)


def _easy_speed(state: State) -> float | None:
    """Return the speed of a second of easy running on the flat, or None if it was none."""
    heart_rate, cap = state.heart_rate.good, state.limits.easy_cap_bpm
    if heart_rate is None or cap is None or not state.heart_rate_settled:
        return None
    easy = cap - EASY_BELOW_CAP_BPM <= heart_rate <= cap
    return state.speed.good if easy and state.gait is Gait.RUNNING and state.slope is Slope.FLAT else None
