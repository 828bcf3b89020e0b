"""Takes a cue set that is changed during a run into that run.

Rules:
- Every file that a loaded set comes from, or would come from, is looked at by its time and size; it is read only when
  those have changed, and handed on only when its text has.
- A text with mistakes may be one that is just being written: it is handed on if it is still the same at the next look,
  and the engine says what is wrong. A file that cannot be read is said once. The set in use stays in either case.
- Safety is as it is shipped, and has no file here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stridecue import own_texts
from stridecue.coach.cue_files.cue_file import read_cue_set
from stridecue.cue_sets import catalogue
from stridecue.errors import FileError
from stridecue.model.cue_set_changes import changed_cue_sets
from stridecue.model.inputs import ChangeKind, Input
from stridecue.model.setup import CueSetText

if TYPE_CHECKING:
    from stridecue.pipeline import Pipeline

TakeChange = Callable[[ChangeKind, str, str], None]
Say = Callable[[str, str], None]
"""Says a sentence, about a cue set."""


@dataclass(slots=True)
class _Watched:
    """One file and what is known of it."""

    file: Path
    in_use: str | None
    """The text that the run coaches by; None while there is no such set."""
    seen: tuple[int, int] | None = None
    """Its time and size when it was read last; None while it is not there."""
    doubtful: str | None = None
    """A text with mistakes that was seen once."""
    told: bool = False
    """Whether the runner knows that it cannot be read."""


class CueSetWatch:
    """Looks at the files of a run's cue sets whenever it is told to."""

    def __init__(
        self, files: Mapping[str, Path], in_use: Mapping[str, str], take: TakeChange, say: Say
    ) -> None:
        self._take, self._say = take, say
        self._watched = {name: _Watched(file, in_use.get(name)) for name, file in files.items()}

    def look(self) -> None:
        """Hand on what has changed since the last look."""
        for name, watched in self._watched.items():
            self._look_at(name, watched)

    def _look_at(self, name: str, watched: _Watched) -> None:
        try:
            stamp = _stamp(watched.file)
            if stamp == watched.seen and watched.doubtful is None:
                return
            if stamp is None:
                watched.seen, watched.doubtful = None, None
                return
            text = catalogue.read(watched.file).text
        except FileError as error:
            if not watched.told:
                watched.told = True
                what = error.message.replace(str(watched.file), watched.file.name)
                self._say(f"{what} The cue set in use stays.", name)
            return
        watched.seen, watched.told = stamp, False
        if text == watched.in_use:
            watched.doubtful = None
        elif text == watched.doubtful or not read_cue_set(name, text, shipped=False)[1]:
            watched.in_use, watched.doubtful = text, None
            self._take(ChangeKind.CUE_SET, name, text)
        else:
            watched.doubtful = text


def _stamp(file: Path) -> tuple[int, int] | None:
    """Return a file's time and size, or None where there is none.

    Raises:
        FileError: it cannot be looked at.
    """
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileError(f"{file} cannot be read: {error.strerror}.", "Check who may read it.") from error
    return found.st_mtime_ns, found.st_size


def watch_cue_sets(pipeline: Pipeline, named: Sequence[str] = (), inputs: Iterable[Input] = ()) -> None:
    """Have a pipeline look at its run's cue sets while the run goes on.

    `named` are the sets that the command line asked for, `inputs` those that the run has already.
    """
    sets = pipeline.setup.cue_sets
    watch = CueSetWatch(files_of(sets, named), texts_in_use(sets, inputs), pipeline.change, pipeline.notice)
    pipeline.beside = watch.look


def files_of(sets: Iterable[CueSetText], named: Sequence[str] = ()) -> dict[str, Path]:
    """Return the file of each set of a run, and the one of the runner's changes even where it is not there yet.

    `named` are the sets that the command line asked for, by name or by file.
    """
    given = {Path(name).stem: Path(name) for name in named if own_texts.is_file_name(name)}
    names = {one.name for one in sets} - {catalogue.ALWAYS_LOADED}
    if not named:
        names.add(catalogue.OWN_CHANGES)
    return {name: given.get(name, catalogue.own_file(name)) for name in sorted(names)}


def texts_in_use(sets: Iterable[CueSetText], inputs: Iterable[Input] = ()) -> dict[str, str]:
    """Return the text of each set of a run, as the inputs that it has already changed it."""
    return {one.name: one.text for one in (*sets, *changed_cue_sets(inputs))}
