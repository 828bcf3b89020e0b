"""The demo as a runner sees it: what the coach says about the simulated session, seed by seed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from often import first_daily
from stridecue import run_setup
from stridecue.engine import Engine
from stridecue.model.cue import Decision, Outcome
from stridecue.model.events import CueDecided
from stridecue.model.inputs import Input
from stridecue.model.profile import Unit
from stridecue.sources.simulator import DEMO_LEAD_IN_S, Simulator

DEFAULT_SEED = 7
FIRST_CUE_WITHIN_S = 20
PROMPTS_WITHIN_S = 180
PROMPTS = {"Shorten stride", "Head up", "Stand tall"}


def shown(seed: int, minutes: int) -> list[Decision]:
    """Run a demo as the pipeline does and return the cues that the runner was shown."""
    engine = Engine(run_setup.demo_setup((), datetime(2026, 1, 5, tzinfo=UTC), Unit.KM, seed))
    source = Simulator(seed=seed, minutes=minutes)
    decisions, seq = [], 0
    for second in range(minutes * 60 + 1):
        for t_ms, body in source.take_until(second * 1000 - 1):
            engine.feed(Input(t_ms, seq, body))
            seq += 1
        for event in engine.tick(second):
            if isinstance(event, CueDecided) and event.decision.outcome is Outcome.SHOWN:
                decisions.append(event.decision)
                source.hear(second * 1000, event.decision.cue)
    return decisions


def first_minutes(decisions: list[Decision]) -> list[Decision]:
    last_s = DEMO_LEAD_IN_S + PROMPTS_WITHIN_S
    return [decision for decision in decisions if DEMO_LEAD_IN_S <= decision.tick_s <= last_s]


@pytest.mark.parametrize("seed", first_daily(DEFAULT_SEED, 1, 2, 3, daily=2))
def test_every_demo_begins_with_the_three_prompts(seed: int):
    decisions = first_minutes(shown(seed, minutes=14))
    assert decisions[0].tick_s - DEMO_LEAD_IN_S <= FIRST_CUE_WITHIN_S
    assert {decision.cue.show for decision in decisions} >= PROMPTS


def test_the_default_demo_says_the_three_prompts_aloud():
    spoken = {each.cue.show for each in first_minutes(shown(DEFAULT_SEED, minutes=14)) if each.cue.say}
    assert spoken >= PROMPTS
