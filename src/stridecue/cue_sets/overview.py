"""All cue sets with their cues as they count now: what is on, what the runner changed, what has mistakes.

Rules: a set with mistakes has no cues; it is listed with them. A cue that the runner changed is listed with its set, as
changed. Nothing is read from anywhere but the shipped sets and the runner's folder, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.cue_file import known_ids, read_cue_set, unknown_ids
from stridecue.coach.cue_files.cue_set import CueRule, CueSet
from stridecue.cue_sets import catalogue, own_file
from stridecue.cue_sets.catalogue import ALWAYS_LOADED, OWN_CHANGES
from stridecue.errors import FileError
from stridecue.model.setup import CueSetText
from stridecue.runner_files.mistakes import Mistake

_KEPT_SETS = 64


@dataclass(frozen=True, slots=True)
class CueView:
    """One cue of a set, as it counts now."""

    rule: CueRule
    original: CueRule
    """As the set itself has it."""
    on: bool
    changed: bool
    """Whether it is a shipped one that the runner changed."""

    @property
    def id(self) -> str:
        """Its id."""
        return self.rule.id

    @property
    def fixed(self) -> bool:
        """Whether it can be neither changed nor switched off."""
        return own_file.is_safety(self.rule.id)


@dataclass(frozen=True, slots=True)
class SetView:
    """One cue set."""

    text: CueSetText
    title: str
    on: bool
    cues: tuple[CueView, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    @property
    def name(self) -> str:
        """The file's stem."""
        return self.text.name

    @property
    def fixed(self) -> bool:
        """Whether it is on whatever the runner chooses."""
        return self.name == OWN_CHANGES or (self.name == ALWAYS_LOADED and self.text.shipped)

    @property
    def usable(self) -> bool:
        """Whether it can be on at all: a set of the runner's own that is named safety cannot."""
        return self.name != ALWAYS_LOADED or self.text.shipped


def overview(switched_on: Sequence[str]) -> tuple[SetView, ...]:
    """Return all sets; `switched_on` are the names in the settings, none for the defaults."""
    own, unreadable = _own_sets()
    texts = sorted((*catalogue.shipped_beside(text.name for text in own), *own), key=_order)
    parsed = {text.name: _parsed(text) for text in texts if text.name != ALWAYS_LOADED or text.shipped}
    mine = parsed.get(OWN_CHANGES, (None, ()))[0]
    known = known_ids(
        one for one, _ in (*parsed.values(), *map(_parsed, shipped_sets.texts())) if one is not None
    )
    on = names_on(switched_on)
    off = {cue for name in (*on, OWN_CHANGES) if (one := parsed.get(name, (None, ()))[0]) for cue in one.off}
    views = [_view(text, mine, known, on, off) for text in texts]
    return tuple(views + [replace(view, on=view.name in on) for view in unreadable])


def _own_sets() -> tuple[list[CueSetText], list[SetView]]:
    """Return the runner's own sets, and those whose files cannot be read."""
    texts: list[CueSetText] = []
    unreadable: list[SetView] = []
    for file in catalogue.own_files():
        try:
            texts.append(catalogue.read(file))
        except FileError as error:
            found = error.message.removeprefix(f"{file} ").rstrip(".")
            mistake = Mistake(file.name, None, None, found, error.hint.rstrip("."))
            text = CueSetText(file.stem, "", shipped=False)
            unreadable.append(SetView(text, file.name, on=False, mistakes=(mistake,)))
    return texts, unreadable


def names_on(switched_on: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the sets that are on, safety first."""
    names = switched_on or shipped_sets.DEFAULT_SETS
    return (ALWAYS_LOADED, *(name for name in names if name not in {ALWAYS_LOADED, OWN_CHANGES}))


def switched(switched_on: Sequence[str], views: Iterable[SetView], name: str, on: bool) -> tuple[str, ...]:
    """Return the names for the settings once a set is switched; sets that are gone are left out."""
    wanted = {*names_on(switched_on)} - {name} | ({name} if on else set())
    names = tuple(view.name for view in views if view.name in wanted and not view.fixed and view.usable)
    defaults = {default for default in shipped_sets.DEFAULT_SETS if default != ALWAYS_LOADED}
    return () if set(names) == defaults else names or (ALWAYS_LOADED,)


@dataclass(frozen=True, slots=True)
class EditedCue:
    """A cue that is about to be changed."""

    owner: CueSetText
    """The set that it is of."""
    title: str
    """The set's title."""
    rule: CueRule
    """As it counts now."""
    table: dict[str, Any]
    """The same as its file has it."""
    original: CueRule
    """As the set has it that it is of."""
    original_table: dict[str, Any]
    changed: bool
    """Whether the runner changed a shipped cue."""
    on: bool


def edited(view: SetView, cue: CueView) -> EditedCue:
    """Return a cue to be changed.

    Raises:
        FileError: it is in its file no more.
    """
    text = own_file.own_changes() if cue.changed else view.text
    table = None if text is None else own_file.cue_table(text, cue.id)
    original = own_file.cue_table(view.text, cue.id)
    if table is None or original is None:
        raise FileError(f"The cue {cue.id} is not in its file any more.", "Go back, and choose it again.")
    return EditedCue(view.text, view.title, cue.rule, table, cue.original, original, cue.changed, cue.on)


def _order(text: CueSetText) -> tuple[bool, bool]:
    """Return what puts safety first and the runner's changes last."""
    return text.name == OWN_CHANGES, not (text.shipped and text.name == ALWAYS_LOADED)


def _view(
    text: CueSetText, mine: CueSet | None, known: frozenset[str], on: Sequence[str], off: set[str]
) -> SetView:
    parsed, mistakes = _parsed(text)
    usable = text.shipped or text.name != ALWAYS_LOADED
    is_on = usable and (text.name in on or text.name == OWN_CHANGES)
    if parsed is None:
        return SetView(text, f"{text.name}.toml", is_on, (), mistakes)
    changes = {} if mine is None or not text.shipped else {rule.id: rule for rule in mine.cues}
    cues = tuple(_cue_view(rule, changes, off) for rule in parsed.cues)
    return SetView(text, parsed.title, is_on, cues, unknown_ids(parsed, known) if not text.shipped else ())


def _cue_view(rule: CueRule, changes: Mapping[str, CueRule], off: set[str]) -> CueView:
    if own_file.is_safety(rule.id):
        return CueView(rule, rule, on=True, changed=False)
    return CueView(changes.get(rule.id, rule), rule, rule.id not in off, rule.id in changes)


@lru_cache(maxsize=_KEPT_SETS)
def _parsed(text: CueSetText) -> tuple[CueSet | None, tuple[Mistake, ...]]:
    return read_cue_set(text.name, text.text, text.shipped)
