"""The made-up runner with a plan: the belt as the screen says, open steps, pauses and the end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bare_state import BARE
from stridecue.decode import decode
from stridecue.model.inputs import Body, Mark, MarkKind, Packet
from stridecue.model.measurement import RunningMeasurement
from stridecue.model.plan import BeltSetting, EndsBy, PlannedStep, PlanPlace, StepKind
from stridecue.model.state import Activity, State
from stridecue.sources.simulator import Segment, Simulator, lead_in_s
from stridecue.sources.simulator.plan_reader import FINISHES_AFTER_S, PlanReader


def step(kind: StepKind, expected_s: float, ends_by: EndsBy = EndsBy.TIME) -> PlannedStep:
    return PlannedStep(kind, kind.value, ends_by, expected_s)


def place(kind: StepKind = StepKind.RUN, speed_mps: float | None = None, **more: object) -> PlanPlace:
    grade_percent = more.pop("grade_percent", None)
    belt = BeltSetting(speed_mps, grade_percent)  # type: ignore[arg-type]
    return replace(PlanPlace(kind.value), belt=belt, **more)  # type: ignore[arg-type]


def shown(plan: PlanPlace, activity: Activity = Activity.ACTIVE) -> State:
    return replace(BARE, plan=plan, activity=activity)


PLAN = (
    step(StepKind.WARMUP, 60),
    step(StepKind.WARMUP, 100),
    step(StepKind.REP, 30),
    step(StepKind.WARMUP, 9),
)


def test_a_demo_opens_shortly_before_the_first_warm_up_ends() -> None:
    assert lead_in_s(PLAN) == 120
    assert lead_in_s(PLAN[2:]) == 0


def test_the_belt_is_what_the_screen_says() -> None:
    reader = PlanReader(PLAN, 0.0)
    assert reader.target == Segment(1, 0.0), "the runner stands until there is something to follow"
    reader.see(1, BARE)
    assert reader.target == Segment(1, 0.0)
    reader.see(2, shown(place(speed_mps=2.5, grade_percent=4.0)))
    assert reader.target == Segment(1, 2.5, 4.0)


def test_what_the_plan_leaves_open_stays() -> None:
    reader = PlanReader(PLAN, 0.0)
    reader.see(1, shown(place(speed_mps=2.5, grade_percent=4.0)))
    reader.see(2, shown(place(grade_percent=1.0)))
    assert reader.target == Segment(1, 2.5, 1.0)
    reader.see(3, shown(replace(place(), belt=None)))
    assert reader.target == Segment(1, 2.5, 1.0)


@pytest.mark.parametrize(("runs", "speed_mps"), [(True, 2.55), (False, 1.5)])
def test_from_standing_the_runner_chooses(runs: bool, speed_mps: float) -> None:
    reader = PlanReader(PLAN, 0.0)
    reader.see(1, shown(place(steps=(replace(PLAN[0], running=runs),))))
    assert reader.target.speed_mps == speed_mps


def test_a_belt_may_be_off() -> None:
    reader = PlanReader(PLAN, -0.3)
    reader.see(1, shown(place(speed_mps=2.5)))
    assert reader.target.speed_mps == pytest.approx(2.2)
    reader.see(2, shown(place(speed_mps=0.0)))
    assert reader.target.speed_mps == 0.0


def test_who_has_paused_stands_and_goes_on_as_before() -> None:
    reader = PlanReader(PLAN, 0.0)
    reader.see(1, shown(place(speed_mps=2.5, grade_percent=5.0)))
    reader.see(2, shown(place(speed_mps=2.5), Activity.PAUSED))
    assert reader.target == Segment(1, 0.0, 5.0)
    reader.see(3, shown(place(), Activity.AUTO_PAUSED))
    assert reader.target == Segment(1, 2.5, 5.0)


def test_only_in_a_repetition_no_cue_is_heeded() -> None:
    reader = PlanReader(PLAN, 0.0)
    reader.see(1, shown(place(StepKind.REP)))
    assert not reader.heeds_cues
    reader.see(2, shown(place(StepKind.RECOVER)))
    assert reader.heeds_cues


def test_an_open_step_is_left_when_it_was_long_enough() -> None:
    steps = (step(StepKind.RUN, 20, EndsBy.KEY), step(StepKind.RUN, 20))
    reader = PlanReader(steps, 0.0)
    pressed = []
    for at, in_step_s in ((0, 19.0), (0, 20.0), (1, 1.0), (1, 20.0)):
        reader.see(1, shown(place(steps=steps, at=at, in_step_s=in_step_s)))
        pressed.append(reader.mark())
    assert pressed == [None, Mark(MarkKind.STEP, "next"), None, None]


def test_after_the_plan_the_runner_stops_and_finishes() -> None:
    source = Simulator(plan=PLAN)
    assert source.length_ms == (199 + FINISHES_AFTER_S) * 1000
    taken: list[tuple[int, Body]] = []
    for second in range(1, 40):
        taken += source.take_until(second * 1000 - 1)
        source.see(second * 1000, shown(place(speed_mps=2.0, done=second >= 30)))
    assert taken[-1] == (35_000, Mark(MarkKind.FINISH))
    assert source.ended
    assert source.length_ms == 35_000


def test_who_never_comes_to_the_end_has_enough_at_some_time() -> None:
    source = Simulator(plan=(step(StepKind.RUN, 25),))
    taken = source.take_until(10_000_000)
    assert taken[-1] == (660_000, Mark(MarkKind.FINISH))


def test_what_else_the_runner_presses_comes_in_its_second() -> None:
    pause = Mark(MarkKind.PAUSE)
    taken = Simulator(plan=PLAN, marks=((7, pause),)).take_until(9_000)
    at = taken.index((7_000, pause))
    assert all(t_ms < 7_000 for t_ms, _ in taken[:at])
    assert all(t_ms > 7_000 for t_ms, _ in taken[at + 1 :])


def test_what_is_seen_changes_nothing_without_a_plan() -> None:
    def packets(*, looks: bool) -> list[tuple[int, Body]]:
        source = Simulator(minutes=1)
        taken = []
        for second in range(1, 62):
            taken += source.take_until(second * 1000 - 1)
            if looks:
                source.see(second * 1000, shown(place(speed_mps=5.0, done=second > 3)))
        return [item for item in taken if isinstance(item[1], Packet)]

    assert packets(looks=True) == packets(looks=False)


@pytest.mark.parametrize(("running", "walked"), [(False, True), (True, False)])
def test_a_steep_step_to_walk_is_walked(running: bool, walked: bool) -> None:
    hike = replace(step(StepKind.HIKE, 60), running=running)
    source = Simulator(plan=(hike,))
    plan = place(StepKind.HIKE, 1.5, grade_percent=12.0, steps=(hike,), at=0)
    says_running: list[bool] = []
    for second in range(60):
        taken = source.take_until(1000 * second + 999)
        source.see(1000 * (second + 1), shown(plan))
        decoded = [decode(body.characteristic, body.payload) for _, body in taken if isinstance(body, Packet)]
        says_running += [bool(one.running) for one in decoded if isinstance(one, RunningMeasurement)]
    assert says_running[-1] is not walked
