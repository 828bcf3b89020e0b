"""What the program must show of each sensor, worked out from what the air delivered and not from the program.

Rules: a sensor is good for 5 s after its last readable value, then stale, and lost after 30 s for a strap and 10 s for
others. It is connected when the air has a subscriber for it. Where the air dies without a word the program may believe
in a link for as long as it waits for data; a link given up as silent may take a moment to be closed.
"""

from __future__ import annotations

from fault_play.scenario import Expect
from fault_play.stage import Stage, Truth
from stridecue.model.events import Ticked
from stridecue.model.state import DeviceState, Quality, State
from stridecue.sources.bluetooth import BluetoothTiming

GOOD_MS, LOST_MS, STRAP_LOST_MS = 5_000, 10_000, 30_000
SLACK_MS = 1_500
"""A watchdog looks now and then, and a second has three leaps."""
CLOSING_S = 3
"""So many seconds a link that was given up as silent may take to be closed."""


class Judge:
    """Looks at every second of a scenario."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._seen = len(stage.watch.events)

    def look(self, second: int) -> None:
        """Check the states since the last look."""
        events = self._stage.watch.events[self._seen :]
        self._seen += len(events)
        *asleep, state = [event.state for event in events if isinstance(event, Ticked)]
        for one in asleep:
            self._was_asleep(one)
        for name, truth in self._stage.sensors.items():
            shown = _device(state, truth)
            here = f"{name} at second {second}: {shown}"
            if shown is None:
                assert not truth.sensor.remembered, here
                assert truth.last_ms is None, here
                continue
            assert shown.quality is self._quality(truth), here
            self._check_link(truth, shown, here)
            assert shown.name is None or shown.name.isprintable(), here
            for expect in self._stage.scenario.expect:
                if expect.sensor == name and expect.start <= second <= expect.to:
                    _check(expect, shown, here)

    def _was_asleep(self, state: State) -> None:
        begin_ms, end_ms = self._stage.slept_ms
        assert begin_ms < state.tick_s * 1000 <= end_ms, f"a second too many: {state.tick_s}"
        assert {device.quality for device in state.devices} == {Quality.LOST}

    def _quality(self, truth: Truth) -> Quality:
        if truth.last_ms is None:
            return Quality.LOST
        age_ms = self._stage.hands.ms - truth.last_ms
        lost_ms = STRAP_LOST_MS if truth.sensor.kind == "strap" else LOST_MS
        if age_ms > lost_ms:
            return Quality.LOST
        return Quality.GOOD if age_ms <= GOOD_MS else Quality.STALE

    def _check_link(self, truth: Truth, shown: DeviceState, here: str) -> None:
        before, after = (self._listening(truth, listeners) for listeners in self._stage.listeners)
        truth.closing_s = truth.closing_s + 1 if after and not shown.connected else 0
        if shown.connected in (before, after):
            return
        died_ms, now_ms = self._stage.silent_since_ms, self._stage.hands.ms
        patience_ms = BluetoothTiming().silent_after_s * 1000
        if shown.connected:
            assert died_ms is not None, here
            assert now_ms - died_ms <= patience_ms + SLACK_MS, here
        else:
            assert now_ms - (truth.last_ms or 0) >= patience_ms - SLACK_MS, here
            assert truth.closing_s <= CLOSING_S, here

    def _listening(self, truth: Truth, listeners: dict[str, int]) -> bool:
        count = sum(listeners.get(f"{truth.peripheral.address} {number}", 0) for number in truth.numbers)
        assert count <= 1, f"{truth.peripheral.name} is heard twice"
        return count == 1


def _device(state: State, truth: Truth) -> DeviceState | None:
    return next((device for device in state.devices if device.device == truth.id), None)


def _check(expect: Expect, shown: DeviceState, here: str) -> None:
    if expect.quality is not None:
        assert shown.quality.value == expect.quality, here
    if expect.connected is not None:
        assert shown.connected is expect.connected, here
    if expect.shown is not None:
        assert shown.name == expect.shown, here


def check_others_lost_nothing(stage: Stage) -> None:
    """A remembered sensor to which nothing happens is heard at every second from the first one on."""
    for name in stage.scenario.sensors.keys() - stage.scenario.touched:
        truth = stage.sensors[name]
        if not truth.sensor.remembered:
            continue
        gaps = [second for second in truth.missed if second > JOINED_BY]
        assert truth.delivered, f"{name} was never heard"
        assert gaps == [], f"nobody listened to {name}"


JOINED_BY = 6
"""By this second a sensor that is there from the beginning is listened to."""
