"""A run from its beginning until it is kept, and what becomes of one that broke off."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stridecue import past_runs, paths, run_setup, session, settings
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.errors import FileError, LibraryError, UsageError
from stridecue.library.derived import derivation
from stridecue.library.derived.derivations import Derivations
from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.model.device_settings import CadenceBasis, DeviceSettings
from stridecue.model.events import Event, Ticked
from stridecue.model.inputs import Body, Gap, Input, Mark, MarkKind, Packet
from stridecue.model.setup import CueSetText, RunSetup
from stridecue.model.summary import RunSummary
from stridecue.settings import Settings
from stridecue.sources.simulator import Simulator

NO_HISTORY = run_setup.History()


class Ticks:
    """Counts the seconds that a sink sees."""

    def __init__(self) -> None:
        self.seconds: list[int] = []

    def on_input(self, item: Input) -> None:
        """Nothing."""

    def on_event(self, event: Event) -> None:
        if isinstance(event, Ticked):
            self.seconds.append(event.state.tick_s)


class QuietSource:
    """Sensors that send nothing."""

    async def run(self, deliver: Callable[[Body], None]) -> None:
        await asyncio.Event().wait()


def listed() -> tuple[list[RunSummary], list[RunSummary]]:
    """Finished and unfinished runs."""
    with Library(paths.library_file()) as library:
        return library.runs(), library.unfinished()


def broken_off(setup: RunSetup, seconds: int) -> int:
    """A run whose program ended without a word."""
    paths.make_private_folder(paths.data_folder())
    recorder = Recorder(paths.library_file(), setup)
    for seq, (t_ms, body) in enumerate(Simulator(seed=5, minutes=10).take_until(seconds * 1000)):
        recorder.on_input(Input(t_ms, seq, body))
    recorder.close()
    return recorder.run_id


def live_setup(began: datetime) -> RunSetup:
    return run_setup.live_setup(Settings(), NO_HISTORY, (), began)


def test_a_demo_is_kept_and_marked() -> None:
    run, pipeline = session.begin_demo([], RunClock(FULL_SPEED), minutes=2)
    kept = run.finish(pipeline.run_to_end())
    finished, unfinished = listed()
    assert finished == [kept]
    assert kept.demo
    assert not unfinished


def test_what_became_of_the_cues_can_be_asked_after_the_end() -> None:
    run, pipeline = session.begin_demo([], RunClock(FULL_SPEED), minutes=10)
    assert run.cue_report_lines() == []
    run.finish(pipeline.run_to_end())
    title, *told = run.cue_report_lines()
    assert title == "Cues"
    assert any("Stand tall" in line for line in told)


def test_the_track_of_a_run_is_there_when_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    run, pipeline = session.begin_demo([], RunClock(FULL_SPEED), minutes=3)
    totals = pipeline.run_to_end()
    run.finish(totals)
    with Library(paths.library_file()) as library:
        recorded = library.load("last")
        derived = derivation.derive(recorded.setup, recorded.inputs, recorded.decisions)
        monkeypatch.delattr(derivation, "look_into")
        kept = library.derivations.track(recorded.run_id)
    assert kept == derived
    assert kept.totals == totals
    assert len(kept.seconds) == 180


def test_a_track_that_cannot_be_kept_costs_nobody_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise LibraryError("The disk is full.", "Make room.")

    monkeypatch.setattr(Derivations, "keep_gathered", full)
    run, pipeline = session.begin_demo([], RunClock(FULL_SPEED), minutes=2)
    kept = run.finish(pipeline.run_to_end())
    assert run.problem is None
    assert listed() == ([kept], [])
    with Library(paths.library_file()) as library:
        assert len(library.derivations.track(kept.id or 0).seconds) == 120


async def test_a_run_that_goes_on_has_the_track_of_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    run_id = broken_off(live_setup(datetime.now(UTC) - timedelta(minutes=3)), 60)
    again = session.go_on(run_id, QuietSource(), [])  # type: ignore[arg-type]
    again.pipeline.mark(MarkKind.FINISH)
    again.finish(again.pipeline.engine.totals())
    with Library(paths.library_file()) as library:
        recorded = library.load("last")
        derived = derivation.derive(recorded.setup, recorded.inputs, recorded.decisions)
        monkeypatch.delattr(derivation, "look_into")
        assert library.derivations.track(run_id) == derived
    assert derived.seconds[30].heart_rate_bpm is not None
    assert len(derived.seconds) >= 179


ASKING = """
name = "Mine"
[[cue]]
id = "my-check"
kind = "info"
show = "Head up?"
when = "timer >= 5"
once = true
asks = "check"
"""


async def test_a_run_that_goes_on_knows_what_was_asked_and_answered_before() -> None:
    setup = replace(
        live_setup(datetime.now(UTC) - timedelta(minutes=5)),
        cue_sets=(CueSetText("mine", ASKING, shipped=False),),
    )
    paths.make_private_folder(paths.data_folder())
    recorder = Recorder(paths.library_file(), setup)
    for seq, (t_ms, kind, value) in enumerate([(0, MarkKind.START, None), (8_000, MarkKind.YES, "check")]):
        recorder.on_input(Input(t_ms, seq, Mark(kind, value)))
    recorder.close()
    again = session.go_on(recorder.run_id, QuietSource(), [])  # type: ignore[arg-type]
    assert again.cue_report_lines() == ["Cues", "  Shown: Head up? (1)", "  You checked in 1 of 1 time."]
    again.discard()


@pytest.mark.parametrize("changes", [{"demo": True}, {"started_at": None}, {"started_at": "once"}])
def test_a_demo_and_a_run_without_a_date_are_compared_with_nothing(changes: dict[str, object]) -> None:
    setup = replace(live_setup(datetime.now(UTC)), **changes)  # type: ignore[arg-type]
    assert past_runs.earlier_responses(setup) == ()
    assert not paths.library_file().exists()


def test_a_library_that_cannot_be_read_costs_nobody_the_report() -> None:
    paths.make_private_folder(paths.data_folder())
    paths.library_file().write_bytes(b"nothing of the kind" * 100)
    assert past_runs.earlier_responses(live_setup(datetime.now(UTC))) == ()


def test_a_discarded_run_leaves_nothing() -> None:
    run, pipeline = session.begin_demo([], RunClock(FULL_SPEED), minutes=2)
    pipeline.run_until(30_000)
    run.discard()
    assert listed() == ([], [])


def test_a_run_that_broke_off_can_be_kept_as_it_is() -> None:
    run_id = broken_off(live_setup(datetime.now(UTC)), 120)
    kept = past_runs.keep(run_id)
    finished, unfinished = listed()
    assert [run.id for run in finished] == [run_id]
    assert not unfinished
    assert kept.totals == finished[0].totals
    assert kept.totals.elapsed_s == pytest.approx(120, abs=2)


def test_a_run_whose_cue_sets_are_not_understood_any_more_can_be_kept() -> None:
    setup = replace(live_setup(datetime.now(UTC)), cue_sets=(CueSetText("mine", "[[cue]]", shipped=False),))
    kept = past_runs.keep(broken_off(setup, 20))
    assert listed() == ([kept], [])


async def test_a_run_that_broke_off_goes_on_with_a_gap() -> None:
    run_id = broken_off(live_setup(datetime.now(UTC) - timedelta(minutes=20)), 120)
    ticks = Ticks()
    again = session.go_on(run_id, QuietSource(), [ticks])  # type: ignore[arg-type]
    again.pipeline.deliver(Packet("strap", "2A37", bytes([0, 120])))
    again.pipeline.mark(MarkKind.FINISH)
    summary = again.finish(await again.pipeline.run())
    assert summary.id == run_id
    assert summary.totals.elapsed_s == pytest.approx(20 * 60, abs=5)
    assert summary.totals.moving_s == pytest.approx(120, abs=3)
    assert ticks.seconds == list(range(len(ticks.seconds)))
    with Library(paths.library_file()) as library:
        inputs = library.load("last").inputs
    assert [item.seq for item in inputs] == list(range(len(inputs)))
    assert sum(isinstance(item.body, Gap) for item in inputs) == 1
    assert isinstance(inputs[-1].body, Mark)


def test_a_run_that_broke_off_long_ago_cannot_go_on() -> None:
    run_id = broken_off(live_setup(datetime.now(UTC) - timedelta(hours=13)), 20)
    with pytest.raises(UsageError, match="more than 12 hours ago"):
        session.go_on(run_id, QuietSource(), [])  # type: ignore[arg-type]
    assert [run.id for run in listed()[1]] == [run_id], "it is still there, and nobody records it"


def run_with_pods(*pods: str) -> session.Session:
    """A live run that was started, in which these footpods of one foot have sent for 25 s."""
    live = session.begin_live(settings.load(), QuietSource(), [])  # type: ignore[arg-type]
    now_ms = 0
    live.pipeline.clock = RunClock(read_ms=lambda: now_ms)
    live.pipeline.mark(MarkKind.START)
    for second in range(1, 26):
        now_ms = second * 1000
        for pod in pods:
            live.pipeline.deliver(Packet(pod, "2A53", struct.pack("<BHB", 0x04, round(2.6 * 256), 82)))
    live.pipeline.mark(MarkKind.FINISH)
    return live


def test_what_a_remembered_footpod_counts_is_remembered() -> None:
    pod, strap = DeviceSettings("pod", name="Left"), DeviceSettings("strap")
    settings.save(Settings(devices=(pod, strap), theme="paper"))
    live = run_with_pods("pod")
    live.finish(live.pipeline.engine.totals())
    assert live.problem is None
    one_foot = replace(pod, cadence_basis=CadenceBasis.ONE_FOOT)
    assert settings.load() == Settings(devices=(one_foot, strap), theme="paper")


def test_what_a_strangers_footpod_counts_is_not_remembered() -> None:
    live = run_with_pods("pod")
    live.finish(live.pipeline.engine.totals())
    assert live.pipeline.engine.cadence_bases == {"pod": CadenceBasis.ONE_FOOT}
    assert settings.load() == Settings()
    assert not paths.settings_file().exists()


def test_settings_with_a_mistake_cost_nobody_the_run() -> None:
    settings.save(Settings(devices=(DeviceSettings("pod"),)))
    live = run_with_pods("pod")
    paths.settings_file().write_text("devices = 7\n")
    kept = live.finish(live.pipeline.engine.totals())
    assert live.problem is not None
    assert live.problem.startswith("The run is kept, but not what its footpod counts.")
    assert listed() == ([kept], [])
    assert paths.settings_file().read_text() == "devices = 7\n"


def test_a_demo_that_broke_off_cannot_go_on() -> None:
    run_id = broken_off(replace(live_setup(datetime.now(UTC)), demo=True), 20)
    with pytest.raises(UsageError, match="Keep it or drop it"):
        session.go_on(run_id, QuietSource(), [])  # type: ignore[arg-type]


def test_a_recorded_run_takes_other_cue_sets() -> None:
    run, pipeline = session.begin_demo([], RunClock(FULL_SPEED), minutes=2)
    run.finish(pipeline.run_to_end())
    again = past_runs.recorded("last", Settings(), ["hill-climb"])
    assert [text.name for text in again.setup.cue_sets] == ["safety", "hill-climb"]
    assert again.run_id == 1


@pytest.mark.parametrize("which", ["last", "7", "nonsense"])
def test_a_run_that_is_not_there_is_said(which: str) -> None:
    with pytest.raises(UsageError):
        past_runs.recorded(which, Settings())


def test_a_file_that_is_no_run_is_said(tmp_path: Path) -> None:
    (tmp_path / "run.fit").write_bytes(b"nothing of the kind")
    with pytest.raises(FileError):
        past_runs.recorded(str(tmp_path / "run.fit"), Settings())


def test_settings_with_many_devices_can_be_read_again() -> None:
    before = Settings(devices=tuple(DeviceSettings(f"old {number}") for number in range(100)))
    settings.save(session.remembering(before, [DeviceSettings("new")]))
    devices = settings.load().devices
    assert len(devices) == 100
    assert devices[-1] == DeviceSettings("new")
