"""Cue files (TOML) to cue sets, with every mistake found.

Rules: a file with a mistake is refused whole, and each mistake is told once; of very many the first ones. Nothing in a
file is evaluated. A file is at most 256 kB with 200 cues, and no line of it has more dots than words could need: a key
of thousands of parts takes minutes to read. In a runner's own sets no id begins with `sf-`, no priority is above 90,
and no set is named `safety`: what keeps a runner safe cannot be replaced, and no set switches it off.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from typing import Any

from stridecue.coach.cue_files import cue_values
from stridecue.coach.cue_files.cue_keys import CUE_KEYS, OFF
from stridecue.coach.cue_files.cue_reader import read_cue
from stridecue.coach.cue_files.cue_set import CueRule, CueSet
from stridecue.coach.cue_files.cue_values import MOST_MISTAKES, Notes
from stridecue.coach.cue_files.mistakes import Mistake, nearest, quoted
from stridecue.coach.cue_files.text_places import Lines, lines_of
from stridecue.errors import CueFileError
from stridecue.model.setup import CueSetText

MAX_FILE_BYTES = 256 * 1024
MOST_CUES = 200
MOST_DOTS = 60
"""In one line."""
SAFETY_SET = "safety"

_TOP_KEYS = ("name", "off", "cue")
_LONGEST_NAME = 40
_TOML_PLACE = re.compile(r"(.*?) ?\(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


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
    document = _document(notes, text)
    if document is None:
        return None, tuple(notes.mistakes)
    tables = document.get("cue", [])
    own_lines, lines = lines_of(text, len(tables) if isinstance(tables, list) else 0)
    notes.lines = own_lines
    title = _title(notes, name, document)
    off = notes.read(OFF, "off", document["off"]) if "off" in document else ()
    cues = _cues(notes, name, lines, tables, shipped)
    if notes.full:
        notes.cue, notes.lines = None, {}
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


def _document(notes: Notes, text: str) -> dict[str, Any] | None:
    size = len(text.encode("utf-8", "replace"))
    if size > MAX_FILE_BYTES:
        notes.add(None, f"{size // 1024 + 1} kB", f"at most {MAX_FILE_BYTES // 1024} kB are allowed")
        return None
    if dotted := [number for number, line in enumerate(text.split("\n"), start=1) if _too_dotted(line)]:
        notes.add(
            None, f"a line with more than {MOST_DOTS} dots", "a cue file needs none of that", line=dotted[0]
        )
        return None
    try:
        return tomllib.loads(text)
    except RecursionError:
        notes.add(None, "lists or tables nested very deeply", "a cue file needs none of that")
    except ValueError as error:  # what tomllib raises, and numbers that Python finds too long
        match = _TOML_PLACE.fullmatch(str(error))
        found, line, column = match.groups() if match else ("a number that is too long", None, None)
        at_end = match is not None and line is None
        notes.add(
            None,
            f"this is no TOML: {quoted(found)[1:-1]}",
            "texts stand in quotes, lists in [ ]",
            line=text.count("\n") + 1 if at_end else int(line or 0) or None,
            column=len(text) - text.rfind("\n") if at_end else int(column or 0) or None,
        )
    return None


def _too_dotted(line: str) -> bool:
    """Return whether a line may hold a key of very many parts; what is nothing but a comment holds none."""
    if line.count(".") <= MOST_DOTS:
        return False
    return not line.lstrip().startswith("#") or "'''" in line or '"""' in line


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
    return str(notes.read(cue_values.text(_LONGEST_NAME), "name", title))


def _cues(notes: Notes, set_name: str, lines: list[Lines], tables: Any, shipped: bool) -> tuple[CueRule, ...]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        notes.add("cue", f"found {cue_values.kind_of(tables)}", "write [[cue]] before each cue")
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
        notes.cue = quoted(name)[1:-1] if isinstance(name, str) and name else f"number {number}"
        notes.lines = lines[number - 1]
        cue = read_cue(notes, set_name, table, shipped)
        if isinstance(name, str) and name in used:
            notes.add("id", f"{quoted(name)} is used twice", "each cue of a file has its own id")
        used.add(name if isinstance(name, str) else "")
        if cue is not None:
            cues.append(cue)
    return tuple(cues)
