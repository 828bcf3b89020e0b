"""What one run says to the runs after it, derived from its inputs by the engine.

Rules: derived once and then kept, under the version of the engine and of these figures; a library without them derives
them again. They are of the corrected run, which is played without its coach: what the runner was told comes from the
record, and the cue sets of the run only say what that was about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from stridecue.coach.cue_files.cue_set import CueSet, merged
from stridecue.library.coach_history.fade_levels import Progress
from stridecue.library.coach_history.plan_and_walk import PlanAndWalk, PlanReps
from stridecue.library.coach_history.practice_figures import GAME_PREFIX, Practice, PracticeCount
from stridecue.library.coach_history.response_history import CueAnswers, packed
from stridecue.library.coach_history.told_cues import ToldCues
from stridecue.library.coach_history.transition_history import Change, Transitions
from stridecue.library.codec import dump, parse
from stridecue.library.plain_json import NotPlainError, reader, to_plain
from stridecue.model.cue import CueKind, Decision, Outcome
from stridecue.model.events import Event, Ticked
from stridecue.model.inputs import Input
from stridecue.model.our_choices.runner import EASY_BELOW_CAP_BPM, EASY_NEEDED_S
from stridecue.model.setup import RunSetup
from stridecue.model.state import Gait, Slope, State
from stridecue.physiology.statistics import median
from stridecue.signals.baseline import CadenceWindow

if TYPE_CHECKING:
    from stridecue.engine import Engine
    from stridecue.model.response import Response

FIGURES_VERSION = "5"
"""Goes up when the same states give other figures than before."""


@dataclass(frozen=True, slots=True)
class RunFigures:
    """The figures of one run; None where the run does not give one."""

    easy_speed_mps: float | None = None
    """Median speed on the flat at an easy heart rate."""
    downhill_s: float = 0.0
    """Running time downhill."""
    cadence_windows: tuple[CadenceWindow, ...] = ()
    """The half minutes that say what cadence is the runner's own."""
    practice: tuple[Practice, ...] = ()
    target_uncued_s: int = 0
    """Running that no technique cue steered, while there was a cadence target to be followed."""
    target_in_band_s: int = 0
    answers: tuple[CueAnswers, ...] = ()
    hurting: tuple[str, ...] = ()
    """The techniques that were practised when something hurt."""
    transitions: tuple[Change, ...] = ()
    """Where the runner changed between walking and running by themselves."""
    mood: int | None = None
    """As the runner said last."""
    game_played: bool = False
    """Whether the landing game was played."""
    told: Progress = field(default_factory=Progress)
    """What the run started from."""
    walk_speed_mps: float | None = None
    """Median speed of brisk walking on the flat."""
    reps: PlanReps | None = None
    """None without a plan with repetitions."""


class FiguresCount:
    """Counts the figures of one run while it is played; `sets` are the cue sets that it was run with."""

    def __init__(
        self,
        setup: RunSetup,
        inputs: Sequence[Input],
        decisions: Sequence[Decision],
        sets: tuple[CueSet, ...],
    ) -> None:
        rules = merged(sets)
        self._told = ToldCues(decisions, rules)
        self._started_from = Progress.of(setup.history)
        self._basics = Basics()
        self._transitions = Transitions(self._told)
        self._speeds = PlanAndWalk(setup.plan)
        self._practice = PracticeCount(setup, inputs, rules, self._told)
        self._game_played = any(
            decision.cue.id.startswith(GAME_PREFIX) and decision.outcome is Outcome.SHOWN
            for decision in decisions
        )

    def observe(self, state: State) -> None:
        """Take one second."""
        self._told.advance(state.tick_s)
        self._basics.observe(state)
        self._practice.observe(state)
        self._transitions.observe(state)
        self._speeds.observe(state)

    def figures(
        self, cadence_windows: tuple[CadenceWindow, ...], responses: Iterable[Response]
    ) -> RunFigures:
        """Return the figures of the run, which is over."""
        practice = self._practice
        return RunFigures(
            easy_speed_mps=self._basics.easy_speed_mps,
            downhill_s=self._basics.downhill_s,
            cadence_windows=cadence_windows,
            practice=practice.practice,
            target_uncued_s=practice.target_uncued_s,
            target_in_band_s=practice.target_in_band_s,
            answers=packed(responses),
            hurting=tuple(practice.hurting),
            transitions=tuple(self._transitions.changes),
            mood=self._basics.mood,
            game_played=self._game_played,
            told=self._started_from,
            walk_speed_mps=self._speeds.walk_speed_mps,
            reps=self._speeds.reps,
        )


def played_as_told(engine: Engine, inputs: Iterable[Input], decisions: Iterable[Decision]) -> Iterator[Event]:
    """Play a run by an engine without cue sets, telling it what the coach said then."""
    from stridecue.engine import play  # noqa: PLC0415

    told = {
        decision.tick_s
        for decision in decisions
        if decision.outcome is Outcome.SHOWN and decision.cue.kind is CueKind.TECHNIQUE
    }
    for event in play(engine, inputs):
        if isinstance(event, Ticked) and event.state.tick_s in told:
            engine.technique_cue_shown(event.state.tick_s)
        yield event


def at_speeds(figures: RunFigures, factor: float) -> RunFigures:
    """Return the figures of a run whose speeds were all this much higher."""
    easy, walk, reps = figures.easy_speed_mps, figures.walk_speed_mps, figures.reps
    return replace(
        figures,
        easy_speed_mps=None if easy is None else easy * factor,
        walk_speed_mps=None if walk is None else walk * factor,
        reps=None if reps is None else replace(reps, speed_mps=reps.speed_mps * factor),
        cadence_windows=tuple(
            replace(window, speed_mps=window.speed_mps * factor) for window in figures.cadence_windows
        ),
        transitions=tuple((slope, speed_mps * factor) for slope, speed_mps in figures.transitions),
    )


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


class Basics:
    """Easy speed, downhill time and mood: what the states say without anything else."""

    def __init__(self) -> None:
        self._easy: list[float] = []
        self.downhill_s = 0.0
        self.mood: int | None = None

    @property
    def easy_speed_mps(self) -> float | None:
        """Median speed of easy running on the flat, None where there was too little of it."""
        return median(self._easy) if len(self._easy) >= EASY_NEEDED_S else None

    def observe(self, state: State) -> None:
        """Take one second."""
        self.downhill_s = state.down_time_s
        self.mood = state.mood
        speed = _easy_speed(state)
        if speed is not None:
            self._easy.append(speed)


def _easy_speed(state: State) -> float | None:
    """Return the speed of a second of easy running on the flat, or None if it was none."""
    heart_rate, cap = state.heart_rate.good, state.limits.easy_cap_bpm
    if heart_rate is None or cap is None or not state.heart_rate_settled:
        return None
    easy = cap - EASY_BELOW_CAP_BPM <= heart_rate <= cap
    return state.speed.good if easy and state.gait is Gait.RUNNING and state.slope is Slope.FLAT else None
