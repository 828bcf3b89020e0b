"""What a made-up run has to say, with made-up runs before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from made_track import LIMITS, Part, made_track
from stridecue.library.recorded_run import RecordedRun
from stridecue.model.cue import Decision
from stridecue.model.device_settings import DeviceSettings
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.key_figures import EarlierRun, KeyFigures
from stridecue.model.profile import Profile, Unit
from stridecue.model.run_details import RunDetails
from stridecue.model.run_list import ListedRun
from stridecue.model.run_settings import PlanChoice
from stridecue.model.setup import CueSetText, History, RunSetup
from stridecue.model.state import HeartRateLimits
from stridecue.model.summary import RunSummary, Totals
from stridecue.model.track import Track
from stridecue.plans.reading import shipped_plans
from stridecue.plans.reading.plan_file import made_ready, parse_plan_file
from stridecue.plans.reading.plan_text import as_text
from stridecue.report.insight import Insight
from stridecue.report.reporting import run_report
from stridecue.report.run_report import RunReport

BEGAN = datetime(2026, 9, 5, 16, 4, tzinfo=UTC)
"""A Saturday."""
RUNNER = Profile(heart_rate_rest_bpm=55, heart_rate_max_bpm=190)
TARGETS = (CueSetText("mine", "when = 'cadence < cadence_target'", shipped=False),)


@dataclass(frozen=True)
class Told:
    """A run and everything that its report looks at."""

    parts: tuple[Part, ...] = (Part(2400),)
    profile: Profile = RUNNER
    limits: HeartRateLimits = LIMITS
    details: RunDetails = field(default_factory=RunDetails)
    earlier: Sequence[EarlierRun] = ()
    history: History = field(default_factory=History)
    decisions: tuple[Decision, ...] = ()
    marks: tuple[MarkKind, ...] = ()
    devices: tuple[DeviceSettings, ...] = ()
    cue_sets: tuple[CueSetText, ...] = ()
    sport: str = "running"
    source: str = "bluetooth"
    unit: Unit = Unit.KM
    track_says: dict[str, object] = field(default_factory=dict)
    plan: str | None = None
    """Its text."""

    @property
    def track(self) -> Track:
        """As it was, with what its runner said."""
        return replace(made_track(*self.parts, limits=self.limits), **self.track_says)  # type: ignore[arg-type]

    @property
    def report(self) -> RunReport:
        """The whole report."""
        return self.report_of(self.track)

    def report_of(self, track: Track) -> RunReport:
        """The report of another track in the same circumstances."""
        setup = RunSetup(
            "1",
            "1",
            self.source,
            started_at=BEGAN.isoformat(),
            sport=self.sport,
            profile=self.profile,
            history=self.history,
            devices=self.devices,
            cue_sets=self.cue_sets,
            plan=self.plan,
        )
        summary = RunSummary(7, self.sport, setup.started_at, False, self.source, track.totals)
        inputs = [Input(place, place, Mark(kind)) for place, kind in enumerate(self.marks)]
        run = RecordedRun(7, setup, inputs, self.decisions, summary, finished=True)
        listed = ListedRun(summary, self.details)
        return run_report(run, listed, track, self.earlier, unit=self.unit)

    def __getitem__(self, name: str) -> Insight:
        (found,) = [one for one in self.report.insights if one.id == name]
        return found

    def silent(self, name: str) -> bool:
        """Whether the run has nothing of the kind."""
        return all(one.id != name for one in self.report.insights)


def before(
    days: float,
    figures: KeyFigures = KeyFigures(),  # noqa: B008 - frozen
    *,
    distance_m: float = 6720.0,
    moving_s: float = 2400.0,
    details: RunDetails = RunDetails(),  # noqa: B008
    climb_m: float = 0.0,
    number: int = 1,
) -> EarlierRun:
    """A run so many days earlier."""
    totals = Totals(elapsed_s=moving_s, moving_s=moving_s, distance_m=distance_m, climb_m=climb_m)
    began = (BEGAN - timedelta(days=days)).isoformat()
    return EarlierRun(RunSummary(number, "running", began, False, "bluetooth", totals), details, figures)


ALIKE = KeyFigures(
    running_s=2400, active_s=2400, speed_mps=2.8, main_slope="flat", heart_rate_share=1.0, heart_rate_s=2400
)
"""The figures of a run like a plain `Told`."""


def as_planned(name: str) -> str:
    """The text that a setup keeps of a shipped plan."""
    return as_text(made_ready(parse_plan_file(name, shipped_plans.text(name)), PlanChoice(name)))
