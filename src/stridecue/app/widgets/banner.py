"""The cue, as large as it fits.

Rules: the words take the largest letters of any way to break them into lines; nothing moves or blinks. The ground's
colour is the kind's. A text too long for any letters, or in a script that they lack, is still shown, in ordinary bold.
A note is one small row; what has to be read while running (the keys of an answer) is set in letters too, and takes the
same rows whatever it says, so that nothing moves when it changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rich.style import Style
from textual.strip import Strip as Cells

from stridecue.app.widgets.letters import FACES, SMALL, TINY, Face, fitting_face, has_letters_of, lines, wrap
from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import cut, harmless, padded
from stridecue.model.cue import CueKind

_KINDS = frozenset(kind.value for kind in CueKind)
_LONGEST_TEXT = 80
_MARGIN_COLUMNS = 2
_WORTH_A_MARGIN = 0.8
"""OUR CHOICE: letters give up less than a fifth of their height for a free row above and below."""
_NOTE_SHARE = 0.25
"""OUR CHOICE: of the rows, for a note that is read while running."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: in which face, in which lines, with how many rows between them."""

    face: Face
    texts: tuple[str, ...]
    gap_rows: int

    @property
    def rows(self) -> int:
        """Rows that it takes."""
        return len(self.texts) * self.face.rows + (len(self.texts) - 1) * self.gap_rows


@lru_cache(maxsize=128)
def largest_setting(text: str, columns: int, rows: int) -> Setting | None:
    """The largest way to set a text in that room; None if there is none, or our letters lack some of its own."""
    if not has_letters_of(text):
        return None
    for face in FACES:
        texts = tuple(wrap(text, columns, face))
        setting = Setting(face, texts, 0 if face.rows <= 4 else 1)
        if texts and setting.rows <= rows and all(face.width(part) <= columns for part in texts):
            return setting
    return None


def cue_setting(text: str, width: int, height: int, note: str = "") -> Setting | None:
    """How a banner of that size sets a cue: with a row free above and below unless the letters shrink.

    A note changes the letters only where there is no row left for it, and never takes all of them: then it has none.
    """
    columns = width - 2 * _MARGIN_COLUMNS
    text = harmless(text, _LONGEST_TEXT)
    tight, free = largest_setting(text, columns, height), largest_setting(text, columns, height - 2)
    chosen = free if free and tight and free.face.rows > _WORTH_A_MARGIN * tight.face.rows else tight
    if note and chosen and chosen.rows >= height:
        return largest_setting(text, columns, height - 1) or chosen
    return chosen


def note_rows(text: str, width: int, height: int) -> int:
    """Rows of a note in letters, the free one above it among them; 0 where the cue's own would get too small."""
    rows = max(TINY.rows, int(height * _NOTE_SHARE))
    setting = cue_setting(text, width, height - rows - 1)
    return rows + 1 if setting is not None and setting.face.rows >= SMALL.rows else 0


class CueBanner(Painted):
    """The largest thing on the screen while it shows: a cue on a ground of its kind's colour."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text, self.kind, self.note, self.large_note = "", "technique", "", False

    def show(self, text: str, kind: str = "technique", note: str = "", *, large_note: bool = False) -> None:
        """Show a cue; `kind` is a cue kind's name, `note` a small line below, or a large one."""
        if (text, kind, note, large_note) == (self.text, self.kind, self.note, self.large_note):
            return
        replaced = text != self.text
        self.text, self.kind, self.note, self.large_note = text, kind, note, large_note
        self.repaint()
        if replaced and self.is_attached:
            self.refresh(layout=True)

    def clear(self) -> None:
        """Show nothing."""
        self.show("", "technique", "")

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The cue's words in the middle of their ground."""
        if not self.text:
            return [fitted(width, ("", palette.style("neutral")))] * height
        kind = self.kind if self.kind in _KINDS else CueKind.INFO.value
        style = palette.style(f"cue-ink-{kind}", f"cue-ground-{kind}")
        bold = palette.style(f"cue-ink-{kind}", f"cue-ground-{kind}", bold=True)
        below = note_rows(self.text, width, height) if self.note and self.large_note else 0
        words = self._words(width, height - below, "" if below else self.note, style, bold)
        rows = [fitted(width, ("", style))] * height
        room = height - (below or (1 if self.note else 0))
        top = max(0, (room - len(words) + 1) // 2)
        rows[top : top + len(words)] = words
        if below:
            rows[room:height] = self._large_note(width, below, style, bold)
        elif self.note and len(words) < height:
            ink = bold if self.large_note else style
            rows[height - 1] = fitted(width, (padded(harmless(self.note, width - 2), width, "middle"), ink))
        return rows[:height]

    def _large_note(self, width: int, rows: int, style: Style, bold: Style) -> list[Cells]:
        """The note in the largest letters that it fits in, below a free row."""
        note = harmless(self.note, width - 2 * _MARGIN_COLUMNS)
        face = fitting_face(note, width - 2 * _MARGIN_COLUMNS, rows - 1)
        texts = [(text, style) for text in lines(note, face)] if face else [(note, bold)]
        drawn = [fitted(width, (padded(text, width, "middle"), ink)) for text, ink in texts]
        free = fitted(width, ("", style))
        return [free, *drawn, *[free] * (rows - 1 - len(drawn))]

    def _words(self, width: int, height: int, note: str, style: Style, bold: Style) -> list[Cells]:
        setting = cue_setting(self.text, width, height, note)
        if setting is None:
            return [fitted(width, (padded(cut(harmless(self.text, width), width), width, "middle"), bold))]
        rows: list[Cells] = []
        for number, text in enumerate(setting.texts):
            rows += [fitted(width, ("", style))] * (setting.gap_rows if number else 0)
            rows += [
                fitted(width, (padded(row, width, "middle"), style)) for row in lines(text, setting.face)
            ]
        return rows
