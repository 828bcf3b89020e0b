"""What the coach says while a plan is followed: the right words in the right step, second by second, and no others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest

from stridecue import run_setup
from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.cue_file import parse_all
from stridecue.engine import Engine
from stridecue.model.cue import Outcome
from stridecue.model.events import CueDecided
from stridecue.model.inputs import Body, Input, Mark, MarkKind, Reading
from stridecue.model.plan import PlanPlace, StepKind
from stridecue.model.profile import Profile, Unit
from stridecue.model.run_settings import PlanChoice, PlanVersion, RunChoices
from stridecue.model.setup import RunSetup
from stridecue.model.state import State
from stridecue.plans.reading import shipped_plans
from stridecue.plans.reading.plan_file import made_ready, parse_plan_file
from stridecue.plans.reading.plan_text import as_text
from stridecue.sources.simulator import Simulator

NOW = datetime(2026, 5, 3, 8, 0, tzinfo=UTC)
SETUP = RunSetup(
    engine_version="1",
    program_version="1",
    source="test",
    profile=Profile(age_years=40, easy_speed_mps=2.5),
)
"""Of a runner whose heart goes up to 180, and easily up to 139."""
WARM_UP_S = 660
STEP_QUIET_S = 10
AFTER_REP_S = 10

Runs = Callable[[PlanPlace, int], Mapping[str, float | None]]
"""What the runner does otherwise than the screen says, by the place in the plan and the second."""


def as_told(place: PlanPlace, second: int) -> Mapping[str, float | None]:
    """Do what the screen says."""
    return {}


class PlanRun:
    """A run by a plan on a belt that is set to what the screen says, and does it in a second."""

    def __init__(self, plan: str, runs: Runs = as_told, *, day: str = "hard") -> None:
        ready = made_ready(parse_plan_file("mine", plan), PlanChoice("mine"))
        texts = tuple(shipped_sets.text(name) for name in ("safety", *ready.cue_sets))
        options = replace(SETUP.options, day=day, experiments=False, auto_pause=False)
        self.engine = Engine(replace(SETUP, plan=as_text(ready), cue_sets=texts, options=options))
        self.runs = runs
        self.seq = 0
        self.distance_m = 0.0
        self.shown: list[tuple[int, str]] = []
        self.places: list[PlanPlace] = []
        self.press(MarkKind.START)
        self._tick(0)

    @property
    def place(self) -> PlanPlace:
        assert self.engine.state.plan is not None
        return self.engine.state.plan

    def press(self, kind: MarkKind, value: str | None = None) -> None:
        """Press a key now."""
        self._feed(len(self.places) * 1000, Mark(kind, value))

    def to_end(self, after_s: int = 20) -> PlanRun:
        """Run until the plan is done, and some seconds more."""
        while not self.place.done:
            self.go()
        return self.go(after_s)

    def go(self, seconds: int = 1) -> PlanRun:
        """Let seconds pass."""
        for _ in range(seconds):
            second, belt = len(self.places), self.place.belt
            values = {
                "heart_rate_bpm": 125.0,
                "speed_mps": 2.5 if belt is None else belt.speed_mps,
                "grade_percent": 0.0 if belt is None else belt.grade_percent,
                **self.runs(self.place, second),
            }
            speed_mps, bpm = values["speed_mps"] or 0.0, values["heart_rate_bpm"]
            values["heart_rate_bpm"] = None if bpm is None else bpm + second % 3
            self.distance_m += speed_mps
            values = {"cadence_spm": 165.0 if speed_mps >= 2 else 110.0, **values}
            self._feed(second * 1000 - 500, Reading("belt", distance_m=self.distance_m, **values))
            self._tick(second)
        return self

    def begins(self, at: int) -> int:
        """The second in which a step began."""
        return next(second for second, place in enumerate(self.places) if place.at == at)

    def during(self, at: int) -> list[tuple[int, str]]:
        """What was shown in a step, by the time since it began."""
        begin = self.begins(at)
        return [(second - begin, cue) for second, cue in self.shown if self.places[second].at == at]

    def before(self, at: int) -> list[tuple[int, str]]:
        """What was shown in the ten seconds before a step, by the time to it."""
        begin = self.begins(at)
        return [(begin - second, cue) for second, cue in self.shown if 0 < begin - second <= STEP_QUIET_S]

    def _feed(self, t_ms: int, body: Body) -> None:
        self.engine.feed(Input(t_ms, self.seq, body))
        self.seq += 1

    def _tick(self, second: int) -> None:
        for event in self.engine.tick(second):
            if isinstance(event, CueDecided) and event.decision.outcome is Outcome.SHOWN:
                self.shown.append((second, event.decision.cue.id))
        self.places.append(self.place)


# Hill repeats

HILLS = f"""
cue_sets = ["hill-repeats", "hill-climb"]
day = "hard"
[[step]]
kind = "warmup"
time = "{WARM_UP_S}s"
speed = "easy"
grade = 0
cue_sets = ["hill-repeats"]
[[step]]
times = 5
[[step.step]]
kind = "rep"
time = "60s"
grade = 5
speed = "1.35 easy at equal cost"
cue_sets = ["hill-repeats"]
[[step.step]]
kind = "recover"
time = "90s"
speed = "walk"
grade = 0
[[step]]
kind = "cooldown"
time = "60s"
speed = "walk"
grade = 0
"""
REPS = (1, 3, 5, 7, 9)
RECOVERIES = (2, 4, 6, 8, 10)


def a_heart_at_work(place: PlanPlace, second: int) -> Mapping[str, float | None]:
    """A heart that is warm in the warm-up, works in repetitions, and is slow to calm down after the second one."""
    if place.step == "rep":
        return {"heart_rate_bpm": min(160.0, 125.0 + place.in_step_s)}
    if place.step == "recover":
        slow = place.at == RECOVERIES[1] and place.longer_ago_s is None
        return {"heart_rate_bpm": max(150.0 if slow else 120.0, 160.0 - place.in_step_s)}
    return {}


@cache
def hills() -> PlanRun:
    """A session of hills as it should be."""
    return PlanRun(HILLS, a_heart_at_work).to_end()


def test_a_repetition_is_announced_begun_left_alone_and_ended() -> None:
    run = hills()
    assert run.before(REPS[0]) == [(10, "hp-first")]
    assert run.during(REPS[0]) == [(0, "hp-go"), (50, "sf-belt")]
    for at in REPS[1:]:
        assert run.before(at) == [(10, "hp-ready")]
        assert [one for one in run.during(at) if one[1] != "sf-belt"] == [(0, "hp-go")]
    for at in RECOVERIES:
        assert run.during(at)[0] == (0, "hp-easy")


def test_every_second_repetition_is_banked_after_a_quarter_of_a_minute() -> None:
    alone = HILLS.replace('cue_sets = ["hill-repeats", "hill-climb"]', 'cue_sets = ["hill-repeats"]')
    run = PlanRun(alone).to_end()
    banked = {at: when for at in RECOVERIES for when, cue in run.during(at) if cue == "hp-bank"}
    assert banked == {RECOVERIES[1]: 15, RECOVERIES[3]: 15}


def test_a_heart_that_still_beats_fast_gets_thirty_seconds_more_and_hears_so() -> None:
    run = hills()
    cues = {cue: at for at, cue in run.during(RECOVERIES[1])}
    assert cues["hp-wait"] == 75
    assert run.begins(REPS[2]) - run.begins(RECOVERIES[1]) == 120
    others = {cue for at in (*RECOVERIES[:1], *RECOVERIES[2:]) for _, cue in run.during(at)}
    assert "hp-wait" not in others


def test_nothing_but_repetitions_and_safety_speaks_in_a_silent_time() -> None:
    run = hills()
    silent = {second for at in REPS for second in range(run.begins(at), run.begins(at + 1) + AFTER_REP_S)}
    spoken = {cue for second, cue in run.shown if second in silent}
    assert spoken
    assert {cue for cue in spoken if not cue.startswith(("hp-", "sf-"))} == set()
    assert {cue for _, cue in run.during(0)} == {"hp-first"}


def test_repetitions_that_do_not_fade_are_not_stopped() -> None:
    assert "hp-stop" not in {cue for _, cue in hills().shown}


def a_tired_runner(place: PlanPlace, second: int) -> Mapping[str, float | None]:
    """The third and the fourth repetition are a tenth slower, once their clock goes."""
    asked_mps = place.belt.speed_mps if place.belt is not None else None
    if place.step == "rep" and place.rep in (3, 4, 5) and place.in_step_s >= 2 and asked_mps is not None:
        return {"speed_mps": 0.9 * asked_mps}
    return {}


def test_fading_repetitions_are_ended_while_sharp_and_go_is_not_said_again() -> None:
    run = PlanRun(HILLS, a_tired_runner).to_end()
    assert run.during(RECOVERIES[3])[:2] == [(0, "hp-easy"), (9, "hp-stop")]
    assert [cue for _, cue in run.shown].count("hp-stop") == 1
    assert "hp-bank" in {cue for _, cue in run.during(RECOVERIES[1])}
    assert "hp-bank" not in {cue for _, cue in run.during(RECOVERIES[3])}
    assert "hp-go" in {cue for _, cue in run.during(REPS[3])}
    assert "hp-go" not in {cue for _, cue in run.during(REPS[4])}


def test_who_is_cold_is_told_to_warm_up_and_hears_of_the_belt_alone() -> None:
    short = HILLS.replace(f'"{WARM_UP_S}s"', '"300s"').replace("times = 5", "times = 1")
    run = PlanRun(short).to_end()
    assert run.during(0) == [(280, "hp-warm"), (291, "sf-belt")]
    assert [cue for _, cue in run.during(1)] == ["sf-belt"]


def a_calm_heart(place: PlanPlace, second: int) -> Mapping[str, float | None]:
    """A heart that beats slower than in anybody who is warm."""
    return {"heart_rate_bpm": 95.0}


@pytest.mark.parametrize(("score", "before_rep"), [("effort 3", ["hp-first"]), ("effort 2", ["sf-belt"])])
def test_who_says_that_it_is_work_is_warm(score: str, before_rep: list[str]) -> None:
    run = PlanRun(HILLS.replace("times = 5", "times = 1"), a_calm_heart).go(WARM_UP_S - 60)
    run.press(MarkKind.SCORE, score)
    run.to_end()
    assert [cue for _, cue in run.before(1)] == before_rep


def test_who_hurts_is_sent_into_no_repetition() -> None:
    run = PlanRun(HILLS.replace("times = 5", "times = 1"))
    run.go(WARM_UP_S - 60).press(MarkKind.PAIN)
    run.to_end()
    cues = {cue for _, cue in run.shown}
    assert "sf-pain" in cues
    assert not cues & {"hp-first", "hp-ready", "hp-go"}
    assert run.before(1) == [(9, "sf-belt")]


def test_of_short_repetitions_only_the_start_and_the_end_are_told() -> None:
    steep = HILLS.replace('"60s"\ngrade = 5', '"10s"\ngrade = 12').replace("times = 5", "times = 2")
    run = PlanRun(steep).to_end()
    assert {cue for _, cue in run.shown if cue.startswith("hp-")} == {"hp-go", "hp-easy"}
    assert [cue for _, cue in run.during(1)] == ["hp-go"]
    assert run.before(1) == [(9, "sf-belt")]


# First steps

STEPS = """
cue_sets = ["beginner-small-steps"]
day = "easy"
[[step]]
kind = "warmup"
time = "3min"
speed = "walk"
[[step]]
times = 4
[[step.step]]
kind = "run"
time = "60s"
speed = "easy"
[[step.step]]
kind = "walk"
time = "60s"
speed = "walk"
[[step]]
kind = "cooldown"
time = "60s"
speed = "walk"
"""


@cache
def first_steps() -> PlanRun:
    """A session of running and walking."""
    return PlanRun(STEPS, day="easy").to_end(after_s=60)


def test_each_run_and_each_walk_is_told_when_it_begins() -> None:
    run = first_steps()
    assert run.during(0)[0] == (20, "bs-start")
    for at in (1, 3, 5, 7):
        assert run.before(at) == run.before(at + 1) == [(10, "sf-belt")]
        assert (0, "bs-run") in run.during(at)
        assert (0, "bs-walk") in run.during(at + 1)


def test_a_walk_is_no_run_and_the_cool_down_neither() -> None:
    run = first_steps()
    told = [cue for _, cue in run.shown if cue in ("bs-run", "bs-walk")]
    assert told == 4 * ["bs-run", "bs-walk"]


def test_the_end_of_the_plan_is_enough_for_today_once() -> None:
    run = first_steps()
    done_s = next(second for second, place in enumerate(run.places) if place.done)
    assert [second for second, cue in run.shown if cue == "bs-done"] == [done_s]


def test_one_tip_and_no_other_technique() -> None:
    technique = {cue for _, cue in first_steps().shown} - {
        "sf-belt",
        "bs-start",
        "bs-run",
        "bs-walk",
        "bs-done",
    }
    assert technique == {"bs-one"}


# Hiking and running

HIKE_AND_RUN = """
cue_sets = ["run-hike"]
day = "hike"
[[step]]
kind = "warmup"
time = "4min"
speed = "easy"
grade = 0
[[step]]
kind = "hike"
time = "90s"
speed = "walk"
grade = 12
[[step]]
kind = "run"
time = "2min"
speed = "easy"
grade = 0
"""


def who_runs_on_a_slow_belt(place: PlanPlace, second: int) -> Mapping[str, float | None]:
    """A runner who runs wherever it goes, on a belt that takes half a minute to come down."""
    coming_down = place.step == "run" and place.in_step_s < 30
    return {"cadence_spm": 160.0, **({"speed_mps": 1.6, "grade_percent": 11.0} if coming_down else {})}


def test_a_hike_is_asked_of_who_runs_it_and_not_where_the_belt_comes_down_to_a_run() -> None:
    run = PlanRun(HIKE_AND_RUN, who_runs_on_a_slow_belt, day="hike").to_end()
    assert "rh-hike" in {cue for _, cue in run.during(1)}
    assert "rh-hike" not in {cue for _, cue in run.during(2)}


LONG = ("easy-capped", "flat-control", "incline-hike", "run-hike")


@pytest.mark.parametrize("name", LONG)
def test_in_long_plans_there_is_something_to_drink(name: str) -> None:
    file = parse_plan_file(name, shipped_plans.text(name))
    plan = made_ready(file, PlanChoice(name))
    assert sum(step.time_s or 0 for step in plan.steps) >= 45 * 60
    assert "fatigue-guard" in plan.cue_sets
    assert all(step.cue_sets is None for step in plan.steps)


# Steady on the flat

EVEN = """
cue_sets = ["flat-control"]
day = "hard"
[[step]]
kind = "warmup"
time = "2min"
speed = "easy"
cue_sets = []
[[step]]
kind = "run"
time = "12min"
speed = "1.07 easy"
[[step]]
kind = "cooldown"
time = "60s"
speed = "walk"
cue_sets = []
"""


def test_a_pace_that_is_held_is_praised_and_corrected_by_nothing() -> None:
    cues = {cue for _, cue in PlanRun(EVEN).to_end().during(1)}
    assert cues == {"fc-hold", "fc-breath", "sf-belt"}


@pytest.mark.parametrize(("factor", "cue"), [(1.04, "fc-fast"), (0.96, "fc-slow")])
def test_a_pace_that_is_not_held_is_corrected(factor: float, cue: str) -> None:
    def runs(place: PlanPlace, second: int) -> Mapping[str, float | None]:
        return {"speed_mps": factor * place.speed_mps} if place.speed_mps is not None else {}

    run = PlanRun(EVEN, runs).to_end()
    cues = [one for one in run.during(1) if one[1] not in ("fc-breath", "sf-belt")]
    assert cues[0] == (35, cue)
    assert {name for _, name in cues} == {cue}
    assert {name for at in (0, 2) for _, name in run.during(at)} <= {"sf-belt"}


# Whole plans as they are shipped

HOMES = {cue.id: one.name for one in parse_all(shipped_sets.texts()) for cue in one.cues}


def told_in(choice: PlanChoice) -> list[tuple[State, str]]:
    """What a runner who does what the screen says is told in a plan, each with the state of its second."""
    setup = run_setup.demo_setup((), NOW, Unit.KM, 7, RunChoices(plan=choice))
    planned = run_setup.planned_run(setup)
    assert planned is not None
    engine, source, seq = Engine(setup), Simulator(7, plan=planned.steps), 0
    told: list[tuple[State, str]] = []
    for second in range(4 * 3600):
        for t_ms, body in source.take_until(second * 1000 - 1):
            engine.feed(Input(t_ms, seq, body))
            seq += 1
        for event in engine.tick(second):
            if isinstance(event, CueDecided) and event.decision.outcome is Outcome.SHOWN:
                source.hear(second * 1000, event.decision.cue)
                told.append((engine.state, event.decision.cue.id))
        source.see(second * 1000, engine.state)
        if engine.state.plan is not None and engine.state.plan.done:
            break
    return told


def check_words_keep_to_their_steps(choice: PlanChoice) -> dict[str, set[str]]:
    """Return the cues of each kind of step; none is of a set that the step does not name, or breaks a silence."""
    told: dict[str, set[str]] = {}
    for state, cue in told_in(choice):
        place = state.plan
        assert place is not None
        named = place.steps[place.at].cue_sets
        assert named is None or HOMES[cue] in (*named, "safety"), (cue, place.at)
        if place.step == StepKind.REP or place.silent:
            assert cue.startswith(("hp-", "sf-")), (cue, place.at)
        told.setdefault(place.step, set()).add(cue)
    return told


def test_the_words_of_a_hill_session() -> None:
    told = check_words_keep_to_their_steps(PlanChoice("hill-200", PlanVersion.EASIER))
    assert told["rep"] == {"hp-go", "sf-belt"}
    assert {"hp-ready", "hp-easy", "hp-bank"} <= told["recover"]
    assert "hp-first" in told["warmup"]
    assert not {"hp-warm", "hp-stop"} & {cue for cues in told.values() for cue in cues}


def test_the_words_of_the_first_steps() -> None:
    told = check_words_keep_to_their_steps(PlanChoice("walk-run"))
    assert "bs-run" in told["run"] and "bs-walk" in told["walk"]
    assert {cue for cues in told.values() for cue in cues} <= {
        "bs-start",
        "bs-run",
        "bs-walk",
        "bs-one",
        "bs-steps",
        "bs-breathe",
        "bs-done",
        "sf-belt",
        "tb-ready",
    }


def test_the_landing_game_is_played_in_its_steps() -> None:
    told = told_in(PlanChoice("quiet-blocks", PlanVersion.EASIER))
    places = {cue: [state.plan for state, one in told if one == cue and state.plan] for _, cue in told}
    assert [place.steps[place.at].title for place in places["qf-game"]] == 3 * ["Quiet feet"]
    assert [place.steps[place.at - 1].title for place in places["qf-rate"]] == 3 * ["Quiet feet"]
    assert all(place.in_step_s < 20 for cue in ("qf-game", "qf-rate") for place in places[cue])


@pytest.mark.nightly
def test_a_hike_stays_a_hike_and_has_its_drinks() -> None:
    told = told_in(PlanChoice("incline-hike"))
    assert "rh-run" not in {cue for _, cue in told}
    drinks_s = [state.timer_s for state, cue in told if cue == "fg-drink"]
    assert drinks_s == pytest.approx([1200, 2400, 3600], abs=60)


@pytest.mark.nightly
@pytest.mark.parametrize("name", shipped_plans.names())
def test_in_every_plan_the_words_keep_to_their_steps(name: str) -> None:
    check_words_keep_to_their_steps(PlanChoice(name))


@pytest.mark.parametrize("name", shipped_plans.names())
def test_every_plan_names_sets_that_come_with_the_program(name: str) -> None:
    plan = made_ready(parse_plan_file(name, shipped_plans.text(name)), PlanChoice(name))
    assert plan.cue_sets
    assert set(plan.cue_sets) <= set(shipped_sets.names())
    for step in plan.steps:
        assert set(step.cue_sets or ()) <= set(plan.cue_sets)
