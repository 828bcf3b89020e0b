"""Plan files (TOML) to plans, with every mistake found.

Rules: a file with a mistake is refused whole, and each mistake is told once, whichever version it is in; of very many
the first ones. Nothing in a file is evaluated. A plan that was made ready is a plan file itself, flat and complete, so
that the same reader reads what a run's setup keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from stridecue.errors import PlanFileError, UsageError
from stridecue.model.run_settings import PlanChoice, PlanVersion
from stridecue.plans.plan import Plan, Step
from stridecue.plans.reading import step_list
from stridecue.plans.reading.file_keys import FILE_KEYS, LONGEST_FILE_NAME, READY_KEYS, TABLES
from stridecue.plans.reading.file_values import Filling, note_unused, read_values
from stridecue.plans.reading.step_list import HEAD, StepList
from stridecue.plans.reading.step_reader import read_keys
from stridecue.runner_files.document import read_document
from stridecue.runner_files.mistakes import Mistake, nearest, quoted
from stridecue.runner_files.text_lines import Lines, tree_lines_of
from stridecue.runner_files.values import MOST_MISTAKES, Notes, Reader

_SETUP_TEXT = "plan-of-the-run"
_ANY_SEED = 0


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan's file without a mistake, versions and surprises not yet settled."""

    name: str
    title: str
    document: Mapping[str, object]
    versions: tuple[PlanVersion, ...] = (PlanVersion.AS_WRITTEN,)
    """Which there are."""
    surprise: bool = False
    """Whether every seed is another course."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What one version of a document says."""

    head: dict[str, Any]
    steps: tuple[Step, ...]
    surprise: bool
    used: set[str]


def read_plan_file(name: str, text: str) -> tuple[PlanFile | None, tuple[Mistake, ...]]:
    """Return what a file says, or its mistakes: all of them, in every version."""
    notes = _notes(name)
    document = read_document(notes, text)
    if document is None:
        return None, tuple(notes.mistakes)
    own_lines, lines = tree_lines_of(text, HEAD, step_list.depths(document.get(HEAD)))
    notes.lines = own_lines
    values = _values(notes, document)
    versions = _versions(document)
    used: set[str] = set()
    surprise = False
    for version in sorted(versions, key=lambda one: one is not PlanVersion.AS_WRITTEN):
        read = _version(notes, document, _with_version(values, version), (own_lines, lines), version)
        used |= read.used
        surprise = surprise or read.surprise
    notes.item, notes.lines = None, own_lines
    note_unused(notes, values[PlanVersion.AS_WRITTEN], used)
    if notes.mistakes:
        return None, _told(notes)
    title = notes.read(FILE_KEYS["name"], "name", document.get("name", _plain(name)))
    return PlanFile(_plain(name), title, document, versions, surprise), ()


def parse_plan_file(name: str, text: str) -> PlanFile:
    """Return what a file says.

    Raises:
        PlanFileError: it has mistakes; all of them are listed.
    """
    file, mistakes = read_plan_file(name, text)
    if file is None:
        raise error_of(name, mistakes)
    return file


def made_ready(file: PlanFile, choice: PlanChoice) -> Plan:
    """Return the plan for one run: the version, the values and the course that were chosen, repetitions written out.

    Raises:
        UsageError: there is no such version, or no such value.
        PlanFileError: with the values that were chosen the plan has mistakes.
    """
    if choice.version not in file.versions:
        raise UsageError(
            f"{file.title} has no {choice.version} version.", f"Its versions: {', '.join(file.versions)}."
        )
    notes = _notes(file.name)
    document = dict(file.document)
    values = _with_version(_values(notes, document), choice.version)
    for name, value in choice.values:
        if name not in values:
            raise UsageError(
                f"{file.title} has no value {name!r}.", f"There are {', '.join(values) or 'none'}."
            )
        values[name] = _as_in_file(value)
    seed = choice.seed if choice.seed is not None else _ANY_SEED
    read = _read_version(notes, document, Filling(values), seed, ({}, []), FILE_KEYS)
    if notes.mistakes:
        raise error_of(file.name, _told(notes))
    return replace(
        _plan(file.name, read),
        title=_title(file, choice, seed),
        weeks=choice.weeks,
        week=choice.week,
        session=choice.session,
    )


def plan_of_setup_text(text: str) -> Plan:
    """Return the plan that a run's setup keeps.

    Raises:
        PlanFileError: the text was damaged.
    """
    notes = _notes(_SETUP_TEXT)
    document = read_document(notes, text)
    if document is not None:
        read = _read_version(notes, document, Filling({}, settled=True), None, ({}, []), READY_KEYS)
        made_from = read.head.get("made_from")
        if not notes.mistakes:
            return _plan(made_from or _plain(_SETUP_TEXT), read)
    raise error_of(_SETUP_TEXT, _told(notes))


def plan_kept(text: str | None) -> Plan | None:
    """Return the plan that a run's setup keeps; None without one, and for one that cannot be read."""
    if text is None:
        return None
    try:
        return plan_of_setup_text(text)
    except PlanFileError:
        return None


def error_of(name: str, mistakes: tuple[Mistake, ...]) -> PlanFileError:
    """Return the error that lists a file's mistakes."""
    number = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
    return PlanFileError(
        f"{_file_name(name)} has {number}:",
        tuple(str(mistake) for mistake in mistakes),
        "Mend the file; until then nothing of it is used.",
    )


def _notes(name: str) -> Notes:
    return Notes(_file_name(name), sort=HEAD)


def _file_name(name: str) -> str:
    return f"{quoted(name)[1:-1]}.toml"


def _plain(name: str) -> str:
    """Return a file's stem as a plan's name: printable and bounded."""
    kept = "".join(each if each.isprintable() else " " for each in name[:LONGEST_FILE_NAME])
    return " ".join(kept.split()) or "plan"


def _values(notes: Notes, document: Mapping[str, Any]) -> dict[PlanVersion, dict[str, Any]]:
    """Return the values of each version that a document has; of the others than as written, what is different."""
    written = read_values(notes, "values", document.get("values", {}))
    found = {PlanVersion.AS_WRITTEN: written}
    for version in (PlanVersion.EASIER, PlanVersion.HARDER):
        if version.value in document:
            found[version] = read_values(notes, version.value, document[version.value], written)
    return found


def _versions(document: Mapping[str, Any]) -> tuple[PlanVersion, ...]:
    return tuple(
        version for version in PlanVersion if version is PlanVersion.AS_WRITTEN or version.value in document
    )


def _with_version(values: Mapping[PlanVersion, dict[str, Any]], version: PlanVersion) -> dict[str, Any]:
    return {**values[PlanVersion.AS_WRITTEN], **values.get(version, {})}


def _version(
    notes: Notes,
    document: Mapping[str, Any],
    values: Mapping[str, Any],
    lines: tuple[Lines, list[Lines]],
    version: PlanVersion,
) -> _Read:
    """Read one version; a mistake that others have as well is noted once, one of this version alone with its name."""
    own = Notes(notes.file, sort=notes.sort)
    read = _read_version(own, document, Filling(values), None, lines, FILE_KEYS)
    known = {_sense(mistake) for mistake in notes.mistakes}
    for mistake in own.mistakes:
        if _sense(mistake) not in known:
            where = "" if version is PlanVersion.AS_WRITTEN else f" in the {version} version"
            notes.mistakes.append(replace(mistake, found=mistake.found + where))
    return read


def _sense(mistake: Mistake) -> tuple[object, ...]:
    plain = mistake.found
    for version in PlanVersion:
        plain = plain.removesuffix(f" in the {version} version")
    return mistake.item, mistake.key, plain, mistake.allowed


def _read_version(
    notes: Notes,
    document: Mapping[str, Any],
    filling: Filling,
    seed: int | None,
    lines: tuple[Lines, list[Lines]],
    keys: Mapping[str, Reader],
) -> _Read:
    own_lines, step_lines = lines
    notes.item, notes.lines = None, own_lines
    tables = (*TABLES, HEAD) if keys is FILE_KEYS else (HEAD,)
    head = _head(notes, document, filling, keys, tables)
    cue_sets = () if "cue_sets" not in document else head.get("cue_sets")
    reader = StepList(notes, filling, seed, step_lines, cue_sets)
    steps = reader.steps(document.get(HEAD, []))
    notes.item, notes.lines = None, own_lines
    if not notes.mistakes:
        step_list.check_size(notes, steps)
    return _Read(head, steps, reader.draws > 0, filling.used)


def _head(
    notes: Notes,
    document: Mapping[str, Any],
    filling: Filling,
    keys: Mapping[str, Reader],
    tables: Iterable[str],
) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for key, value in document.items():
        if notes.full:
            break
        if key in keys:
            plain[key] = value
        elif key not in tables:
            allowed = f"a file has {', '.join((*keys, *tables))}"
            near = nearest(key, (*keys, *tables))
            if key in step_list.EVERY_KEY:
                allowed, near = f"{key} belongs under [[{HEAD}]]", None
            notes.add(quoted(key)[1:-1], f"{quoted(key)} is no key of a file", allowed, near)
    return read_keys(notes, plain, keys, filling, "a file")


def _plan(name: str, read: _Read) -> Plan:
    head = {key: value for key, value in read.head.items() if key not in ("name", "made_from")}
    return Plan(name=name, title=read.head.get("name", name), steps=read.steps, **head)


def _title(file: PlanFile, choice: PlanChoice, seed: int) -> str:
    """Return what a runner sees: with the version, the number of the course and the week."""
    version = "" if choice.version is PlanVersion.AS_WRITTEN else f", {choice.version}"
    course = f", course {seed}" if file.surprise else ""
    week = f", week {choice.week}" if choice.week is not None else ""
    return f"{file.title}{version}{course}{week}"


def _as_in_file(value: str | float | tuple[float, float]) -> object:
    """Return a chosen value as a file would have it: a list for a range, a whole number where it is one."""
    if isinstance(value, tuple):
        return [_as_in_file(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _told(notes: Notes) -> tuple[Mistake, ...]:
    """Return the mistakes in their order in the file; of very many the first ones."""
    if len(notes.mistakes) >= MOST_MISTAKES:
        del notes.mistakes[MOST_MISTAKES:]
        notes.item, notes.lines = None, {}
        notes.add(None, f"{MOST_MISTAKES} mistakes", "what comes after them was not looked at")
    return tuple(sorted(notes.mistakes, key=lambda mistake: (mistake.line or 0, mistake.column or 0)))
