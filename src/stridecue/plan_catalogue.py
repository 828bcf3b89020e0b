"""Which plans there are: those that come with the program and those in the runner's folder.

Rules: a plan is named by its file's stem; the runner's own file comes before a shipped one of the same name. Only texts
are read here: what they say is the business of `plans/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stridecue import own_texts, paths
from stridecue.errors import FileError, UsageError
from stridecue.own_texts import SUFFIX
from stridecue.plans.reading import shipped_plans
from stridecue.plans.weeks.week_file import Weeks, all_weeks

_WHAT = "plan"
_WEEKS_HINT = "Begin with `stridecue`, then h: it knows the session that comes next."


@dataclass(frozen=True, slots=True)
class PlanText:
    """A plan as its file says it."""

    name: str
    text: str
    shipped: bool


def available() -> tuple[PlanText, ...]:
    """Return every plan: the shipped ones, then the runner's own that are texts, each by name."""
    own = own_files()
    replaced = {file.stem for file in own}
    shipped = (_shipped(name) for name in shipped_plans.names() if name not in replaced)
    return *shipped, *(text for file in own if (text := _readable(file)) is not None)


def weeks() -> tuple[Weeks, ...]:
    """Return the weeks of plans; those of whose name the runner has a plan are left out."""
    own = {file.stem for file in own_files()}
    return tuple(each for each in all_weeks() if each.name not in own)


def find(name_or_path: str) -> PlanText:
    """Return the plan of this name, or the one in this file.

    Raises:
        UsageError: no plan has this name, or it is that of weeks.
        FileError: the file cannot be read.
    """
    if own_texts.is_file_name(name_or_path):
        return read(Path(name_or_path))
    for file in own_files():
        if file.stem == name_or_path:
            return read(file)
    if name_or_path in shipped_plans.names():
        return _shipped(name_or_path)
    if any(each.name == name_or_path for each in weeks()):
        raise UsageError(f"{name_or_path!r} are weeks of plans.", _WEEKS_HINT)
    known = {*shipped_plans.names(), *(file.stem for file in own_files())}
    raise own_texts.no_such(_WHAT, name_or_path, known)


def read(file: Path) -> PlanText:
    """Read a plan's text from a file.

    Raises:
        FileError: it cannot be read, is too large or is no text.
    """
    return PlanText(file.stem, own_texts.read(file, _WHAT), shipped=False)


def own_file(name: str) -> Path:
    """Return where the runner's own plan of this name is, or would be."""
    return paths.plans_folder() / f"{name}{SUFFIX}"


def own_files() -> list[Path]:
    """Return the runner's own files by name."""
    return own_texts.files_in(paths.plans_folder())


def _shipped(name: str) -> PlanText:
    return PlanText(name, shipped_plans.text(name), shipped=True)


def _readable(file: Path) -> PlanText | None:
    try:
        return read(file)
    except FileError:
        return None
