"""A drill at any size."""

from __future__ import annotations

from typing import Any

import pytest
from rich.style import Style

from stridecue.app.around.drill_clock import DrillClock
from stridecue.app.around.drill_picture import DrillPicture
from stridecue.app.around.drills import WARM_UP


class Plain:
    """Colours that nobody sees."""

    def style(self, *names: str, bold: bool = False) -> Style:
        return Style(bold=bold)


def painted(width: int, height: int) -> list[str]:
    picture, palette = DrillPicture(), Plain()
    picture.place = DrillClock(WARM_UP, 0.0).place(0.0)
    rows: list[Any] = picture.paint(width, height, palette)  # type: ignore[arg-type]
    assert [row.cell_length for row in rows] == [width] * height
    return [row.text for row in rows]


@pytest.mark.parametrize("size", [(200, 58), (80, 20), (40, 12), (20, 5), (3, 1)])
def test_it_fits_any_screen(size: tuple[int, int]) -> None:
    painted(*size)


def test_it_says_what_to_do() -> None:
    text = "\n".join(painted(80, 20))
    assert "get ready · left knee down" in text
    assert "One knee on the floor" in text
    assert "█" in text
