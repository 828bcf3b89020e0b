"""A run in whole seconds, for a format that has no others: what is written when, in order.

Rules:
- Time never goes back. Records of different times never share a second: one that would is written in the next, and
  where that would make it a second late or more it is joined to the one before, whose values it takes the place of.
- Records that had one time before have one time still.
- Of equal times: resume, record, pause, the end of a lap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import IntEnum

from stridecue.files.exported_run import ExportedRecord, ExportedRun

LATE_MS = 1000


class What(IntEnum):
    """What is written, in the order of equal times."""

    RESUME = 0
    RECORD = 1
    PAUSE = 2
    LAP = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """Something to be written."""

    second: int
    """Of the epoch that the beginning was told in."""
    what: What
    number: int = 0
    """Which lap."""
    record: ExportedRecord | None = None
    cue: str | None = None


def whole_seconds(run: ExportedRun, began_ms: int, cues: dict[int, str]) -> list[Moment]:
    """Return everything of a run in the order of its writing.

    `began_ms`: when it began, in milliseconds of any epoch; `cues`: by the index of their record.
    """
    moments: list[Moment] = []
    second = second_of(began_ms)
    last: int | None = None
    last_ms = 0
    for t_ms, what, number in sorted(_places(run)):
        place = max(second, second_of(began_ms + t_ms))
        if what is not What.RECORD:
            second = place
            moments.append(Moment(second, what, number))
            continue
        record, cue = run.records[number], cues.get(number)
        if last is not None and t_ms != last_ms:
            place = max(place, moments[last].second + 1)
            if 1000 * place - began_ms - t_ms >= LATE_MS:
                moments[last] = _joined(moments[last], record, cue)
                continue
        last, last_ms, second = len(moments), t_ms, place
        moments.append(Moment(second, what, record=record, cue=cue))
    return moments


def second_of(t_ms: int) -> int:
    """Return the nearest whole second."""
    return (t_ms + 500) // 1000


def _places(run: ExportedRun) -> Iterator[tuple[int, What, int]]:
    for number, record in enumerate(run.records):
        yield record.t_ms, What.RECORD, number
    for from_ms, to_ms in run.pauses:
        yield from_ms, What.PAUSE, 0
        yield to_ms, What.RESUME, 0
    for number, lap in enumerate(run.laps):
        yield lap.to_ms, What.LAP, number


def _joined(before: Moment, record: ExportedRecord, cue: str | None) -> Moment:
    """Return a record with what a later one knows better."""
    if before.record is None:
        return replace(before, record=record, cue=cue)
    later = {
        name: value
        for field in fields(record)
        if (name := field.name) != "t_ms" and (value := getattr(record, name)) is not None
    }
    told = [text for text in (before.cue, cue) if text is not None]
    return replace(before, record=replace(before.record, **later), cue="; ".join(told) or None)
