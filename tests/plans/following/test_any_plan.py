"""Plans and runners drawn by lot: what always holds, and that going on from anywhere is going on."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from stridecue.engine import Engine, play
from stridecue.model.events import Event, Ticked
from stridecue.model.inputs import Body, Change, ChangeKind, Gap, Input, Mark, MarkKind, Reading
from stridecue.model.plan import StepMark
from stridecue.model.profile import Profile
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import History, RunSetup
from stridecue.model.state import Activity, State

KINDS = ("warmup", "run", "walk", "hike", "rep", "rep", "recover", "recover", "cooldown")
SPEEDS = ('"3 m/s"', '"walk"', '"easy"', '"1.2 easy at equal cost"')
SECONDS = 240


def a_plan(chance: random.Random) -> str:
    lines = ['name = "Any"']
    for _ in range(chance.choice((1, 2, 4, 12))):
        seconds = chance.choice((1, 5, 20, 60))
        ends = (
            f'time = "{seconds}s"\nheart_rate_most = "125 bpm"\nafter_over_cap = "run 20s, walk 10s"',
            f'time = "{seconds}s"',
            f'distance = "{chance.choice((5, 40, 100))} m"',
            f'heart_rate_below = "130 bpm"\nat_most = "{seconds}s"',
            'until = "key"',
        )
        lines += ["[[step]]", f'kind = "{chance.choice(KINDS)}"', chance.choice(ends)]
        lines += chance.sample(
            (
                f"speed = {chance.choice(SPEEDS)}",
                f"grade = {chance.choice((-5, 0, 4, 6))}",
                "landing_game = true",
                "beat = true",
                "silent = true",
            ),
            2,
        )
    return "\n".join(lines)


def inputs(chance: random.Random) -> list[Input]:
    heart, moves = chance.choice((None, 110, 150)), chance.random() < 0.8
    bodies: list[tuple[int, Body]] = [(300, Mark(MarkKind.START))]
    for second in range(SECONDS):
        fast = second // 40 % 2
        bpm = None if heart is None else heart + float(second % 40)
        mps = 2.0 + fast if moves and chance.random() < 0.97 else None
        bodies.append((1000 * second + 500, Reading("f", bpm, 160.0, mps, 5.0 * fast)))

    def at() -> int:
        return chance.randrange(1000, 1000 * SECONDS)

    for value in chance.choices((*StepMark, "nonsense", 3.0, None), k=chance.choice((0, 3, 12))):
        bodies.append((at(), Mark(MarkKind.STEP, value)))
    paused_ms, finished_ms = at(), at()
    some: tuple[tuple[int, Body], ...] = (
        (paused_ms, Mark(MarkKind.PAUSE)),
        (paused_ms + 9_400, Mark(MarkKind.RESUME)),
        (at(), Gap(40_000)),
        (at(), Mark(MarkKind.NO)),
        (finished_ms, Mark(MarkKind.GRADE, 6.0, finished_ms // 2)),
        (at(), Change(ChangeKind.SETTING, "surface", "trail")),
        (finished_ms, Mark(MarkKind.FINISH, None, max(300, finished_ms - 30_000))),
    )
    bodies += [one for one in some if chance.random() < 0.5]
    ordered = sorted(bodies, key=lambda one: one[0])
    return [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(ordered)]


def check(before: State, state: State) -> None:
    then, place = before.plan, state.plan
    assert then is not None and place is not None
    assert 0 <= place.at < len(place.steps)
    assert place.steps is not then.steps or place.at >= then.at or state.activity is Activity.FINISHED
    times = (place.in_step_s, place.left_s, place.left_m, place.plan_in_s, place.plan_left_s, place.step_in_s)
    assert all(one is None or 0 <= one < 1e6 for one in times)
    assert place.plan_in_s == pytest.approx(state.timer_s, abs=0.001)
    assert place.in_step_s <= place.plan_in_s
    for result in place.results:
        assert 0 < result.seconds <= place.plan_in_s
        assert result.metres >= 0


def follow_any(seed: int) -> None:
    chance = random.Random(seed)
    surface = chance.choice(("treadmill", "road"))
    setup = RunSetup(
        "1",
        "1",
        "test",
        plan=a_plan(chance),
        profile=Profile(age_years=40),
        history=History(),
        options=RunSettings(surface=surface),
    )
    items = inputs(chance)
    copied_at = set(chance.sample(range(len(items)), 3))
    engine, events = Engine(setup), list[Event]()
    copies: list[tuple[Engine, int, int]] = []
    for index, item in enumerate(items):
        events += engine.advance_to(item.t_ms)
        if index in copied_at:
            copies.append((engine.checkpoint(), index, len(events)))
        events += engine.feed(item)
    for copy, index, told in copies:
        again = list(play(copy, items[index:]))
        assert again[: len(events) - told] == events[told:]
    states = [event.state for event in events if isinstance(event, Ticked)]
    for before, state in pairwise(states):
        check(before, state)


@pytest.mark.parametrize("seed", range(6))
def test_any_plan(seed: int) -> None:
    follow_any(seed)


@pytest.mark.nightly
def test_very_many_plans() -> None:
    for seed in range(6, 200):
        follow_any(seed)
