"""A pen that draws strokes on a small grid of square pixels.

Rules: a place is a fraction of the way from the first to the last position a stroke can have, so 0, 0.5 and 1 are a
letter's left, middle and right (or top, middle and foot) at every size, and strokes always fall on whole pixels. A row
is an integer, its lowest bit the leftmost pixel.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

_ROUND_INSIDE_FROM = 4
"""Strokes at least this thick are rounded inside too; in thinner ones it would look like dirt."""


class Pen:
    """Draws one letter of `width` times `height` pixels with strokes `stroke` pixels thick."""

    def __init__(self, width: int, height: int, stroke: int) -> None:
        self.width, self.height, self.stroke = width, height, stroke
        self.rows = [0] * height
        self.radius = max(2.0, min(stroke * 1.6, width * 0.36))
        """Of an ordinary outer corner."""

    def dot(self, x: float, y: float) -> None:
        """One spot of ink."""
        left, top = self._x(x), self._y(y)
        self._fill(left, top, left + self.stroke, top + self.stroke)

    def nick(self, x: float, y: float, corner: str) -> None:
        """Round off one corner (tl, tr, bl or br) of the stroke at a place."""
        left, top, size = self._x(x), self._y(y), max(self.stroke, math.ceil(2 * self.radius))
        from_left = left if "l" in corner else left + self.stroke - size
        from_top = top if "t" in corner else top + self.stroke - size
        for row in range(max(0, from_top), min(self.height, from_top + size)):
            for column in range(max(0, from_left), from_left + size):
                if _cut_off(column - from_left, row - from_top, (size, size), self.radius, [corner]):
                    self.rows[row] &= ~(1 << column)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A straight stroke, `y0` not below `y1`."""
        if x0 == x1 or y0 == y1:
            self._fill(self._x(x0), self._y(y0), self._x(x1) + self.stroke, self._y(y1) + self.stroke)
            return
        top, foot = self._y(y0), self._y(y1) + self.stroke - 1
        slant = (x1 - x0) * (self.width - self.stroke) / (foot - top)
        thick = round(self.stroke * math.hypot(1, slant))
        for y in range(top, foot + 1):
            x = x0 + (x1 - x0) * (y - top) / (foot - top)
            self._span(y, round(x * (self.width - thick)), thick)

    def bow(
        self, box: tuple[float, float, float, float], sides: str, stubs: str = "", *, oval: bool = False
    ) -> None:
        """A rounded outline; `sides` of t r b l are drawn, `stubs` (for example `rt`: right side, at its top) begun."""
        left, top = self._x(box[0]), self._y(box[1])
        right, foot = self._x(box[2]) + self.stroke, self._y(box[3]) + self.stroke
        radius = self._oval_radius(right - left) if oval else self.radius
        ends = [stubs[at : at + 2] for at in range(0, len(stubs), 2)]
        half_height = (foot - top) if box[3] - box[1] < 1 else self._y(0.5) + self.stroke
        stub = self.stroke + max(1, (half_height - 2 * self.stroke) // 2)
        rounded = _rounded_corners(sides)
        inner = radius - self.stroke if self.stroke >= _ROUND_INSIDE_FROM or oval else 0.0

        def wanted(x: int, y: int) -> bool:
            near_top, near_foot = y < top + stub, y >= foot - stub
            on_side = (
                ("t" in sides and y < top + self.stroke)
                or ("b" in sides and y >= foot - self.stroke)
                or (x < left + self.stroke and _begun("l", sides, ends, near_top, near_foot))
                or (x >= right - self.stroke and _begun("r", sides, ends, near_top, near_foot))
                or self._in_corner(x - left, y - top, (right - left, foot - top), inner, sides)
            )
            return on_side and not _cut_off(x - left, y - top, (right - left, foot - top), radius, rounded)

        self._where((left, top, right, foot), wanted)

    def _oval_radius(self, width: int) -> float:
        """Half the width; half a pixel more in the narrowest letters, or the corner would be a single pixel."""
        return width / 2 + (0.5 if width <= 3 * self.stroke else 0.0)

    def _in_corner(self, x: int, y: int, size: tuple[int, int], radius: float, sides: str) -> bool:
        """Whether a pixel rounds the inside of a corner where two drawn sides meet."""
        x, y, width, height = (
            x - self.stroke,
            y - self.stroke,
            size[0] - 2 * self.stroke,
            size[1] - 2 * self.stroke,
        )
        met = [corner for corner in ("tl", "tr", "bl", "br") if corner[0] in sides and corner[1] in sides]
        return (
            radius > 1 and 0 <= x < width and 0 <= y < height and _cut_off(x, y, (width, height), radius, met)
        )

    def _where(self, box: tuple[int, int, int, int], wanted: Callable[[int, int], bool]) -> None:
        left, top, right, foot = box
        for y in range(top, foot):
            for x in range(left, right):
                if wanted(x, y):
                    self.rows[y] |= 1 << x

    def _fill(self, left: int, top: int, right: int, foot: int) -> None:
        for y in range(top, foot):
            self._span(y, left, right - left)

    def _span(self, y: int, left: int, length: int) -> None:
        self.rows[y] |= ((1 << length) - 1) << left

    def _x(self, fraction: float) -> int:
        return round(fraction * (self.width - self.stroke))

    def _y(self, fraction: float) -> int:
        return round(fraction * (self.height - self.stroke))


def _begun(side: str, sides: str, ends: list[str], near_top: bool, near_foot: bool) -> bool:
    return side in sides or (side + "t" in ends and near_top) or (side + "b" in ends and near_foot)


def _rounded_corners(sides: str) -> list[str]:
    """Both ends of every drawn top and foot."""
    return [vertical + side for vertical in "tb" if vertical in sides for side in "lr"]


def _cut_off(x: int, y: int, size: tuple[int, int], radius: float, corners: Sequence[str]) -> bool:
    """Whether a pixel lies outside the rounding of one of the box's corners (tl, tr, bl, br)."""
    corner = ("t" if y < size[1] / 2 else "b") + ("l" if x < size[0] / 2 else "r")
    across = radius - min(x, size[0] - 1 - x) - 0.5
    down = radius - min(y, size[1] - 1 - y) - 0.5
    return corner in corners and across > 0 and down > 0 and math.hypot(across, down) > radius
