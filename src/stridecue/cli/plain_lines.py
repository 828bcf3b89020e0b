"""A run as lines for people: a status line a minute, every cue, laps, notices, and the steps of its plan.

Rules: `write` takes one whole line without its end. Only cues that the runner was shown appear. A plan that
hides the numbers hides those of status and laps here too.
"""

from __future__ import annotations

from collections.abc import Callable

from stridecue.cli.plan_news import PlanNews, StepBegan
from stridecue.model.cue import Decision, Outcome
from stridecue.model.events import CueDecided, Event, LapEnded, Noticed, Ticked
from stridecue.model.inputs import Input
from stridecue.model.profile import Unit
from stridecue.model.state import Activity, State
from stridecue.model.summary import RunSummary
from stridecue.report import wording
from stridecue.report.plan_wording import rep_line, step_line
from stridecue.report.summary import summary_lines

STATUS_EVERY_S = 60
_TIME_WIDTH = 7
"""As wide as 1:02:03, so that lines stay aligned."""


class PlainLines:
    """A sink that writes a run for people."""

    def __init__(self, write: Callable[[str], None], unit: Unit = Unit.KM) -> None:
        self._write = write
        self._unit = unit
        self._next_status_s = STATUS_EVERY_S
        self._plan_news = PlanNews()
        self._hides_numbers = False

    def on_input(self, item: Input) -> None:
        """Leave inputs aside: the events say what they meant."""

    def on_event(self, event: Event) -> None:
        """Write what a person should read now."""
        if isinstance(event, Ticked):
            self._plan(event.state)
            self._status(event.state)
        elif isinstance(event, CueDecided):
            self._cue(event.decision)
        elif isinstance(event, LapEnded):
            self._lap(event)
        elif isinstance(event, Noticed):
            self._line(None, wording.printable(event.text))

    def finish(self, summary: RunSummary) -> None:
        """Write what the run came to."""
        self._write("")
        for line in summary_lines(summary, self._unit):
            self._write(line)

    def _status(self, state: State) -> None:
        if state.activity is Activity.BEFORE or state.elapsed_s < self._next_status_s or self._hides_numbers:
            return
        self._next_status_s = (int(state.elapsed_s) // STATUS_EVERY_S + 1) * STATUS_EVERY_S
        figures = (
            f"{wording.distance_figure(state.distance_m, self._unit):>6} {wording.distance_unit(self._unit)}",
            f"{wording.pace(state.speed.good, self._unit):>5} {wording.pace_unit(self._unit)}",
            f"heart {wording.heart_rate(state.heart_rate.good):>3}",
            f"cadence {wording.cadence(state.cadence.good):>3}",
            f"grade {wording.grade(state.grade.good):>4} %",
        )
        self._line(state.elapsed_s, "  ".join(figures))

    def _plan(self, state: State) -> None:
        self._hides_numbers = state.plan is not None and state.plan.hides_numbers
        for new in self._plan_news.take(state):
            if isinstance(new, StepBegan):
                text = f"Step {new.number} of {new.of}: {step_line(new.step, self._unit)}"
            else:
                text = rep_line(new, self._unit)
            self._line(state.elapsed_s, text)

    def _cue(self, decision: Decision) -> None:
        if decision.outcome is not Outcome.SHOWN:
            return
        cue = decision.cue
        spoken = f"  ({wording.printable(cue.say)})" if cue.say else ""
        self._line(decision.elapsed_s, f"> {wording.printable(cue.show)}{spoken}")

    def _lap(self, lap: LapEnded) -> None:
        if self._hides_numbers:
            return
        parts = [
            f"Lap {lap.lap}",
            wording.duration(lap.duration_s),
            wording.distance(lap.distance_m, self._unit),
        ]
        if lap.heart_rate_mean_bpm is not None:
            parts.append(f"heart {wording.heart_rate(lap.heart_rate_mean_bpm)}")
        if lap.cadence_mean_spm is not None:
            parts.append(f"cadence {wording.cadence(lap.cadence_mean_spm)}")
        self._line(lap.elapsed_s, "  ".join(parts))

    def _line(self, elapsed_s: float | None, text: str) -> None:
        time = "" if elapsed_s is None else wording.duration(elapsed_s)
        self._write(f"{time:>{_TIME_WIDTH}}  {text}")
