"""Cue files (TOML) to cue sets, with every mistake found.

Rules: a file with a mistake is refused whole, and each mistake is told once; of very many the first ones. Nothing in a
file is evaluated. A file has at most 200 cues. In a runner's own sets no id begins with `sf-`, no priority is above 90,
and no set is named `safety`: what keeps a runner safe cannot be replaced, and no set switches it off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from stridecue.coach.cue_files.cue_keys import CUE_KEYS, OFF
from stridecue.coach.cue_files.cue_reader import read_cue
from stridecue.coach.cue_files.cue_set import CueRule, CueSet
from stridecue.coach.cue_files.cut_out import HEAD
from stridecue.errors import CueFileError
from stridecue.model.setup import CueSetText
from stridecue.runner_files import values
from stridecue.runner_files.document import read_document
from stridecue.runner_files.mistakes import Mistake, nearest, quoted
from stridecue.runner_files.text_lines import Lines, lines_of
from stridecue.runner_files.values import MOST_MISTAKES, Notes

MOST_CUES = 200
SAFETY_SET = "safety"

_TOP_KEYS = ("name", "off", "cue")
_LONGEST_NAME = 40


def parse_cue_set(name: str, text: str, shipped: bool) -> CueSet:
    """Return the cue set that a file's text says.

    Raises:
        CueFileError: it has mistakes; all of them are listed.
    """
    cue_set, mistakes = read_cue_set(name, text, shipped)
    if cue_set is None:
        raise error_of(name, mistakes)
    return cue_set


def parse_all(texts: Iterable[CueSetText]) -> tuple[CueSet, ...]:
    """Return several cue sets, looked at together.

    Raises:
        CueFileError: some have mistakes; all of them are listed.
    """
    sets: list[CueSet] = []
    mistakes: list[Mistake] = []
    wrong: list[str] = []
    for text in texts:
        cue_set, found = read_cue_set(text.name, text.text, text.shipped)
        if cue_set is not None:
            sets.append(cue_set)
        else:
            mistakes += found
            wrong.append(text.name)
    known = known_ids(sets)
    for cue_set in sets:
        if found := unknown_ids(cue_set, known, only_known_families=True):
            mistakes += found
            wrong.append(cue_set.name)
    if wrong:
        raise error_of(wrong[0] if len(wrong) == 1 else "", tuple(mistakes))
    return tuple(sets)


def read_cue_set(name: str, text: str, shipped: bool) -> tuple[CueSet | None, tuple[Mistake, ...]]:
    """Return the cue set that a file's text says, or its mistakes."""
    notes = Notes(_file_name(name))
    if name == SAFETY_SET and not shipped:
        notes.add(None, "a set of your own named safety", "that name is taken; give the file another")
    document = read_document(notes, text)
    if document is None:
        return None, tuple(notes.mistakes)
    tables = document.get("cue", [])
    own_lines, lines = lines_of(text, HEAD, len(tables) if isinstance(tables, list) else 0)
    notes.lines = own_lines
    title = _title(notes, name, document)
    off = notes.read(OFF, "off", document["off"]) if "off" in document else ()
    cues = _cues(notes, name, lines, tables, shipped)
    if notes.full:
        notes.item, notes.lines = None, {}
        notes.add(None, f"{MOST_MISTAKES} mistakes", "what comes after them was not looked at")
    if notes.mistakes:
        return None, tuple(sorted(notes.mistakes, key=_place))
    return CueSet(name, title, shipped, cues, off or ()), ()


def readable(texts: Iterable[CueSetText]) -> Iterator[CueSet]:
    """Return the cue sets that texts say; those with mistakes are left out."""
    for text in texts:
        cue_set, _ = read_cue_set(text.name, text.text, text.shipped)
        if cue_set is not None:
            yield cue_set


def known_ids(sets: Iterable[CueSet]) -> frozenset[str]:
    """Return the ids of every cue in these sets."""
    return frozenset(cue.id for cue_set in sets for cue in cue_set.cues)


def unknown_ids(
    cue_set: CueSet, known: frozenset[str], *, only_known_families: bool = False
) -> tuple[Mistake, ...]:
    """Return a mistake for each cue that a set counts or switches off and that is not known.

    A run may have been given fewer sets than there are. There an id that is counted is judged only if a cue of its
    family (`hc-` of `hc-enter`) is loaded, since a cue that is not loaded was shown no time; one that is switched off
    is not judged, since a cue that is not loaded is off anyway.
    """
    file = _file_name(cue_set.name)

    def family(name: str) -> str:
        return name.split("-", maxsplit=1)[0]

    families = {family(name) for name in known}

    def strange(name: str) -> bool:
        return name not in known and not (only_known_families and family(name) not in families)

    def mistake(name: str, cue: str | None, key: str, does: str, column: int | None) -> Mistake:
        allowed = f"{does} the id of a cue of a loaded set"
        return Mistake(
            file, cue, key, f"{quoted(name)} is no cue", allowed, nearest(name, known), column=column
        )

    off = () if only_known_families else cue_set.off
    switched_off = (mistake(name, None, "off", "off takes", None) for name in off if strange(name))
    counted = (
        mistake(name, cue.id, key, "count takes", column)
        for cue in cue_set.cues
        for key, condition in (("when", cue.when), ("only", cue.only))
        if condition is not None
        for name, column in condition.counted
        if strange(name)
    )
    return (*switched_off, *counted)


def error_of(name: str, mistakes: tuple[Mistake, ...]) -> CueFileError:
    """Return the error that lists a file's mistakes."""
    number = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
    return CueFileError(
        f"{_file_name(name)} has {number}:" if name else f"The cue sets have {number}:",
        tuple(str(mistake) for mistake in mistakes),
        "Mend the file; until then nothing of it is used.",
    )


def _file_name(name: str) -> str:
    return f"{quoted(name)[1:-1]}.toml"


def _place(mistake: Mistake) -> tuple[int, int]:
    return mistake.line or 0, mistake.column or 0


def _title(notes: Notes, name: str, document: dict[str, Any]) -> str:
    for key in document:
        if notes.full:
            break
        if key not in _TOP_KEYS:
            allowed = "a file has name, off and [[cue]]"
            near = nearest(key, _TOP_KEYS)
            if key in CUE_KEYS:
                allowed, near = f"{key} belongs under [[cue]]", None
            notes.add(key, f"{quoted(key)} is no key of a file", allowed, near)
    title = document.get("name", _file_name(name)[:_LONGEST_NAME])
    return str(notes.read(values.text(_LONGEST_NAME), "name", title))


def _cues(notes: Notes, set_name: str, lines: list[Lines], tables: Any, shipped: bool) -> tuple[CueRule, ...]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        notes.add("cue", f"found {values.kind_of(tables)}", "write [[cue]] before each cue")
        return ()
    if len(tables) > MOST_CUES:
        notes.add("cue", f"{len(tables)} cues", f"at most {MOST_CUES} are allowed")
        return ()
    cues: list[CueRule] = []
    used: set[str] = set()
    for number, table in enumerate(tables, start=1):
        if notes.full:
            break
        name = table.get("id")
        notes.item = quoted(name)[1:-1] if isinstance(name, str) and name else f"number {number}"
        notes.lines = lines[number - 1]
        cue = read_cue(notes, set_name, table, shipped)
        if isinstance(name, str) and name in used:
            notes.add("id", f"{quoted(name)} is used twice", "each cue of a file has its own id")
        used.add(name if isinstance(name, str) else "")
        if cue is not None:
            cues.append(cue)
    return tuple(cues)
