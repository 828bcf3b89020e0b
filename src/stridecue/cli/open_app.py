"""Opens the app at one of its screens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stridecue.app.app import StridecueApp
from stridecue.app.ending_signals import leave_for_certain
from stridecue.app.factories import DemoChoices, real_factories
from stridecue.app.session_types import SessionFactories, Start
from stridecue.cli import output
from stridecue.errors import UsageError
from stridecue.model.run_settings import AS_SET, RunChoices, RunFault

if TYPE_CHECKING:
    from stridecue.past_runs import Recorded


def open_home() -> None:
    """Open the app at home.

    Raises:
        UsageError: there is no terminal to open it in.
    """
    if output.wants_lines(plain=False, as_json=False):
        raise UsageError(
            "The app needs a terminal.", "`stridecue --help` lists the commands that do without."
        )
    _open(real_factories(), Start.HOME)


def open_demo(
    speed: float,
    minutes: int,
    seed: int,
    cue_set_names: Sequence[str],
    fault: RunFault | None = None,
    choices: RunChoices = AS_SET,
) -> None:
    """Open the app in a simulated run."""
    _open(real_factories(DemoChoices(speed, minutes, seed, cue_set_names, fault, choices)), Start.DEMO)


def open_live(cue_set_names: Sequence[str], choices: RunChoices = AS_SET) -> None:
    """Open the app in a live run."""
    _open(real_factories(cue_set_names=cue_set_names, live_choices=choices), Start.LIVE)


def open_replay(run: Recorded, speed: float) -> None:
    """Open the app in the replay of a run."""
    _open(real_factories(given=run, replay_speed=speed), Start.REPLAY)


def _open(factories: SessionFactories, start: Start) -> None:
    app = StridecueApp(factories, start)
    app.leave_for_certain = leave_for_certain
    app.run()
