"""The landing game of a plan: blocks begin with the steps that are meant for it."""

from __future__ import annotations

import pytest

from stridecue.model.plan import EndsBy, PlannedStep, StepKind
from stridecue.plans.following.follower import Follower
from stridecue.plans.following.landing_game import LandingGame
from stridecue.plans.following.picture import PlanFacts
from tests.plans.following.conftest import a_state, a_step

RUN = PlannedStep(StepKind.RUN, "Easy run", EndsBy.TIME, 240.0)
QUIET = PlannedStep(StepKind.RUN, "Quiet feet", EndsBy.TIME, 60.0, landing_game=True)


@pytest.mark.parametrize(("most", "blocks"), [(5, [0, 1, 1, 2]), (1, [0, 1, 1, 1])])
def test_a_block_begins_with_its_step_as_often_as_the_week_allows(most: int, blocks: list[int]) -> None:
    game, counted = LandingGame(most), []
    for at_ms, step in ((0, RUN), (100_000, QUIET), (160_000, RUN), (400_000, QUIET)):
        game.step_begins(step, at_ms)
        counted.append(game.block)
    assert counted == blocks
    assert game.time_s(430_000) == (30.0 if most > 1 else 330.0)


def test_before_the_first_block_there_is_no_game() -> None:
    game = LandingGame(5)
    game.step_begins(RUN, 0)
    assert (game.time_s(10_000), game.block) == (None, 0)


@pytest.mark.parametrize(("blocks", "seen"), [(5, (0.0, 1)), (0, (77.0, 3))])
def test_a_plan_with_such_steps_has_its_own_blocks(blocks: int, seen: tuple[float, int]) -> None:
    steps = (a_step("warmup", 10), a_step("run", 60, landing_game=True), a_step("cooldown", 30))
    follower = Follower(steps, PlanFacts(game_blocks=blocks))
    state = a_state()
    for second in range(11):
        state, _ = follower.tick(a_state(second, game_time_s=77.0, game_block=3))
    assert (state.game_time_s, state.game_block) == seen
