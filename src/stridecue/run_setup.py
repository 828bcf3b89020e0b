"""What a run starts from, put together: settings, history, cue sets and the source.

Rules: everything that the engine may know is gathered here, before the start; from then on it asks nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from stridecue import __version__, cue_sets
from stridecue.engine import ENGINE_VERSION
from stridecue.model.profile import Profile, Unit
from stridecue.model.run_options import RunOptions
from stridecue.model.setup import History, RunSetup
from stridecue.settings import Settings

if TYPE_CHECKING:
    from stridecue.files.file_run import FileRun

KM_M = 1000.0
MILE_M = 1609.344
MAX_SEED = 2**31


def live_setup(settings: Settings, history: History, names: Sequence[str], now: datetime) -> RunSetup:
    """Return the setup of a run from sensors that begins now."""
    return RunSetup(
        engine_version=ENGINE_VERSION,
        program_version=__version__,
        source="bluetooth",
        started_at=iso_utc(now),
        utc_offset_s=_utc_offset_s(now),
        seed=int(now.timestamp()) % MAX_SEED,
        profile=settings.profile,
        options=_with_laps(settings.run, settings.profile),
        history=history,
        devices=settings.devices,
        cue_sets=cue_sets.chosen(names, settings.cue_sets),
    )


def demo_setup(names: Sequence[str], now: datetime, unit: Unit, seed: int) -> RunSetup:
    """Return the setup of a simulated run, with a made-up runner and history."""
    from stridecue.sources.simulator import demo_devices, demo_history, demo_profile  # noqa: PLC0415

    profile = replace(demo_profile(), unit=unit)
    return RunSetup(
        engine_version=ENGINE_VERSION,
        program_version=__version__,
        source="simulator",
        started_at=iso_utc(now),
        utc_offset_s=_utc_offset_s(now),
        demo=True,
        seed=seed,
        profile=profile,
        options=_with_laps(RunOptions(experiments=False), profile),
        history=demo_history(),
        devices=demo_devices(),
        cue_sets=cue_sets.chosen(names),
    )


def file_setup(run: FileRun, settings: Settings, names: Sequence[str]) -> RunSetup:
    """Return the setup of a run read from a file, with the file's own pauses and laps."""
    options = replace(settings.run, surface=run.surface, auto_pause=False, auto_lap_m=None)
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
        cue_sets=cue_sets.chosen(names, settings.cue_sets),
        warnings=run.warnings,
    )


def with_cue_sets(setup: RunSetup, names: Sequence[str]) -> RunSetup:
    """Return a recorded run's setup with other cue sets, if any are named."""
    return replace(setup, cue_sets=cue_sets.chosen(names)) if names else setup


def iso_utc(moment: datetime) -> str:
    """Return a moment as ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _utc_offset_s(now: datetime) -> int:
    offset = now.utcoffset()
    return int(offset.total_seconds()) if offset else 0


def _with_laps(options: RunOptions, profile: Profile) -> RunOptions:
    """Return options whose lap length follows the runner's unit, or is None where it is switched off."""
    lap_m = options.auto_lap_m or None
    if lap_m == KM_M and profile.unit is Unit.MILE:
        lap_m = MILE_M
    return replace(options, auto_lap_m=lap_m)
