"""A terminal's screen as an SVG that needs no font of its own: blocks are drawn, words are placed one by one.

Rules: every word has its column, so that a fallback font cannot shift anything. Runs of one colour are one rectangle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

CELL_W, CELL_H = 10.0, 20.0
MARGIN = 12.0
FONT_PX = 16
BASELINE = 15.0
GROUND, INK = "#0d1017", "#e6e6e6"

BLOCKS: dict[str, tuple[float, float, float, float]] = {
    "█": (0, 0, 1, 1),
    "▀": (0, 0, 1, 0.5),
    "▄": (0, 0.5, 1, 0.5),
    "▌": (0, 0, 0.5, 1),
    "▐": (0.5, 0, 0.5, 1),
    **{char: (0, 1 - n / 8, 1, n / 8) for n, char in enumerate("▁▂▃▄▅▆▇", 1)},
}
"""Left, top, width and height as shares of a cell."""
BRAILLE_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the screen."""

    column: int
    text: str
    ink: str
    ground: str
    bold: bool


def svg(rows: list[Strip], columns: int) -> str:
    """Return the picture of a screen."""
    width, height = columns * CELL_W + 2 * MARGIN, len(rows) * CELL_H + 2 * MARGIN
    shapes = "\n".join(shape for y, row in enumerate(rows) for shape in _row(list(_cells(row)), y))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f"font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" "
        f'font-size="{FONT_PX}" shape-rendering="crispEdges">\n'
        f'<rect width="{width:g}" height="{height:g}" rx="8" fill="{GROUND}"/>\n{shapes}\n</svg>\n'
    )


def _cells(row: Strip) -> Iterator[Cell]:
    column = 0
    for segment in row:
        style = segment.style or Style()
        ink, ground = _colour(style, ink=True), _colour(style, ink=False)
        if style.reverse:
            ink, ground = ground, ink
        for char in segment.text:
            yield Cell(column, char, ink, ground, bool(style.bold))
            column += cell_len(char)


def _colour(style: Style, *, ink: bool) -> str:
    colour = style.color if ink else style.bgcolor
    if colour is None or colour.is_default:
        return INK if ink else GROUND
    red, green, blue = colour.get_truecolor()
    return f"#{red:02x}{green:02x}{blue:02x}"


def _row(cells: list[Cell], y: int) -> Iterator[str]:
    for ground, run in groupby(cells, key=lambda cell: cell.ground):
        if ground != GROUND:
            yield _rect(list(run), y, (0, 0, 1, 1), ground)
    for (shape, ink), run in groupby(cells, key=lambda cell: (BLOCKS.get(cell.text), cell.ink)):
        if shape is not None:
            yield _rect(list(run), y, shape, ink)
    for cell in cells:
        yield from _braille(cell, y)
    yield from _words(cells, y)


def _rect(run: list[Cell], y: int, shape: tuple[float, float, float, float], colour: str) -> str:
    left, top, width, height = shape
    x = MARGIN + (run[0].column + left) * CELL_W
    wide = CELL_W * (len(run) if width == 1 else width)
    return (
        f'<rect x="{x:g}" y="{MARGIN + (y + top) * CELL_H:g}" width="{wide:g}" '
        f'height="{height * CELL_H:g}" fill="{colour}"/>'
    )


def _braille(cell: Cell, y: int) -> Iterable[str]:
    bits = ord(cell.text[0]) - 0x2800
    if not 0 < bits < 256:
        return
    for bit, (column, row) in enumerate(BRAILLE_DOTS):
        if bits >> bit & 1:
            x = MARGIN + cell.column * CELL_W + 0.5 + column * 5
            top = MARGIN + y * CELL_H + 0.5 + row * 5
            yield f'<rect x="{x:g}" y="{top:g}" width="4" height="4" fill="{cell.ink}"/>'


def _words(cells: list[Cell], y: int) -> Iterator[str]:
    def looks(cell: Cell) -> tuple[bool, str, bool]:
        drawn = cell.text in BLOCKS or 0x2800 <= ord(cell.text[0]) < 0x2900 or cell.text.isspace()
        return (not drawn, cell.ink, cell.bold)

    for (is_word, ink, bold), run in groupby(cells, key=looks):
        if not is_word:
            continue
        word = list(run)
        weight = ' font-weight="bold"' if bold else ""
        yield (
            f'<text x="{MARGIN + word[0].column * CELL_W:g}" y="{MARGIN + y * CELL_H + BASELINE:g}" '
            f'textLength="{len(word) * CELL_W:g}" fill="{ink}"{weight}>'
            f"{escape(''.join(cell.text for cell in word))}</text>"
        )
