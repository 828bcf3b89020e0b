"""What the screens need from a run and from the library: types only, so that every screen can be tried without either.

Rules: a screen sees one `LiveSession` and tells it what the runner does; where the run comes from, and where it is
kept, is not a screen's business. Whoever starts the app hands in `SessionFactories`. Everything a factory or a session
does may raise a `StridecueError`, which the app shows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

if TYPE_CHECKING:
    from stridecue.app.library_care import LookAfter
    from stridecue.app.live_model import LiveModel
    from stridecue.app.plans.preview import RunsBefore
    from stridecue.app.report.access import RunReports
    from stridecue.coach.techniques import Technique
    from stridecue.errors import BluetoothError
    from stridecue.library.library import Library
    from stridecue.model.device_settings import DeviceSettings, Role
    from stridecue.model.inputs import ChangeKind, Input, MarkKind
    from stridecue.model.run_list import ListedRun
    from stridecue.model.run_settings import RunChoices
    from stridecue.model.sensor_details import SensorPage
    from stridecue.model.setup import RunSetup
    from stridecue.model.state import State
    from stridecue.model.summary import RunSummary, Totals
    from stridecue.model.trace import CueTrace
    from stridecue.replay_index import ReplayIndex
    from stridecue.sources.bluetooth_sighting import Sighting


class SessionKind(StrEnum):
    """Where a run on the screen comes from."""

    LIVE = "live"
    DEMO = "demo"
    REPLAY = "replay"


class Start(StrEnum):
    """What the app opens with."""

    HOME = "home"
    LIVE = "live"
    DEMO = "demo"
    REPLAY = "replay"


class CountsTotals(Protocol):
    """The part of the engine that the screen uses."""

    def totals(self) -> Totals:
        """Return the figures of the run so far."""

    def traces(self) -> tuple[CueTrace, ...]:
        """Return where every cue was at the last second; worked out when asked."""

    def sensor_page(self) -> SensorPage:
        """Return what is known about every sensor at the last second; worked out when asked."""


class RunPipeline(Protocol):
    """The part of the pipeline that the screen uses."""

    @property
    def now_ms(self) -> int:
        """Return the recording time of now."""

    @property
    def engine(self) -> CountsTotals:
        """Return what counts the run."""

    async def run(self) -> Totals:
        """Drive the run until it is finished or its source ends; may be cancelled."""

    def mark(
        self, kind: MarkKind, value: float | str | None = None, effective_from_ms: int | None = None
    ) -> None:
        """Put what the runner did among the inputs; `FINISH` lets `run` return."""

    def change(self, kind: ChangeKind, name: str, content: str) -> None:
        """Put a changed setting among the inputs."""


@runtime_checkable
class Seekable(Protocol):
    """What the pipeline of a replay can do besides."""

    index: ReplayIndex
    """Where everything is in the run; it may still be filled."""

    def seek(self, to_s: int) -> None:
        """Go to a second of recording time; after the end, `run` can be called again."""


@runtime_checkable
class Recast(Protocol):
    """A replay that can be had with other cue sets."""

    cue_set_names: tuple[str, ...]
    """Those that it is played with."""

    def with_cue_sets(self, names: Sequence[str]) -> LiveSession:
        """Return the same run with these cue sets, from its beginning; none: as it was run."""


class ReplayClock(Protocol):
    """How fast a replay goes."""

    @property
    def speed(self) -> float:
        """Return how many seconds of the run pass in one; infinite is as fast as the machine can."""

    @property
    def paused(self) -> bool:
        """Return whether the replay is held."""

    def pause(self) -> None:
        """Hold the replay."""

    def resume(self) -> None:
        """Let the replay go on."""

    def set_speed(self, speed: float) -> None:
        """Change the speed."""


class LiveSession(Protocol):
    """One run on the screen. `model` must be among the sinks of `pipeline`."""

    title: str
    """The plan's name, or what kind of run this is."""
    kind: SessionKind
    setup: RunSetup
    model: LiveModel
    pipeline: RunPipeline
    clock: ReplayClock | None
    """Only a replay has one."""
    length_s: int | None
    """How long a replay is, in recording time."""

    @property
    def problem(self) -> str | None:
        """Return what keeps the run from being written or heard, in one sentence, for example a full disk."""

    @property
    def run_id(self) -> int | None:
        """Return the number under which the run is kept; None for a replay."""

    def techniques(self) -> tuple[Technique, ...]:
        """Return what the runner can focus on with the cue sets in use."""

    @property
    def voice_on(self) -> bool | None:
        """Return whether cues are spoken; None where there is no voice."""

    def ring_by(self, bell: Callable[[], None]) -> None:
        """Ring this bell when what is most urgent cannot be said."""

    def toggle_voice(self) -> bool | None:
        """Switch the voice off, or on again; return whether it speaks now, None where there is none."""

    def cue_report_lines(self) -> list[str]:
        """Return what became of each cue of this run, for its end."""

    def finish(self, totals: Totals) -> None:
        """Keep the run; of the session, only what became of its cues may be asked afterwards."""

    def discard(self) -> None:
        """Throw the run away, or close a replay."""

    def joined_devices(self) -> tuple[DeviceSettings, ...]:
        """Return the sensors of this run that are not remembered yet."""

    def remember(self, devices: tuple[DeviceSettings, ...]) -> None:
        """Keep sensors for later runs, in the settings; none means: do not ask again."""

    def mend(self, device: str, changed: Mapping[str, object]) -> None:
        """Note changed settings of a sensor, for when it is remembered after this."""


class RunToTry(Protocol):
    """A recorded run on which a changed cue is tried."""

    @property
    def setup(self) -> RunSetup:
        """Return what it started from."""

    @property
    def inputs(self) -> Sequence[Input]:
        """Return what came in."""

    @property
    def listed(self) -> RunSummary:
        """Return how it is listed."""


class SensorTrial(Protocol):
    """One sensor that is tried without a run."""

    @property
    def state(self) -> State:
        """Return what a run would make of it at the last second."""

    @property
    def kinds(self) -> frozenset[Role]:
        """Return what it can be used for, as far as its link has told."""

    def page(self) -> SensorPage:
        """Return everything that is known about it at the last second."""

    def change(self, device: DeviceSettings) -> None:
        """Take changed settings from now on."""

    async def run(self) -> None:
        """Link it and listen until cancelled; the link is taken down then."""


OnProblem: TypeAlias = "Callable[[BluetoothError | None], None]"
"""Takes what is wrong with Bluetooth, and None once it works again."""


class WatchAir(Protocol):
    """Listens for sensors until cancelled."""

    async def __call__(
        self, on_change: Callable[[tuple[Sighting, ...]], None], on_problem: OnProblem
    ) -> None:
        """Tell all that is in the air whenever it changes."""


class BeginRun(Protocol):
    """Begins a run, from sensors or simulated."""

    def __call__(self, choices: RunChoices | None = None) -> LiveSession:
        """Begin one with what the runner wants of it; None is what the command line said."""


@dataclass(frozen=True, slots=True)
class SessionFactories:
    """What the app can begin, look up and tidy."""

    demo: BeginRun
    live: BeginRun
    replay: Callable[[str], LiveSession]
    """By `last` or a run's number, or a file where the command line allows one."""
    latest_runs: Callable[[int], list[ListedRun]]
    """The latest finished runs, at most so many, newest first."""
    unfinished: Callable[[], list[RunSummary]]
    """Runs that ended without being finished, newest first."""
    resume: Callable[[int], LiveSession]
    """Go on with an unfinished run."""
    keep: Callable[[int], None]
    """Finish an unfinished run as it is."""
    drop: Callable[[int], None]
    """Throw an unfinished run away."""
    last_run: Callable[[], RunToTry | None]
    """The latest run, if there is any, to try a changed cue on."""
    watch_air: WatchAir
    """Listen for sensors."""
    check_sensor: Callable[[DeviceSettings, OnProblem], SensorTrial]
    """Try one sensor with these settings."""
    reports: RunReports
    """What finished runs have to say."""
    open_library: Callable[[], Library]
    """Open the library; whoever asked closes it."""
    runs_before: Callable[[], RunsBefore] | None = None
    """What the runs before now say about a session; may take a second. None where there is no library."""
    look_after_library: LookAfter | None = None
    """See to it, for so many seconds, that the library is sound; None where there is none."""
