"""The runner's own cue files, changed by the program with comments and order kept.

Rules: a cue of the runner's own set is changed where it stands. A shipped cue is written whole, changed, into a file
of its own for such changes, where it takes the shipped one's place by its id; cues that are switched off are listed
there too. Safety cues can be neither changed nor switched off. A file that has mistakes is never written over, and
nothing with a mistake is written; what is written is written whole or not at all.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from stridecue import paths
from stridecue.coach.cue_files import cut_out
from stridecue.coach.cue_files.cue_file import error_of, read_cue_set
from stridecue.coach.cue_files.cue_keys import SAFETY_PREFIX
from stridecue.cue_sets import catalogue
from stridecue.cue_sets.catalogue import OWN_CHANGES
from stridecue.errors import CueFileError, FileError, UsageError
from stridecue.model.our_choices.coach import HIGHEST_OWN_PRIORITY
from stridecue.model.setup import CueSetText
from stridecue.whole_file import replace_file

if TYPE_CHECKING:
    from tomlkit.items import AbstractTable, InlineTable

Changes = Mapping[str, str | int | None]
"""Keys of a cue and what they become; None leaves a key out."""

_NEW_FILE = """\
# Your changes to cues that other sets have, and the cues that you switched off. The app writes them here; you may, too.
# A cue here takes the place of the shipped one with its id: take it out, and the shipped one counts again.

name = "My changes"
"""
_CUE = "cue"


def own_changes() -> CueSetText | None:
    """Return the runner's file of changes, or None while there is none.

    Raises:
        FileError: it cannot be read.
    """
    file = catalogue.own_file(OWN_CHANGES)
    return catalogue.read(file) if file.is_file() else None


def is_safety(cue_id: str) -> bool:
    """Return whether a cue stays as it was shipped."""
    return cue_id.startswith(SAFETY_PREFIX)


def changed(owner: CueSetText, cue_id: str, changes: Changes, *, from_shipped: bool = False) -> CueSetText:
    """Return the file that a change of a cue makes, as it would be written; `owner` is the set that the cue is of.

    `from_shipped` leaves out what was changed of a shipped cue before.

    Raises:
        UsageError: it is a safety cue.
        CueFileError: the file has mistakes, or would have some.
        FileError: it cannot be read, or has no such cue any more.
    """
    _refuse_safety(cue_id, "changed")
    if not owner.shipped:
        return _rewritten(_read_anew(owner.name), lambda text: _with_keys(text, cue_id, changes))
    mine = _without_mistakes(_changes_or_new())
    there = cue_id in _tables(mine.text)
    if there and not from_shipped:
        return _rewritten(mine, lambda text: _with_keys(text, cue_id, changes))
    if there:
        mine = _rewritten(mine, lambda text: _without_cue(text, cue_id))
    if not changes:
        return mine
    table = _tables(owner.text)[cue_id]
    if table.get("priority", 0) > HIGHEST_OWN_PRIORITY:
        table["priority"] = HIGHEST_OWN_PRIORITY
    return _rewritten(mine, lambda text: _with_cue(text, {**table, **changes}))


def change_cue(owner: CueSetText, cue_id: str, changes: Changes, *, from_shipped: bool = False) -> CueSetText:
    """Write a change of a cue, and return the file's new text; takes and raises what `changed` does."""
    new = changed(owner, cue_id, changes, from_shipped=from_shipped)
    _write(new)
    return new


def reset_cue(cue_id: str) -> None:
    """Take the runner's change of a shipped cue back.

    Raises:
        CueFileError: the file of changes has mistakes.
        FileError: it cannot be read or written.
    """
    mine = own_changes()
    if mine is not None and cue_id in _tables(_without_mistakes(mine).text):
        _write(_rewritten(mine, lambda text: _without_cue(text, cue_id)))


def switch_cues(cue_ids: Iterable[str], on: bool) -> None:
    """Switch cues on or off, of whatever set.

    Raises:
        UsageError: a safety cue is among them.
        CueFileError: the file of changes has mistakes.
        FileError: it cannot be read or written.
    """
    wanted = tuple(cue_ids)
    for cue_id in wanted:
        _refuse_safety(cue_id, "switched off")
    mine = _without_mistakes(_changes_or_new())
    before: list[str] = tomllib.loads(mine.text).get("off", [])
    rest = [cue_id for cue_id in before if cue_id not in wanted]
    after = rest if on else [*before, *(cue_id for cue_id in wanted if cue_id not in before)]
    if after != before:
        _write(_rewritten(mine, lambda text: _with_off(text, after)))


def with_cue_on(text: CueSetText, cue_id: str) -> CueSetText:
    """Return a set without mistakes that does not switch a cue off; nothing is written."""
    off: list[str] = tomllib.loads(text.text).get("off", [])
    if cue_id not in off:
        return text
    rest = [name for name in off if name != cue_id]
    return CueSetText(text.name, _with_off(text.text, rest), text.shipped)


def cue_table(text: CueSetText, cue_id: str) -> dict[str, Any] | None:
    """Return a cue as the text of a set without mistakes has it."""
    return _tables(text.text).get(cue_id)


def _refuse_safety(cue_id: str, how: str) -> None:
    if is_safety(cue_id):
        raise UsageError(
            f"Safety cues cannot be {how}.", "They stay as they are, so that you can rely on them."
        )


def _changes_or_new() -> CueSetText:
    return own_changes() or CueSetText(OWN_CHANGES, _NEW_FILE, shipped=False)


def _read_anew(name: str) -> CueSetText:
    """Read the runner's own set as it is now: an editor may have it open."""
    return catalogue.read(catalogue.own_file(name))


def _without_mistakes(text: CueSetText) -> CueSetText:
    _, mistakes = read_cue_set(text.name, text.text, shipped=False)
    if mistakes:
        raise error_of(text.name, mistakes)
    return text


def _rewritten(before: CueSetText, change: Callable[[str], str]) -> CueSetText:
    """Return a text of the runner's own changed, both free of mistakes."""
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 - only when something is changed

    _without_mistakes(before)
    try:
        after = CueSetText(before.name, _with_ends_of(before.text, change(before.text)), shipped=False)
    except TOMLKitError as error:
        raise CueFileError(
            f"{before.name}.toml cannot be changed here.", (str(error),), "Change it in an editor."
        ) from error
    return _without_mistakes(after)


def _write(text: CueSetText) -> None:
    file = catalogue.own_file(text.name)
    paths.make_private_folder(file.parent)
    try:
        replace_file(file, text.text)
    except OSError as error:
        raise FileError(f"{file} cannot be written: {error.strerror}.", "Nothing was changed.") from error


def _tables(text: str) -> dict[str, dict[str, Any]]:
    """Return the cues of a text without mistakes by their ids."""
    return {table["id"]: table for table in tomllib.loads(text).get(_CUE, [])}


def _with_keys(text: str, cue_id: str, changes: Changes) -> str:
    import tomlkit  # noqa: PLC0415 - only when something is changed

    document = tomlkit.parse(text)
    table = next((one for one in document.get(_CUE, ()) if one["id"] == cue_id), None)
    if table is None:
        raise FileError(f"The cue {cue_id} is not in its file any more.", "Go back, and choose it again.")
    for key, value in changes.items():
        if value is None:
            table.pop(key, None)
        elif key in table:
            if table[key] != value:
                table[key] = value
        else:
            _append(table, key, value)
    return tomlkit.dumps(document)


def _append(table: AbstractTable, key: str, value: object) -> None:
    """Add a key behind a cue's last one: the comments that follow belong to the next cue."""
    body = table.value.body
    trailing = []
    while body and body[-1][0] is None:
        trailing.append(body.pop())
    table.append(key, value)
    body.extend(reversed(trailing))


def _with_cue(text: str, values: Mapping[str, Any]) -> str:
    import tomlkit  # noqa: PLC0415
    from tomlkit.items import AoT  # noqa: PLC0415

    document = tomlkit.parse(_line_ended(text))
    table = tomlkit.table()
    for key, value in values.items():
        if value is not None:
            table.append(key, _inline(value))
    if _CUE not in document:
        document.append(_CUE, tomlkit.aot())
    cues: Any = document[_CUE]
    if isinstance(cues, AoT):
        table.trivia.indent = "\n"  # a free line between two cues
        cues.append(table)
    else:
        cues.append(_in_one_line(values))
    return tomlkit.dumps(document)


def _inline(value: object) -> object:
    """Return a list of tables as it is written in one line."""
    import tomlkit  # noqa: PLC0415

    if not isinstance(value, list) or not any(isinstance(item, dict) for item in value):
        return value
    array = tomlkit.array()
    for item in value:
        array.append(_in_one_line(item))
    return array


def _in_one_line(values: Mapping[str, Any]) -> InlineTable:
    import tomlkit  # noqa: PLC0415

    table = tomlkit.inline_table()
    for key, value in values.items():
        if value is not None:
            table.append(key, _inline(value))
    return table


def _without_cue(text: str, cue_id: str) -> str:
    import tomlkit  # noqa: PLC0415

    document = tomlkit.parse(text)
    cues: Any = document[_CUE]
    at = next(at for at, one in enumerate(cues) if one["id"] == cue_id)
    if (rest := cut_out.without_cue(text, len(cues), at)) is not None:
        return _line_ended(rest.rstrip("\r\n"))
    del cues[at]
    if not len(cues):
        del document[_CUE]
    return _line_ended(tomlkit.dumps(document).rstrip("\n"))


def _with_off(text: str, off: list[str]) -> str:
    import tomlkit  # noqa: PLC0415

    document = tomlkit.parse(text)
    if "off" not in document:
        document = tomlkit.parse(_with_empty_off(text))
    document["off"] = off
    return tomlkit.dumps(document)


def _with_empty_off(text: str) -> str:
    """Return a text with a line for `off`, behind that of its name or, without one, at its head."""
    lines = text.splitlines(keepends=True)
    named = next((at for at, line in enumerate(lines) if line.split("=")[0].strip() == "name"), -1)
    return _line_ended("".join(lines[: named + 1])) + "off = []\n" + "".join(lines[named + 1 :])


def _with_ends_of(before: str, after: str) -> str:
    """Return a text whose lines end as they did before, if they all ended as Windows has it."""
    if "\n" not in before or "\n" in before.replace("\r\n", ""):
        return after
    return after.replace("\r\n", "\n").replace("\n", "\r\n")


def _line_ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"
