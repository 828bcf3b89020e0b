"""A run as one JSON object a line, in the names that are the same everywhere.

Rules: `write` takes one whole line without its end. Only cues that the runner was shown appear. A value that is not
good is null; there is nothing else on the lines.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from stridecue.cli.plan_news import PlanNews, StepBegan
from stridecue.json_rows import cue_row, json_value, lap_row, rounded, summary_row
from stridecue.model.cue import Outcome
from stridecue.model.events import CueDecided, Event, LapEnded, Ticked
from stridecue.model.inputs import Input
from stridecue.model.plan import RepResult
from stridecue.model.state import Activity, State
from stridecue.model.summary import RunSummary

__all__ = ["JsonLines", "cue_row", "json_value", "lap_row", "state_row"]


class JsonLines:
    """A sink that writes a run as JSON, one object a line."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._written_s = -1.0
        self._plan_news = PlanNews()

    def on_input(self, item: Input) -> None:
        """Leave inputs aside: the events say what they meant."""

    def on_event(self, event: Event) -> None:
        """Write states, shown cues, laps, and the steps and repetitions of a plan."""
        if isinstance(event, Ticked):
            self._plan(event.state)
            self._state(event.state)
        elif isinstance(event, CueDecided) and event.decision.outcome is Outcome.SHOWN:
            self._object("cue", cue_row(event.decision))
        elif isinstance(event, LapEnded):
            self._object("lap", lap_row(event))

    def finish(self, summary: RunSummary) -> None:
        """Write what the run came to."""
        self._object("summary", summary_row(summary))

    def _plan(self, state: State) -> None:
        for new in self._plan_news.take(state):
            if isinstance(new, StepBegan):
                self._object("step", step_row(state.elapsed_s, new))
            else:
                self._object("rep", rep_row(state.elapsed_s, new))

    def _state(self, state: State) -> None:
        # Time stands still once the run is finished, and with it the states.
        if state.activity is Activity.BEFORE or state.elapsed_s <= self._written_s:
            return
        self._written_s = state.elapsed_s
        self._object("state", state_row(state))

    def _object(self, kind: str, row: dict[str, object]) -> None:
        self._write(json.dumps({"type": kind, **row}, allow_nan=False))


def state_row(state: State) -> dict[str, object]:
    """Return one second of a run in the names of `--json`."""
    return {
        "elapsed_s": rounded(state.elapsed_s, 3),
        "timer_s": rounded(state.timer_s, 3),
        "heart_rate_bpm": rounded(state.heart_rate.good, 1),
        "cadence_spm": rounded(state.cadence.good, 1),
        "speed_mps": rounded(state.speed.good, 3),
        "grade_percent": rounded(state.grade.good, 1),
        "distance_m": rounded(state.distance_m, 1),
        "climb_m": rounded(state.climb_m, 1),
        "power_w": rounded(state.power.good, 1),
        "step_length_m": rounded(state.step_length_m, 3),
        "gait": None if state.gait is None else state.gait.value,
        "zone": state.zone,
        "step": None if state.plan is None else state.plan.step,
        "rep": None if state.plan is None else state.plan.rep,
    }


def step_row(elapsed_s: float, began: StepBegan) -> dict[str, object]:
    """Return a step of a plan that begins in the names of `--json`."""
    step = began.step
    return {
        "elapsed_s": rounded(elapsed_s, 3),
        "number": began.number,
        "of": began.of,
        "kind": step.kind.value,
        "title": step.title,
        "rep": step.rep,
        "ends_by": step.ends_by.value,
        "duration_s": rounded(step.expected_s, 3),
        "distance_m": rounded(step.distance_m, 1),
        "speed_mps": rounded(step.speed_mps, 3),
        "grade_percent": rounded(step.grade_percent, 1),
    }


def rep_row(elapsed_s: float, result: RepResult) -> dict[str, object]:
    """Return what a repetition came to in the names of `--json`."""
    return {
        "elapsed_s": rounded(elapsed_s, 3),
        "number": result.number,
        "duration_s": rounded(result.seconds, 3),
        "distance_m": rounded(result.metres, 1),
        "speed_mps": rounded(result.speed_mps, 3),
        "grade_percent": rounded(result.grade_percent, 1),
        "heart_rate_end_bpm": rounded(result.heart_rate_end_bpm, 1),
        "cut_short": result.cut_short,
    }
