"""Trials of cue sets, made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stridecue.model.cue import Cue, CueKind, Decision, Outcome
from stridecue.model.summary import RunSummary, Totals
from stridecue.model.trial import Course, CueTrial, Side, Trial, TriedRun

TOTALS = Totals(elapsed_s=1800.0, moving_s=1800.0)
RUN = RunSummary(3, "running", "2026-09-05T18:04:00Z", False, "bluetooth", TOTALS)
ENTER = CueTrial(
    "hc-enter",
    "hill-climb",
    CueKind.TECHNIQUE,
    "Shorten stride",
    tried=True,
    moving_s=1800.0,
    shown=2,
    withheld=1,
    muted=(("gap", 2), ("budget", 1)),
    lost_to=(("tb-tall", 1),),
    waits_s=(0, 3, 11),
    judged=3,
    cured=1,
)
ARMS = CueTrial("hc-arms", "hill-climb", CueKind.TECHNIQUE, "Drive your elbows", tried=True, moving_s=1800.0)
TALL = CueTrial(
    "tb-tall", "technique-basics", CueKind.TECHNIQUE, "Stand tall", tried=False, moving_s=1800.0, shown=1
)
COURSE = Course(
    10,
    tuple(float(place // 45) for place in range(180)),
    tuple(100.0 + place / 3 for place in range(180)),
)


def decided(cue: CueTrial, second: int, outcome: Outcome = Outcome.SHOWN) -> Decision:
    words = Cue(cue.id, cue.set, cue.kind, cue.show, None, "", 40, 8.0, 0.0)
    return Decision(float(second), second, words, outcome)


DECISIONS = (
    decided(TALL, 300),
    decided(ENTER, 600),
    decided(ENTER, 900, Outcome.WITHHELD),
    decided(ENTER, 905, Outcome.MUTED),
    decided(ENTER, 1500),
)
TRIAL = Trial(("hill-climb",), False, TOTALS, (ENTER, ARMS, TALL), DECISIONS, COURSE)


@pytest.fixture
def side() -> Side:
    """Hills on one run that nobody heard them in."""
    return Side("hill-climb", (TriedRun(RUN, TRIAL),), TRIAL.cues)


@pytest.fixture
def other() -> Side:
    """A runner's own set on the same run: one cue is there too, and one of its own."""
    enter = replace(ENTER, set="mine", shown=5, waits_s=())
    look = replace(ARMS, id="my-look", set="mine", show="Look around", shown=2, kind=CueKind.INFO)
    tall = replace(TALL, shown=3)
    cues = (enter, look, tall)
    trial = replace(TRIAL, sets=("mine",), cues=cues, decisions=(decided(look, 60), *DECISIONS), heard=True)
    return Side("mine", (TriedRun(RUN, trial),), cues)
