"""How each letter is drawn: strokes by their places, the same at every size.

Rules: a letter is a width and strokes. Letters that are easily taken for one another differ in more than a detail:
0 is an oval, O is broad, D has square corners at its left; I is a bare stem, 1 has a flag and a foot; the diagonals
of N, M and W run where H has its bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stridecue.app.widgets.letter_pen import Pen

Stroke = tuple[float | str, ...]
"""(x0, y0, x1, y1): a line; (x, y): a dot; with a corner behind two places: that corner is rounded off; with sides and
stubs behind four places: a bow."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter's strokes; `wider` adds to the face's width, in strokes, `share` is the part of the width it takes."""

    strokes: Sequence[Stroke]
    wider: float = 0.0
    share: float = 1.0
    """0: as wide as one stroke."""
    oval: bool = False
    centred: bool = False
    """A column narrower where a stroke in the middle would otherwise stand askew."""

    def drawn(self, width: int, height: int, stroke: int) -> tuple[int, list[int]]:
        """The letter's own width and its rows of pixels in a face of this size."""
        own = max(stroke, round(width * self.share + stroke * self.wider))
        own -= (own - stroke) % 2 if self.centred else 0
        pen = Pen(own, height, stroke)
        for places in self.strokes:
            numbers = [place for place in places if not isinstance(place, str)]
            names = [place for place in places if isinstance(place, str)]
            if len(numbers) == 2 and names:
                pen.nick(numbers[0], numbers[1], names[0])
            elif len(numbers) == 2:
                pen.dot(numbers[0], numbers[1])
            elif names:
                box = (numbers[0], numbers[1], numbers[2], numbers[3])
                pen.bow(box, names[0], names[1] if len(names) > 1 else "", oval=self.oval)
            else:
                pen.line(numbers[0], numbers[1], numbers[2], numbers[3])
        return own, pen.rows


_STEM = (0, 0, 0, 1)
_RIGHT = (1, 0, 1, 1)
_TOP = (0, 0, 1, 0)
_MIDDLE = (0, 0.5, 1, 0.5)
_FOOT = (0, 1, 1, 1)

GLYPHS: dict[str, Glyph] = {
    " ": Glyph([], share=0.5),
    "A": Glyph([(0, 0, 1, 1, "tlr"), _MIDDLE]),
    "B": Glyph([_STEM, (0, 0, 1, 0.5, "trb"), (0, 0.5, 1, 1, "trb")]),
    "C": Glyph([(0, 0, 1, 1, "tlb", "rtrb")]),
    "D": Glyph([_STEM, (0, 0, 0.25, 0), (0, 1, 0.25, 1), (0, 0, 1, 1, "trb")], oval=True),
    "E": Glyph([_STEM, _TOP, (0, 0.5, 0.8, 0.5), _FOOT]),
    "F": Glyph([_STEM, _TOP, (0, 0.5, 0.8, 0.5)]),
    "G": Glyph([(0, 0, 1, 1, "tlb", "rt"), (0, 0.5, 1, 1, "rb"), (0.7, 0.5, 1, 0.5)]),
    "H": Glyph([_STEM, _RIGHT, _MIDDLE]),
    "I": Glyph([_STEM], share=0),
    "J": Glyph([_RIGHT, (0, 0, 1, 1, "rb", "lb")]),
    "K": Glyph([_STEM, (1, 0, 0.1, 0.5), (0.1, 0.5, 1, 1)]),
    "L": Glyph([_STEM, _FOOT]),
    "M": Glyph([_STEM, _RIGHT, (0.05, 0, 0.5, 0.55), (0.95, 0, 0.5, 0.55)], wider=1.5, centred=True),
    "N": Glyph([_STEM, _RIGHT, (0.05, 0.08, 0.95, 0.92)], wider=0.5),
    "O": Glyph([(0, 0, 1, 1, "tlbr")], wider=0.5),
    "P": Glyph([_STEM, (0, 0, 1, 0.5, "trb")]),
    "Q": Glyph([(0, 0, 1, 1, "tlbr"), (0.55, 0.65, 1, 1)], wider=0.5),
    "R": Glyph([_STEM, (0, 0, 1, 0.5, "trb"), (0.4, 0.5, 1, 1)]),
    "S": Glyph([(0, 0, 1, 0.5, "tlb", "rt"), (0, 0.5, 1, 1, "trb", "lb"), (0, 0.5, "bl"), (1, 0.5, "tr")]),
    "T": Glyph([_TOP, (0.5, 0, 0.5, 1)], centred=True),
    "U": Glyph([(0, 0, 1, 1, "lbr")]),
    "V": Glyph([(0, 0, 0.5, 1), (1, 0, 0.5, 1)], centred=True),
    "W": Glyph([_STEM, _RIGHT, (0.5, 0.45, 0.05, 1), (0.5, 0.45, 0.95, 1)], wider=1.5, centred=True),
    "X": Glyph([(0, 0, 1, 1), (1, 0, 0, 1)], centred=True),
    "Y": Glyph([(0, 0, 0.5, 0.55), (1, 0, 0.5, 0.55), (0.5, 0.5, 0.5, 1)], centred=True),
    "Z": Glyph([_TOP, (1, 0.1, 0, 0.9), _FOOT]),
    "0": Glyph([(0, 0, 1, 1, "tlbr")], oval=True),
    "1": Glyph([(0.5, 0, 0.5, 1), (0.15, 0.17, 0.5, 0.17), (0.05, 1, 0.95, 1)]),
    "2": Glyph([(0, 0, 1, 0.5, "tr", "lt"), (1, 0.42, 0, 0.95), _FOOT]),
    "3": Glyph([(0, 0, 1, 0.5, "tr", "lt"), (0, 0.5, 1, 1, "rb", "lb"), (0.4, 0.5, 1, 0.5)]),
    "4": Glyph([(0.8, 0, 0.8, 1), (0.6, 0, 0, 0.62), (0, 0.66, 1, 0.66)]),
    "5": Glyph([_TOP, (0, 0, 0, 0.5), (0, 0.5, 1, 1, "trb", "lb"), (0, 0.5, "bl")]),
    "6": Glyph([(0, 0, 1, 1, "tlb", "rt"), (0, 0.5, 1, 1, "tlbr")]),
    "7": Glyph([_TOP, (1, 0, 0.3, 1)]),
    "8": Glyph([(0, 0, 1, 0.5, "tlbr"), (0, 0.5, 1, 1, "tlbr")]),
    "9": Glyph([(0, 0, 1, 0.5, "tlbr"), (0, 0, 1, 1, "trb", "lb")]),
    ":": Glyph([(0, 0.25), (0, 0.75)], share=0),
    ".": Glyph([(0, 1)], share=0),
    ",": Glyph([(0, 0.9, 0, 1)], share=0),
    "'": Glyph([(0, 0, 0, 0.2)], share=0),
    "!": Glyph([(0, 0, 0, 0.6), (0, 1)], share=0),
    "?": Glyph([(0, 0, 1, 0.5, "tr", "lt"), (1, 0.4, 0.5, 0.6), (0.5, 1)]),
    "/": Glyph([(1, 0, 0, 1)], share=0.7),
    "%": Glyph([(0, 0), (1, 0, 0, 1), (1, 1)]),
    "+": Glyph([(0.5, 0.25, 0.5, 0.75), _MIDDLE], share=0.8, centred=True),
    "-": Glyph([_MIDDLE], share=0.7),
}
"""The whole alphabet; everything else shows as a space."""

LOW_GLYPHS: dict[str, Glyph] = {"4": Glyph([(0, 0, 0, 0.5), _RIGHT, _MIDDLE])}
"""Letters that are drawn otherwise in low faces, where a slant leaves no room inside."""
