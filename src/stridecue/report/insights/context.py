"""What an insight may look at: one run with its figures, and the runs before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stridecue.library.coach_history.history import began_at
from stridecue.library.derived.figures.counted import Counted
from stridecue.library.recorded_run import RecordedRun
from stridecue.model.key_figures import EarlierRun, KeyFigures
from stridecue.model.profile import Profile, Unit
from stridecue.model.run_details import RunDetails
from stridecue.model.state import HeartRateLimits
from stridecue.model.summary import RunSummary
from stridecue.model.track import Track
from stridecue.report.cue_report import CueLine
from stridecue.report.plan_report import PlanReport
from stridecue.report.run_report import CadenceCell, ZoneTime

HEAT = "heat"
"""The tag of a run in heat: heart rate then says something else."""
JOY = "joy-run"
"""The tag, and the plan, of a run that nothing is asked of."""


@dataclass(frozen=True, slots=True)
class Context:
    """One run, and what it is measured against."""

    run: RecordedRun
    summary: RunSummary
    """As corrected."""
    details: RunDetails
    track: Track
    counted: Counted
    figures: KeyFigures
    earlier: Sequence[EarlierRun]
    """The runs before it, newest first."""
    alike: Sequence[EarlierRun]
    """Those of the same kind."""
    cues: Sequence[CueLine]
    zones: Sequence[ZoneTime]
    by_slope: Sequence[CadenceCell]
    unit: Unit
    plan: PlanReport | None = None

    @property
    def profile(self) -> Profile:
        """The runner, as the run began."""
        return self.run.setup.profile

    @property
    def limits(self) -> HeartRateLimits:
        """Caps and zones of the run."""
        return self.track.limits

    @property
    def surface(self) -> str:
        """What was under the feet, as the runner says it now."""
        return self.details.surface or self.figures.surface

    @property
    def hot(self) -> bool:
        """Whether it was a run in heat."""
        return HEAT in self.details.tags

    @property
    def joyful(self) -> bool:
        """Whether nothing was asked of the run."""
        planned = self.plan is not None and (self.plan.hides_numbers or self.plan.name == JOY)
        return planned or JOY in self.details.tags

    @property
    def mood_before(self) -> int | None:
        """1 to 5, before the run."""
        said = self.details.mood_before
        return self.track.mood_before if said is None else said

    @property
    def mood(self) -> int | None:
        """1 to 5, after the run."""
        return self.figures.mood if self.details.mood_after is None else self.details.mood_after

    @property
    def effort(self) -> int | None:
        """0 to 10."""
        return self.figures.effort if self.details.effort is None else self.details.effort

    @property
    def day(self) -> date | None:
        """The runner's own date."""
        return day_of(self.summary)

    def within(self, days: int) -> list[EarlierRun]:
        """Return the earlier runs of so many days, today among them."""
        today = self.day
        if today is None:
            return []
        return [
            one
            for one in self.earlier
            if (day := day_of(one.summary)) is not None and timedelta(0) <= today - day < timedelta(days=days)
        ]

    @property
    def days_of_use(self) -> int:
        """How many days ago the oldest of the earlier runs was, as far as a report looks back."""
        days = [day for one in self.earlier if (day := day_of(one.summary)) is not None]
        return (self.day - min(days)).days if days and self.day is not None else 0


def day_of(summary: RunSummary) -> date | None:
    """Return the date of a run where the runner was; None without one."""
    began = began_at(summary.started_at)
    return None if began is None else (began + timedelta(seconds=summary.utc_offset_s)).date()
