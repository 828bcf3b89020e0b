"""A plan that is followed second by second: a test says what is otherwise than an easy run on a treadmill."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from stridecue.model.events import Event, Noticed
from stridecue.model.inputs import Body, Mark, MarkKind
from stridecue.model.plan import BeltSetting, EndsBy, PlannedStep, PlanPlace, StepKind, StepMark
from stridecue.model.state import Activity, Gait, HeartRateLimits, Phase, Quality, Signal, Slope, State
from stridecue.plans.following.follower import Follower

SIGNALS = ("heart_rate", "cadence", "speed", "grade", "power", "belt_speed", "pod_speed")
_WALKED = (StepKind.WALK, StepKind.HIKE, StepKind.RECOVER)


def a_state(t: int = 0, **changes: Any) -> State:
    """The state at second `t` of an easy run; signals may be given as numbers, None is lost."""
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
        "limits": HeartRateLimits(max_bpm=180, easy_cap_bpm=139, hill_cap_bpm=147, alert_bpm=185),
        **changes,
    }
    for name in SIGNALS:
        if not isinstance(values[name], Signal):
            value = values[name]
            values[name] = Signal() if value is None else Signal(value, Quality.GOOD, 0.0, "test")
    return State(**values)


def a_step(kind: str, seconds: float = 60.0, **fields: Any) -> PlannedStep:
    """A step by time, or by distance where `distance_m` is given."""
    grade = fields.get("grade_percent", 0.0)
    fields.setdefault("grade_percent", grade)
    fields.setdefault("running", StepKind(kind) not in _WALKED)
    fields.setdefault("belt", BeltSetting(fields.get("speed_mps"), grade))
    ends_by = EndsBy.DISTANCE if "distance_m" in fields else EndsBy.TIME
    fields.setdefault("ends_by", ends_by)
    return PlannedStep(StepKind(kind), fields.pop("title", kind.capitalize()), expected_s=seconds, **fields)


class Followed:
    """A follower with a run of its own; what is given as `now` holds until it is given anew."""

    def __init__(self, *steps: PlannedStep, begin: bool = True, **now: Any) -> None:
        self.follower = Follower(tuple(steps))
        self.now = now
        self.t = 0
        self.timer_s = 0.0
        self.distance_m = 0.0
        self.events: list[Event] = []
        self.state = a_state(0, **{"activity": Activity.BEFORE, "phase": Phase.PRE_RUN, **now})
        self.state, _ = self.follower.tick(self.state)
        self.places: list[PlanPlace] = []
        if not begin:
            self.now["activity"] = Activity.BEFORE

    @property
    def place(self) -> PlanPlace:
        assert self.state.plan is not None
        return self.state.plan

    @property
    def told(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Noticed)]

    def feed(self, body: Body) -> None:
        self.events += self.follower.feed(1000 * self.t, body)

    def mark(self, value: StepMark | str | float | None) -> None:
        self.feed(Mark(MarkKind.STEP, value))

    def run(self, seconds: int, **now: Any) -> PlanPlace:
        """Let seconds pass."""
        self.now.update(now)
        for _ in range(seconds):
            self._second()
        return self.place

    def _second(self) -> None:
        self.t += 1
        given = dict(self.now)
        mps = given.get("speed", 2.5)
        moved = given.pop("moves", mps if isinstance(mps, float) else 0.0)
        if given.get("activity", Activity.ACTIVE) is Activity.ACTIVE:
            self.timer_s += 1.0
            self.distance_m += moved
        given = {"timer_s": self.timer_s, "distance_m": self.distance_m, **given}
        self.state, events = self.follower.tick(a_state(self.t, **given))
        self.events += events
        self.places.append(self.place)


@pytest.fixture
def follow() -> Callable[..., Followed]:
    """Follow steps."""
    return Followed


@pytest.fixture
def step() -> Callable[..., PlannedStep]:
    """Make a step."""
    return a_step
