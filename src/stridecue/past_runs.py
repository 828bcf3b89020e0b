"""Runs that are over, from the library or a file: found, played again, kept when they were cut off.

Rules: nothing here changes what came in. What a number or a file name means is decided here, and only here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stridecue import paths
from stridecue.clock import RunClock
from stridecue.errors import LibraryError
from stridecue.model.inputs import Body, Change, ChangeKind, Input
from stridecue.model.setup import RunSetup
from stridecue.model.summary import RunSummary, Totals
from stridecue.pipeline import Sink, TimedPipeline
from stridecue.playback import Playback
from stridecue.run_setup import file_setup, with_cue_sets
from stridecue.settings import Settings

if TYPE_CHECKING:
    from stridecue.model.response import Response


@dataclass(frozen=True, slots=True)
class Recorded:
    """A finished run, from the library or a file."""

    setup: RunSetup
    inputs: Sequence[Input]
    run_id: int | None


def keep(run_id: int) -> RunSummary:
    """Finish a run that was cut off as it is, with the figures that its inputs give."""
    from stridecue.library.library import Library  # noqa: PLC0415

    with Library(library_file()) as library:
        kept = library.load(str(run_id)).summary
        library.finish(run_id, kept.totals)
    return kept


def recorded(which: str, settings: Settings, names: Sequence[str] = ()) -> Recorded:
    """Return a run of the library (`last` or a number) or of a file, with other cue sets if named."""
    if names_a_file(which):
        from stridecue.files.read import read_run_file  # noqa: PLC0415

        file_run = read_run_file(Path(which))
        return Recorded(file_setup(file_run, settings, names), file_run.inputs, None)
    from stridecue.library.library import Library  # noqa: PLC0415

    with Library(library_file()) as library:
        run = library.load(which)
    return with_cues(Recorded(run.setup, run.inputs, run.run_id), names)


def with_cues(run: Recorded, names: Sequence[str]) -> Recorded:
    """Return a run as if it had had these cue sets from beginning to end; none leaves it as it was.

    Raises:
        UsageError: no set has such a name.
        FileError: a file cannot be read.
    """
    if not names:
        return run
    kept = [item for item in run.inputs if not _changes_cues(item.body)]
    inputs = [Input(item.t_ms, seq, item.body) for seq, item in enumerate(kept)]
    return Recorded(with_cue_sets(run.setup, names), inputs, run.run_id)


def earlier_responses(setup: RunSetup) -> Sequence[Response]:
    """Return how cues were answered in the runs before this one; none for a demo, nor where they cannot be read."""
    from stridecue.library.coach_history.history import began_at  # noqa: PLC0415
    from stridecue.library.library import Library  # noqa: PLC0415

    began = began_at(setup.started_at)
    if setup.demo or began is None:
        return ()
    try:
        with Library(library_file()) as library:
            return library.derivations.responses(began)
    except LibraryError:
        return ()


def straight_through(run: Recorded, sinks: Sequence[Sink], clock: RunClock) -> TimedPipeline:
    """Return a recorded run to be played once, from its beginning to its end."""
    from stridecue.sources.replay import ReplaySource  # noqa: PLC0415

    return TimedPipeline(run.setup, ReplaySource(run.inputs), sinks, clock)


def playback(run: Recorded, sinks: Sequence[Sink], clock: RunClock) -> Playback:
    """Return a player of a recorded run that can jump."""
    return Playback(run.setup, run.inputs, sinks, clock)


def summary(setup: RunSetup, totals: Totals, run_id: int | None) -> RunSummary:
    """Return a run's line for the list."""
    return RunSummary(
        id=run_id,
        sport=setup.sport,
        started_at=setup.started_at,
        utc_offset_s=setup.utc_offset_s,
        demo=setup.demo,
        source=setup.source,
        totals=totals,
        warnings=setup.warnings,
    )


def names_a_file(which: str) -> bool:
    """Return whether what a runner named is a file rather than a run of the library."""
    return bool(Path(which).suffix) or "/" in which or "\\" in which


def _changes_cues(body: Body) -> bool:
    return isinstance(body, Change) and body.kind is ChangeKind.CUE_SET


def library_file() -> Path:
    """Return the file of the library; its folder is made, so that a library can be."""
    file = paths.library_file()
    paths.make_private_folder(file.parent)
    return file
