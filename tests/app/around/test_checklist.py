"""What to have with one, by the ground."""

from __future__ import annotations

import pytest

from stridecue.app.around.checklist import items
from stridecue.model.state import DeviceState, Quality


@pytest.mark.parametrize(
    ("surface", "last"),
    [
        ("treadmill", ["belt clip"]),
        ("road", ["weather", "daylight"]),
        ("technical", ["weather", "daylight"]),
    ],
)
def test_a_clip_on_a_belt_weather_and_daylight_outdoors(surface: str, last: list[str]) -> None:
    assert [item.name for item in items(surface)] == ["shoes", "water", "strap", "footpod", *last]


def test_a_sensor_that_is_heard_is_said_to_be() -> None:
    strap = DeviceState("C0:01", "H10", "heart_rate", True, Quality.GOOD, 0.4, 92)
    gone = DeviceState("C0:02", "Stryd", "footpod", False, Quality.LOST, None, None)
    assert [item.name for item in items("treadmill", (strap, gone)) if item.heard] == ["strap"]
