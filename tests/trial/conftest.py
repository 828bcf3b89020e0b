"""One recorded run to try sets on: hills with a set changed on the way, and what its runner was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from stridecue import paths, run_setup
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.library.library import Library, RecordedRun
from stridecue.library.recorder import Recorder
from stridecue.model.inputs import ChangeKind, Input
from stridecue.model.profile import Unit
from stridecue.model.setup import CueSetText, RunSetup
from stridecue.pipeline import TimedPipeline
from stridecue.sources.simulator import Simulator

MINUTES = 20
CHANGED_SET = "my-look"
CHANGED_AT_S = 700.0
LOOK = """
[[cue]]
id = "my-look"
kind = "info"
show = "Look around"
every = "{every}"
"""
STEPS = CueSetText(
    "my-steps",
    """
[[cue]]
id = "my-steps"
kind = "technique"
show = "Small steps"
when = "timer >= 5min"
cooldown = "60s"
priority = 90
expect = ["cadence_change up 1 in 20s"]
""",
    shipped=False,
)
"""Comes again and again, so that it is withheld now and then whatever the shipped sets are."""


@dataclass(frozen=True)
class Bare:
    """A run of nothing but what trying needs."""

    setup: RunSetup
    inputs: Sequence[Input]


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> RecordedRun:
    """A run as the library gives it back; one in four technique cues is withheld in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STRIDECUE_HOME", str(tmp_path_factory.mktemp("home")))
        setup = run_setup.demo_setup((), datetime(2026, 5, 3, tzinfo=UTC), Unit.KM, seed=7)
        setup = replace(
            setup,
            cue_sets=(*setup.cue_sets, STEPS),
            options=replace(setup.options, experiments=True),
        )
        paths.make_private_folder(paths.data_folder())
        recorder = Recorder(paths.library_file(), setup)
        pipeline = TimedPipeline(setup, Simulator(seed=7, minutes=MINUTES), [recorder], RunClock(FULL_SPEED))
        pipeline.run_until(round(CHANGED_AT_S * 1000))
        pipeline.clock.set_ms(round(CHANGED_AT_S * 1000))
        pipeline.change(ChangeKind.CUE_SET, CHANGED_SET, LOOK.format(every="2min"))
        recorder.finish(pipeline.run_to_end())
        recorder.close()
        with Library(paths.library_file()) as library:
            return library.load("last")
