"""The cue sets that came into a run while it went on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stridecue.model.inputs import Change, ChangeKind, Input
from stridecue.model.setup import CueSetText


def changed_cue_set(item: Input) -> CueSetText | None:
    """Return the cue set that an input brings, with its new text; None for any other input."""
    body = item.body
    if not isinstance(body, Change) or body.kind is not ChangeKind.CUE_SET:
        return None
    return CueSetText(body.name, body.content, shipped=False)


def changed_cue_sets(inputs: Iterable[Input]) -> Iterator[CueSetText]:
    """Return the cue sets that inputs bring, in their order; one that was changed twice comes twice."""
    for item in inputs:
        if (text := changed_cue_set(item)) is not None:
            yield text
