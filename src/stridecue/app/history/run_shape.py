"""A run as two strips over its time, with the places that are being typed: to find where something happened.

Rules: pace is filled from below, heart rate a line; a quantity that nothing measured has no strip. What is not known at
a second is a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style
from textual.strip import Strip as Cells

from stridecue.app.widgets.braille import line_rows, profile_rows
from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import cut, padded
from stridecue.model.profile import Unit
from stridecue.report import wording
from stridecue.report.timeline import axis, column_means, column_of

if TYPE_CHECKING:
    from stridecue.model.track import Second, Track

_EDGE, _LABEL_COLUMNS = 2, 12
_MOST_STRIP_ROWS = 6
_MARK = "▲"
_LEAST_SPAN = {"speed": 0.5, "heart": 20.0}
"""In m/s and bpm; OUR CHOICE: what changes less is drawn as nearly level."""


@dataclass(frozen=True, slots=True)
class _Strip:
    """One quantity, a value a second."""

    name: str
    values: tuple[float | None, ...]
    most: str
    least: str


class RunShape(Painted):
    """The run, to find a place in it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: tuple[_Strip, ...] = ()
        self._length_s = 0.0
        self._message = ""
        self._marks: tuple[int, ...] = ()
        self._reading = ""

    def load(self, track: Track, unit: Unit) -> None:
        """Show this run."""
        self._strips = _strips(track.seconds, unit)
        self._length_s = track.totals.elapsed_s
        self._message = "" if self._strips else "Neither pace nor heart rate is known of this run."
        self.repaint()

    def say(self, message: str) -> None:
        """Say something in the place of the run."""
        self._strips, self._message = (), message
        self.repaint()

    def mark(self, marks: Sequence[int], reading: str = "") -> None:
        """Mark seconds of the run; `reading` is what there is to say about one of them."""
        if (self._marks, self._reading) != (tuple(marks), reading):
            self._marks, self._reading = tuple(marks), reading
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The strips, the marks, the axis, and the reading."""
        dim = palette.style("dim")
        columns = max(2, width - _LABEL_COLUMNS - 2 * _EDGE)
        rows: list[Cells] = []
        if not self._strips:
            rows.append(_row("", self._message, width, dim, dim))
        strip_rows = max(1, min(_MOST_STRIP_ROWS, (height - 3) // max(1, len(self._strips))))
        for strip in self._strips:
            rows += self._strip(strip, width, columns, strip_rows, palette)
        if self._strips:
            marked = palette.style("accent", bold=True)
            rows.append(_row("", self._mark_row(columns), width, dim, marked))
            rows.append(_row("", axis(self._length_s, columns), width, dim, dim))
            rows.append(_row("", self._reading, width, dim, palette.style("neutral", bold=True)))
        return [*rows, *[fitted(width, ("", dim))] * height][:height]

    def _strip(self, strip: _Strip, width: int, columns: int, rows: int, palette: Palette) -> list[Cells]:
        known = [value for value in strip.values if value is not None]
        low, high = min(known), max(known)
        missing = max(0.0, _LEAST_SPAN[strip.name] - (high - low))
        low, high = low - missing / 2, high + missing / 2
        if strip.name == "speed":
            ink = palette.style("strip-fill")
            pictures = profile_rows(column_means(strip.values, 1, self._length_s, columns), rows, low, high)
        else:
            ink = palette.style("strip-line")
            pictures = line_rows(column_means(strip.values, 1, self._length_s, 2 * columns), rows, low, high)
        labels = [""] * rows
        labels[-1] = strip.least
        labels[0] = strip.most
        dim = palette.style("dim")
        return [
            _row(label, picture, width, dim, ink) for label, picture in zip(labels, pictures, strict=True)
        ]

    def _mark_row(self, columns: int) -> str:
        places = {column_of(mark, self._length_s, columns) for mark in self._marks}
        return "".join(_MARK if column in places else " " for column in range(columns))


def reading(track: Track, at_s: int, unit: Unit) -> str:
    """Return what was measured at a second of the run: `at 12:30: 5:41 /km, 152 bpm, 4.5 %`."""
    if not track.seconds:
        return ""
    second = track.seconds[min(max(0, at_s - 1), len(track.seconds) - 1)]
    parts = [
        f"{wording.pace(second.speed_mps, unit)} {wording.pace_unit(unit)}"
        if second.speed_mps is not None
        else "",
        f"{wording.heart_rate(second.heart_rate_bpm)} bpm" if second.heart_rate_bpm is not None else "",
        f"{wording.cadence(second.cadence_spm)} steps/min" if second.cadence_spm is not None else "",
        f"{wording.grade(second.grade_percent)} %" if second.grade_percent is not None else "",
    ]
    words = ", ".join(part for part in parts if part) or "nothing was measured"
    return f"at {wording.duration(at_s)}: {words}"


def _strips(seconds: Sequence[Second], unit: Unit) -> tuple[_Strip, ...]:
    speeds = tuple(second.speed_mps for second in seconds)
    beats = tuple(second.heart_rate_bpm for second in seconds)
    strips = []
    if known := [speed for speed in speeds if speed is not None]:
        fastest = f"{wording.pace(max(known), unit)} {wording.pace_unit(unit)}"
        strips.append(_Strip("speed", speeds, fastest, "pace"))
    if known := [beat for beat in beats if beat is not None]:
        strips.append(_Strip("heart", beats, f"{wording.heart_rate(max(known))} bpm", "heart"))
    return tuple(strips)


def _row(label: str, text: str, width: int, label_style: Style, style: Style) -> Cells:
    edge = " " * _EDGE
    room = max(0, width - _LABEL_COLUMNS - 2 * _EDGE)
    return fitted(
        width, (edge + padded(label, _LABEL_COLUMNS), label_style), (cut(text, room), style), (edge, style)
    )
