"""Recorded runs on which cue sets are tried: which ones, and played by the engine.

Rules: a run that was asked for by name has to be there; one of `all` that cannot be played is left out, and said. The
inputs of one run at a time are in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stridecue import past_runs, paths, settings
from stridecue.cli import output
from stridecue.cli.progress import Progress
from stridecue.coach.cue_files.cue_file import parse_cue_set
from stridecue.errors import CueFileError, LibraryError, UsageError
from stridecue.library.library import Library
from stridecue.model.setup import CueSetText
from stridecue.model.trial import Side, TriedRun
from stridecue.past_runs import Recorded
from stridecue.trial import lies_over, together, try_sets

ALL = "all"


@dataclass(frozen=True, slots=True)
class Plan:
    """What one side plays on every run."""

    texts: tuple[CueSetText, ...]
    without: tuple[str, ...] = ()


def sides_of(texts: Sequence[CueSetText], names: Sequence[str], runs: Iterable[str]) -> list[Side]:
    """Try one set, or two against each other, on runs; the sides have these names.

    Raises:
        UsageError: there is no such run, or none could be played.
        FileError: a file cannot be read.
        LibraryError: a run that was named is damaged.
    """
    plans, chosen = plans_of(texts), _chosen(runs)
    tried: list[tuple[TriedRun, ...]] = []
    with Progress(len(chosen) * len(plans), "Trying") as progress:
        for done, (which, of_all) in enumerate(chosen.items()):
            try:
                tried.append(_tried(which, plans, progress, done * len(plans)))
            except (LibraryError, CueFileError) as error:
                if not of_all:
                    raise
                output.say(f"Run {which} is left out: {error.message}")
    if not tried:
        raise UsageError("None of these runs could be played.", "`stridecue runs` lists the runs.")
    return [
        Side(name, runs_of_side, together(run.trial for run in runs_of_side))
        for name, runs_of_side in zip(names, zip(*tried, strict=True), strict=True)
    ]


def plans_of(texts: Sequence[CueSetText]) -> list[Plan]:
    """Return what each side plays: one set in the place of the other, or over it where it changes its cues."""
    if len(texts) == 1:
        return [Plan((texts[0],))]
    one, other = texts
    return [_plan(one, other), _plan(other, one)]


def _plan(mine: CueSetText, other: CueSetText) -> Plan:
    if mine.name == other.name:
        return Plan((mine,))
    if lies_over(*(parse_cue_set(text.name, text.text, text.shipped) for text in (mine, other))):
        return Plan((other, mine))
    return Plan((mine,), without=(other.name,))


def _chosen(named: Iterable[str]) -> dict[str, bool]:
    """Return the runs to try on, each once, and whether it is there because all are."""
    chosen: dict[str, bool] = {}
    for name in named:
        names = _every_run() if name == ALL else (name,)
        for which in names:
            chosen.setdefault(which, name == ALL)
    return chosen


def _every_run() -> list[str]:
    """Return the numbers of the finished runs, newest first; of demos only where there is nothing else.

    Raises:
        UsageError: there are none.
    """
    with Library(paths.library_file()) as library:
        finished = library.runs()
    if not finished:
        raise UsageError(
            "The library has no finished run yet.", "`stridecue demo` makes one without a sensor."
        )
    own = [run for run in finished if not run.demo]
    if not own:
        output.say("There are only demos in the library, so these are taken.")
    return [str(run.id) for run in own or finished]


def _tried(which: str, plans: Sequence[Plan], progress: Progress, done: int) -> tuple[TriedRun, ...]:
    run = past_runs.recorded(which, settings.load())
    return tuple(_played(run, plan, progress, done + number) for number, plan in enumerate(plans))


def _played(run: Recorded, plan: Plan, progress: Progress, done: int) -> TriedRun:
    length_s = run.inputs[-1].t_ms / 1000 if run.inputs else 1.0
    played_s = 0

    def played(seconds: int) -> None:
        nonlocal played_s
        played_s += seconds
        progress.at(done + min(1.0, played_s / max(length_s, 1.0)))

    trial = try_sets(run, plan.texts, without=plan.without, progress=played)
    progress.at(done + 1)
    return TriedRun(past_runs.summary(run.setup, trial.totals, run.run_id), trial)
