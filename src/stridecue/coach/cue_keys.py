"""The keys of a cue, in one table, and one cue read by it.

Rules: needed are `id`, `kind`, `show`, and `when`, `slot` or `every`. `slot` and `every` exclude each other; either
with `when` makes two ways to come due. Without `phase` a cue belongs to the run itself, from its start to its finish;
a safety cue to everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stridecue.coach import cue_values
from stridecue.coach.cue_set import CueRule, Gate, Wording
from stridecue.coach.cue_values import Notes, Reader, WrongValueError
from stridecue.coach.expectation import expectations
from stridecue.coach.expression import Expression
from stridecue.coach.gaps_and_durations import HIGHEST_OWN_PRIORITY, HIGHEST_PRIORITY
from stridecue.coach.lexer import CUE_ID
from stridecue.coach.metrics import GAITS, INDEX, PHASES, SLOPES, SURFACES
from stridecue.coach.mistakes import nearest, quoted
from stridecue.model.cue import Asks, CueKind
from stridecue.model.state import Phase

SAFETY_PREFIX = "sf-"
CHECK_IN = "check-in"
ATTENTIONS = ("outside", "body", "part", "session")

# OUR CHOICE: what can be read at a glance and heard in one breath.
MOST_SHOWN_WORDS, MOST_SHOWN_CHARACTERS = 4, 26
MOST_SAID_WORDS, MOST_SAID_CHARACTERS = 10, 120
LONGEST_ID, LONGEST_WHY, LONGEST_TECHNIQUE, MOST_VARIANTS = 40, 200, 26, 5
MOST_OFF = 200

DEFAULT_PRIORITY = {
    CueKind.SAFETY: 85,
    CueKind.GUARD: 80,
    CueKind.SESSION: 65,
    CueKind.EFFORT: 60,
    CueKind.TECHNIQUE: 40,
    CueKind.PRAISE: 15,
    CueKind.INFO: 25,
}
"""OUR CHOICE."""
DEFAULT_COOLDOWN_S = 120.0
"""OUR CHOICE."""

RUN_PHASES = frozenset(PHASES) - {Phase.PRE_RUN.value, Phase.POST_RUN.value}

_show = cue_values.text(MOST_SHOWN_CHARACTERS, MOST_SHOWN_WORDS)
_say = cue_values.text(MOST_SAID_CHARACTERS, MOST_SAID_WORDS)


def _id(notes: Notes, key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise WrongValueError(f"found {cue_values.kind_of(value)}", 'a text is needed, such as "my-cue"')
    if len(value) > LONGEST_ID or not CUE_ID.fullmatch(value):
        allowed = f"small letters, digits and hyphens, at most {LONGEST_ID}, a letter first"
        raise WrongValueError(f"found {quoted(value)}", allowed)
    return value


def _variants(notes: Notes, key: str, value: Any) -> tuple[Wording, ...]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise WrongValueError(f"found {cue_values.kind_of(value)}", 'write [{ show = "...", say = "..." }]')
    if len(value) > MOST_VARIANTS:
        raise WrongValueError(f"found {len(value)} variants", f"at most {MOST_VARIANTS} are allowed")
    return tuple(_variant(notes, number, item) for number, item in enumerate(value, start=1))


def _variant(notes: Notes, number: int, table: dict[str, Any]) -> Wording:
    place = f"variants {number}"
    for key in table:
        if key not in ("show", "say"):
            allowed = "a variant has show and say"
            notes.add(place, f"{quoted(key)} is no key of a variant", allowed, nearest(key, ("show", "say")))
    if "show" not in table:
        notes.add(place, "show is missing", "a variant has show and, if it is spoken, say")
    show = notes.read(_show, f"{place} show", table["show"]) if "show" in table else None
    say = notes.read(_say, f"{place} say", table["say"]) if "say" in table else None
    return Wording(show or "", say)


def _off(notes: Notes, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise WrongValueError(f"found {cue_values.kind_of(value)}", 'a list is needed, such as ["hc-arms"]')
    if len(value) > MOST_OFF:
        raise WrongValueError(f"found {len(value)} ids", f"at most {MOST_OFF} are allowed")
    found = [notes.read(_off_id, key, item) for item in value]
    return tuple(name for name in found if name is not None)


def _off_id(notes: Notes, key: str, value: Any) -> str:
    name = _id(notes, key, value)
    if name.startswith(SAFETY_PREFIX):
        raise WrongValueError(f"{quoted(name)} begins with {SAFETY_PREFIX}", "safety is never switched off")
    return name


OFF: Reader = _off
"""Reads the ids that a file switches off."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a cue: what reads it, what it takes and what it means."""

    name: str
    reader: Reader
    takes: str
    meaning: str


KEY_TABLE = (
    Key(
        "id",
        _id,
        f"small letters, digits and hyphens, at most {LONGEST_ID}",
        "The cue's own name. That of a shipped cue takes its place; `sf-` is not for you to use.",
    ),
    Key(
        "kind",
        cue_values.one_of(kind.value for kind in CueKind),
        ", ".join(CueKind),
        "What the cue is for. It decides whom the cue may interrupt and when it has to be quiet.",
    ),
    Key(
        "show",
        _show,
        f"at most {MOST_SHOWN_WORDS} words, {MOST_SHOWN_CHARACTERS} characters",
        "What stands on the screen.",
    ),
    Key("say", _say, f"at most {MOST_SAID_WORDS} words", "What is spoken; left out, the cue is silent."),
    Key(
        "why",
        cue_values.text(LONGEST_WHY),
        f"at most {LONGEST_WHY} characters",
        "Why it is worth doing: shown by the key w and after the run, never by itself while you move.",
    ),
    Key(
        "technique",
        cue_values.text(LONGEST_TECHNIQUE),
        f"at most {LONGEST_TECHNIQUE} characters",
        "What a runner can choose to focus on. Cues that share the name are learnt, and fade, together.",
    ),
    Key(
        "attention",
        cue_values.one_of(ATTENTIONS),
        ", ".join(ATTENTIONS),
        "Where the words send attention: out of the body, how it feels, a part of it, or the session.",
    ),
    Key("when", cue_values.expression, "a condition", "When the cue comes due."),
    Key(
        "slot",
        cue_values.one_of((CHECK_IN,)),
        CHECK_IN,
        "Takes part in the self-checks: one about every four minutes, the cue unshown for longest first.",
    ),
    Key("every", cue_values.duration(30), '"30s" to "24h"', "Comes due by a clock of its own."),
    Key(
        "phase",
        cue_values.several_of(PHASES),
        f"a list of: {', '.join(PHASES)}",
        "Only in these parts of the session. Left out: from the start of the run to its finish.",
    ),
    Key("gait", cue_values.several_of(GAITS), f"a list of: {', '.join(GAITS)}", "Only while moving so."),
    Key(
        "slope",
        cue_values.several_of(SLOPES),
        f"a list of: {', '.join(SLOPES)}",
        "Only on these slopes; see the metric of that name.",
    ),
    Key(
        "surface",
        cue_values.several_of(SURFACES),
        f"a list of: {', '.join(SURFACES)}",
        "Only on such ground.",
    ),
    Key("once", cue_values.flag, "true or false", "Comes at most once in a run."),
    Key(
        "cooldown",
        cue_values.duration(0),
        '"0s" to "24h"',
        f"How long it stays away after it was shown; {DEFAULT_COOLDOWN_S:g} s unless said.",
    ),
    Key(
        "priority",
        cue_values.whole_number(0, HIGHEST_PRIORITY),
        f"0 to {HIGHEST_OWN_PRIORITY}",
        "Which comes when several of a rank are due; each kind has its own unless said.",
    ),
    Key(
        "expect",
        expectations,
        "a list of expectations",
        "How we will know that it helped. Left out where no sensor sees it.",
    ),
    Key(
        "asks",
        cue_values.one_of(asks.value for asks in Asks),
        ", ".join(Asks),
        "What a key answers while the cue is on screen.",
    ),
    Key(
        "variants",
        _variants,
        f"at most {MOST_VARIANTS}, each with show and say",
        "Other words for the same, taken in turn after some uses.",
    ),
)
"""Every key of a cue, in the order of the documentation."""

CUE_KEYS: dict[str, Reader] = {key.name: key.reader for key in KEY_TABLE}
"""Every key of a cue and what reads it."""

_OWN_PRIORITY = cue_values.whole_number(0, HIGHEST_OWN_PRIORITY, " in a set of your own")
_NEEDED = ("id", "kind", "show")
_WAYS = ("when", "slot", "every")
_GATES = ("phase", "gait", "slope", "surface")


def read_cue(notes: Notes, set_name: str, table: dict[str, Any], shipped: bool) -> CueRule | None:
    """Return one cue, or None when some mistake was noted."""
    before = len(notes.mistakes)
    values: dict[str, Any] = {}
    for key, value in table.items():
        reader = _OWN_PRIORITY if key == "priority" and not shipped else CUE_KEYS.get(key)
        if reader is None:
            allowed = f"keys are {', '.join(CUE_KEYS)}"
            notes.add(key, f"{quoted(key)} is no key of a cue", allowed, nearest(key, CUE_KEYS))
        else:
            values[key] = notes.read(reader, key, value)
    _check_together(notes, table, values, shipped)
    return None if len(notes.mistakes) > before else _rule(set_name, values)


def _check_together(notes: Notes, table: dict[str, Any], values: dict[str, Any], shipped: bool) -> None:
    """Note what is missing, and what does not go together."""
    for key in _NEEDED:
        if key not in table:
            notes.add(key, f"{key} is missing", "every cue needs id, kind and show")
    if not any(key in table for key in _WAYS):
        notes.add(None, "no way to come due", "give it when, slot or every")
    if "slot" in table and "every" in table:
        notes.add("every", "slot and every in one cue", "only one of them is allowed")
    if not shipped and str(values.get("id") or "").startswith(SAFETY_PREFIX):
        notes.add(
            "id",
            f"{quoted(values['id'])} begins with {SAFETY_PREFIX}",
            "such cues come with the program alone",
        )


def _rule(set_name: str, values: dict[str, Any]) -> CueRule:
    kind = CueKind(values["kind"])
    when: Expression | None = values.get("when")
    return CueRule(
        id=values["id"],
        set=set_name,
        kind=kind,
        wordings=(Wording(values["show"], values.get("say")), *values.get("variants", ())),
        why=values.get("why", ""),
        technique=values.get("technique"),
        attention=values.get("attention"),
        when=when,
        slot="slot" in values,
        every_s=values.get("every"),
        gates=_gates(values, kind, when),
        once=values.get("once", False),
        cooldown_s=values.get("cooldown", DEFAULT_COOLDOWN_S),
        priority=values.get("priority", DEFAULT_PRIORITY[kind]),
        expect=values.get("expect", ()),
        asks=Asks(values["asks"]) if "asks" in values else None,
    )


def _gates(values: dict[str, Any], kind: CueKind, when: Expression | None) -> tuple[Gate, ...]:
    wanted = {key: values[key] for key in _GATES if key in values}
    asks_itself = when is not None and "phase" in when.metrics
    if "phase" not in wanted and kind is not CueKind.SAFETY and not asks_itself:
        wanted = {"phase": RUN_PHASES, **wanted}
    return tuple(Gate(key, INDEX[key], words) for key, words in wanted.items())
