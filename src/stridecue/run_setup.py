"""What a run starts from, put together: settings, history, plan, cue sets and the source.

Rules: everything that the engine may know is gathered here, before the start; from then on it asks nobody. A plan
brings its own cue sets, unless some were named, and its kind of day, unless one was chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from stridecue import __version__
from stridecue.coach.cue_files.cue_file import parse_all
from stridecue.coach.cue_files.cue_set import merged
from stridecue.coach.techniques import techniques
from stridecue.cue_sets import catalogue
from stridecue.engine import ENGINE_VERSION
from stridecue.errors import UsageError
from stridecue.model.our_choices.coach import MOST_IN_FOCUS
from stridecue.model.our_choices.plans import SURPRISE_COURSES
from stridecue.model.profile import Profile, Unit
from stridecue.model.run_settings import AS_SET, PlanChoice, RunChoices, RunSettings
from stridecue.model.setup import CueSetText, History, RunSetup
from stridecue.settings import Settings

if TYPE_CHECKING:
    from stridecue.files.file_run import FileRun
    from stridecue.plans.for_runner import PlannedRun
    from stridecue.plans.plan import Plan

KM_M = 1000.0
MILE_M = 1609.344
MAX_SEED = 2**31


def live_setup(
    settings: Settings, history: History, names: Sequence[str], now: datetime, choices: RunChoices = AS_SET
) -> RunSetup:
    """Return the setup of a run from sensors that begins now.

    Raises:
        UsageError: a plan, a cue set or a technique has not such a name, or the plan no such version.
        FileError: a file cannot be read, or has mistakes.
    """
    seed = int(now.timestamp()) % MAX_SEED
    plan = _plan(choices.plan, seed)
    sets = catalogue.chosen(names, settings.cue_sets, plan.cue_sets if plan else None)
    setup = RunSetup(
        engine_version=ENGINE_VERSION,
        program_version=__version__,
        source="bluetooth",
        started_at=iso_utc(now),
        utc_offset_s=_utc_offset_s(now),
        seed=seed,
        profile=settings.profile,
        options=_chosen(_with_laps(settings.run, settings.profile), choices, sets, plan),
        history=history,
        devices=settings.devices,
        cue_sets=sets,
    )
    return _with_plan(setup, plan)


def demo_setup(
    names: Sequence[str], now: datetime, unit: Unit, seed: int, choices: RunChoices = AS_SET
) -> RunSetup:
    """Return the setup of a simulated run, with a made-up runner and history.

    Raises:
        UsageError: a plan, a cue set or a technique has not such a name, or the plan no such version.
        FileError: a file cannot be read, or has mistakes.
    """
    from stridecue.sources.simulator import demo_devices, demo_history, demo_profile  # noqa: PLC0415

    profile = replace(demo_profile(), unit=unit)
    plan = _plan(choices.plan, seed)
    sets = catalogue.chosen(names, planned=plan.cue_sets if plan else None)
    options = RunSettings(experiments=False)  # whoever watches a demo is to see every cue
    setup = RunSetup(
        engine_version=ENGINE_VERSION,
        program_version=__version__,
        source="simulator",
        started_at=iso_utc(now),
        utc_offset_s=_utc_offset_s(now),
        demo=True,
        seed=seed,
        profile=profile,
        options=_chosen(_with_laps(options, profile), choices, sets, plan),
        history=demo_history(),
        devices=demo_devices(),
        cue_sets=sets,
    )
    return _with_plan(setup, plan)


def file_setup(run: FileRun, settings: Settings, names: Sequence[str]) -> RunSetup:
    """Return the setup of a run read from a file, with the file's own pauses and laps.

    Nothing is withheld: nobody heard the coach, so there is nothing to compare. What sensors sent (a capture) has no
    pauses of its own and is judged by the runner's own device settings.
    """
    options = replace(
        settings.run,
        surface=run.surface,
        auto_pause=settings.run.auto_pause and run.from_sensors,
        auto_lap_m=None,
        experiments=False,
    )
    return RunSetup(
        engine_version=ENGINE_VERSION,
        program_version=__version__,
        source=run.name,
        started_at=run.started_at,
        utc_offset_s=run.utc_offset_s,
        sport=run.sport,
        hold_s=run.hold_s,
        profile=settings.profile,
        options=options,
        devices=settings.devices if run.from_sensors else (),
        cue_sets=catalogue.chosen(names, settings.cue_sets),
        warnings=(*run.warnings, settings.device_problem)
        if run.from_sensors and settings.device_problem
        else run.warnings,
    )


def with_cue_sets(setup: RunSetup, names: Sequence[str]) -> RunSetup:
    """Return a recorded run's setup with other cue sets, if any are named."""
    return replace(setup, cue_sets=catalogue.chosen(names)) if names else setup


def planned_run(setup: RunSetup) -> PlannedRun | None:
    """Return the plan of a run as its runner is to run it; None without a plan."""
    if setup.plan is None:
        return None
    from stridecue.plans.for_runner import Runner, planned  # noqa: PLC0415 - only with a plan
    from stridecue.plans.reading.plan_file import plan_of_setup_text  # noqa: PLC0415

    return planned(plan_of_setup_text(setup.plan), Runner.of(setup))


def iso_utc(moment: datetime) -> str:
    """Return a moment as ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _plan(choice: PlanChoice | None, seed: int) -> Plan | None:
    """Return the chosen plan, made ready; unless its course was chosen, the run's seed draws one."""
    if choice is None:
        return None
    from stridecue import plan_catalogue  # noqa: PLC0415 - only with a plan
    from stridecue.plans.reading.plan_file import made_ready, parse_plan_file  # noqa: PLC0415

    found = plan_catalogue.find(choice.name)
    file = parse_plan_file(found.name, found.text)
    if choice.seed is None:
        choice = replace(choice, seed=seed % SURPRISE_COURSES)
    elif not file.surprise:
        raise UsageError(f"{found.name} is the same each time.", "Leave the number of its course out.")
    return made_ready(file, choice)


def _with_plan(setup: RunSetup, plan: Plan | None) -> RunSetup:
    """Return the setup with its plan, and with what had to be made of it for a belt among its warnings."""
    if plan is None:
        return setup
    from stridecue.plans.for_runner import Runner, planned  # noqa: PLC0415 - only with a plan
    from stridecue.plans.reading.plan_text import as_text  # noqa: PLC0415

    return replace(setup, plan=as_text(plan), warnings=planned(plan, Runner.of(setup)).notes)


def _chosen(
    options: RunSettings, choices: RunChoices, sets: Sequence[CueSetText], plan: Plan | None
) -> RunSettings:
    """Return options with what the runner wants of this run."""
    day = choices.day or (plan.day if plan else None)
    if day is not None:
        options = replace(options, day=day)
    if plan and len(plan.steps) > 1:
        options = replace(options, auto_lap_m=None)  # its steps are the laps
    if choices.focus is not None:
        options = replace(options, focus=_focus(choices.focus, sets))
    return options


def _focus(names: Sequence[str], sets: Sequence[CueSetText]) -> tuple[str, ...]:
    """Return techniques by name, each once."""
    wanted = tuple(dict.fromkeys(names))
    known = [one.name for one in techniques(merged(parse_all(sets)))]
    if len(wanted) > MOST_IN_FOCUS:
        raise UsageError(
            f"{len(wanted)} techniques are too many for one run.", f"Choose at most {MOST_IN_FOCUS}."
        )
    for name in wanted:
        if name not in known:
            raise UsageError(f"There is no technique {name!r}.", _hint(name, known))
    return wanted


def _hint(name: str, known: Sequence[str]) -> str:
    import difflib  # noqa: PLC0415 - only for a mistake

    near = difflib.get_close_matches(name, known, 1)
    if near:
        return f"Did you mean {near[0]}?"
    return f"There are {', '.join(known)}." if known else "The cue sets of this run name none."


def _utc_offset_s(now: datetime) -> int:
    offset = now.utcoffset()
    return int(offset.total_seconds()) if offset else 0


def _with_laps(options: RunSettings, profile: Profile) -> RunSettings:
    """Return options whose lap length follows the runner's unit, or is None where it is switched off."""
    lap_m = options.auto_lap_m or None
    if lap_m == KM_M and profile.unit is Unit.MILE:
        lap_m = MILE_M
    return replace(options, auto_lap_m=lap_m)
