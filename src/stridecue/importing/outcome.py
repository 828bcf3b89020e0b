"""What became of each run of each file, and of all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from stridecue.model.summary import RunSummary


class Outcome(StrEnum):
    """What became of a run."""

    TAKEN = "taken"
    JOINED = "joined"
    """Kept with the run that it is another recording of."""
    ALREADY_THERE = "already there"
    ANOTHER_RECORDING = "another recording"
    """Of a run that is there: not taken until the runner says what it is."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Imported:
    """One run of a file, or a file without one."""

    file: str
    """Its name, safe to show."""
    outcome: Outcome
    run: RunSummary | None = None
    """The run in the library: the new one, or the one that is there already; None for what was refused."""
    why: str = ""
    """Why it was refused, or what it is another recording of: a sentence and what to do."""
    number: int = 1
    """Which run of its file."""
    path: Path | None = None
    """Where the file is, to be taken again when the runner has said what it is."""


def why_alone(each: Imported) -> str:
    """Return why, without the file's name at its beginning where that is said beside it."""
    rest = each.why.removeprefix(f"{each.file} ")
    return each.why if rest == each.why else f"it {rest}"


_WORDS = {
    Outcome.TAKEN: "taken",
    Outcome.JOINED: "joined",
    Outcome.ALREADY_THERE: "already there",
    Outcome.ANOTHER_RECORDING: "recorded twice",
    Outcome.REFUSED: "refused",
}


def counts(imported: Iterable[Imported]) -> dict[Outcome, int]:
    """Return how many there are of each."""
    found = Counter(each.outcome for each in imported)
    return {outcome: found[outcome] for outcome in Outcome}


def in_one_line(imported: Iterable[Imported]) -> str:
    """Return `8 runs taken, 2 already there, 1 refused.`."""
    parts = [f"{count} {_WORDS[outcome]}" for outcome, count in counts(imported).items() if count]
    if not parts:
        return "No files of runs were found."
    first, *rest = parts
    number, _, word = first.partition(" ")
    what = "file" if word == _WORDS[Outcome.REFUSED] else "run"
    return ", ".join([f"{number} {what}{'' if number == '1' else 's'} {word}", *rest]) + "."
