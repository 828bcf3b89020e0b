"""What the app can begin: sessions made of the real library, Bluetooth and simulator.

Rules: everything heavy is imported when it is first needed, so that the first frame does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from stridecue import settings
from stridecue.app.session_types import LiveSession, SessionFactories, SessionKind
from stridecue.errors import StridecueError
from stridecue.model.run_options import DEMO_MINUTES, DEMO_SEED, RunFault

if TYPE_CHECKING:
    from stridecue.app.live_model import LiveModel
    from stridecue.app.session_types import ReplayClock, RunPipeline
    from stridecue.errors import BluetoothError
    from stridecue.library.library import Library
    from stridecue.model.device_settings import DeviceSettings
    from stridecue.model.setup import RunSetup
    from stridecue.model.summary import Totals
    from stridecue.session import Recorded, Session
    from stridecue.sources.bluetooth import BluetoothSource

T = TypeVar("T")

LIVE_TITLE = "Run"
DEMO_TITLE = "Demo · hill session"


@dataclass(frozen=True, slots=True)
class DemoChoices:
    """How the command line wants the demo."""

    speed: float = 1.0
    minutes: int = DEMO_MINUTES
    seed: int = DEMO_SEED
    cue_set_names: Sequence[str] = ()
    fault: RunFault | None = None


class KeptSession:
    """A demo or live run on the screen, on its way into the library."""

    clock: ReplayClock | None = None
    length_s: int | None = None

    def __init__(self, title: str, kind: SessionKind, model: LiveModel, run: Session) -> None:
        self.title = title
        self.kind = kind
        self.model = model
        self.setup: RunSetup = run.setup
        self.pipeline: RunPipeline = run.pipeline
        self._run = run

    @property
    def problem(self) -> str | None:
        """What keeps the run from being written."""
        return self._run.problem

    def finish(self, totals: Totals) -> None:
        """Keep the run; what went wrong with that is raised, since nobody looks at `problem` any more."""
        self._run.finish(totals)
        if self._run.problem is not None:
            raise StridecueError(self._run.problem)

    def discard(self) -> None:
        """Throw the run away."""
        self._run.discard()

    def joined_devices(self) -> tuple[DeviceSettings, ...]:
        """Nothing: only a live run has sensors that could be remembered."""
        return ()

    def remember(self, devices: tuple[DeviceSettings, ...]) -> None:
        """Nothing to remember."""


class SensorSession(KeptSession):
    """A live run."""

    def __init__(self, model: LiveModel, run: Session, source: BluetoothSource, trouble: Trouble) -> None:
        super().__init__(LIVE_TITLE, SessionKind.LIVE, model, run)
        self._source = source
        self._known = {device.device for device in run.setup.devices}
        self._trouble = trouble

    @property
    def problem(self) -> str | None:
        """What keeps the run from being written, or the sensors from being heard."""
        return super().problem or self._trouble.text

    def joined_devices(self) -> tuple[DeviceSettings, ...]:
        """Return the sensors that are not remembered yet."""
        return tuple(device for device in self._source.joined_settings() if device.device not in self._known)

    def remember(self, devices: tuple[DeviceSettings, ...]) -> None:
        """Keep sensors for later runs; none means: do not ask again."""
        self._run.remember(devices)


class ReplaySession:
    """A recorded run on the screen; nothing of it is kept."""

    kind = SessionKind.REPLAY
    problem = None

    def __init__(self, run: Recorded, speed: float) -> None:
        from stridecue import session  # noqa: PLC0415
        from stridecue.app.live_model import LiveModel  # noqa: PLC0415
        from stridecue.clock import RunClock  # noqa: PLC0415

        self.setup = run.setup
        self.model = LiveModel()
        clock = RunClock(speed)
        player = session.playback(run, [self.model], clock)
        self.title = f"Replay · {run.setup.source if run.run_id is None else f'run {run.run_id}'}"
        self.pipeline: RunPipeline = player
        self.clock: ReplayClock | None = clock
        self.length_s: int | None = player.length_s

    def finish(self, totals: Totals) -> None:
        """Nothing: a replay is not kept."""

    def discard(self) -> None:
        """Nothing: a replay is not kept."""

    def joined_devices(self) -> tuple[DeviceSettings, ...]:
        """Nothing: a replay has no sensors."""
        return ()

    def remember(self, devices: tuple[DeviceSettings, ...]) -> None:
        """Nothing to remember."""


class Trouble:
    """The sentence on what is wrong with Bluetooth, while it is."""

    text: str | None = None

    def hear(self, problem: BluetoothError | None) -> None:
        """Take a problem, or that it is over."""
        self.text = str(problem) if problem is not None else None


def real_factories(
    demo: DemoChoices | None = None,
    cue_set_names: Sequence[str] = (),
    given: Recorded | None = None,
    replay_speed: float = 1.0,
) -> SessionFactories:
    """Return the factories of the program itself; `given` is a run that was already read for the replay."""
    choices = demo or DemoChoices()
    return SessionFactories(
        demo=lambda: _demo(choices),
        live=lambda: _live(cue_set_names),
        replay=lambda which: ReplaySession(given or _recorded(which), replay_speed),
        runs=lambda: _with_library(lambda library: library.runs()),
        unfinished=lambda: _with_library(lambda library: library.unfinished()),
        resume=_resume,
        keep=_keep,
        drop=lambda run_id: _with_library(lambda library: library.drop(run_id)),
    )


def _demo(choices: DemoChoices) -> LiveSession:
    from stridecue import session  # noqa: PLC0415
    from stridecue.app.live_model import LiveModel  # noqa: PLC0415
    from stridecue.clock import RunClock  # noqa: PLC0415
    from stridecue.sources.simulator import DEMO_LEAD_IN_S  # noqa: PLC0415

    model = LiveModel()
    run, pipeline = session.begin_demo(
        [model],
        RunClock(choices.speed),
        choices.cue_set_names,
        settings.load().profile.unit,
        choices.minutes,
        choices.seed,
        fault=choices.fault,
    )
    pipeline.run_ahead(DEMO_LEAD_IN_S)
    return KeptSession(DEMO_TITLE, SessionKind.DEMO, model, run)


def _live(cue_set_names: Sequence[str]) -> LiveSession:
    from stridecue import session  # noqa: PLC0415

    return _sensor_session(
        lambda source, model: session.begin_live(settings.load(), source, [model], cue_set_names)
    )


def _resume(run_id: int) -> LiveSession:
    from stridecue import session  # noqa: PLC0415

    return _sensor_session(lambda source, model: session.go_on(run_id, source, [model]))


def _sensor_session(begin: Callable[[BluetoothSource, LiveModel], Session]) -> LiveSession:
    from stridecue.app.live_model import LiveModel  # noqa: PLC0415
    from stridecue.sources.bluetooth import BluetoothSource  # noqa: PLC0415

    trouble = Trouble()
    model = LiveModel()
    source = BluetoothSource(settings.load().devices, on_problem=trouble.hear)
    return SensorSession(model, begin(source, model), source, trouble)


def _recorded(which: str) -> Recorded:
    from stridecue import session  # noqa: PLC0415

    return session.recorded(which, settings.load())


def _keep(run_id: int) -> None:
    """Finish a run that was cut off, with the figures that its inputs give."""
    from stridecue import session  # noqa: PLC0415

    session.keep(run_id)


def _with_library(use: Callable[[Library], T]) -> T:
    from stridecue import paths  # noqa: PLC0415
    from stridecue.library.library import Library  # noqa: PLC0415

    paths.make_private_folder(paths.data_folder())
    with Library(paths.library_file()) as library:
        return use(library)
