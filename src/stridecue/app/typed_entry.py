"""A grade or a speed as the runner types it, digit by digit.

Rules: no clock here; the screen says what time it is. Grade is percent, speed km/h or mph, as the runner's unit is: a
belt's panel shows no pace. A grade has one figure more, since when it holds; with no digit typed, the date alone is for
the grade that was typed before. A value that no belt can do becomes the nearest that one can, and the runner is told.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.app.arrow_steps import LEAST_GRADE, MOST_GRADE, MOST_SPEED_MPS, next_grade, next_speed_mps
from stridecue.model.inputs import MarkKind
from stridecue.model.our_choices.signals import LATE_GRADE_S
from stridecue.model.profile import Unit
from stridecue.model.state import Quality, Signal
from stridecue.report import wording

CLOSES_AFTER_S = 15.0
"""OUR CHOICE: who has pressed no key for so long is running again."""
DATE_STEP_S = 10
"""OUR CHOICE: nobody on a belt knows to the second when it tilted."""
IN_SECONDS_BELOW_S = 120
"""OUR CHOICE: longer ago is written in minutes and seconds."""
TYPED = "typed"
_MOST_DIGITS = 2
"""Before the point; one stands behind it."""
_POINTS = {"full_stop", "comma"}
_NAMES = {MarkKind.GRADE: "grade", MarkKind.SPEED: "speed"}


@dataclass(frozen=True, slots=True)
class Taken:
    """What an entry came to."""

    value: float
    """Percent, or m/s."""
    since_s: int
    """How long it holds already."""
    words: str
    """What the runner is told."""


class TypedEntry:
    """One entry, from its first key to enter or escape."""

    def __init__(self, kind: MarkKind, shown: Signal, unit: Unit, now_s: float) -> None:
        """`kind` is `GRADE` or `SPEED`; `shown` is what the run goes by now."""
        self.kind = kind
        self.text = ""
        self.since_s = 0
        self._shown, self._unit = shown, unit
        self._last_key_s = now_s
        self._longest_s = 0

    @property
    def is_grade(self) -> bool:
        """Whether it is a grade."""
        return self.kind is MarkKind.GRADE

    def wait(self, now_s: float) -> None:
        """Note a key, or that something more pressing stands before the entry."""
        self._last_key_s = now_s

    def over(self, now_s: float) -> bool:
        """Return whether it closes by itself."""
        return now_s - self._last_key_s >= CLOSES_AFTER_S

    def type(self, key: str) -> None:
        """Take a digit, `full_stop`, `comma`, `minus` or `backspace`; what makes no figure changes nothing."""
        if key == "backspace":
            self.text = self.text[:-1]
        elif key == "minus" and self.is_grade:
            self.text = self.text[1:] if self.text.startswith("-") else f"-{self.text}"
        elif key in _POINTS and "." not in self.text:
            self.text += "."
        elif key.isdigit() and self._has_room:
            self.text += key

    def step(self, direction: int, step_percent: float = 0.5) -> None:
        """Go a step up (1) or down (-1) from what is typed, or else from what the run goes by."""
        value = self._value()
        start = self._shown if value is None else Signal(value, Quality.GOOD)
        if self.is_grade:
            self.text = f"{next_grade(start, direction * step_percent):.1f}"
        else:
            self.text = wording.speed_figure(next_speed_mps(start, direction, self._unit), self._unit)

    def date(self, direction: int, elapsed_s: float) -> None:
        """Let it hold since ten seconds more (-1) or fewer (1) ago; not before the run, `elapsed_s` ago."""
        self._longest_s = min(LATE_GRADE_S, int(elapsed_s))
        steps = -(-self.since_s // DATE_STEP_S) - direction
        self.since_s = min(max(steps * DATE_STEP_S, 0), self._longest_s)

    def large(self) -> str:
        """Return what stands there in the largest letters: the figure with its unit, or what is asked for."""
        typed = self._shown.value if self._dates_again else None
        if typed is not None:
            return f"{_short(typed)} %"
        if not self.text:
            return f"{_NAMES[self.kind]} ?"
        return f"{self.text} {'%' if self.is_grade else wording.speed_unit(self._unit)}"

    def below(self) -> str:
        """Return what stands below it: since when it holds, or what it is."""
        if self.since_s:
            return self._since_words()
        if not self.text:
            return "0-9, then enter"
        return "grade from now on" if self.is_grade else "speed of the belt"

    def taken(self) -> Taken | None:
        """Return what was typed, as far as a belt can do it; None when nothing was."""
        value = self._value()
        if value is None:
            if not self._dates_again or self._shown.value is None:
                return None
            words = f"this {_short(self._shown.value)} % {self._since_words()}"
            return Taken(self._shown.value, self.since_s, words)
        least, most = (LEAST_GRADE, MOST_GRADE) if self.is_grade else (0.0, MOST_SPEED_MPS)
        possible = min(max(value, least), most)
        words = f"{_NAMES[self.kind]} {self._figure(possible)} {TYPED}"
        if possible != value:
            words += f": the {'most' if value > possible else 'least'} that can be"
        elif self.since_s:
            words += f", {self._since_words()}"
        return Taken(possible, self.since_s, words)

    @property
    def _has_room(self) -> bool:
        whole, point, behind = self.text.lstrip("-").partition(".")
        return not behind if point else len(whole) < _MOST_DIGITS

    @property
    def _dates_again(self) -> bool:
        """Whether the grade that was typed before only gets another date."""
        return self.is_grade and not self.text and self.since_s > 0 and self._shown.source == TYPED

    def _value(self) -> float | None:
        """What is typed, in percent or m/s; None while it is no figure."""
        if not any(character.isdigit() for character in self.text):
            return None
        figure = float(self.text)
        return figure if self.is_grade else figure * wording.unit_metres(self._unit) / 3600

    def _figure(self, value: float) -> str:
        return f"{_short(value)} %" if self.is_grade else wording.speed(value, self._unit)

    def _since_words(self) -> str:
        if self.since_s == self._longest_s < LATE_GRADE_S:
            return "since the start"
        ago = f"{self.since_s} s" if self.since_s < IN_SECONDS_BELOW_S else wording.duration(self.since_s)
        return f"began {ago} ago"


def _short(percent: float) -> str:
    return f"{round(percent, 1) + 0.0:g}"
