"""A runner whom nothing is asked before a run, for tests of the run itself."""

from __future__ import annotations

from stridecue.model.run_settings import AroundRun

NO_CARDS = AroundRun(checklist=False, mood=False, sat=False, drills=False)
