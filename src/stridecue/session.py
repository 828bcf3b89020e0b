"""A run from its beginning until it is kept: setup, pipeline and recorder together.

Rules: what comes in is recorded from the first moment; a run that ends in any way is finished or stays open for the
next start. What goes wrong after a run is kept is told by `problem` and costs nobody the run. Plain output and the app
begin, finish and discard runs here, and only here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from stridecue import run_setup
from stridecue import settings as settings_file
from stridecue.awake import kept_awake
from stridecue.clock import RunClock
from stridecue.coach.techniques import Technique, techniques
from stridecue.cue_sets.watch import watch_cue_sets
from stridecue.engine import Engine
from stridecue.errors import LibraryError, SettingsError, UsageError
from stridecue.library.live_track import LiveTrack
from stridecue.model.device_settings import CadenceBasis, DeviceSettings
from stridecue.model.profile import Unit
from stridecue.model.run_settings import AS_SET, DEMO_MINUTES, DEMO_SEED, RunChoices, RunFault
from stridecue.model.setup import RunSetup
from stridecue.model.summary import RunSummary, Totals
from stridecue.past_runs import earlier_responses, library_file, summary
from stridecue.pipeline import LivePipeline, Pipeline, Sink, TimedPipeline
from stridecue.report.cue_log import CueLog
from stridecue.settings import Settings
from stridecue.settings_values import MAX_ITEMS

if TYPE_CHECKING:
    from stridecue.library.recorder import Recorder
    from stridecue.sources.bluetooth import BluetoothSource

GO_ON_WITHIN_H = 12
"""A run that broke off longer ago cannot go on. OUR CHOICE"""


class AwakeLivePipeline(LivePipeline):
    """A run from sensors during which the laptop stays awake."""

    async def run(self) -> Totals:
        """Run until the runner finishes."""
        with kept_awake():
            return await super().run()


class Session:
    """A run on its way into the library; `cues` and `track` must be among the sinks of its pipeline."""

    def __init__(
        self, setup: RunSetup, pipeline: Pipeline, recorder: Recorder, cues: CueLog, track: LiveTrack
    ) -> None:
        self.setup = setup
        self.pipeline = pipeline
        self.recorder = recorder
        self._cues = cues
        self._track = track
        self._not_remembered: str | None = None

    @property
    def problem(self) -> str | None:
        """What keeps the run from being written, or what went wrong after it was, in one sentence."""
        return self.recorder.problem or self._not_remembered

    def finish(self, totals: Totals) -> RunSummary:
        """Keep the run, and what was found out about the runner's own footpods."""
        self.recorder.finish(totals)
        self.recorder.close()
        self._keep_track(totals)
        if not self.setup.demo:
            self._remember_cadence_bases()
        return summary(self.setup, totals, self.recorder.run_id)

    def discard(self) -> None:
        """Throw the run away."""
        self.recorder.discard()

    def remember(self, devices: Sequence[DeviceSettings]) -> None:
        """Keep devices for later runs, with what they were found to count; none means: do not ask again."""
        remembered = remembering(settings_file.load(), devices)
        settings_file.save(with_cadence_bases(remembered, self.pipeline.engine.cadence_bases))

    def techniques(self) -> tuple[Technique, ...]:
        """Return what the runner can focus on with the cue sets in use."""
        return techniques(self.pipeline.engine.traces())

    def cue_report_lines(self) -> list[str]:
        """Return what became of the cues so far, compared with those of earlier runs, for people."""
        from stridecue.report.cue_report_text import cue_report_lines  # noqa: PLC0415 - after the run only

        return cue_report_lines(
            self._cues.report(earlier_responses(self.setup)),
            self._cues.practice_s,
            experiments=self.setup.options.experiments,
            unit=self.setup.profile.unit,
        )

    def _keep_track(self, totals: Totals) -> None:
        """Keep what the report is made from; without it, it is worked out again."""
        from stridecue.library.library import Library  # noqa: PLC0415

        gathered = self._track.gathered(totals) if self.recorder.problem is None else None
        if gathered is None:
            return
        with suppress(LibraryError), Library(library_file()) as library:
            library.derivations.keep_gathered(self.recorder.run_id, gathered)

    def _remember_cadence_bases(self) -> None:
        try:
            before = settings_file.load()
            after = with_cadence_bases(before, self.pipeline.engine.cadence_bases)
            if after != before:
                settings_file.save(after)
        except SettingsError as error:
            self._not_remembered = f"The run is kept, but not what its footpod counts. {error}"


def begin_demo(  # noqa: PLR0913 - each is a choice of its own
    sinks: Sequence[Sink],
    clock: RunClock,
    names: Sequence[str] = (),
    unit: Unit = Unit.KM,
    minutes: int = DEMO_MINUTES,
    seed: int = DEMO_SEED,
    *,
    choices: RunChoices = AS_SET,
    fault: RunFault | None = None,
) -> tuple[Session, TimedPipeline]:
    """Begin a simulated run, recorded like any other and marked as a demo; a plan says itself how long it takes."""
    from stridecue.sources.simulator import Simulator  # noqa: PLC0415

    setup = run_setup.demo_setup(names, datetime.now().astimezone(), unit, seed, choices)
    engine = Engine(setup)  # a cue set with mistakes is refused before anything is recorded
    recorder = _recorder(setup)
    cues, track = CueLog(), LiveTrack()
    plan = run_setup.planned_run(setup)
    simulator = Simulator(seed, minutes, fault=fault, plan=plan.steps if plan else None)
    pipeline = TimedPipeline(setup, simulator, [recorder, cues, track, *sinks], clock, engine)
    watch_cue_sets(pipeline, names)
    _tell_warnings(pipeline)
    return Session(setup, pipeline, recorder, cues, track), pipeline


def begin_live(
    settings: Settings,
    source: BluetoothSource,
    sinks: Sequence[Sink],
    names: Sequence[str] = (),
    *,
    choices: RunChoices = AS_SET,
) -> Session:
    """Begin a run from sensors."""
    from stridecue.library.library import Library  # noqa: PLC0415

    now = datetime.now().astimezone()
    with Library(library_file()) as library:
        history = library.derivations.history(now)
    setup = run_setup.live_setup(settings, history, names, now, choices)
    engine = Engine(setup)  # a cue set with mistakes is refused before anything is recorded
    recorder, cues, track = _recorder(setup), CueLog(), LiveTrack()
    pipeline = AwakeLivePipeline(setup, source, [recorder, cues, track, *sinks], RunClock(), engine)
    watch_cue_sets(pipeline, names)
    _tell_warnings(pipeline)
    return Session(setup, pipeline, recorder, cues, track)


def go_on(run_id: int, source: BluetoothSource, sinks: Sequence[Sink]) -> Session:
    """Go on with a run that was cut off.

    Raises:
        UsageError: it was a demo, whose runner is gone, or it broke off too long ago.
    """
    from stridecue.library.library import Library  # noqa: PLC0415
    from stridecue.library.recorder import Recorder  # noqa: PLC0415

    with Library(library_file()) as library:
        run = library.load(str(run_id))
    if run.setup.demo:
        raise UsageError("A demo cannot go on.", "Keep it or drop it.")
    engine = Engine(run.setup)
    last_ms = run.inputs[-1].t_ms if run.inputs else 0
    now_ms = max(last_ms, _ms_since(run.setup.started_at))
    if now_ms - last_ms > GO_ON_WITHIN_H * 3_600_000:
        raise UsageError(f"This run broke off more than {GO_ON_WITHIN_H} hours ago.", "Keep it or drop it.")
    recorder = Recorder(library_file(), run.setup, resume=run_id)
    cues, track = CueLog(), LiveTrack()
    pipeline = AwakeLivePipeline(
        run.setup, source, [recorder, cues, track, *sinks], RunClock(start_ms=now_ms), engine
    )
    for item in run.inputs:
        cues.on_input(item)
        track.on_input(item)
    pipeline.go_on_after(run.inputs)
    watch_cue_sets(pipeline, inputs=run.inputs)
    return Session(run.setup, pipeline, recorder, cues, track)


def remembering(settings: Settings, devices: Sequence[DeviceSettings]) -> Settings:
    """Return settings that remember these devices too, and the latest of those before."""
    known = {device.device for device in settings.devices}
    new = tuple(device for device in devices if device.device not in known)
    return replace(settings, devices=(*settings.devices, *new)[-MAX_ITEMS:], remember_asked=True)


def with_cadence_bases(settings: Settings, bases: Mapping[str, CadenceBasis]) -> Settings:
    """Return settings in which the remembered footpods have what they were found to count."""
    devices = tuple(
        replace(device, cadence_basis=bases.get(device.device, device.cadence_basis))
        for device in settings.devices
    )
    return replace(settings, devices=devices)


def _tell_warnings(pipeline: Pipeline) -> None:
    """Tell once, before the start, what of a plan is otherwise than its file says."""
    for warning in pipeline.setup.warnings:
        pipeline.notice(warning, "plan")


def _recorder(setup: RunSetup) -> Recorder:
    from stridecue.library.recorder import Recorder  # noqa: PLC0415

    return Recorder(library_file(), setup)


def _ms_since(started_at: str | None) -> int:
    if started_at is None:
        return 0
    began = datetime.fromisoformat(started_at)
    return max(int((datetime.now(UTC) - began).total_seconds() * 1000), 0)
