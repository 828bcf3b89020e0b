"""What a runner can put right about a run, one form an idea.

Rules: a field that was not touched changes nothing. Each form changes its own idea only; what came in stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stridecue.app.history import typed_time
from stridecue.app.history.correction_form import (
    AUTO,
    Answer,
    CorrectionField,
    CorrectionForm,
    RunSpan,
    SplitAt,
    mistakes_of,
    read_distance,
    read_grade,
)
from stridecue.model.corrections import Corrections, GradeFrom
from stridecue.model.profile import Unit
from stridecue.report import wording

MOST_GRADES = 60
"""OUR CHOICE: more changes of a belt than anybody remembers."""


class DistanceForm(CorrectionForm):
    """The distance that the belt showed at the end."""

    title = "The distance, as the belt said"
    words = "All distances and speeds of the run are scaled to it."

    def __init__(self, before: Corrections, span: RunSpan, unit: Unit, distance_m: float) -> None:
        super().__init__(before, span)
        self._unit, self._distance_m = unit, distance_m

    def fields(self) -> Sequence[CorrectionField]:
        """One figure."""
        kept = self.before.distance_m
        now = wording.distance(self._distance_m, self._unit)
        return (
            CorrectionField(
                "distance",
                f"Distance in {wording.distance_unit(self._unit)}",
                "" if kept is None else wording.distance_figure(kept, self._unit),
                f"{now} now; empty: as it came in",
                check=lambda text: read_distance(text, self._unit),
            ),
        )

    def read(self, texts: Mapping[str, str]) -> Answer:
        """The scaled distance."""
        field, text = self.fields()[0], texts["distance"]
        if text == field.text:
            return self.before, {}
        mistake = field.mistake(text)
        if mistake is not None:
            return None, {field.name: mistake}
        distance_m = read_distance(text, self._unit) if text.strip() else None
        return replace(self.before, distance_m=distance_m), {}

    def reset(self) -> Corrections:
        """The distance as it came in."""
        return replace(self.before, distance_m=None)


class GradesForm(CorrectionForm):
    """Grades that nobody typed during the run."""

    title = "The grade, typed late"
    words = f"Each holds from its time to the next one; {AUTO} gives it back to the sensors."

    def fields(self) -> Sequence[CorrectionField]:
        """Those that are there, and an empty one."""
        fields = [field for at in range(len(self._shown)) for field in self._pair(at)]
        return [*fields, *self.more(len(fields))]

    def more(self, number: int) -> Sequence[CorrectionField]:
        """One more time with its grade."""
        return self._pair(number // 2) if number // 2 < MOST_GRADES else ()

    @property
    def _shown(self) -> Sequence[GradeFrom]:
        """Those within the run as it is now; others stay as they are."""
        return [grade for grade in self.before.grades if self._place(grade) is not None]

    def _place(self, grade: GradeFrom) -> float | None:
        seconds = (grade.t_ms - self.span.start_ms) / 1000
        return seconds if 0 <= seconds <= self.span.length_s else None

    def _pair(self, at: int) -> Sequence[CorrectionField]:
        grade = self._shown[at] if at < len(self._shown) else None
        time = "" if grade is None else wording.duration(self._place(grade))
        percent = "" if grade is None else _grade_text(grade.grade_percent)
        return (
            self.time(f"time-{at}", f"{at + 1}. from", time),
            CorrectionField(f"grade-{at}", "grade", percent, f"percent, or {AUTO}", check=read_grade),
        )

    def read(self, texts: Mapping[str, str]) -> Answer:
        """All grades in the order of their times."""
        outside = [grade for grade in self.before.grades if grade not in self._shown]
        found: dict[int, GradeFrom] = {}
        mistakes: dict[str, str] = {}
        for at in range(sum(name.startswith("time-") for name in texts)):
            time, percent = self._pair(at)
            typed = {field.name: texts[field.name] for field in (time, percent)}
            if not any(text.strip() for text in typed.values()):
                continue
            mistakes.update(mistakes_of((time, percent), typed))
            if mistakes:
                continue
            if typed == {time.name: time.text, percent.name: percent.text}:
                grade = self._shown[at]  # to the millisecond, whatever its text was rounded to
            else:
                seconds = typed_time.read_time(typed[time.name], self.span.length_s)
                grade = GradeFrom(self.span.ms(seconds), read_grade(typed[percent.name]))
            if grade.t_ms in found:
                mistakes[time.name] = "There is a grade from this time already."
            found[grade.t_ms] = grade
        if mistakes:
            return None, mistakes
        grades = sorted([*outside, *found.values()], key=lambda grade: grade.t_ms)
        return replace(self.before, grades=tuple(grades)), {}

    def reset(self) -> Corrections:
        """The grade as it came in."""
        return replace(self.before, grades=())


class TrimForm(CorrectionForm):
    """Where the run really began and ended."""

    title = "Beginning and end"
    words = "What lies outside is left out of the report; it stays in the library."

    def __init__(self, before: Corrections, span: RunSpan, *, piece: bool = False) -> None:
        """`piece`: the run was split, and its ends are given back only together with its other piece."""
        super().__init__(before, span)
        self.resets = not piece

    def fields(self) -> Sequence[CorrectionField]:
        """Two times."""
        end = wording.duration(self.span.length_s)
        return (
            self.time("from", "The run begins at", allowed="empty: as it is, 0:00; ← → move it"),
            self.time("to", "The run ends at", allowed=f"empty: as it is, {end}; ← → move it"),
        )

    def read(self, texts: Mapping[str, str]) -> Answer:
        """The run between two times."""
        fields = self.fields()
        mistakes = mistakes_of(fields, texts, both=False)
        if mistakes:
            return None, mistakes
        begins, ends = (self._seconds(texts[field.name]) for field in fields)
        if (begins or 0) >= (self.span.length_s if ends is None else ends):
            name = "from" if ends is None else "to"
            return None, {name: "The run has to end after it begins."}
        return replace(
            self.before,
            from_ms=self.before.from_ms if begins is None else self.span.ms(begins),
            to_ms=self.before.to_ms if ends is None else self.span.ms(ends),
        ), {}

    def _seconds(self, text: str) -> int | None:
        return typed_time.read_time(text, self.span.length_s) if text.strip() else None

    def reset(self) -> Corrections:
        """The whole run."""
        return replace(self.before, from_ms=None, to_ms=None)


class SplitForm(CorrectionForm):
    """Two runs that were recorded as one."""

    title = "Two runs in one"
    words = "The run is cut in two here; both pieces keep all that came in."
    resets = False

    def fields(self) -> Sequence[CorrectionField]:
        """One time."""
        return (self.time("at", "The second begins"),)

    def read(self, texts: Mapping[str, str]) -> Answer:
        """The place of the cut."""
        fields = self.fields()
        mistakes = mistakes_of(fields, texts)
        if mistakes:
            return None, mistakes
        seconds = typed_time.read_time(texts["at"], self.span.length_s)
        if not 0 < seconds < self.span.length_s:
            return None, {"at": f"A time between 0:00 and {wording.duration(self.span.length_s)}."}
        return SplitAt(self.span.ms(seconds)), {}

    def reset(self) -> Corrections:
        """A split is undone by undoing all corrections of the first piece."""
        return self.before


def _grade_text(percent: float | None) -> str:
    return AUTO if percent is None else f"{percent:g}"
