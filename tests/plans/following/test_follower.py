"""A plan followed: which second a step ends in, its phase, pauses, start and finish."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from stridecue.model.inputs import Mark, MarkKind
from stridecue.model.plan import EndsBy, PlannedStep, StepMark
from stridecue.model.state import Activity, Phase

Make = Callable[..., Any]
Step = Callable[..., PlannedStep]


def changes(run: Any, seconds: int) -> list[tuple[int, str, Phase]]:
    """(second, kind of the step, phase) of each new step."""
    seen: list[tuple[int, str, Phase]] = []
    before = None
    for _ in range(seconds):
        run.run(1)
        if run.place.at != before:
            seen.append((run.t, run.place.step, run.state.phase))
        before = run.place.at
    return seen


def test_steps_by_time_end_to_the_second(follow: Make, step: Step) -> None:
    run = follow(step("warmup", 180), step("run", 60), step("walk", 30), step("cooldown", 20))
    assert changes(run, 300) == [
        (1, "warmup", Phase.WARMUP),
        (180, "run", Phase.MAIN),
        (240, "walk", Phase.MAIN),
        (270, "cooldown", Phase.COOLDOWN),
    ]
    assert [run.places[t - 1].done for t in (289, 290, 300)] == [False, True, True]


def test_the_place_counts_down(follow: Make, step: Step) -> None:
    run = follow(step("warmup", 20, speed_mps=1.5), step("run", 40), step("cooldown", 30))
    place = run.run(12)
    assert (place.in_step_s, place.left_s, place.step_in_s) == (12, 8, 8)
    assert (place.plan_in_s, place.plan_left_s, place.duration_s) == (12, 78, 90)
    assert (place.at, place.step, place.speed_mps, place.counting) == (0, "warmup", 1.5, True)
    place = run.run(8)
    assert (place.at, place.in_step_s, place.left_s, place.plan_left_s) == (1, 0, 40, 70)
    assert run.run(40).step_in_s is None


def test_a_step_by_distance_ends_by_the_way(follow: Make, step: Step) -> None:
    run = follow(step("run", 40, distance_m=100.0, speed_mps=2.5), step("cooldown", 30))
    place = run.run(10, speed=4.0)
    assert (place.left_m, place.left_s, place.step_in_s) == (60, 15, 15)
    assert [place.at for place in (run.run(14), run.run(1))] == [0, 1]
    assert run.place.left_m is None


def test_without_speed_a_way_goes_by_the_clock(follow: Make, step: Step) -> None:
    run = follow(step("run", 40, distance_m=100.0, speed_mps=2.5), step("cooldown", 30), speed=None)
    place = run.run(10)
    assert (place.left_m, place.left_s) == (None, 30)
    assert [place.at for place in (run.run(29), run.run(1))] == [0, 1]


def test_a_way_goes_on_when_speed_is_lost_and_comes_back(follow: Make, step: Step) -> None:
    run = follow(step("run", 40, distance_m=100.0, speed_mps=2.5), step("cooldown", 30))
    run.run(10, speed=5.0)
    run.run(10, speed=None)
    assert run.run(1, speed=5.0).left_m == pytest.approx(100 - 50 - 25 - 5)


@pytest.mark.parametrize("kind", [Activity.PAUSED, Activity.AUTO_PAUSED])
def test_a_pause_holds_the_plan(follow: Make, step: Step, kind: Activity) -> None:
    run = follow(step("warmup", 20), step("run", 40))
    run.run(15)
    place = run.run(100, activity=kind)
    assert (place.at, place.left_s, place.step_in_s, place.plan_in_s) == (0, 5, None, 15)
    assert run.run(4, activity=Activity.ACTIVE).at == 0
    assert run.run(1).at == 1


def test_before_the_start_and_after_the_finish_nothing_happens(follow: Make, step: Step) -> None:
    run = follow(step("warmup", 20), step("run", 40), begin=False, phase=Phase.PRE_RUN)
    run.mark(StepMark.NEXT)
    place = run.run(50)
    assert (place.at, place.in_step_s, place.step_in_s) == (0, 0, None)
    assert run.state.phase is Phase.PRE_RUN
    run.run(30, activity=Activity.ACTIVE, phase=Phase.MAIN)
    run.mark(StepMark.NEXT)
    place = run.run(50, activity=Activity.FINISHED, phase=Phase.POST_RUN)
    assert (place.at, place.in_step_s, place.done, run.told) == (1, 10, False, [])
    assert run.state.phase is Phase.POST_RUN


def test_phase_time_runs_on_through_the_main_part(follow: Make, step: Step) -> None:
    run = follow(step("warmup", 20), step("run", 40), step("walk", 40), step("rep", 9), step("recover", 50))
    times = {}
    for _ in range(150):
        run.run(1)
        times[run.t] = (run.state.phase, run.state.phase_time_s)
    assert times[19] == (Phase.WARMUP, 19)
    assert times[20] == (Phase.MAIN, 0)
    assert times[70] == (Phase.MAIN, 50)
    assert times[100] == (Phase.REP, 0)
    assert times[110] == (Phase.RECOVER, 1)


def test_a_step_by_key_ends_by_the_key(follow: Make, step: Step) -> None:
    run = follow(step("run", 600, ends_by=EndsBy.KEY), step("cooldown", 30))
    place = run.run(900)
    assert (place.at, place.left_s, place.step_in_s, place.plan_left_s) == (0, None, None, None)
    assert place.duration_s == 630
    run.mark(StepMark.NEXT)
    assert (run.run(1).at, run.place.in_step_s, run.told) == (1, 0, ["On to: Cooldown."])


@pytest.mark.parametrize(("bpm", "ends_at"), [(125.0, 90), (120.0, 90), (119.0, 31), (None, 90)])
def test_a_step_by_heart_rate_ends_below_its_limit_or_with_its_time(
    follow: Make, step: Step, bpm: float | None, ends_at: int
) -> None:
    easy = step("recover", 90, ends_by=EndsBy.HEART_RATE, heart_rate_below_bpm=120)
    run = follow(easy, step("run", 300), heart_rate=140.0)
    assert run.run(30).left_s == 60
    run.run(100, heart_rate=bpm)
    assert [place.at for place in run.places].index(1) + 1 == ends_at


def test_what_makes_no_sense_changes_nothing(follow: Make, step: Step) -> None:
    run = follow(step("run", 60), step("cooldown", 30))
    run.run(5)
    for value in ("NEXT", "", "next ", 1.0, None, "x" * 10_000):
        run.mark(value)
    run.feed(Mark(MarkKind.LAP))
    place = run.run(1)
    assert (place.at, place.in_step_s, run.told) == (0, 6, [])


def test_a_pause_does_not_end_a_step_by_heart_rate(follow: Make, step: Step) -> None:
    easy = step("recover", 90, ends_by=EndsBy.HEART_RATE, heart_rate_below_bpm=120)
    run = follow(easy, step("run", 300), heart_rate=140.0)
    run.run(30)
    assert run.run(60, activity=Activity.PAUSED, heart_rate=100.0).at == 0
    assert run.run(1, activity=Activity.ACTIVE).at == 1


def test_a_pause_in_the_second_in_which_a_step_ends(follow: Make, step: Step) -> None:
    run = follow(step("run", 20), step("walk", 20), step("run", 20))
    assert (run.run(20).at, run.place.in_step_s) == (1, 0)
    assert (run.run(9, activity=Activity.PAUSED).at, run.place.in_step_s) == (1, 0)
    assert (run.run(20, activity=Activity.ACTIVE).at, run.place.in_step_s) == (2, 0)


def test_each_repetition_has_its_own_time_even_right_after_another(follow: Make, step: Step) -> None:
    run = follow(step("rep", 20), step("rep", 20), step("cooldown", 20))
    run.run(19)
    assert (run.state.phase, run.state.phase_time_s) == (Phase.REP, 19)
    run.run(6)
    assert (run.state.phase, run.state.phase_time_s) == (Phase.REP, 5)


def test_hundreds_of_keys_in_a_second_are_a_few(follow: Make, step: Step) -> None:
    run = follow(*[step("run", 60)] * 200)
    for _ in range(500):
        run.mark(StepMark.NEXT)
    assert run.run(1).at == 10
    assert len(run.told) == 10


def test_a_sensor_that_is_gone_leaves_a_plan_to_the_clock(follow: Make, step: Step) -> None:
    way = step("run", 50, distance_m=100.0)
    rep = step("rep", 40, distance_m=100.0, speed_mps=2.5)
    run = follow(way, rep, step("cooldown", 30), speed=None, heart_rate=None, cadence=None)
    assert [run.run(seconds).at for seconds in (49, 1, 39, 1)] == [0, 1, 1, 2]
    (result,) = run.place.results
    assert (result.seconds, result.metres, result.speed_mps) == (40, 100, None)


def test_what_is_left_goes_by_the_runners_own_speed_from_half_of_the_reckoned_one_on(
    follow: Make, step: Step
) -> None:
    run = follow(step("run", 50, distance_m=100.0))
    assert run.run(10, speed=1.0).left_s == pytest.approx(90)
    assert run.run(10, speed=0.9).left_s == pytest.approx(81 / 2)


def test_a_step_keeps_nobody_quiet_before_the_start_and_after_the_finish(follow: Make, step: Step) -> None:
    run = follow(step("run", 60, silent=True, cue_sets=("mine",)))
    assert (run.place.silent, run.place.cue_sets) == (False, None)
    assert (run.run(5).silent, run.place.cue_sets) == (True, ("mine",))
    assert (run.run(1, activity=Activity.FINISHED).silent, run.place.cue_sets) == (False, None)
