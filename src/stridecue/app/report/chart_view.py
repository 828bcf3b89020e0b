"""What of a run the charts show, and where their cursor is: changed by keys and by the mouse.

Rules: the cursor is a second of the run and always on the screen. Zooming keeps it in its place; nothing outside of the
run is ever shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stridecue.app.report.course import Axis, Columns, Course

# OUR CHOICE: closer than this there is nothing more to see.
LEAST_SHOWN = {Axis.TIME: 30.0, Axis.DISTANCE: 50.0}
ZOOM_STEP = 2.0


@dataclass(frozen=True, slots=True)
class View:
    """One view of the charts."""

    axis: Axis = Axis.TIME
    from_place: float = 0.0
    to_place: float = 0.0
    cursor: int = 0
    """The second, counted from 0."""
    alone: int | None = None
    """The one chart that is shown; None for all."""

    def columns(self, course: Course, count: int) -> Columns:
        """Return what is shown as so many columns."""
        return Columns(course, self.axis, self.from_place, self.to_place, max(1, count))


def whole(course: Course, view: View | None = None) -> View:
    """Return the view of the whole run; the cursor stays, or is in the middle."""
    view = view or View(cursor=course.seconds // 2)
    return replace(view, from_place=0.0, to_place=course.length(view.axis))


def zoomed(view: View, course: Course, closer: bool) -> View:
    """Return a view of half as much, or twice, around the cursor."""
    if not course.seconds:
        return view
    length, span = course.length(view.axis), view.to_place - view.from_place
    wanted = max(span / ZOOM_STEP if closer else span * ZOOM_STEP, min(span, LEAST_SHOWN[view.axis]))
    at = course.places(view.axis)[view.cursor]
    share = (at - view.from_place) / span if span > 0 else 0.5
    return _within(view, at - share * min(wanted, length), min(wanted, length), length)


def moved(view: View, course: Course, columns: int, by: int) -> View:
    """Return the view with the cursor so many columns on, and at least as many seconds."""
    cut = view.columns(course, columns)
    there = cut.index_of(cut.of_index(view.cursor) + by)
    there = max(there, view.cursor + by) if by > 0 else min(there, view.cursor + by)
    return at_second(view, course, there)


def at_second(view: View, course: Course, index: int) -> View:
    """Return the view with the cursor at a second; it follows where that is outside."""
    if not course.seconds:
        return view
    index = min(max(0, index), course.seconds - 1)
    view = replace(view, cursor=index)
    place, span = course.places(view.axis)[index], view.to_place - view.from_place
    if view.from_place < place <= view.to_place:
        return view
    start = place - span if place > view.to_place else place - 1.0
    return _within(view, start, span, course.length(view.axis))


def to_mark(view: View, course: Course, marks: Sequence[int], on: bool) -> View:
    """Return the view with the cursor at the next mark, or the one before; it stays where there is none."""
    if on:
        return at_second(view, course, min((at for at in marks if at > view.cursor), default=view.cursor))
    return at_second(view, course, max((at for at in marks if at < view.cursor), default=view.cursor))


def other_axis(view: View, course: Course) -> View:
    """Return the same stretch along the other axis; a run without a distance has only one."""
    axis = Axis.DISTANCE if view.axis is Axis.TIME else Axis.TIME
    length = course.length(axis)
    if length <= 0:
        return view
    first, last = (course.index_at(view.axis, at) for at in (view.from_place, view.to_place))
    places = course.places(axis)
    start = 0.0 if first == 0 else places[first - 1]
    span = max(places[last] - start, min(length, LEAST_SHOWN[axis]))
    return at_second(_within(replace(view, axis=axis), start, span, length), course, view.cursor)


def one_alone(view: View, charts: int, step: int) -> View:
    """Return the view with the next chart alone: after the last one all again."""
    order: list[int | None] = [None, *range(charts)]
    at = order.index(view.alone) if view.alone in order else 0
    return replace(view, alone=order[(at + step) % len(order)])


def _within(view: View, start: float, span: float, length: float) -> View:
    start = min(max(0.0, start), max(0.0, length - span))
    return replace(view, from_place=start, to_place=min(length, start + span))
