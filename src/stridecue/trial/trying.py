"""One run, played with other cue sets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import replace
from typing import Protocol

from stridecue.coach.cue_files.cue_file import parse_all
from stridecue.coach.cue_files.cue_set import merged
from stridecue.engine import Engine, play
from stridecue.model.cue_set_changes import changed_cue_set
from stridecue.model.events import CueDecided, Ticked
from stridecue.model.inputs import Input
from stridecue.model.setup import CueSetText, RunSetup
from stridecue.model.trial import Trial
from stridecue.trial.watch import Watch

PROGRESS_EVERY_S = 60
LIVE_SOURCES = frozenset({"bluetooth", "simulator"})
"""Only these had a runner who was told anything; a file had none."""


class Run(Protocol):
    """A recorded run, from the library or a file."""

    @property
    def setup(self) -> RunSetup:
        """What it started from."""

    @property
    def inputs(self) -> Sequence[Input]:
        """What came in."""


def try_sets(
    run: Run,
    texts: Sequence[CueSetText] = (),
    *,
    without: Collection[str] = (),
    progress: Callable[[int], None] | None = None,
) -> Trial:
    """Play a run with these sets in the places of those of their names, and without some others.

    Without any of both it is the run as it was. `progress` is told how many seconds of recording time were played since
    it was told last.

    Raises:
        CueFileError: a set has mistakes; all of them are listed.
    """
    slices = trying(run, texts, without=without)
    while True:
        try:
            seconds = next(slices)
        except StopIteration as end:
            trial: Trial = end.value
            return trial
        if progress is not None:
            progress(seconds)


def trying(
    run: Run, texts: Sequence[CueSetText] = (), *, without: Collection[str] = ()
) -> Generator[int, None, Trial]:
    """Do what `try_sets` does slice by slice, and return its trial.

    After each slice it gives how many seconds of recording time were played. Raises as `try_sets` does, once begun.
    """
    names = frozenset(text.name for text in texts)
    left_out = names | frozenset(without)
    setup = _with_sets(run.setup, texts, left_out)
    inputs = [item for item in run.inputs if not _changes(item, left_out)]
    as_it_was = setup.cue_sets == run.setup.cue_sets and len(inputs) == len(run.inputs)
    engine = Engine(setup)
    watch = Watch(engine)
    told_s = 0
    for event in play(engine, inputs):
        if isinstance(event, CueDecided):
            watch.decided(event.decision)
        elif isinstance(event, Ticked):
            watch.tick(event.state)
            second = event.state.tick_s
            if second - told_s >= PROGRESS_EVERY_S:
                yield second - told_s
                told_s = second
    totals = engine.totals()
    rules = merged(parse_all(setup.cue_sets))
    return Trial(
        sets=tuple(text.name for text in texts),
        heard=as_it_was and setup.source in LIVE_SOURCES,
        totals=totals,
        cues=watch.cues(rules, names, totals.moving_s),
        decisions=tuple(watch.decisions),
        course=watch.course.course(),
    )


def _with_sets(setup: RunSetup, texts: Sequence[CueSetText], left_out: frozenset[str]) -> RunSetup:
    """Return a setup in which sets have other texts, or are missing; new ones come last."""
    new = {text.name: text for text in texts}
    sets: list[CueSetText] = []
    for text in setup.cue_sets:
        if text.name in new:
            sets.append(new.pop(text.name))
        elif text.name not in left_out:
            sets.append(text)
    return replace(setup, cue_sets=(*sets, *new.values()))


def _changes(item: Input, names: frozenset[str]) -> bool:
    """Return whether an input changes one of these sets."""
    text = changed_cue_set(item)
    return text is not None and text.name in names
