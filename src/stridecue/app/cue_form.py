"""A cue as a form: each figure and wording that can be changed, with what is allowed.

Rules: a field that was not touched changes nothing, so that a file keeps the way in which it says something. What is
typed is checked as the cue file will be; a mistake is one sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stridecue.coach.cue_files import adjust
from stridecue.coach.cue_files.adjust import Adjustable, AdjustError
from stridecue.coach.cue_files.adjust_ranges import duration
from stridecue.coach.cue_files.cue_set import CueRule

_NUMBER = "when-"
WORDS = ("show", "say")
_LABELS = {
    "every": "comes every",
    "cooldown": "not again for",
    "priority": "priority",
    "show": "shown",
    "say": "said",
}


@dataclass(frozen=True, slots=True)
class CueField:
    """One figure or wording of a cue."""

    name: str
    """A key of the cue, or `when-` and the place of a number in the condition."""
    label: str
    text: str
    """As the file has it."""
    allowed: str
    number: Adjustable | None = None

    @property
    def stepped(self) -> bool:
        """Whether it goes up and down in steps."""
        return self.number is not None or self.name in adjust.STEPPED_KEYS

    def step(self, text: str, steps: int) -> str:
        """Return what was typed some steps up or down."""
        if self.number is not None:
            return self.number.stepped(text, steps)
        return adjust.stepped_key(self.name, text, steps)

    def mistake(self, text: str) -> str | None:
        """Return what is wrong with what was typed, or None."""
        try:
            if self.number is not None:
                self.number.checked(text)
            else:
                adjust.read_key(self.name, text)
        except AdjustError as error:
            return str(error)
        return None


class CueForm:
    """The fields of one cue."""

    def __init__(self, rule: CueRule, table: Mapping[str, Any]) -> None:
        """`table` is the cue as its file has it."""
        self._table = table
        self.when: str | None = table.get("when")
        self.fields = (*_numbers(self.when), *_keys(rule, table))

    def field(self, name: str) -> CueField:
        """Return a field by its name."""
        return next(field for field in self.fields if field.name == name)

    def mistakes(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Return a sentence for each field that cannot be used."""
        found = {field.name: field.mistake(texts[field.name]) for field in self.fields}
        return {name: mistake for name, mistake in found.items() if mistake is not None}

    def changes(self, texts: Mapping[str, str]) -> dict[str, str | int | None]:
        """Return the keys of the cue that are changed, with their new values; none of the texts has a mistake."""
        touched = [field for field in self.fields if texts[field.name] != field.text]
        numbers = {field.number: texts[field.name] for field in touched if field.number is not None}
        changes: dict[str, str | int | None] = {}
        if self.when is not None and numbers:
            changes["when"] = adjust.with_values(self.when, numbers)
        for field in touched:
            if field.number is None:
                changes[field.name] = adjust.read_key(field.name, texts[field.name])
        return {key: value for key, value in changes.items() if value != self._table.get(key)}

    def rule_pieces(self, texts: Mapping[str, str]) -> list[tuple[str, str | None]]:
        """Return the condition as it is being changed, in pieces: a text, and the field that it is of."""
        pieces: list[tuple[str, str | None]] = []
        when, at = self.when or "", 0
        for field in self.fields:
            if field.number is not None:
                place = field.number.place
                pieces += [(when[at : place.start], None), (texts[field.name], field.name)]
                at = place.end
        return [*pieces, (when[at:], None)]


def _numbers(when: str | None) -> list[CueField]:
    if when is None:
        return []
    return [
        CueField(f"{_NUMBER}{place}", number.label, number.text, number.allowed, number)
        for place, number in enumerate(adjust.adjustables(when))
    ]


def _keys(rule: CueRule, table: Mapping[str, Any]) -> list[CueField]:
    texts = {
        "every": "" if rule.every_s is None else duration(rule.every_s, "m"),
        "cooldown": duration(rule.cooldown_s, "m"),
        "priority": str(rule.priority),
        "show": rule.show,
        "say": rule.say or "",
    }
    left_out = {"every"} if rule.every_s is None else set()
    if rule.once:
        left_out.add("cooldown")
    return [
        CueField(key, _LABELS[key], str(table.get(key, text)), adjust.KEYS[key])
        for key, text in texts.items()
        if key not in left_out
    ]
