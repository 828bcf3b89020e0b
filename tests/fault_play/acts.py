"""What can happen in a scenario, each by its name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from fast_loop import this_loop
from fault_play.scenario import At
from fault_play.stage import Stage, Truth


async def act(stage: Stage, at: At) -> None:
    """Let something happen."""
    if at.sensor:
        await TO_A_SENSOR[at.do](stage, stage.sensors[at.sensor], at)
    else:
        await TO_ALL[at.do](stage, at)


async def _drop(stage: Stage, truth: Truth, _: At) -> None:
    await stage.air.drop(truth.peripheral)


async def _away(stage: Stage, truth: Truth, _: At) -> None:
    truth.in_air = False
    if stage.has_air:
        await stage.air.away(truth.peripheral)


async def _back(stage: Stage, truth: Truth, _: At) -> None:
    truth.in_air = True
    if stage.has_air:
        await stage.air.back(truth.peripheral)


async def _wake(stage: Stage, truth: Truth, _: At) -> None:
    """It is in the air for the first time."""
    truth.in_air = True
    await stage.air.add(truth.peripheral)


async def _forget(stage: Stage, truth: Truth, _: At) -> None:
    await stage.air.forget(truth.peripheral)


async def _hold(stage: Stage, truth: Truth, _: At) -> None:
    """It is in the air, and linked already by a program that was killed."""
    await _wake(stage, truth, _)
    await stage.air.hold(truth.peripheral)


async def _rename(stage: Stage, truth: Truth, at: At) -> None:
    truth.peripheral = replace(truth.peripheral, name=at.name)
    await stage.air.rename(truth.peripheral, at.name)


async def _move(stage: Stage, truth: Truth, at: At) -> None:
    """It has another address from now."""
    await stage.air.away(truth.peripheral)
    truth.peripheral = replace(truth.peripheral, address=at.address)
    await _wake(stage, truth, at)


async def _behave(stage: Stage, truth: Truth, at: At) -> None:
    await stage.air.behave(truth.peripheral, at.step, at.way, at.times)


async def _send(stage: Stage, truth: Truth, at: At) -> None:
    await stage.deliver(truth, [bytes.fromhex(payload) for payload in at.payloads], readable=at.readable)


async def _burst(stage: Stage, truth: Truth, at: At) -> None:
    """Many values within this second, as fast as the message bus takes them."""
    await stage.deliver(truth, [truth.next_payload() for _ in range(at.count)], readable=True)


async def _adapter_behaves(stage: Stage, at: At) -> None:
    await stage.air.behave(None, at.step, at.way, at.times)


async def _off(stage: Stage, _: At) -> None:
    await stage.air.power(False)


async def _on(stage: Stage, _: At) -> None:
    await stage.air.power(True)


async def _unplug(stage: Stage, _: At) -> None:
    await stage.air.unplug()


async def _plug_in(stage: Stage, _: At) -> None:
    await stage.air.plug_in()


async def _service_dies(stage: Stage, _: At) -> None:
    stage.silent_since_ms = stage.hands.ms
    await stage.close_air()


async def _service_starts(stage: Stage, _: At) -> None:
    await stage.open_air()


async def _sleep(stage: Stage, at: At) -> None:
    """The laptop sleeps: links end and its recording time goes on, the loop's does not."""
    for truth in stage.sensors.values():
        await stage.air.drop(truth.peripheral)
    begin_ms = stage.hands.ms
    stage.hands.ms += at.seconds * 1000
    stage.slept_ms = begin_ms, stage.hands.ms
    this_loop().leap(0.001)


TO_A_SENSOR: dict[str, Callable[[Stage, Truth, At], Awaitable[None]]] = {
    "drop": _drop,
    "away": _away,
    "back": _back,
    "wake": _wake,
    "forget": _forget,
    "hold": _hold,
    "rename": _rename,
    "move": _move,
    "behave": _behave,
    "send": _send,
    "burst": _burst,
}
TO_ALL: dict[str, Callable[[Stage, At], Awaitable[None]]] = {
    "behave": _adapter_behaves,
    "off": _off,
    "on": _on,
    "unplug": _unplug,
    "plug in": _plug_in,
    "service dies": _service_dies,
    "service starts": _service_starts,
    "sleep": _sleep,
}
