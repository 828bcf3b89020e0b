"""What the report on the cues of a run needs of it, kept while the run goes on: a sink.

Rules: muted cues are left out, so that ten hours stay small. Focus time counts seconds of the run in whose section a
technique had its turn.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from stridecue.model.cue import Asks, Decision, Outcome
from stridecue.model.events import CueDecided, Event, Responded, Ticked
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.response import Response
from stridecue.model.state import Activity, State

if TYPE_CHECKING:
    from stridecue.report.cue_report import CueLine


class CueLog:
    """The cues of one run, how they were answered, and what was practised."""

    def __init__(self) -> None:
        self.decisions: list[Decision] = []
        self.responses: list[Response] = []
        self.checks_s: list[float] = []
        """When the runner said *yes* to a self-check."""
        self.practice_s: dict[str, int] = {}
        """Focus time of each technique."""

    def on_input(self, item: Input) -> None:
        """Take a self-check; all other inputs are left to the events."""
        body = item.body
        if type(body) is Mark and body.kind is MarkKind.YES and body.value == Asks.CHECK:
            self.checks_s.append(item.t_ms / 1000)

    def on_event(self, event: Event) -> None:
        """Take what the coach decided and how it was answered."""
        match event:
            case Ticked():
                self.observe(event.state)
            case CueDecided() if event.decision.outcome is not Outcome.MUTED:
                self.decisions.append(event.decision)
            case Responded():
                self.responses.append(event.response)

    def observe(self, state: State) -> None:
        """Take one second."""
        technique = state.focus_now
        if technique is not None and state.activity is Activity.ACTIVE:
            self.practice_s[technique] = self.practice_s.get(technique, 0) + 1

    def report(self, earlier: Iterable[Response] = ()) -> tuple[CueLine, ...]:
        """Return the report on what came so far; `earlier` are the answers in runs before this one."""
        from stridecue.report.cue_report import cue_report  # noqa: PLC0415 - after the run only

        return cue_report(self.decisions, self.responses, earlier, self.checks_s)
