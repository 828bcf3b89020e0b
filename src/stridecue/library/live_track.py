"""Gathers the track of a run while it goes on: a sink, so that its report opens at once when it is over.

Rules: it takes about 60 bytes a second and looks at no second twice. What the runner tells late, or changes in the cue
sets, makes the derived track another one: then there is none here, and the run is played again for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stridecue.library.derived.track_gathering import TrackGatherer
from stridecue.model.events import Event, LapEnded, Responded, Ticked
from stridecue.model.inputs import Change, ChangeKind, Input
from stridecue.model.response import Response

if TYPE_CHECKING:
    from stridecue.library.derived.track_gathering import FlatTrack
    from stridecue.model.summary import Totals


class LiveTrack:
    """The track of a run that goes on."""

    def __init__(self) -> None:
        self._gatherer = TrackGatherer()
        self._responses: list[Response] = []
        self._as_derived = True

    def on_input(self, item: Input) -> None:
        """Take an input."""
        self._gatherer.take(item)
        body = item.body
        if type(body) is Change and body.kind is ChangeKind.CUE_SET:
            self._as_derived = False

    def on_event(self, event: Event) -> None:
        """Take a second, a lap or an answer."""
        if isinstance(event, Ticked):
            self._gatherer.observe(event.state)
            if event.state.grade_mended_from_s is not None:
                self._as_derived = False
        elif isinstance(event, LapEnded):
            self._gatherer.lap(event)
        elif isinstance(event, Responded):
            self._responses.append(event.response)

    def gathered(self, totals: Totals) -> FlatTrack | None:
        """Return the track of the run, which is over; None where it has to be derived."""
        return self._gatherer.gathered(totals, self._responses) if self._as_derived else None
