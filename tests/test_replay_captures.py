"""Captures of sensors go through the same engine as a live run and come to what their notes say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stridecue import past_runs
from stridecue.cli.plain_lines import PlainLines
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.files.capture_line import line_of, read_line
from stridecue.model.device_settings import CadenceBasis, DeviceSettings
from stridecue.model.inputs import Link, LinkEvent
from stridecue.model.run_settings import RunSettings
from stridecue.model.state import State
from stridecue.model.summary import Totals
from stridecue.settings import Settings

CAPTURES = Path(__file__).parent / "captures"
FIGURES: dict[str, dict[str, object]] = {
    "contact-bit.capture": {
        "records": 24,
        "elapsed_s": 24.02,
        "heart_rate_mean_bpm": 87.5,
        "heart_rate_max_bpm": 93,
        "distance_m": 0,
    },
    "matrix-cut-off.capture": {
        "records": 30,
        "elapsed_s": 30.05,
        "distance_m": 78,
        "climb_m": 7.0,
        "heart_rate_mean_bpm": None,
    },
    "strap-pod-belt.capture": {
        "records": 120,
        "elapsed_s": 42.0,
        "distance_m": 110,
        "climb_m": 2.2,
        "heart_rate_mean_bpm": 130.5,
        "cadence_mean_spm": 164,
    },
}


def played(name: str, settings: Settings | None = None) -> tuple[Totals, State]:
    run = past_runs.recorded(str(CAPTURES / name), settings or Settings())
    assert run.setup.warnings == ()
    pipeline = past_runs.straight_through(run, [], RunClock(FULL_SPEED))
    return pipeline.run_to_end(), pipeline.engine.state


def test_every_capture_has_its_figures_and_says_where_it_comes_from() -> None:
    assert sorted(file.name for file in CAPTURES.iterdir()) == sorted(FIGURES)
    for file in CAPTURES.iterdir():
        assert json.loads(file.read_text().splitlines()[0])["note"]


@pytest.mark.parametrize("name", FIGURES)
def test_a_capture_replays_to_its_figures(name: str) -> None:
    totals, _ = played(name)
    for figure, expected in FIGURES[name].items():
        assert getattr(totals, figure) == pytest.approx(expected, abs=0.05), figure


def test_the_settings_of_whoever_replays_it_hold() -> None:
    pod = DeviceSettings("C0:00:00:00:00:02", cadence_basis=CadenceBasis.BOTH_FEET)
    assert played("strap-pod-belt.capture", Settings(devices=(pod,)))[0].cadence_mean_spm == pytest.approx(82)
    belt = DeviceSettings("C0:00:00:00:00:03", incline_scale=0.5)
    assert played("strap-pod-belt.capture", Settings(devices=(belt,)))[1].grade.value == pytest.approx(1.0)


def test_device_settings_with_a_mistake_are_a_warning() -> None:
    chosen = Settings(device_problem="devices.toml is wrong.")
    for file, warnings in (("captures/contact-bit.capture", 1), ("runs/fenix5-run-1min.fit", 0)):
        run = past_runs.recorded(str(CAPTURES.parent / file), chosen)
        assert [warning for warning in run.setup.warnings if "devices.toml" in warning] == [
            "devices.toml is wrong."
        ] * warnings


def test_a_capture_is_judged_like_a_live_run() -> None:
    run = past_runs.recorded(
        str(CAPTURES / "contact-bit.capture"), Settings(run=RunSettings(auto_pause=True))
    )
    assert run.setup.options.auto_pause
    assert not run.setup.options.experiments


def test_a_sensor_that_goes_and_comes_back_is_told_in_lines(tmp_path: Path) -> None:
    lines = (CAPTURES / "contact-bit.capture").read_text().splitlines()
    header, found, connected, *packets = lines
    away = [
        line_of(7_000, Link("C0:00:00:00:00:01", LinkEvent.LOST)),
        line_of(47_000, read_line(connected).body),
    ]
    beats = [line_of(48_000 + 1000 * number, read_line(packets[9]).body) for number in range(30)]
    file = tmp_path / "away.capture"
    file.write_text("\n".join([header, found, connected, *packets[:6], *away, *beats, ""]))
    written: list[str] = []
    run = past_runs.recorded(str(file), Settings(cue_sets=("safety",)))
    past_runs.straight_through(run, [PlainLines(written.append)], RunClock(FULL_SPEED)).run_to_end()
    told = [line.split(maxsplit=1)[-1] for line in written if " lost" in line or "trap is " in line]
    assert told == ["> HR lost. Carry on.", "is back."], "the coach's word stands for the first"
