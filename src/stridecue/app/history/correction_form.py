"""What the forms for corrections are made of: the run that they are about, fields, and what is read from them.

Rules: times are typed since the start of the run as it is now, and kept as recording time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from stridecue.app.arrow_steps import LEAST_GRADE, MOST_GRADE
from stridecue.app.history import typed_time
from stridecue.app.profile_form import FieldError
from stridecue.model.corrections import Corrections
from stridecue.model.profile import Unit
from stridecue.report import wording

LONGEST_DISTANCE_M = 1_000_000.0
"""OUR CHOICE: longer than any run."""
AUTO = "auto"
_NUMBER = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,3})?")
_GRADE = re.compile(r"[+-]?[0-9]{1,2}(?:[.,][0-9])?")


@dataclass(frozen=True, slots=True)
class RunSpan:
    """The run as it is now."""

    start_ms: int
    """Recording time of its start."""
    length_s: float

    def ms(self, seconds: int) -> int:
        """Return the recording time of a time since the start."""
        return self.start_ms + seconds * 1000


@dataclass(frozen=True, slots=True)
class SplitAt:
    """The run is cut in two here."""

    t_ms: int


Change: TypeAlias = Corrections | SplitAt
Answer: TypeAlias = "tuple[Change | None, dict[str, str]]"
"""What is to be kept, or None, with a sentence for each field that is wrong."""


@dataclass(frozen=True, slots=True)
class CorrectionField:
    """One field of a form."""

    name: str
    label: str
    text: str
    allowed: str
    length_s: float | None = None
    """Of the run, where the field is a time in it."""
    check: Callable[[str], object] | None = None

    @property
    def stepped(self) -> bool:
        """Whether the arrow keys make it less or more."""
        return self.length_s is not None

    def step(self, text: str, steps: int) -> str:
        """Return what was typed some steps later or earlier."""
        return text if self.length_s is None else typed_time.stepped(text, steps, self.length_s)

    def mistake(self, text: str) -> str | None:
        """Return what is wrong with what was typed, or None; nothing typed is never wrong by itself."""
        if not text.strip() or self.check is None:
            return None
        try:
            self.check(text)
        except FieldError as error:
            return str(error)
        return None


class CorrectionForm:
    """One idea."""

    title = ""
    words = ""
    """What it does, in a sentence."""
    resets = True
    """Whether this idea alone can be given back."""

    def __init__(self, before: Corrections, span: RunSpan) -> None:
        self.before, self.span = before, span

    def fields(self) -> Sequence[CorrectionField]:
        """Return the fields, as they stand now."""
        raise NotImplementedError

    def read(self, texts: Mapping[str, str]) -> Answer:
        """Return what the texts come to."""
        raise NotImplementedError

    def reset(self) -> Corrections:
        """Return the corrections without this idea."""
        raise NotImplementedError

    def more(self, number: int) -> Sequence[CorrectionField]:
        """Return further fields once all are filled; `number` are there."""
        return ()

    def time(self, name: str, label: str, text: str = "", allowed: str = "") -> CorrectionField:
        """Return a field for a time of the run."""
        length_s = self.span.length_s
        hint = allowed or f"0:00 to {wording.duration(length_s)}; ← → move it"
        return CorrectionField(
            name, label, text, hint, length_s, lambda typed: typed_time.read_time(typed, length_s)
        )


def read_distance(text: str, unit: Unit) -> float:
    """Read a distance in the runner's unit as metres; raises FieldError."""
    text = text.strip().lower().removesuffix(wording.distance_unit(unit)).strip()
    distance_m = float(text.replace(",", ".")) * wording.unit_metres(unit) if _NUMBER.fullmatch(text) else 0.0
    if not 0 < distance_m <= LONGEST_DISTANCE_M:
        raise FieldError(f"A distance in {wording.distance_unit(unit)}, like 10.25.")
    return round(distance_m, 2)


def read_grade(text: str) -> float | None:
    """Read a grade in percent, or `auto` for None; raises FieldError."""
    text = text.strip().lower().removesuffix("%").strip().replace("−", "-")
    if text == AUTO:
        return None
    percent = float(text.replace(",", ".")) if _GRADE.fullmatch(text) else None
    if percent is None or not LEAST_GRADE <= percent <= MOST_GRADE:
        raise FieldError(f"A grade from {LEAST_GRADE:g} to {MOST_GRADE:g} percent, or {AUTO}.")
    return percent


def mistakes_of(
    fields: Sequence[CorrectionField], texts: Mapping[str, str], *, both: bool = True
) -> dict[str, str]:
    """A sentence for each field that is wrong; with `both`, none may be empty."""
    found = {}
    for field in fields:
        empty = both and not texts[field.name].strip()
        mistake = "This is missing." if empty else field.mistake(texts[field.name])
        if mistake is not None:
            found[field.name] = mistake
    return found
