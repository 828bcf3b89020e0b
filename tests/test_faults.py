"""Every fault scenario of tests/faults through a whole live run, with the unmodified bleak on a virtual BlueZ.

What is checked of each stands in `fault_play.play` and `fault_play.truth`; a few are played in the app too, at night
all of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from fast_loop import run_fast
from fault_play.play import play
from fault_play.play_in_app import play_in_app
from fault_play.scenario import Scenario, read, scenarios

SCENARIOS = scenarios()

DEMANDED = {
    "drop during connect",
    "drop during discovery",
    "drop during subscribe",
    "drop during streaming",
    "silent link",
    "five returns in a minute",
    "adapter off and on",
    "daemon gone and back",
    "two straps of one name",
    "address change",
    "names with terminal escapes",
    "names with markup",
    "names with emoji",
    "names of 248 bytes",
    "empty payloads",
    "cut payloads",
    "oversized payloads",
    "1,000 notifications a second for ten seconds",
    "connect that never returns",
    "wrong services",
    "doubled services",
    "battery missing",
}
"""What must be played at least once."""


AT_NIGHT = {
    "battery-never-told",
    "battery-refused",
    "characteristics-doubled",
    "connect-never-returns-nor-stops",
    "drop-during-subscribe",
    "drop-while-connecting",
    "late-comers",
    "name-of-248-bytes",
    "name-of-emoji",
    "name-with-markup",
    "payloads-cut",
    "refused-while-connecting",
    "service-late",
    "services-others",
    "subscribe-never-answered",
    "subscribe-refused",
    "two-straps-of-one-name",
}
"""Each is much like another one that is played every day."""


def _unless_at_night(scenario: Scenario) -> pytest.param:
    marks = pytest.mark.nightly if scenario.id in AT_NIGHT else ()
    return pytest.param(scenario, id=scenario.id, marks=marks)


@pytest.mark.parametrize("scenario", [_unless_at_night(scenario) for scenario in SCENARIOS])
def test_a_run_with(scenario: Scenario, system_bus: str) -> None:
    run_fast(play(scenario, system_bus))


def _often(scenario: Scenario) -> pytest.param:
    return pytest.param(scenario, id=scenario.id, marks=() if scenario.in_the_app else pytest.mark.nightly)


@pytest.mark.parametrize("scenario", [_often(scenario) for scenario in SCENARIOS])
def test_the_app_with(scenario: Scenario, system_bus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run_fast(play_in_app(scenario, system_bus, monkeypatch))


def test_all_that_is_demanded_is_played() -> None:
    assert {scenario.id for scenario in SCENARIOS} >= AT_NIGHT
    assert len(SCENARIOS) >= 30
    assert {scenario.covers for scenario in SCENARIOS} >= DEMANDED
    assert len({scenario.title for scenario in SCENARIOS}) == len(SCENARIOS)
    assert all(scenario.story for scenario in SCENARIOS)


def test_the_longest_name_is_the_longest() -> None:
    (longest,) = (scenario for scenario in SCENARIOS if scenario.id == "name-of-248-bytes")
    assert len((longest.sensors["strap"].name or "").encode()) == 248


@pytest.mark.parametrize(
    "wrong", ["whatever = 1", "[[at]]\nsecond = 1\ndo = 'drop'\nsensr = 'strap'", "[strap]\nnam = 'x'"]
)
def test_a_key_that_nobody_knows_is_a_mistake(wrong: str, tmp_path: Path) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(f"title = 'T'\nstory = 'S'\ncovers = 'C'\n{wrong}\n", encoding="utf-8")
    with pytest.raises(TypeError):
        read(file)
