"""The inputs of a run as the runner puts them right afterwards; what came in stays as it was.

Rules:
- A grade that was told late stands where it holds, as if typed then; what was typed since then and before it was told
  is replaced.
- Grades that are corrected afterwards replace what was typed from the first of them to the last; the last holds until
  the runner typed the next one.
- A run that is cut begins at its new start and ends at its new finish. What sensors sent and what was typed before the
  start stays, so that signals are known at it; marks of the run before it (laps, pauses) are left out. A run that is
  paused at its new start begins paused. The new start may lie before the old one, as far as there are inputs.
- A file's own distance counts from the new start to the new finish; between two records it went on evenly.
- Scores that the runner gave after the new finish stay, put at the finish: they are about the run.
- A finish that was told late without such a cut stays as it came in: the engine honours it.
- A run that was never started has nothing to correct.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from stridecue.model.corrections import NO_CORRECTIONS, Corrections, GradeFrom
from stridecue.model.inputs import Body, Input, Mark, MarkKind, Reading

if TYPE_CHECKING:
    from stridecue.model.cue import Decision

_IN_THE_RUN = frozenset({MarkKind.START, MarkKind.PAUSE, MarkKind.RESUME, MarkKind.LAP, MarkKind.FINISH})
"""Marks that mean something only between start and finish."""

_Placed = tuple[int, int, Body]
"""Time, order among equal times, body."""
_FIRST, _AS_IT_CAME, _LAST = 0, 1, 2


def corrected_inputs(inputs: Sequence[Input], corrections: Corrections = NO_CORRECTIONS) -> Sequence[Input]:
    """Return the inputs of the corrected run, in order and with new numbers; the same ones if nothing changes."""
    graded = _with_grades(inputs, corrections.grades)
    return _cut(graded, corrections.from_ms, corrections.to_ms)


def finished_at_ms(inputs: Iterable[Input]) -> int | None:
    """Return when a run ended, as the runner meant it; None while it has no end."""
    started_ms: int | None = None
    for item in inputs:
        if type(item.body) is Mark:
            if item.body.kind is MarkKind.START and started_ms is None:
                started_ms = item.t_ms
            elif item.body.kind is MarkKind.FINISH and started_ms is not None:
                since_ms = item.body.effective_from_ms
                return item.t_ms if since_ms is None else max(started_ms, min(since_ms, item.t_ms))
    return None


def started_at_ms(inputs: Iterable[Input]) -> int | None:
    """Return when a run began; None for one that did not."""
    return next(
        (item.t_ms for item in inputs if type(item.body) is Mark and item.body.kind is MarkKind.START), None
    )


def corrected_decisions(
    decisions: Sequence[Decision], inputs: Sequence[Input], corrections: Corrections
) -> Sequence[Decision]:
    """Return what was decided on within the corrected run, whose inputs these are."""
    start_ms = started_at_ms(inputs)
    if start_ms is None or (corrections.from_ms is None and corrections.to_ms is None):
        return decisions
    last_s = inputs[-1].t_ms // 1000
    return [one for one in decisions if start_ms < 1000 * one.tick_s and one.tick_s <= last_s]


def _with_grades(inputs: Sequence[Input], grades: Sequence[GradeFrom]) -> Sequence[Input]:
    """Return the inputs with every grade where it holds."""
    typed = [item for item in inputs if type(item.body) is Mark and item.body.kind is MarkKind.GRADE]
    if not grades and not any(_is_late(item) for item in typed):
        return inputs
    holding = _holding(typed)
    if grades:
        first_ms, last_ms = grades[0].t_ms, grades[-1].t_ms
        holding = [one for one in holding if not first_ms <= one[0] <= last_ms]
        holding += [(max(0, one.t_ms), Mark(MarkKind.GRADE, one.grade_percent)) for one in grades]
    placed: list[_Placed] = [(t_ms, _FIRST, mark) for t_ms, mark in holding]
    placed += [
        (item.t_ms, _AS_IT_CAME, item.body)
        for item in inputs
        if not (type(item.body) is Mark and item.body.kind is MarkKind.GRADE)
    ]
    return _numbered(placed)


def _is_late(item: Input) -> bool:
    body = item.body
    return (
        isinstance(body, Mark) and body.effective_from_ms is not None and body.effective_from_ms < item.t_ms
    )


def _holding(typed: Iterable[Input]) -> list[tuple[int, Mark]]:
    """Return since when each typed grade holds, in the order of these times."""
    holding: list[tuple[int, Mark]] = []
    for item in typed:
        mark = item.body
        assert isinstance(mark, Mark)
        t_ms = item.t_ms
        if mark.effective_from_ms is not None:
            t_ms = max(0, min(mark.effective_from_ms, t_ms))
            while holding and holding[-1][0] >= t_ms:
                holding.pop()
        holding.append((t_ms, replace(mark, effective_from_ms=None)))
    return holding


def _cut(inputs: Sequence[Input], from_ms: int | None, to_ms: int | None) -> Sequence[Input]:
    """Return the inputs of the run between two moments."""
    start_ms, end_ms = started_at_ms(inputs), finished_at_ms(inputs)
    if start_ms is None:
        return inputs
    first_ms, last_ms = inputs[0].t_ms, inputs[-1].t_ms if end_ms is None else end_ms
    begins_ms = start_ms if from_ms is None else min(max(from_ms, first_ms), last_ms)
    ends_ms = None if to_ms is None or to_ms >= last_ms else max(begins_ms, to_ms)
    if begins_ms == start_ms and ends_ms is None:
        return inputs
    placed = _begun(inputs, start_ms, begins_ms)
    for item in inputs:
        kept = _kept(item, start_ms, begins_ms, ends_ms)
        if kept is not None:
            placed.append(kept)
    if ends_ms is not None:
        placed.append((ends_ms, _LAST, Mark(MarkKind.FINISH, _counted_m(inputs, ends_ms))))
    return _numbered(placed)


def _begun(inputs: Sequence[Input], start_ms: int, begins_ms: int) -> list[_Placed]:
    """Return what a run that begins elsewhere than it did begins with."""
    if begins_ms == start_ms:
        return []
    begun: list[_Placed] = [(begins_ms, _FIRST, Mark(MarkKind.START, _counted_m(inputs, begins_ms) or 0.0))]
    if _paused(inputs, start_ms, begins_ms):
        begun.append((begins_ms, _FIRST, Mark(MarkKind.PAUSE)))
    return begun


def _kept(item: Input, start_ms: int, begins_ms: int, ends_ms: int | None) -> _Placed | None:
    """Return where an input stands in the run that was cut; None if it is not in it."""
    body = item.body
    kind = body.kind if type(body) is Mark else None
    if ends_ms is not None and (item.t_ms > ends_ms or kind is MarkKind.FINISH):
        return (ends_ms, _AS_IT_CAME, body) if kind is MarkKind.SCORE else None
    if begins_ms != start_ms and (
        kind is MarkKind.START or (kind in _IN_THE_RUN and item.t_ms < max(start_ms, begins_ms))
    ):
        return None
    return item.t_ms, _AS_IT_CAME, body


def _paused(inputs: Iterable[Input], start_ms: int, at_ms: int) -> bool:
    """Return whether the runner had paused a run at a moment."""
    paused = False
    for item in inputs:
        if item.t_ms >= at_ms:
            break
        if item.t_ms >= start_ms and type(item.body) is Mark:
            if item.body.kind is MarkKind.PAUSE:
                paused = True
            elif item.body.kind is MarkKind.RESUME:
                paused = False
    return paused


def _counted_m(inputs: Iterable[Input], at_ms: int) -> float | None:
    """Return what a file had counted at a moment; None where it brings no distance."""
    before: tuple[int, float] | None = None
    for item in inputs:
        metres = item.body.distance_m if type(item.body) is Reading else None
        if metres is None:
            continue
        if item.t_ms >= at_ms:
            since_ms, since_m = before or (item.t_ms, metres)
            way_ms = item.t_ms - since_ms
            return since_m + (metres - since_m) * (at_ms - since_ms) / way_ms if way_ms else metres
        before = (item.t_ms, metres)
    return None if before is None else before[1]


def _numbered(placed: list[_Placed]) -> tuple[Input, ...]:
    placed.sort(key=lambda one: one[:2])
    return tuple([Input(t_ms, seq, body) for seq, (t_ms, _, body) in enumerate(placed)])
