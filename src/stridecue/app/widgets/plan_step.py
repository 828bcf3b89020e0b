"""The step of a plan that is run now: how much of it is left, what it is, what comes then.

Rules: it stands beside the numbers and in line with them where there is room, else in one line of letters. What is to
be done now, and the last seconds of a step, have a ground of their own colour. Of several wordings the fullest one is
set that keeps readable letters. Only the figure that runs down is painted each second.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip as Cells

from stridecue.app.widgets.banner import Setting, largest_setting
from stridecue.app.widgets.figure import MARGIN_COLUMNS, FigureRows, figure_rows
from stridecue.app.widgets.letters import SMALL, Face, fitting_face, lines
from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import BETWEEN, cut, harmless, padded

LEAST_COLUMN_ROWS = 8
"""From here on left and step stand one below the other."""
_ROOMY_COLUMN_ROWS = 20
_READABLE_ROWS = 5
"""Letters from here on have strokes two cells wide."""
LEFT_SHARE = 2 / 5
"""OUR CHOICE: at most so much of one line of letters is for what is left."""
_USUAL_TIME, _USUAL_WAY = "8:88", "888m"
_LONGEST = 200
_TALLEST = "8"
"""Has the largest letters that there are for a height."""

Line = list[tuple[str, Style]]


class Press(IntEnum):
    """How much something presses."""

    NOT = 0
    SOON = 1
    BESIDE_A_CUE = 2
    """Without a ground of its own, which would look like a line more of the cue."""
    NOW = 3


_INKS = {
    Press.NOT: ("neutral", "dim", "background"),
    Press.SOON: ("cue-ink-session", "cue-ink-session", "cue-ground-session"),
    Press.BESIDE_A_CUE: ("cue-ink-session", "cue-ink-session", "background"),
    Press.NOW: ("background", "background", "cue-ink-session"),
}
"""Letters, small words and ground."""


@dataclass(frozen=True, slots=True)
class StepShown:
    """What there is to read."""

    left: str = ""
    left_label: str = ""
    left_note: str = ""
    details: tuple[str, str] = ("", "")
    counted: bool = False
    """Whether the last seconds run."""
    what: tuple[str, ...] = ()
    """Wordings, the fullest first."""
    what_label: str = ""
    what_note: str = ""
    pressing: bool = False
    """Whether the runner is to do something."""
    next: tuple[str, str] = ("", "")
    """What comes then, and what it asks for."""
    next_is_large: bool = False
    """Whether the large letters say what comes then."""


class PlanStep(Painted):
    """Two places for letters, with small words around them."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.shown = StepShown()

    def show(self, shown: StepShown) -> None:
        """Show this."""
        before, self.shown = self.shown, shown
        if shown == before:
            return
        steady = replace(before, left=shown.left) == shown and len(before.left) == len(shown.left)
        self.repaint(self._left_region() if steady else None)

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """One below the other, or side by side."""
        if height >= LEAST_COLUMN_ROWS:
            rows = self._column(width, height, palette)
        else:
            rows = self._side_by_side(width, height, palette)
        blank = fitted(width, ("", palette.style("neutral")))
        return [*rows, *[blank] * height][:height]

    def _column(self, width: int, height: int, palette: Palette) -> list[Cells]:
        shown, (half, lower) = self.shown, halves(height)
        left = _Panel(shown.left_label, shown.left_note, palette, Press.NOW if shown.counted else Press.NOT)
        what = _Panel(shown.what_label, shown.what_note, palette, self._press(Press.SOON))
        number, words = figure_rows(shown.left, width, half), figure_rows(_TALLEST, width, half)
        digits = lines(shown.left, number.face) if number.face else (shown.left,)
        upper_rows = left.rows(width, number, lower, digits, shown.details)
        letters = _what_letters(shown.what, width, half)
        if (
            len(letters) < SMALL.rows and words.label is not None
        ):  # two words a line each need the label's row
            higher = _what_letters(shown.what, width, half + 1)
            if len(higher) > SMALL.rows:
                letters, words = higher, replace(words, label=None, value=words.label)
        below = (shown.next[1], "") if shown.next_is_large else shown.next
        lower_rows = what.rows(width, words, height - lower, letters, below)
        return [fitted(width, *row) for row in (*upper_rows, *lower_rows)]

    def _side_by_side(self, width: int, height: int, palette: Palette) -> list[Cells]:
        shown = self.shown
        words = int(height > SMALL.rows)
        letters = height - words
        face, split = _beside(shown.left, width, letters)
        inside = (
            letters - 1 if shown.counted and words else letters
        )  # the ground goes round what is cut out of it
        if inside < letters:
            face = fitting_face(shown.left, split, inside)
        left = _Panel("", "", palette, Press.NOW if shown.counted else Press.NOT)
        what = _Panel("", "", palette, self._press(Press.SOON if words else Press.BESIDE_A_CUE))
        left_rows = left.letters(split, letters, lines(shown.left, face) if face else (shown.left,))
        setting = best_setting(shown.what, width - split - 2 * MARGIN_COLUMNS, inside)
        what_rows = what.letters(width - split, letters, _set(setting, shown.what))
        rows = [fitted(width, *one, *other) for one, other in zip(left_rows, what_rows, strict=True)]
        return [self._words(width, palette), *rows] if words else rows

    def _words(self, width: int, palette: Palette) -> Cells:
        """The small words in one row: of this step at the left, of the next at the right."""
        shown, room = self.shown, width - 2 * MARGIN_COLUMNS
        then = harmless(BETWEEN.join(part for part in shown.next if part), room)
        note = "" if shown.next_is_large else shown.what_note
        here = _whole_parts((*shown.details, *note.split(BETWEEN)), max(0, room - len(then) - 2))
        dim = palette.style("dim")
        edge = (" " * MARGIN_COLUMNS, dim)
        return fitted(
            width, edge, (padded(here, room - len(then)), dim), (then, palette.style("neutral")), edge
        )

    def _press(self, soon: Press) -> Press:
        """How much the step presses, or what is to be set."""
        return Press.NOT if not self.shown.pressing else Press.NOW if self.shown.counted else soon

    def _left_region(self) -> Region:
        """Where the figure stands that runs down."""
        width, height = self.size
        if height >= LEAST_COLUMN_ROWS:
            places = figure_rows(self.shown.left, width, halves(height)[0])
            return Region(0, places.value, width, places.face.rows if places.face else 1)
        words = int(height > SMALL.rows)
        return Region(0, words, _beside(self.shown.left, width, height - words)[1], height - words)


class _Panel:
    """A label, letters, and words below them; on a coloured ground where they press."""

    def __init__(self, label: str, note: str, palette: Palette, press: Press) -> None:
        self.label, self.note, self.press = label, note, press
        self.calm = palette.style("dim")
        ink, small, ground = _INKS[press]
        self.ink = palette.style(ink, ground)
        self.dim, self.bold = palette.style(small, ground), palette.style(small, ground, bold=True)

    def rows(
        self, width: int, places: FigureRows, height: int, letters: tuple[str, ...], below: tuple[str, str]
    ) -> list[Line]:
        """Everything where a number has its parts, `height` rows in all; the ground is that of label and letters."""
        last = places.meaning if places.meaning is not None else height
        ground = last + int(self.press is Press.NOW)
        blank, calm = [(" " * width, self.ink)], [(" " * width, self.calm)]
        rows: list[Line] = [blank if row < ground else calm for row in range(height)]
        if places.label is not None:
            rows[places.label] = self._label(width)
        top = places.value + max(0, (last - places.value - len(letters)) // 2)
        for offset, text in enumerate(letters[: max(0, height - top)]):
            rows[top + offset] = self._line(text, width)
        if places.meaning is not None:
            for offset, text in enumerate(below[: height - places.meaning]):
                ink = self.dim if places.meaning + offset < ground else self.calm
                rows[places.meaning + offset] = self._words(text, width, ink)
        return rows

    def letters(self, width: int, height: int, letters: tuple[str, ...]) -> list[Line]:
        """The letters alone, in the middle of `height` rows."""
        rows: list[Line] = [[(" " * width, self.ink)] for _ in range(height)]
        top = max(0, (height - len(letters) + 1) // 2)
        for offset, text in enumerate(letters[:height]):
            rows[top + offset] = self._line(text, width)
        return rows

    def _label(self, width: int) -> Line:
        room = max(0, width - 2 * MARGIN_COLUMNS)
        label = cut(self.label, room)
        note = padded(
            f"  {harmless(self.note, room)}" if self.note else "", width - MARGIN_COLUMNS - len(label)
        )
        return [(" " * MARGIN_COLUMNS, self.dim), (label, self.bold), (note, self.dim)]

    def _line(self, text: str, width: int) -> Line:
        return [(padded(" " * MARGIN_COLUMNS + text, width), self.ink)]

    def _words(self, text: str, width: int, ink: Style) -> Line:
        words = harmless(text, max(0, width - 2 * MARGIN_COLUMNS))
        return [(padded(" " * MARGIN_COLUMNS + words, width), ink)]


def halves(height: int) -> tuple[int, int]:
    """Return how high a number beside it is, and where the lower line of them begins, with a row between or not."""
    if height >= _ROOMY_COLUMN_ROWS and height % 2 == 0:
        return (height - 2) // 2, height // 2
    half = height // 2
    return half, height - half


def _beside(text: str, width: int, rows: int) -> tuple[Face | None, int]:
    """Return the face of what is left, and how many columns are its own: the same while its digits get fewer."""
    usual = _USUAL_WAY if text.endswith("m") else _USUAL_TIME
    widest = max(text, usual, key=len)
    face = fitting_face(widest, round(width * LEFT_SHARE) - MARGIN_COLUMNS, rows)
    return face, MARGIN_COLUMNS + (face.width(widest) if face else len(text)) + MARGIN_COLUMNS


def best_setting(wordings: tuple[str, ...], columns: int, rows: int) -> Setting | None:
    """Return how to set the fullest wording that keeps readable letters, or else the one with the largest."""
    found = [setting for text in wordings if (setting := largest_setting(text, columns, rows)) is not None]
    readable = min(rows, _READABLE_ROWS if rows > _READABLE_ROWS else SMALL.rows)
    return next(
        (setting for setting in found if setting.face.rows >= readable),
        max(found, key=lambda setting: setting.face.rows, default=None),
    )


def _whole_parts(parts: tuple[str, ...], columns: int) -> str:
    """As many of the parts as fit; the first one is cut if it must be."""
    text = ""
    for part in parts:
        longer = BETWEEN.join(each for each in (text, part) if each)
        if text and len(longer) > columns:
            break
        text = longer
    return harmless(text, columns)


def _set(setting: Setting | None, wordings: tuple[str, ...]) -> tuple[str, ...]:
    """The rows of what was set; ordinary text where nothing could be."""
    if setting is None:
        return (harmless(wordings[-1], _LONGEST),) if wordings else ()
    rows: list[str] = []
    for number, text in enumerate(setting.texts):
        rows += [""] * (setting.gap_rows if number else 0)
        rows += lines(text, setting.face)
    return tuple(rows)


def _what_letters(wordings: tuple[str, ...], width: int, half: int) -> tuple[str, ...]:
    room = half - int(half >= 5) - int(half >= 9)
    return _set(best_setting(wordings, width - 2 * MARGIN_COLUMNS, room), wordings)
