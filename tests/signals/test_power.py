from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import pytest

from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.events import Sampled
from stridecue.model.inputs import Link, LinkEvent, Packet, Reading
from stridecue.model.state import Quality, Quantity
from stridecue.signals.power import Power


def power_packet(watts: int, device: str = "pod") -> Packet:
    return Packet(device, "2A63", struct.pack("<Hh", 0, watts))


def test_shown_is_the_mean_of_five_seconds_of_one_source() -> None:
    power = Power(5)
    for second, watts in enumerate([900, 200, 210, 220, 230, 240]):
        assert power.add(second * 1000, "pod", watts)
    assert power.signal(5000).good == 220
    power.add(5500, "other", 300)
    assert (power.signal(5500).good, power.signal(5500).source) == (300, "other")
    qualities = [power.signal(5500 + age_ms).quality for age_ms in (5000, 5001, 10_001)]
    assert qualities == [Quality.GOOD, Quality.STALE, Quality.LOST]


@pytest.mark.parametrize(
    ("watts", "believed"), [(-1, False), (0, True), (2000, True), (2001, False), (32_767, False)]
)
def test_range(run: Callable, pod_packet: Callable, watts: int, believed: bool) -> None:
    runner = run()
    runner.feed(pod_packet(2.5, 82))
    events = runner.feed(power_packet(watts))
    assert [event.quantity for event in events] == ([Quantity.POWER] if believed else [])
    assert runner.tick().power.value == (watts if believed else None)
    assert runner.tracker.totals().power_mean_w == (watts if believed else None)


def link(name: str | None, *services: str) -> Link:
    return Link("pod", LinkEvent.CONNECTED, name, services)


@pytest.mark.parametrize(
    ("settings", "before", "taken"),
    [
        pytest.param({}, [link("Bike", "1818")], False, id="a bike"),
        pytest.param({}, [link(None, "180D", "1818")], False, id="something else"),
        pytest.param({}, [link(None, "1818", "1814")], True, id="has footpod service"),
        pytest.param({}, [link(None, "180D", "1818", "1814")], True, id="and is a strap too"),
        pytest.param({}, [link("Stryd", "1818")], True, id="by name"),
        pytest.param({}, [link("stryd 5 lab", "1818")], True, id="by name in other words"),
        pytest.param({"name": "Stryd"}, [], True, id="by its remembered name"),
        pytest.param({"roles": frozenset({Role.POWER})}, [], True, id="by role"),
        pytest.param({"roles": frozenset({Role.FOOTPOD})}, [], True, id="a footpod by role"),
        pytest.param({"roles": frozenset({Role.HEART_RATE})}, [], False, id="another role"),
    ],
)
def test_power_is_only_a_runners(run: Callable, settings: Any, before: list[Link], taken: bool) -> None:
    runner = run(devices=(DeviceSettings("pod", **settings),) if settings else ())
    for body in before:
        runner.feed(body)
    events = runner.feed(power_packet(250))
    state = runner.tick()
    assert bool(events) is taken
    assert state.power.good == (250 if taken else None)
    assert runner.tracker.totals().power_mean_w == (250 if taken else None)
    assert state.devices[0].quality is Quality.GOOD


def test_the_device_with_the_role_speaks(run: Callable, pod_packet: Callable) -> None:
    runner = run(devices=(DeviceSettings("mine", roles=frozenset({Role.POWER})),))
    runner.feed(pod_packet(2.5, 82))
    runner.feed(power_packet(200))
    assert runner.tick().power.source == "pod"
    runner.feed(power_packet(260, "mine"))
    runner.feed(power_packet(200))
    state = runner.tick()
    assert (state.power.source, state.power.good) == ("mine", 260)
    runner.seconds(10)
    runner.feed(power_packet(210))
    assert runner.tick().power.source == "pod"


def test_a_file_may_say_what_nobody_believes(run: Callable) -> None:
    runner = run()
    events = runner.feed(Reading("file", power_w=3000))
    assert not [event for event in events if isinstance(event, Sampled)]
    assert runner.tick().power.value is None
    assert runner.tracker.totals().power_mean_w == 3000
