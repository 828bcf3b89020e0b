"""Runs as the screens see them, made of the real pipeline, library and sound.

Rules: a kept run is heard from the moment it has a screen until it is let go; a replay is never heard.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from stridecue.app.session_types import SessionKind
from stridecue.errors import StridecueError

if TYPE_CHECKING:
    from stridecue.app.live_model import LiveModel
    from stridecue.app.session_types import ReplayClock, RunPipeline
    from stridecue.coach.techniques import Technique
    from stridecue.errors import BluetoothError
    from stridecue.model.device_settings import DeviceSettings
    from stridecue.model.setup import RunSetup
    from stridecue.model.summary import Totals
    from stridecue.past_runs import Recorded
    from stridecue.session import Session
    from stridecue.sources.bluetooth import BluetoothSource
    from stridecue.voice.sink import VoiceSink

LIVE_TITLE = "Run"
DEMO_TITLE = "Demo · hill session"
DEMO_OF = "Demo · "


class KeptSession:
    """A demo or live run on the screen, on its way into the library."""

    clock: ReplayClock | None = None
    length_s: int | None = None

    def __init__(
        self, title: str, kind: SessionKind, model: LiveModel, run: Session, sound: VoiceSink
    ) -> None:
        """`title` is that of a run without a plan; `sound` is heard from now on, and must be among the run's sinks."""
        self.title = _of_plan(run.setup) or title
        self.kind = kind
        self.model = model
        self.setup: RunSetup = run.setup
        self.pipeline: RunPipeline = run.pipeline
        self._run = run
        self._sound = sound
        sound.begin(run.pipeline.clock)

    @property
    def problem(self) -> str | None:
        """What keeps the run from being written."""
        return self._run.problem

    @property
    def run_id(self) -> int:
        """The number under which the run is kept."""
        return self._run.recorder.run_id

    def techniques(self) -> tuple[Technique, ...]:
        """Return what the runner can focus on."""
        return self._run.techniques()

    def cue_report_lines(self) -> list[str]:
        """Return what became of each cue."""
        return self._run.cue_report_lines()

    def finish(self, totals: Totals) -> None:
        """Keep the run; what went wrong with that is raised, since nobody looks at `problem` any more."""
        self._sound.close()
        self._run.finish(totals)
        if self._run.problem is not None:
            raise StridecueError(self._run.problem)

    def discard(self) -> None:
        """Throw the run away."""
        self._sound.close()
        self._run.discard()

    @property
    def voice_on(self) -> bool | None:
        """Whether cues are spoken; None when there is no voice."""
        return self._sound.voice_on

    def toggle_voice(self) -> bool | None:
        """Switch the voice off, or on again; return whether it speaks now, None where there is none."""
        return self._sound.toggle_voice()

    def ring_by(self, bell: Callable[[], None]) -> None:
        """Ring this bell when what is most urgent cannot be said."""
        self._sound.bell = bell

    def joined_devices(self) -> tuple[DeviceSettings, ...]:
        """Nothing: only a live run has sensors that could be remembered."""
        return ()

    def remember(self, devices: tuple[DeviceSettings, ...]) -> None:
        """Nothing to remember."""

    def mend(self, device: str, changed: Mapping[str, object]) -> None:
        """Nothing to note: this run's sensors are nobody's."""


class SensorSession(KeptSession):
    """A live run."""

    def __init__(
        self, model: LiveModel, run: Session, sound: VoiceSink, source: BluetoothSource, trouble: Trouble
    ) -> None:
        super().__init__(LIVE_TITLE, SessionKind.LIVE, model, run, sound)
        self._source = source
        self._known = {device.device for device in run.setup.devices}
        self._trouble = trouble
        self._mends: dict[str, dict[str, Any]] = {}

    @property
    def problem(self) -> str | None:
        """What keeps the run from being written, or the sensors from being heard."""
        return super().problem or self._trouble.text

    def joined_devices(self) -> tuple[DeviceSettings, ...]:
        """Return the sensors that are not remembered yet, as they were mended."""
        return tuple(
            replace(device, **self._mends.get(device.device, {}))
            for device in self._source.joined_settings()
            if device.device not in self._known
        )

    def remember(self, devices: tuple[DeviceSettings, ...]) -> None:
        """Keep sensors for later runs; none means: do not ask again."""
        self._run.remember(devices)

    def mend(self, device: str, changed: Mapping[str, object]) -> None:
        """Note changed settings of a sensor, for when it is remembered after this."""
        self._mends.setdefault(device, {}).update(changed)


class ReplaySession:
    """A recorded run on the screen; nothing of it is kept."""

    kind = SessionKind.REPLAY
    run_id = None
    problem = None
    voice_on = None

    def __init__(self, run: Recorded, speed: float, as_run: Recorded | None = None) -> None:
        """`as_run` is the run with the cue sets that it had, where it is played with others."""
        from stridecue import past_runs  # noqa: PLC0415
        from stridecue.app.live_model import LiveModel  # noqa: PLC0415
        from stridecue.clock import RunClock  # noqa: PLC0415

        self._as_run = as_run or run
        self.setup = run.setup
        self.cue_set_names = tuple(cue_set.name for cue_set in run.setup.cue_sets)
        self.model = LiveModel()
        clock = RunClock(speed)
        player = past_runs.playback(run, [self.model], clock)
        self.title = f"Replay · {run.setup.source if run.run_id is None else f'run {run.run_id}'}"
        self.pipeline: RunPipeline = player
        self.clock: ReplayClock | None = clock
        self.length_s: int | None = player.length_s

    def with_cue_sets(self, names: Sequence[str]) -> ReplaySession:
        """Return the same run with other cue sets; none: as it was run."""
        from stridecue import past_runs  # noqa: PLC0415

        speed = self.clock.speed if self.clock is not None else 1.0
        return ReplaySession(past_runs.with_cues(self._as_run, names), speed, self._as_run)

    def techniques(self) -> tuple[Technique, ...]:
        """Nothing: a replay has its focus already."""
        return ()

    def cue_report_lines(self) -> list[str]:
        """Nothing: the card at the end of a run has them."""
        return []

    def finish(self, totals: Totals) -> None:
        """Nothing: a replay is not kept."""

    def discard(self) -> None:
        """Nothing: a replay is not kept."""

    def toggle_voice(self) -> bool | None:
        """Nothing: a replay is not spoken."""
        return None

    def ring_by(self, bell: Callable[[], None]) -> None:
        """Nothing: a replay does not ring."""

    def joined_devices(self) -> tuple[DeviceSettings, ...]:
        """Nothing: a replay has no sensors."""
        return ()

    def remember(self, devices: tuple[DeviceSettings, ...]) -> None:
        """Nothing to remember."""

    def mend(self, device: str, changed: Mapping[str, object]) -> None:
        """Nothing to note: this run's sensors are nobody's."""


def _of_plan(setup: RunSetup) -> str | None:
    """Return the title of a run with a plan; one that cannot be read is followed as none."""
    if setup.plan is None:
        return None
    from stridecue.plans.reading.plan_file import plan_kept  # noqa: PLC0415 - few runs have a plan

    plan = plan_kept(setup.plan)
    return None if plan is None else (DEMO_OF if setup.demo else "") + plan.title


class Trouble:
    """The sentence on what is wrong with Bluetooth, while it is."""

    text: str | None = None

    def hear(self, problem: BluetoothError | None) -> None:
        """Take a problem, or that it is over."""
        self.text = str(problem) if problem is not None else None
