"""The last ten minutes of one quantity."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from textual.strip import Strip as Cells

from stridecue.app.widgets.painted import Painted, line
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import padded

KEPT_S = 600
"""Ten minutes, a value a second."""


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of values that means something; `tone` colours the ground behind it."""

    low: float
    high: float
    tone: str


class Strip(Painted):
    """A quantity's last ten minutes as a line, or filled from its foot; a second without a value is a gap."""

    def __init__(
        self,
        label: str,
        unit: str,
        *,
        id: str | None = None,
        filled: bool = False,
        decimals: int = 0,
    ) -> None:
        super().__init__(id=id)
        self.label, self.unit, self.filled, self.decimals = label, unit, filled, decimals
        self._values: deque[float | None] = deque(maxlen=KEPT_S)

    def push(self, value: float | None) -> None:
        """Add the value of one more second."""
        self._values.append(value)

    def load(self, values: Iterable[float | None]) -> None:
        """Replace everything by these values, one a second, the newest last."""
        self._values = deque(values, maxlen=KEPT_S)
        self.repaint()

    def set_bands(self, bands: tuple[Band, ...]) -> None:
        """Colour the ground by what the values mean."""
        self.repaint()

    def set_range(self, low: float, high: float) -> None:
        """Values from `low` to `high` are shown; without a range it follows the values."""
        self.repaint()

    def show_now(self, text: str, tone: str = "neutral") -> None:
        """Write the current value otherwise than as the last number pushed."""

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The label and the line."""
        style = palette.tone("dim")
        return ([line((padded(self.label, width), style))] + [line((" " * width, style))] * height)[:height]
