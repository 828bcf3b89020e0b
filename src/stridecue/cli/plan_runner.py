"""Who would run a plan now: by the settings, and by what the runs so far say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from stridecue import paths, settings
from stridecue.model.setup import History, RunSetup
from stridecue.plans.for_runner import Runner
from stridecue.plans.plan import Plan


def runner_for(plan: Plan) -> Runner:
    """Return the runner of a plan that would begin now; nothing is written where there is no library yet."""
    chosen = settings.load()
    options = replace(chosen.run, day=plan.day)
    return Runner.of(RunSetup("", "", "plan", profile=chosen.profile, options=options, history=_history()))


def _history() -> History:
    if not paths.library_file().is_file():
        return History()
    from stridecue.library.library import Library  # noqa: PLC0415 - only where there are runs

    with Library(paths.library_file()) as library:
        return library.derivations.history(datetime.now().astimezone())
