"""What can be wrong with an activity file, in words.

Rules: a problem that leaves something to read is a sentence in the run's warnings; one that leaves nothing is a
FileError. Both name what was wrong, the second also what to do.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from enum import StrEnum

from stridecue.errors import FileError
from stridecue.files.file_run import FileRun, one_line


class Problem(StrEnum):
    """What is wrong with a file of which something could be read; the value is its sentence."""

    CHECKSUM = "The file's checksum is wrong; its {records} records were read all the same."
    FIELDS = "Some fields of the file are malformed; they were left out."
    END = "The file ends early; its {records} complete records were read."
    DAMAGE = "The file is damaged; the {records} records before the damage were read."
    REST = "Something that is no FIT file follows the run; it was left out."
    UNPACKED = "The packed file ends early or is damaged; what could be unpacked was read."
    LONG = "The file is longer than any run; its first {records} records were read."
    TWICE = "The file holds the same activity more than once; it was read once."
    BOTH_FEET = "The file's cadence counts both feet, where such files count one; it was taken as it stands."
    NO_TIMES = "A part of the file has no times; it was left out."


BROKEN = frozenset({Problem.END, Problem.DAMAGE})
"""The file goes no further than what was read."""

_EXPORT_HINT = "Export the run from its app or watch again, as FIT, TCX or GPX."
_MOST_NAMED = 5
_LONGEST_SPORT = 40


def sentences(problems: Sequence[Problem], records: int) -> tuple[str, ...]:
    """Return each problem once, as a sentence."""
    return tuple(problem.format(records=records) for problem in dict.fromkeys(problems))


def with_warnings(
    runs: Sequence[FileRun], problems: Sequence[Problem], elsewhere: Sequence[str]
) -> tuple[FileRun, ...]:
    """Return the runs of a file; what is wrong with the file as a whole is said with the first.

    `problems`: such as count no records. `elsewhere`: the sports of what was left out, since it was not done on foot.
    """
    said = list(sentences(problems, 0))
    if elsewhere:
        said.append(f"The file also holds {_named(elsewhere)}; only what was done on foot was read.")
    first = replace(runs[0], warnings=(*runs[0].warnings, *said))
    return (first, *runs[1:])


def only_first(runs: int) -> str:
    """Say that a file has more runs than the one that was asked for."""
    return f"The file holds {runs} runs; only the first was read."


def nothing_to_read(name: str, problems: Collection[Problem]) -> FileError:
    """Return why a file of a known kind has no run in it."""
    if Problem.NO_TIMES in problems:
        return FileError(
            f"{name} has no times, so it is no run: it may be a route or a course.",
            "Export the run itself.",
        )
    if BROKEN & set(problems):
        return FileError(f"{name} is damaged before its first record.", _EXPORT_HINT)
    return FileError(
        f"{name} has no records.",
        "It may be a workout, a course, a route or settings: export the run itself.",
    )


def not_on_foot(name: str, sports: Sequence[str]) -> FileError:
    """Return that a file says nothing in it was done on foot."""
    return FileError(
        f"{name} is no run: it says {_named(sports)}.",
        "If that is wrong, change the sport where it was recorded and export it again.",
    )


def not_a(kind: str, name: str) -> FileError:
    """Return that a file is not of the kind that it should be, `FIT file`."""
    return FileError(f"{name} is no {kind}.", _EXPORT_HINT)


def empty(name: str) -> FileError:
    """Return that there is nothing in a file."""
    return FileError(f"{name} is empty.", _EXPORT_HINT)


def _named(sports: Sequence[str]) -> str:
    each = dict.fromkeys(one_line(word.replace("_", " ").lower(), _LONGEST_SPORT) for word in sports)
    return ", ".join(list(each)[:_MOST_NAMED])
