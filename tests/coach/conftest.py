"""Runs made of states: a test says what changes, everything else is an easy run on the flat."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest

from stridecue.coach.coach import Coach
from stridecue.coach.language.compile import compile_expression
from stridecue.coach.language.expression import Expression
from stridecue.coach.language.logic import LEFT_OUT
from stridecue.coach.metric_type import RunFacts
from stridecue.coach.moment import Moment
from stridecue.model.cue import Decision, Outcome
from stridecue.model.events import CueDecided, Noticed, Responded
from stridecue.model.inputs import Mark, MarkKind
from stridecue.model.profile import Profile
from stridecue.model.response import Response
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import CueSetText, History, RunSetup
from stridecue.model.state import (
    Activity,
    Gait,
    HeartRateLimits,
    Phase,
    Quality,
    Signal,
    Slope,
    State,
)

SIGNALS = ("heart_rate", "cadence", "speed", "grade", "power", "belt_speed", "pod_speed")
LIMITS = HeartRateLimits(max_bpm=180, easy_cap_bpm=139, hill_cap_bpm=147, alert_bpm=185)


def good(value: float | None) -> Signal:
    """A signal as a test writes it: a value is good, None was never there."""
    return Signal() if value is None else Signal(value, Quality.GOOD, 0.0, "test")


def state(t: int = 0, **changes: Any) -> State:
    """The state at second `t` of an easy run on the flat; signals may be given as numbers."""
    values: dict[str, Any] = {
        "tick_s": t,
        "activity": Activity.ACTIVE,
        "elapsed_s": float(t),
        "timer_s": float(t),
        "heart_rate": 130.0,
        "cadence": 165.0,
        "speed": 2.5,
        "grade": 0.0,
        "power": None,
        "belt_speed": 2.5,
        "pod_speed": 2.5,
        "distance_m": 2.5 * t,
        "climb_m": 0.0,
        "gait": Gait.RUNNING,
        "slope": Slope.FLAT,
        "surface": "treadmill",
        "phase": Phase.MAIN,
        "phase_time_s": float(t),
        "limits": LIMITS,
    }
    values.update(changes)
    for name in SIGNALS:
        if not isinstance(values[name], Signal):
            values[name] = good(values[name])
    return State(**values)


class Run:
    """A coach that is played states, second by second."""

    def __init__(self, coach: Coach, t: int = 0) -> None:
        self.coach = coach
        self.t = t
        self.timer_s = float(t)
        self.decisions: list[Decision] = []
        self.responses: list[Response] = []
        self.notices: list[Noticed] = []

    def go(self, seconds: int = 1, **changes: Any) -> list[Decision]:
        """Play some seconds of the same, and return what was decided in them."""
        before = len(self.decisions)
        for _ in range(seconds):
            if changes.get("activity", Activity.ACTIVE) is Activity.ACTIVE:
                self.timer_s += 1
            self.t += 1
            second = state(self.t, **{"timer_s": self.timer_s, **changes})
            decided: list[Decision] = []
            for event in self.coach.tick(second):
                if isinstance(event, CueDecided):
                    decided.append(event.decision)
                elif isinstance(event, Responded):
                    self.responses.append(event.response)
                else:
                    assert isinstance(event, Noticed)
                    self.notices.append(event)
            assert sum(decision.outcome is not Outcome.MUTED for decision in decided) <= 1
            self.decisions += decided
        return self.decisions[before:]

    def press(self, kind: MarkKind, value: float | str | None = None) -> None:
        """Press a key."""
        assert self.coach.feed(self.t * 1000, Mark(kind, value)) == []

    def shown(self) -> list[tuple[int, str]]:
        """What was shown so far, and when."""
        return [(d.tick_s, d.cue.id) for d in self.decisions if d.outcome is Outcome.SHOWN]

    def withheld(self) -> list[tuple[int, str]]:
        """What was withheld so far, and when."""
        return [(d.tick_s, d.cue.id) for d in self.decisions if d.outcome is Outcome.WITHHELD]

    def muted(self) -> list[tuple[int, str, str | None]]:
        """What was muted so far, when and by what."""
        return [(d.tick_s, d.cue.id, d.by) for d in self.decisions if d.outcome is Outcome.MUTED]


class Factory:
    """What tests make runs from."""

    state = staticmethod(state)
    good = staticmethod(good)
    Run = Run

    @staticmethod
    def setup(*texts: CueSetText, easy_speed_mps: float | None = 2.5, **changes: Any) -> RunSetup:
        """A run's setup."""
        setup = RunSetup(
            engine_version="1",
            program_version="0",
            source="test",
            profile=Profile(age_years=40, easy_speed_mps=easy_speed_mps),
            options=RunSettings(experiments=False),
            history=History(),
            cue_sets=texts,
        )
        return replace(setup, **changes)

    def coach(self, *texts: str | CueSetText, **changes: Any) -> Coach:
        """A coach with these sets; a text is a set of the runner's own."""
        sets = [
            text if isinstance(text, CueSetText) else CueSetText(f"own-{number}", text, shipped=False)
            for number, text in enumerate(texts)
        ]
        return Coach.of(self.setup(*sets, **changes))

    def run(self, *texts: str | CueSetText, t: int = 400, **changes: Any) -> Run:
        """A run past its warm-up, about to be played."""
        return Run(self.coach(*texts, **changes), t)


@pytest.fixture(scope="session")
def make() -> Factory:
    """The factory of runs."""
    return Factory()


class Looker:
    """One expression, looked at second by second."""

    def __init__(self, text: str, facts: RunFacts | None = None) -> None:
        compiled = compile_expression(text)
        assert isinstance(compiled, Expression), compiled
        self.expression = compiled
        self.moment = Moment(facts or RunFacts(easy_speed_mps=2.5))
        self.moment.watch(compiled.watched, compiled.windows)
        self.slots = compiled.slots()
        self.t = 0

    def look(self, **changes: Any) -> bool | None:
        """Look at the next second."""
        self.t += 1
        self.moment.advance(state(self.t, **changes))
        truth = self.expression.look(self.moment, self.slots)
        return None if truth is LEFT_OUT else truth

    def looks(self, key: str, values: Iterable[Any]) -> list[bool | None]:
        """Look at one second for each value of one field."""
        return [self.look(**{key: value}) for value in values]


@pytest.fixture(scope="session")
def looker() -> Callable[..., Looker]:
    """What looks at an expression."""
    return Looker
