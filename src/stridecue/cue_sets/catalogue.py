"""Which cue sets there are: those that come with the program and those in the runner's folder.

Rules: a set is named by its file's stem; the runner's own file comes before a shipped one of the same name. Safety is
always loaded as it is shipped: a runner's own file of that name is listed, and refused where it is checked. What the
runner changed of other cues is in a file of its own, which is loaded last whenever it is there and no set was named on
the command line. A mark of the byte order at a file's head, as some editors write one, is left out. Only texts are read
here: what they say is the business of `coach/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from stridecue import own_texts, paths
from stridecue.coach import shipped_sets
from stridecue.model.setup import CueSetText
from stridecue.own_texts import SUFFIX

ALWAYS_LOADED = "safety"
OWN_CHANGES = "my-cues"
"""The runner's changes of cues of other sets."""
_WHAT = "cue set"


def available() -> tuple[CueSetText, ...]:
    """Return every set: the shipped ones, then the runner's own, each by name."""
    own = own_files()
    return *shipped_beside(file.stem for file in own), *(read(file) for file in own)


def shipped_beside(own_names: Iterable[str]) -> tuple[CueSetText, ...]:
    """Return the shipped sets that no set of the runner's own, of these names, stands in for."""
    replaced = {*own_names} - {ALWAYS_LOADED}
    return tuple(text for text in shipped_sets.texts() if text.name not in replaced)


def own_file(name: str) -> Path:
    """Return where the runner's own set of this name is, or would be."""
    return paths.cue_sets_folder() / f"{name}{SUFFIX}"


def own_files() -> list[Path]:
    """Return the runner's own files by name."""
    return own_texts.files_in(paths.cue_sets_folder())


def read(file: Path) -> CueSetText:
    """Read a cue set's text from a file.

    Raises:
        FileError: it cannot be read, is too large or is no text.
    """
    return CueSetText(file.stem, own_texts.read(file, _WHAT), shipped=False)


def find(name_or_path: str) -> CueSetText:
    """Return the set of this name, or the one in this file.

    Raises:
        UsageError: no set has this name.
        FileError: the file cannot be read.
    """
    if own_texts.is_file_name(name_or_path):
        return read(Path(name_or_path))
    sets = {text.name: text for text in available()}
    if name_or_path in sets:
        return sets[name_or_path]
    raise own_texts.no_such(_WHAT, name_or_path, sets)


def chosen(
    named: Sequence[str] = (), switched_on: Sequence[str] = (), planned: Sequence[str] | None = None
) -> tuple[CueSetText, ...]:
    """Return the sets to load for a run; safety as it is shipped always comes first.

    These are the sets that were `named` for this run; without any, those that the runner has `switched_on`, or else the
    defaults, and then the runner's changes. The sets of a plan, if they are given, take the place of the shipped ones.

    Raises:
        UsageError: no set has such a name.
        FileError: a file cannot be read.
    """
    names = list(named or _unnamed(switched_on, planned))
    if not named and own_file(OWN_CHANGES).is_file():
        names = [*(name for name in names if name != OWN_CHANGES), OWN_CHANGES]
    wanted = dict.fromkeys(name for name in names if name != ALWAYS_LOADED)
    return shipped_sets.text(ALWAYS_LOADED), *(find(name) for name in wanted)


def _unnamed(switched_on: Sequence[str], planned: Sequence[str] | None) -> Sequence[str]:
    if planned is None:
        return switched_on or shipped_sets.DEFAULT_SETS
    return *planned, *(name for name in switched_on if not find(name).shipped)
