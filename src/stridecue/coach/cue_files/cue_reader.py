"""One cue of a file, read by the table of keys.

Rules: needed are `id`, `kind`, `show`, and `when`, `slot` or `every`. `slot` and `every` exclude each other; either
with `when` makes two ways to come due, and `only` holds for both. Without `phase` a cue belongs to the run itself, from
its start to its finish; a safety cue to everything.
"""

from __future__ import annotations

import math
from typing import Any

from stridecue.coach.cue_files.cue_keys import CUE_KEYS, RUN_PHASES, SAFETY_PREFIX
from stridecue.coach.cue_files.cue_set import CueRule, Gate, Wording
from stridecue.coach.language.expression import Expression
from stridecue.coach.metrics import INDEX
from stridecue.model.cue import Asks, CueKind
from stridecue.model.our_choices.coach import DEFAULT_COOLDOWN_S, DEFAULT_PRIORITY, HIGHEST_OWN_PRIORITY
from stridecue.runner_files.mistakes import nearest, quoted
from stridecue.runner_files.values import Notes, whole_number

_OWN_PRIORITY = whole_number(0, HIGHEST_OWN_PRIORITY, " in a set of your own")
_NEEDED = ("id", "kind", "show")
_WAYS = ("when", "slot", "every")
_GATES = ("phase", "gait", "slope", "surface")


def read_cue(notes: Notes, set_name: str, table: dict[str, Any], shipped: bool) -> CueRule | None:
    """Return one cue, or None when some mistake was noted."""
    before = len(notes.mistakes)
    values: dict[str, Any] = {}
    for key, value in table.items():
        if notes.full:
            break
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
    if "give_or_take" in table and "every" not in table:
        notes.add("give_or_take", "give_or_take without every", "it says how much every may vary")
    elif (values.get("give_or_take") or 0.0) > (values.get("every") or math.inf) / 2:
        notes.add(
            "give_or_take", f"found {quoted(table['give_or_take'])}", "at most half of every is allowed"
        )
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
        every_jitter_s=values.get("give_or_take", 0.0),
        only=values.get("only"),
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
