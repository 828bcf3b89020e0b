"""What a run in lines says of the sensors that join."""

from __future__ import annotations

import pytest

from stridecue.cli.joined_sensors import JoinedSensors
from stridecue.model.device_settings import DeviceSettings
from stridecue.model.inputs import Input, Link, LinkEvent, Packet

MINE = DeviceSettings("C0:01", "H10", called="My strap")


def test_each_sensor_is_told_once_and_harmlessly(capsys: pytest.CaptureFixture[str]) -> None:
    joined = JoinedSensors([MINE])
    bodies = (
        Link("C0:01", LinkEvent.FOUND, "H10"),
        Link("C0:01", LinkEvent.CONNECTED, "H10"),
        Packet("C0:01", "2A37", b"\x00\x80"),
        Link("C0:01", LinkEvent.LOST, "H10"),
        Link("C0:01", LinkEvent.CONNECTED, "H10"),
        Link("C0:02", LinkEvent.CONNECTED, "\x1b[31mPod"),
    )
    for number, body in enumerate(bodies):
        joined.on_input(Input(number, number, body))
    assert capsys.readouterr().err.splitlines() == [
        "stridecue: My strap (C0:01) has joined.",
        "stridecue: [31mPod (C0:02) has joined, which is not remembered.",
    ]
