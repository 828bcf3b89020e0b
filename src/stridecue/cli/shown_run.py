"""What `show` shows of a run, from the library or a file.

Rules: a run is played once, without its coach and as its runner was told; laps, focus time and the answers to cues come
from that. A file has laps alone: nobody was told anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from stridecue import paths
from stridecue.model.cue import Outcome
from stridecue.model.events import CueDecided, LapEnded, Ticked
from stridecue.report.cue_log import CueLog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stridecue.engine import Engine
    from stridecue.model.cue import Decision
    from stridecue.model.inputs import Input
    from stridecue.model.setup import RunSetup
    from stridecue.model.state import State
    from stridecue.model.summary import RunSummary, Totals
    from stridecue.report.cue_report import CueLine
    from stridecue.settings import Settings


@dataclass(frozen=True, slots=True)
class ShownRun:
    """What `show` shows of a run."""

    summary: RunSummary
    laps: tuple[LapEnded, ...] = ()
    cues: tuple[CueDecided, ...] = ()
    report: tuple[CueLine, ...] = ()
    practice_s: Mapping[str, float] = field(default_factory=dict)
    """Focus time of each technique."""
    experiments: bool = True
    """Whether cues were withheld to compare."""


def shown_run(which: str, chosen: Settings) -> ShownRun:
    """Return a run of the library (`last` or a number) or of a file.

    Raises:
        UsageError: there is no such run.
        LibraryError: the run is damaged.
        FileError: the file is no run.
    """
    return _from_file(which, chosen) if _names_a_file(which) else _from_library(which)


def _names_a_file(which: str) -> bool:
    return bool(Path(which).suffix) or "/" in which or "\\" in which


def _from_library(which: str) -> ShownRun:
    from stridecue import past_runs  # noqa: PLC0415 - brings asyncio
    from stridecue.library.library import Library  # noqa: PLC0415

    with Library(paths.library_file()) as library:
        run = library.load(which)
    played = _Played(run.setup, run.inputs, run.decisions)
    return ShownRun(
        run.listed if run.finished else replace(run.listed, totals=played.totals),
        played.laps,
        tuple(CueDecided(each) for each in run.decisions if each.outcome is Outcome.SHOWN),
        played.log.report(past_runs.earlier_responses(run.setup)),
        played.log.practice_s,
        run.setup.options.experiments,
    )


def _from_file(which: str, chosen: Settings) -> ShownRun:
    from stridecue import past_runs  # noqa: PLC0415 - brings asyncio

    run = past_runs.recorded(which, chosen)
    played = _Played(run.setup, run.inputs)
    return ShownRun(past_runs.summary(run.setup, played.totals, None), played.laps)


class _Played:
    """A run that was played once."""

    def __init__(self, setup: RunSetup, inputs: Sequence[Input], decisions: Sequence[Decision] = ()) -> None:
        from stridecue.coach.metric_type import RunFacts  # noqa: PLC0415
        from stridecue.coach.response import responses_of  # noqa: PLC0415
        from stridecue.engine import Engine  # noqa: PLC0415
        from stridecue.library.told_cues import sets_of  # noqa: PLC0415

        self.log = CueLog()
        for item in inputs:
            self.log.on_input(item)
        for decision in decisions:
            self.log.on_event(CueDecided(decision))
        self._laps: dict[int, LapEnded] = {}
        engine = Engine(replace(setup, cue_sets=()))
        states = self._states(engine, inputs, decisions)
        self.log.responses += responses_of(sets_of(setup, inputs), RunFacts.of(setup), states, decisions)
        self.totals: Totals = engine.totals()

    @property
    def laps(self) -> tuple[LapEnded, ...]:
        """The laps of the run.

        A finish that was told late undoes laps that had ended: of each number the last counts, up to as many as there
        are.
        """
        return tuple(self._laps[number] for number in sorted(self._laps) if number <= self.totals.laps)

    def _states(
        self, engine: Engine, inputs: Sequence[Input], decisions: Sequence[Decision]
    ) -> Iterator[State]:
        from stridecue.library.history_figures import played_as_told  # noqa: PLC0415

        for event in played_as_told(engine, inputs, decisions):
            if isinstance(event, LapEnded):
                self._laps[event.lap] = event
            elif isinstance(event, Ticked):
                self.log.observe(event.state)
                yield event.state
