"""One session as this runner would run it today: its steps, its sums, and what there is to note.

Rules: everything is worked out from a file, a choice and what is known of the runner; nothing here reads a file. What
is not known of the runner yet (the library is still being read) leaves the notes out, never the session.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from stridecue.model.lately import Lately, PlanNote
from stridecue.model.profile import Profile
from stridecue.model.run_settings import PlanChoice, PlanVersion, RunSettings
from stridecue.model.setup import History, RunSetup
from stridecue.plans.for_runner import PlannedRun, Runner, planned
from stridecue.plans.guards.notes import notes
from stridecue.plans.outline import Outline, outline
from stridecue.plans.plan import Plan
from stridecue.plans.reading.plan_file import PlanFile, made_ready
from stridecue.plans.weeks.progress import SessionDone


@dataclass(frozen=True, slots=True)
class RunsBefore:
    """What the runs before now say."""

    history: History = field(default_factory=History)
    lately: Lately = field(default_factory=Lately)
    done: tuple[SessionDone, ...] = ()
    """The sessions of weeks among them."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the runner."""

    profile: Profile
    options: RunSettings
    before: RunsBefore | None = None
    """None while the library is still being read, or where it cannot be."""

    @property
    def runner(self) -> Runner:
        """Return the runner as plans know one."""
        history = self.before.history if self.before is not None else History()
        return Runner.of(
            RunSetup("", "", "bluetooth", profile=self.profile, options=self.options, history=history)
        )

    @property
    def no_easy_speed(self) -> bool:
        """Return whether nothing says how fast this runner runs easily."""
        measured = self.before.history.easy_speed_mps if self.before is not None else None
        return self.before is not None and measured is None and self.profile.easy_speed_mps is None


@dataclass(frozen=True, slots=True)
class Preview:
    """A session, worked out."""

    title: str
    """As the file says it, without version and course."""
    plan: Plan
    versions: tuple[PlanVersion, ...]
    surprise: bool
    run: PlannedRun
    sums: Outline
    notes: tuple[PlanNote, ...]
    easy_speed_mps: float
    no_easy_speed: bool
    """Whether it asks for speeds that nothing of this runner's own stands behind."""

    @property
    def hardest_effort(self) -> int | None:
        """Return the hardest effort that is asked for, of 10; None where none is."""
        return max((step.effort[1] for step in self.run.steps if step.effort is not None), default=None)

    @property
    def repetitions(self) -> int:
        """Return how many repetitions there are."""
        return max((step.reps or 0 for step in self.run.steps), default=0)


def previewed(file: PlanFile, choice: PlanChoice, known: Known) -> Preview:
    """Return a session as it was chosen, as written where it has no such version."""
    if choice.version not in file.versions:
        choice = replace(choice, version=PlanVersion.AS_WRITTEN)
    plan, runner = made_ready(file, choice), known.runner
    run = planned(plan, runner)
    sums = outline(run.steps)
    before = known.before
    return Preview(
        title=file.title,
        plan=plan,
        versions=file.versions,
        surprise=file.surprise,
        run=run,
        sums=sums,
        notes=notes(plan, sums, runner, before.lately, known.options.surface) if before is not None else (),
        easy_speed_mps=runner.easy_speed_mps,
        no_easy_speed=known.no_easy_speed and any(step.speed_mps for step in run.steps),
    )
