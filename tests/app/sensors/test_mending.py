"""Offered settings as a change of the run, and what the run makes of it."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable

from stridecue.app.sensors import mending
from stridecue.engine import Engine, play
from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.model.events import Event, Ticked
from stridecue.model.inputs import Body, Change, ChangeKind, Input, Packet
from stridecue.model.setup import RunSetup

NOW = DeviceSettings("C0:03", "Belt", frozenset({Role.TREADMILL}), called="Mine")
MENDED = DeviceSettings("C0:03", "Belt", frozenset({Role.TREADMILL}), speed_factor=1.609, called="Mine")


def test_only_what_differs_is_changed() -> None:
    assert mending.changed(NOW, MENDED) == {"speed_factor": 1.609}
    assert mending.changed(NOW, NOW) == {}


def test_the_change_is_what_the_run_reads() -> None:
    values = {
        "speed_factor": 1.609,
        "cadence_basis": CadenceBasis.ONE_FOOT,
        "roles": frozenset({Role.TREADMILL, Role.HEART_RATE}),
        "incline_scale": None,
    }
    assert json.loads(mending.content("C0:03", values)) == {
        "device": "C0:03",
        "speed_factor": 1.609,
        "cadence_basis": "one_foot",
        "roles": ["heart_rate", "treadmill"],
    }


def inputs() -> list[Input]:
    """A belt at 8 km/h for ten seconds, mended in the middle."""
    payload = struct.pack("<HH", 0, 800)
    bodies: list[tuple[int, Body]] = [(1000 * at, Packet("C0:03", "2ACD", payload)) for at in range(1, 20)]
    content = mending.content("C0:03", mending.changed(NOW, MENDED))
    bodies.insert(9, (9500, Change(ChangeKind.SETTING, mending.NAME, content)))
    return [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(bodies)]


def speeds(events: Iterable[Event]) -> dict[int, float]:
    return {
        event.state.tick_s: round(event.state.speed.value * 3.6, 2)
        for event in events
        if isinstance(event, Ticked) and event.state.speed.value is not None
    }


def test_a_run_goes_by_the_mended_settings_from_then_on_and_so_does_its_replay() -> None:
    setup = RunSetup("1", "0.1", "bluetooth", devices=(NOW,))
    live = Engine(setup)
    lived: list[Event] = []
    for item in inputs():
        lived += live.advance_to(item.t_ms)
        lived += live.feed(item)
    told = speeds(lived)
    assert (told[9], told[19]) == (8.0, 12.87)
    replayed = speeds(play(Engine(setup), inputs()))
    assert {second: speed for second, speed in replayed.items() if second in told} == told
