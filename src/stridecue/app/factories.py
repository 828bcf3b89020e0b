"""What the app can begin: sessions made of the real library, Bluetooth and simulator.

Rules: everything heavy is imported when it is first needed, so that the first frame does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from stridecue import settings
from stridecue.app.history.shelf import latest_runs, open_library
from stridecue.app.library_care import look_after_library
from stridecue.app.report.access import LibraryReports
from stridecue.app.session_types import LiveSession, SessionFactories, SessionKind
from stridecue.app.sessions import DEMO_TITLE, KeptSession, ReplaySession, SensorSession, Trouble
from stridecue.errors import UsageError
from stridecue.model.run_settings import AS_SET, DEMO_MINUTES, DEMO_SEED, RunChoices, RunFault

if TYPE_CHECKING:
    from stridecue.app.live_model import LiveModel
    from stridecue.app.plans.preview import RunsBefore
    from stridecue.app.session_types import OnProblem, RunToTry, SensorTrial
    from stridecue.library.library import Library
    from stridecue.model.device_settings import DeviceSettings
    from stridecue.past_runs import Recorded
    from stridecue.pipeline import Sink
    from stridecue.session import Session
    from stridecue.sources.bluetooth import BluetoothSource
    from stridecue.sources.bluetooth_sighting import Sighting
    from stridecue.voice.sink import VoiceSink

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DemoChoices:
    """How the command line wants the demo."""

    speed: float = 1.0
    minutes: int = DEMO_MINUTES
    seed: int = DEMO_SEED
    cue_set_names: Sequence[str] = ()
    fault: RunFault | None = None
    choices: RunChoices = AS_SET


def real_factories(
    demo: DemoChoices | None = None,
    cue_set_names: Sequence[str] = (),
    live_choices: RunChoices = AS_SET,
    given: Recorded | None = None,
    replay_speed: float = 1.0,
) -> SessionFactories:
    """Return the factories of the program itself; `given` is a run that was already read for the replay."""
    of_demo = demo or DemoChoices()
    return SessionFactories(
        demo=lambda choices=None: _demo(replace(of_demo, choices=choices) if choices else of_demo),
        live=lambda choices=None: _live(cue_set_names, choices or live_choices),
        replay=lambda which: ReplaySession(given or _recorded(which), replay_speed),
        latest_runs=lambda most: _with_library(lambda library: latest_runs(library, most)),
        unfinished=lambda: _with_library(lambda library: library.unfinished()),
        resume=_resume,
        keep=_keep,
        drop=lambda run_id: _with_library(lambda library: library.drop(run_id)),
        last_run=lambda: _with_library(_last_run),
        watch_air=_watch_air,
        check_sensor=_check_sensor,
        reports=LibraryReports(),
        open_library=open_library,
        runs_before=_runs_before,
        look_after_library=look_after_library,
    )


def _demo(choices: DemoChoices) -> LiveSession:
    from stridecue import session  # noqa: PLC0415
    from stridecue.app.live_model import LiveModel  # noqa: PLC0415
    from stridecue.clock import RunClock  # noqa: PLC0415
    from stridecue.run_setup import planned_run  # noqa: PLC0415
    from stridecue.sources.simulator import DEMO_LEAD_IN_S, lead_in_s  # noqa: PLC0415

    model, chosen = LiveModel(), settings.load()
    sound = _sound(chosen, model)
    run, pipeline = session.begin_demo(
        [model, sound],
        RunClock(choices.speed),
        choices.cue_set_names,
        chosen.profile.unit,
        choices.minutes,
        choices.seed,
        fault=choices.fault,
        choices=choices.choices,
    )
    plan = planned_run(run.setup)
    pipeline.run_ahead(lead_in_s(plan.steps) if plan else DEMO_LEAD_IN_S)
    return KeptSession(DEMO_TITLE, SessionKind.DEMO, model, run, sound)


def _live(cue_set_names: Sequence[str], choices: RunChoices) -> LiveSession:
    from stridecue import session  # noqa: PLC0415

    return _sensor_session(
        lambda source, sinks: session.begin_live(
            settings.load(), source, sinks, cue_set_names, choices=choices
        )
    )


def _resume(run_id: int) -> LiveSession:
    from stridecue import session  # noqa: PLC0415

    return _sensor_session(lambda source, sinks: session.go_on(run_id, source, sinks))


def _sensor_session(begin: Callable[[BluetoothSource, Sequence[Sink]], Session]) -> LiveSession:
    from stridecue.app.live_model import LiveModel  # noqa: PLC0415
    from stridecue.sources.bluetooth import BluetoothSource  # noqa: PLC0415

    trouble = Trouble()
    model, chosen = LiveModel(), settings.load()
    sound = _sound(chosen, model)
    source = BluetoothSource(chosen.devices, on_problem=trouble.hear)
    return SensorSession(model, begin(source, [model, sound]), sound, source, trouble)


async def _watch_air(on_change: Callable[[tuple[Sighting, ...]], None], on_problem: OnProblem) -> None:
    from stridecue.sources.bluetooth import watch_air  # noqa: PLC0415

    await watch_air(on_change, on_problem=on_problem)


def _check_sensor(device: DeviceSettings, on_problem: OnProblem) -> SensorTrial:
    from stridecue.sensor_check import SensorCheck  # noqa: PLC0415
    from stridecue.sources.bluetooth import BluetoothSource  # noqa: PLC0415

    source = BluetoothSource((device,), only_remembered=True, on_problem=on_problem)
    return SensorCheck(device, settings.load().profile, source)


def _runs_before() -> RunsBefore:
    from datetime import datetime  # noqa: PLC0415

    from stridecue.app.plans.runs_before import runs_before  # noqa: PLC0415

    return runs_before(datetime.now().astimezone())


def _sound(chosen: settings.Settings, model: LiveModel) -> VoiceSink:
    """Return what is heard of a run; the screen tells what is wrong with it."""
    from stridecue.model.events import Noticed  # noqa: PLC0415
    from stridecue.voice.sink import of_the_system  # noqa: PLC0415

    return of_the_system(chosen.voice, lambda text: model.on_event(Noticed(text, "sound")))


def _recorded(which: str) -> Recorded:
    from stridecue import past_runs  # noqa: PLC0415

    return past_runs.recorded(which, settings.load())


def _keep(run_id: int) -> None:
    """Finish a run that was cut off, with the figures that its inputs give."""
    from stridecue import past_runs  # noqa: PLC0415

    past_runs.keep(run_id)


def _last_run(library: Library) -> RunToTry | None:
    """Return the latest run that can be listed; one that broke off counts too."""
    try:
        return library.load("last")
    except UsageError:  # there is none
        return None


def _with_library(use: Callable[[Library], T]) -> T:
    with open_library() as library:
        return use(library)
