"""Tables and wrapped words for the report's pages.

Rules: texts are contents, never markup, and made harmless by whoever hands them in. A column is as wide as its widest
cell; numbers stand at the right of it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from stridecue.app.widgets.text import padded

MOST_TEXT_COLUMNS = 100
"""OUR CHOICE: a longer line of words is hard to read."""
_BETWEEN = "  "


def table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], styles: Sequence[str] = (), *, left: int = 1
) -> list[Content]:
    """Return a head and the rows; the first `left` columns stand at the left. `styles`: of each row."""
    widths = [max(cell_len(cell) for cell in column) for column in zip(heads, *rows, strict=True)]

    def written(cells: Sequence[str]) -> str:
        return _BETWEEN.join(
            padded(cell, width, "left" if at < left else "right")
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )

    body = [
        Content.styled(written(row), styles[at] if at < len(styles) else "$neutral")
        for at, row in enumerate(rows)
    ]
    return [Content.styled(written(heads), "$dim"), *body]


def wrapped(text: str, columns: int, style: str = "$neutral", indent: str = "") -> list[Content]:
    """Return words in lines that are not too long to be read."""
    width = max(20, min(columns, MOST_TEXT_COLUMNS))
    return [
        Content.styled(line, style)
        for line in textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent)
    ]


def heading(text: str) -> Content:
    """Return the first line of a part of a page."""
    return Content.styled(text, "bold $accent")


def bar(share: float, columns: int) -> str:
    """Return a bar of a share of so many columns, to an eighth of one; what is there is never quite empty."""
    eighths = round(min(1.0, max(0.0, share)) * columns * 8)
    if share > 0:
        eighths = max(1, eighths)
    whole, part = divmod(eighths, 8)
    return "█" * whole + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[part]


def thin_bar(share: float, columns: int) -> str:
    """Return a thin bar of a share of so many columns, to half of one; for bars that stand close together."""
    halves = round(min(1.0, max(0.0, share)) * columns * 2)
    whole, part = divmod(max(1, halves) if share > 0 else 0, 2)
    return "━" * whole + "╸" * part
