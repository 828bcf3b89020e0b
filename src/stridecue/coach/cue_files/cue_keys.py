"""The keys of a cue, in one table: what reads each, what it takes and what it means.

Rules: every value is bounded; what goes together is the business of `cue_reader`. `only` looks at this second alone, so
that it can be asked whenever somebody wants to know whether the cue may come.
"""

from __future__ import annotations

from typing import Any

from stridecue.coach.cue_files.condition_value import expression
from stridecue.coach.cue_files.cue_set import Wording
from stridecue.coach.cue_files.expectation import expectations
from stridecue.coach.language.expression import Expression
from stridecue.coach.language.lexer import CUE_ID
from stridecue.coach.metrics import GAITS, PHASES, SLOPES
from stridecue.model.cue import Asks, CueKind
from stridecue.model.our_choices.coach import (
    DEFAULT_COOLDOWN_S,
    HIGHEST_OWN_PRIORITY,
    HIGHEST_PRIORITY,
    LONGEST_ID,
    LONGEST_TECHNIQUE,
    LONGEST_WHY,
    MOST_SAID_CHARACTERS,
    MOST_SAID_WORDS,
    MOST_SHOWN_CHARACTERS,
    MOST_SHOWN_WORDS,
    MOST_VARIANTS,
)
from stridecue.model.run_settings import SURFACES
from stridecue.model.state import Phase
from stridecue.runner_files import values
from stridecue.runner_files.keys import Key
from stridecue.runner_files.mistakes import nearest, quoted
from stridecue.runner_files.values import Notes, Reader, WrongValueError

SAFETY_PREFIX = "sf-"
CHECK_IN = "check-in"
ATTENTIONS = ("outside", "body", "part", "session")

MOST_OFF = 200


RUN_PHASES = frozenset(PHASES) - {Phase.PRE_RUN.value, Phase.POST_RUN.value}

_show = values.text(MOST_SHOWN_CHARACTERS, MOST_SHOWN_WORDS)
_say = values.text(MOST_SAID_CHARACTERS, MOST_SAID_WORDS)


def _id(notes: Notes, key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise WrongValueError(f"found {values.kind_of(value)}", 'a text is needed, such as "my-cue"')
    if len(value) > LONGEST_ID or not CUE_ID.fullmatch(value):
        allowed = f"small letters, digits and hyphens, at most {LONGEST_ID}, a letter first"
        raise WrongValueError(f"found {quoted(value)}", allowed)
    return value


def _variants(notes: Notes, key: str, value: Any) -> tuple[Wording, ...]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise WrongValueError(f"found {values.kind_of(value)}", 'write [{ show = "...", say = "..." }]')
    if len(value) > MOST_VARIANTS:
        raise WrongValueError(f"found {len(value)} variants", f"at most {MOST_VARIANTS} are allowed")
    return tuple(_variant(notes, number, item) for number, item in enumerate(value, start=1))


def _variant(notes: Notes, number: int, table: dict[str, Any]) -> Wording:
    place = f"variants {number}"
    for key in table:
        if notes.full:
            break
        if key not in ("show", "say"):
            allowed = "a variant has show and say"
            notes.add(place, f"{quoted(key)} is no key of a variant", allowed, nearest(key, ("show", "say")))
    if "show" not in table:
        notes.add(place, "show is missing", "a variant has show and, if it is spoken, say")
    show = notes.read(_show, f"{place} show", table["show"]) if "show" in table else None
    say = notes.read(_say, f"{place} say", table["say"]) if "say" in table else None
    return Wording(show or "", say)


def _only(notes: Notes, key: str, value: Any) -> Expression | None:
    condition = expression(notes, key, value)
    if condition is not None and condition.initial:
        raise WrongValueError("for, seen or since in only", "it looks at this second; these belong into when")
    return condition


def _off(notes: Notes, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise WrongValueError(f"found {values.kind_of(value)}", 'a list is needed, such as ["hc-arms"]')
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


KEY_TABLE = (
    Key(
        "id",
        _id,
        f"small letters, digits and hyphens, at most {LONGEST_ID}",
        "The cue's own name. That of a shipped cue takes its place; `sf-` is not for you to use.",
    ),
    Key(
        "kind",
        values.one_of(kind.value for kind in CueKind),
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
        values.text(LONGEST_WHY),
        f"at most {LONGEST_WHY} characters",
        "Why it is worth doing: shown by the key w and after the run, never by itself while you move.",
    ),
    Key(
        "technique",
        values.text(LONGEST_TECHNIQUE),
        f"at most {LONGEST_TECHNIQUE} characters",
        "What a runner can choose to focus on. Cues that share the name are learnt, and fade, together.",
    ),
    Key(
        "attention",
        values.one_of(ATTENTIONS),
        ", ".join(ATTENTIONS),
        "Where the words send attention: out of the body, how it feels, a part of it, or the session.",
    ),
    Key("when", expression, "a condition", "When the cue comes due."),
    Key(
        "slot",
        values.one_of((CHECK_IN,)),
        CHECK_IN,
        "Takes part in the self-checks: one about every four minutes, the cue unshown for longest first.",
    ),
    Key("every", values.duration(30), '"30s" to "24h"', "Comes due by a clock of its own."),
    Key(
        "give_or_take",
        values.duration(0),
        "at most half of every",
        "How much sooner or later than every, by chance, so that it does not come like clockwork.",
    ),
    Key(
        "only",
        _only,
        "a condition without for, seen, since",
        "What has to be so as well, whichever way the cue comes due.",
    ),
    Key(
        "phase",
        values.several_of(PHASES),
        f"a list of: {', '.join(PHASES)}",
        "Only in these parts of the session. Left out: from the start of the run to its finish.",
    ),
    Key("gait", values.several_of(GAITS), f"a list of: {', '.join(GAITS)}", "Only while moving so."),
    Key(
        "slope",
        values.several_of(SLOPES),
        f"a list of: {', '.join(SLOPES)}",
        "Only on these slopes; see the metric of that name.",
    ),
    Key(
        "surface",
        values.several_of(SURFACES),
        f"a list of: {', '.join(SURFACES)}",
        "Only on such ground.",
    ),
    Key("once", values.flag, "true or false", "Comes at most once in a run."),
    Key(
        "cooldown",
        values.duration(0),
        '"0s" to "24h"',
        f"How long it stays away after it was shown; {DEFAULT_COOLDOWN_S:g} s unless said.",
    ),
    Key(
        "priority",
        values.whole_number(0, HIGHEST_PRIORITY),
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
        values.one_of(asks.value for asks in Asks),
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
