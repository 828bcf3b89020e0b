"""Inputs, decisions, setups, totals and corrections ↔ the lines that the library stores.

Rules:
- A line is one JSON array or object in ASCII; it says what came in and nothing about what it means.
- An input is `[t_ms, seq, kind, field, ...]` with the fields in the order of their dataclass: new fields go at the
  end, with a default, and old lines stay readable. `tests/library/test_codec.py` holds one line of each kind.
- The texts of cue sets and plan are stored once, under their SHA-256; a setup names the hashes.
- A kind or field that this version does not know is a `LibraryError` that says so.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from stridecue.errors import LibraryError
from stridecue.library.plain_json import NotPlainError, Reader, field_readers, has_default, reader, to_plain
from stridecue.model.corrections import Corrections
from stridecue.model.cue import Decision
from stridecue.model.inputs import Body, Change, CharacteristicRead, Gap, Input, Link, Mark, Packet, Reading
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals

BODY_TAGS: Mapping[str, type[Body]] = {
    "packet": Packet,
    "read": CharacteristicRead,
    "link": Link,
    "reading": Reading,
    "mark": Mark,
    "change": Change,
    "gap": Gap,
}
_TAG_OF = {body: tag for tag, body in BODY_TAGS.items()}
_UTF8 = ("utf-8", "surrogatepass")
"""Names that came from outside may hold what is no text; it is kept."""


def dump(plain: Any) -> str:
    """Return compact JSON in ASCII."""
    return json.dumps(plain, separators=(",", ":"))


def parse(line: str | bytes) -> Any:
    """Return what a stored line holds.

    Raises:
        LibraryError: it is not JSON.
    """
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LibraryError(
            "The library is damaged: a stored line is not JSON.", "Restore a backup of the library."
        ) from error


def encode_input(item: Input) -> str:
    """Return an input as a line."""
    body = item.body
    kind: Any = type(body)
    values = [to_plain(getattr(body, field.name)) for field, _ in field_readers(kind)]
    return dump([item.t_ms, item.seq, _TAG_OF[kind], *values])


def decode_input(plain: Any) -> Input:
    """Return the input of a parsed line.

    Raises:
        LibraryError: it is of a kind that this version does not know.
    """
    item: Input = _understood(_read_input, plain, "an input")
    return item


def encode_decision(decision: Decision) -> str:
    """Return a decision as a line."""
    return dump(to_plain(decision))


def decode_decision(plain: Any) -> Decision:
    """Return the decision of a parsed line; LibraryError if this version does not know it."""
    decision: Decision = _understood(reader(Decision), plain, "a decision")
    return decision


def encode_totals(totals: Totals) -> str:
    """Return totals as a line."""
    return dump(to_plain(totals))


def decode_totals(line: str) -> Totals:
    """Return the totals of a line; LibraryError if this version does not know them."""
    totals: Totals = _understood(reader(Totals), parse(line), "the totals")
    return totals


def encode_corrections(corrections: Corrections) -> str:
    """Return corrections as a line."""
    return dump(to_plain(corrections))


def decode_corrections(line: str) -> Corrections:
    """Return the corrections of a line; LibraryError if this version does not know them."""
    corrections: Corrections = _understood(reader(Corrections), parse(line), "the corrections")
    return corrections


def encode_setup(setup: RunSetup) -> tuple[str, dict[str, bytes]]:
    """Return a setup as a line, and the texts that it names by their hashes."""
    plain = to_plain(setup)
    texts: dict[str, bytes] = {}
    for cue_set in plain["cue_sets"]:
        cue_set["text"] = _filed(cue_set["text"], texts)
    if plain["plan"] is not None:
        plain["plan"] = _filed(plain["plan"], texts)
    return dump(plain), texts


def decode_setup(line: str, text_of: Callable[[str], bytes]) -> RunSetup:
    """Return the setup of a line; `text_of` finds a text by its hash.

    Raises:
        LibraryError: it has something that this version does not know, or a text is missing.
    """
    plain = parse(line)
    try:
        for cue_set in plain.get("cue_sets", []):
            cue_set["text"] = text_of(cue_set["text"]).decode(*_UTF8)
        if plain.get("plan") is not None:
            plain["plan"] = text_of(plain["plan"]).decode(*_UTF8)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LibraryError(
            "The library is damaged: a run's cue sets or plan cannot be read.",
            "Restore a backup of the library.",
        ) from error
    setup: RunSetup = _understood(reader(RunSetup), plain, "the setup")
    return setup


def _filed(text: str, texts: dict[str, bytes]) -> str:
    raw = text.encode(*_UTF8)
    digest = sha256(raw).hexdigest()
    texts[digest] = raw
    return digest


def _understood(read: Reader, plain: Any, what: str) -> Any:
    try:
        return read(plain)
    except NotPlainError as mistake:
        raise LibraryError(
            f"This version does not understand {what} of the run: {mistake}.",
            "A newer Stridecue has recorded it: use that one.",
        ) from mistake


def _read_input(plain: Any) -> Input:
    if not isinstance(plain, list) or len(plain) < 3:
        raise NotPlainError(f"{plain!r} is no input")
    t_ms, seq, tag, *values = plain
    if type(t_ms) is not int or type(seq) is not int:
        raise NotPlainError(f"{t_ms!r}, {seq!r} is no time")
    if not isinstance(tag, str) or tag not in BODY_TAGS:
        raise NotPlainError(f"{tag!r} is no kind of input")
    return Input(t_ms, seq, _read_body(BODY_TAGS[tag], values))


def _read_body(cls: Any, values: list[Any]) -> Any:
    known = field_readers(cls)
    if len(values) > len(known):
        raise NotPlainError(f"{cls.__name__} has {len(known)} fields, not {len(values)}")
    for field, _ in known[len(values) :]:
        if not has_default(field):
            raise NotPlainError(f"{cls.__name__} lacks {field.name!r}")
    return cls(*[read(value) for (_, read), value in zip(known, values, strict=False)])
