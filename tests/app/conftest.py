"""Runs that never happened, for the screens: a pipeline that notes what it is told, and states made by hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from textual.pilot import Pilot

from made_library import MadeLibrary, made_row
from made_report import usual_report
from no_cards import NO_CARDS
from stridecue import settings as settings_file
from stridecue.app.app import StridecueApp
from stridecue.app.live_model import LiveModel
from stridecue.app.screens.run_screen import RunScreen
from stridecue.app.session_types import SessionFactories, SessionKind, Start
from stridecue.clock import RunClock
from stridecue.coach.techniques import Technique
from stridecue.errors import BluetoothError, StridecueError
from stridecue.model.cue import Asks, Cue, CueKind, Decision, Outcome
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.events import CueDecided, Rewound, Ticked
from stridecue.model.inputs import Body, ChangeKind, MarkKind
from stridecue.model.profile import Profile
from stridecue.model.sensor_details import SensorPage
from stridecue.model.setup import RunSetup
from stridecue.model.state import (
    Activity,
    DeviceState,
    Gait,
    HeartRateLimits,
    Phase,
    Quality,
    Signal,
    Slope,
    State,
)
from stridecue.model.summary import RunSummary, Totals
from stridecue.model.trace import CueTrace
from stridecue.replay_index import ReplayIndex
from stridecue.report.run_report import RunReport
from stridecue.sensor_check import SensorCheck
from stridecue.settings import Settings
from stridecue.sources.bluetooth_sighting import Sighting

STRAP = DeviceState("C0:01", "H10", "heart_rate", True, Quality.GOOD, 0.4, 92)
POD = DeviceState("C0:02", "Stryd", "footpod", True, Quality.GOOD, 0.8, 61)
BELT = DeviceState("C0:03", "Belt", "treadmill", True, Quality.GOOD, 0.2, None)
TOTALS = Totals(
    elapsed_s=3162.0,
    moving_s=3100.0,
    distance_m=10_012.0,
    climb_m=124.0,
    records=3162,
    laps=10,
    heart_rate_mean_bpm=148.2,
    heart_rate_max_bpm=171,
    cadence_mean_spm=168.4,
)


def good(value: float, source: str = "C0:03") -> Signal:
    """A value of now."""
    return Signal(value, Quality.GOOD, 0.2, source)


def make_state(**changed: object) -> State:
    """The state of the hill in the middle of a run."""
    state = State(
        tick_s=1421,
        activity=Activity.ACTIVE,
        elapsed_s=1421.0,
        timer_s=1421.0,
        heart_rate=good(151.0, "C0:01"),
        cadence=good(164.0, "C0:02"),
        speed=good(1000 / 312),
        grade=good(6.0, "typed"),
        power=Signal(),
        belt_speed=good(1000 / 312),
        pod_speed=good(1000 / 340, "C0:02"),
        distance_m=4520.0,
        climb_m=124.0,
        gait=Gait.RUNNING,
        slope=Slope.UP2,
        surface="treadmill",
        phase=Phase.MAIN,
        phase_time_s=1421.0,
        zone=3,
        heart_rate_in_60s_bpm=154.2,
        adjusted_speed_mps=1000 / 247,
        cadence_baseline_spm=171.0,
        cadence_target_spm=173.0,
        cadence_change_percent=-4.1,
        lap=5,
        lap_time_s=32.0,
        limits=HeartRateLimits(187, False, 156, 164, 192, (112.0, 131.0, 149.0, 168.0, 180.0)),
        devices=(STRAP, POD, BELT),
    )
    return replace(state, **changed)  # type: ignore[arg-type]


def make_cue(
    show: str = "Stand tall",
    kind: CueKind = CueKind.TECHNIQUE,
    priority: int = 42,
    asks: Asks | None = None,
) -> Cue:
    """A cue."""
    return Cue(
        id="tb-tall",
        set="technique-basics",
        kind=kind,
        show=show,
        say=f"{show}, like a string lifts you.",
        why="Tall posture leaves room for the legs to turn over.",
        priority=priority,
        display_s=8.0,
        speak_s=2.0,
        asks=asks,
    )


def shown(cue: Cue, elapsed_s: float = 1421.0) -> CueDecided:
    """The coach's decision to show a cue."""
    values = (("cadence_change", -4.1), ("step_length_change", 3.0), ("gait", "running"), ("power", None))
    return CueDecided(Decision(elapsed_s, int(elapsed_s), cue, Outcome.SHOWN, None, values))


@dataclass
class FakePipeline:
    """Notes marks; `run` lasts until FINISH, as a real one does."""

    marks: list[tuple[MarkKind, float | str | None, int | None]] = field(default_factory=list)
    seeks: list[int] = field(default_factory=list)
    now_ms: int = 1_421_000
    runs: int = 0
    error: StridecueError | None = None
    on_mark: Callable[[MarkKind], None] | None = None
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    traces: tuple[CueTrace, ...] = ()
    asked_for_traces: int = 0
    sensor_page: SensorPage = field(default_factory=SensorPage)
    asked_for_sensors: int = 0
    done: asyncio.Event = field(default_factory=asyncio.Event)
    index: ReplayIndex = field(default_factory=lambda: ReplayIndex(RunSetup("1", "0.1", "bluetooth"), ()))

    @property
    def engine(self) -> SimpleNamespace:
        return SimpleNamespace(
            totals=lambda: TOTALS, traces=self._give_traces, sensor_page=self._give_sensor_page
        )

    def _give_sensor_page(self) -> SensorPage:
        self.asked_for_sensors += 1
        return self.sensor_page

    def _give_traces(self) -> tuple[CueTrace, ...]:
        self.asked_for_traces += 1
        return self.traces

    def change(self, kind: ChangeKind, name: str, content: str) -> None:
        self.changes.append((kind.value, name, content))

    async def run(self) -> Totals:
        self.runs += 1
        await self.done.wait()
        if self.error is not None:
            raise self.error
        return TOTALS

    def mark(
        self, kind: MarkKind, value: float | str | None = None, effective_from_ms: int | None = None
    ) -> None:
        self.marks.append((kind, value, effective_from_ms))
        if self.on_mark is not None:
            self.on_mark(kind)
        if kind is MarkKind.FINISH:
            self.done.set()

    def seek(self, to_s: int) -> None:
        self.done.clear()
        self.seeks.append(to_s)


@dataclass
class FakeClock:
    """A replay's clock."""

    speed: float = 1.0
    paused: bool = False

    def pause(self) -> None:
        self.paused = True

    def resume(self) -> None:
        self.paused = False

    def set_speed(self, speed: float) -> None:
        self.speed = speed


@dataclass
class FakeSession:
    """A run that the test moves on."""

    kind: SessionKind = SessionKind.LIVE
    title: str = "Hill 6 × 200 m"
    setup: RunSetup = field(default_factory=lambda: RunSetup("1", "0.1", "bluetooth", "2026-09-05T16:04:00Z"))
    model: LiveModel = field(default_factory=LiveModel)
    pipeline: FakePipeline = field(default_factory=FakePipeline)
    clock: FakeClock | None = None
    length_s: int | None = None
    problem: str | None = None
    run_id: int | None = 12
    joined: tuple[DeviceSettings, ...] = ()
    ends: list[str] = field(default_factory=list)
    remembered: list[tuple[DeviceSettings, ...]] = field(default_factory=list)
    mended: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    can_focus_on: tuple[Technique, ...] = (Technique("posture", 4), Technique("short steps", 2))
    voice_on: bool | None = True
    bell: Callable[[], None] | None = None
    report: list[str] = field(default_factory=list)

    def techniques(self) -> tuple[Technique, ...]:
        return self.can_focus_on

    def toggle_voice(self) -> bool | None:
        self.voice_on = None if self.voice_on is None else not self.voice_on
        return self.voice_on

    def ring_by(self, bell: Callable[[], None]) -> None:
        self.bell = bell

    def cue_report_lines(self) -> list[str]:
        return self.report

    def finish(self, totals: Totals) -> None:
        self.ends.append("finished")

    def discard(self) -> None:
        self.ends.append("discarded")

    def joined_devices(self) -> tuple[DeviceSettings, ...]:
        return self.joined

    def remember(self, devices: tuple[DeviceSettings, ...]) -> None:
        self.remembered.append(devices)
        now = settings_file.load()
        settings_file.save(replace(now, devices=(*now.devices, *devices), remember_asked=True))

    def mend(self, device: str, changed: Mapping[str, object]) -> None:
        self.mended.append((device, dict(changed)))

    def tick(self, state: State | None = None, showing: Cue | None = None) -> None:
        self.model.on_event(Ticked(state or make_state(), showing))

    def cue(self, cue: Cue) -> None:
        self.model.on_event(shown(cue))
        self.tick(showing=cue)

    def jump(self, to_s: int) -> None:
        self.model.on_event(Rewound(to_s))


@dataclass
class FakeAir:
    """What is in the air, and the one sensor that is tried, as the test says; at most one of both uses the radio."""

    sightings: tuple[Sighting, ...] = ()
    problem: BluetoothError | None = None
    users: list[str] = field(default_factory=list)
    """Who uses the radio now."""
    tried: list[DeviceSettings] = field(default_factory=list)
    time_ms: int = 0

    async def watch(
        self,
        on_change: Callable[[tuple[Sighting, ...]], None],
        on_problem: Callable[[BluetoothError | None], None],
    ) -> None:
        self._on_change, self.tell_problem = on_change, on_problem
        async with self._used("listening"):
            if self.problem is not None:
                on_problem(self.problem)
            on_change(self.sightings)
            await asyncio.Event().wait()

    def say(self, *sightings: Sighting) -> None:
        self.sightings = sightings
        self._on_change(sightings)

    def check(
        self, device: DeviceSettings, on_problem: Callable[[BluetoothError | None], None]
    ) -> SensorCheck:
        self.tried.append(device)
        self.tell_problem = on_problem
        return SensorCheck(device, Profile(), self, RunClock(read_ms=lambda: self.time_ms))

    async def run(self, deliver: Callable[[Body], None]) -> None:
        self._deliver = deliver
        async with self._used("linked"):
            await asyncio.Event().wait()

    def send(self, *bodies: Body) -> None:
        """A second later the sensor that is tried sends this."""
        self.time_ms += 1000
        for body in bodies:
            self._deliver(body)

    @asynccontextmanager
    async def _used(self, by: str) -> AsyncIterator[None]:
        assert self.users == [], "one thing at a time"
        self.users.append(by)
        try:
            yield
        finally:
            self.users.remove(by)


@dataclass
class FakeReports:
    """One report, whatever is asked for."""

    made: RunReport = field(default_factory=usual_report)
    error: StridecueError | None = None
    asked: list[str] = field(default_factory=list)
    written: list[tuple[int, str]] = field(default_factory=list)
    last: int = 12

    def report(self, which: str, on_earlier: Callable[[int, int], None]) -> RunReport:
        self.asked.append(which)
        on_earlier(1, 1)
        if self.error is not None:
            raise self.error
        return self.made

    def beside(self, run_id: int, step: int) -> int | None:
        return run_id + step if 0 < run_id + step <= self.last else None

    def export(self, run_id: int, file: Path) -> str:
        if self.error is not None:
            raise self.error
        self.written.append((run_id, file.name))
        return f"Run {run_id} is in {file.name}."


@dataclass
class World:
    """One app with what it can begin, and a time that only the test moves."""

    session: FakeSession = field(default_factory=FakeSession)
    runs: list[RunSummary] = field(default_factory=list)
    unfinished: list[RunSummary] = field(default_factory=list)
    calls: list[tuple[str, object]] = field(default_factory=list)
    last_run: object = None
    air: FakeAir = field(default_factory=FakeAir)
    reports: FakeReports = field(default_factory=FakeReports)
    time_s: float = 100.0
    library: MadeLibrary = field(default_factory=MadeLibrary)

    def app(self, start: Start = Start.HOME) -> StridecueApp:
        def begin(name: str) -> Callable[..., FakeSession]:
            def begun(*which: object) -> FakeSession:
                self.calls.append((name, *which))  # type: ignore[arg-type]
                return self.session

            return begun

        def tidy(name: str) -> Callable[[int], None]:
            def tidied(run_id: int) -> None:
                self.calls.append((name, run_id))
                self.unfinished = [run for run in self.unfinished if run.id != run_id]

            return tidied

        factories = SessionFactories(
            demo=begin("demo"),
            live=begin("live"),
            replay=begin("replay"),
            latest_runs=lambda most: [made_row(run) for run in self.runs[:most]],
            unfinished=lambda: list(self.unfinished),
            resume=begin("resume"),
            keep=tidy("keep"),
            drop=tidy("drop"),
            last_run=lambda: self.last_run,
            watch_air=self.air.watch,
            check_sensor=self.air.check,
            open_library=self.library.open_library,  # type: ignore[arg-type]
            reports=self.reports,
        )
        return StridecueApp(factories, start, now_s=lambda: self.time_s)

    @asynccontextmanager
    async def running(
        self, state: State | None = None, size: tuple[int, int] = (80, 24), start: Start = Start.LIVE
    ) -> AsyncIterator[tuple[RunScreen, Pilot[None]]]:
        """A run or a replay with one state on it."""
        app = self.app(start)
        self.session.tick(state)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, RunScreen)
            screen.paint()
            yield screen, pilot


def run_summary(number: int, **changed: object) -> RunSummary:
    """A run in the list."""
    run = RunSummary(number, "running", f"2026-09-{number:02d}T16:04:00Z", False, "bluetooth", TOTALS)
    return replace(run, **changed)  # type: ignore[arg-type]


@pytest.fixture
def world(stridecue_home: object) -> World:
    """An app whose runner has read the safety card, and wants nothing before a run but its posture."""
    settings_file.save(
        Settings(
            profile=Profile(age_years=40, easy_speed_mps=2.8),
            around=NO_CARDS,
            safety_card_confirmed=True,
        )
    )
    return World()


@pytest.fixture
def make() -> SimpleNamespace:
    """Everything that makes states, cues and runs."""
    return SimpleNamespace(
        state=make_state,
        cue=make_cue,
        shown=shown,
        good=good,
        run=run_summary,
        strap=STRAP,
        totals=TOTALS,
        device=DeviceSettings("C0:01", "H10", frozenset({Role.HEART_RATE})),
        clock=FakeClock,
        session=FakeSession,
        world=World,
    )
