"""The virtual BlueZ as a program: owns org.bluez on the bus that DBUS_SYSTEM_BUS_ADDRESS names.

A test drives it by lines of JSON: `{"id": 1, "do": "drop", "address": "C0:..."}` on stdin, `{"id": 1, "result": ...}`
or `{"id": 1, "error": ...}` on stdout. The first line it writes is `{"ready": true}`. It ends when stdin does.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from dbus_fast import Message
from dbus_fast.aio import MessageBus

from bluez.air import Air
from bluez.calls import Calls
from bluez.traffic import Traffic
from bluez.world import Device

DBUS = {
    "destination": "org.freedesktop.DBus",
    "path": "/org/freedesktop/DBus",
    "interface": "org.freedesktop.DBus",
}

LONGEST_ORDER = 1 << 20
"""Bytes in one line; a thousand values to send at once fit."""
SENT_AT_ONCE = 100
"""Values that the bus connection's buffer holds; its library does not wait for room."""


class Server:
    """Carries out what a test says."""

    def __init__(self, bus: MessageBus, write: Callable[[dict[str, Any]], None]) -> None:
        self._bus = bus
        self._write = write
        self.air = Air(Traffic(bus))
        self.calls = Calls(self.air, self.look_again)
        self._waiting: list[tuple[int, dict[str, Any]]] = []
        self._orders: dict[str, Callable[[dict[str, Any]], Any]] = {
            "add": lambda order: self.air.add(order["peripheral"]),
            "away": lambda order: self.air.go_away(self._device(order)),
            "back": lambda order: self.air.come_back(self._device(order)),
            "drop": lambda order: self.air.drop(self._device(order)),
            "hold": lambda order: self.air.hold(self._device(order)),
            "forget": lambda order: self.air.forget(self._device(order)),
            "notify": self._notify,
            "power": lambda order: self.air.power(order["on"]),
            "unplug": lambda order: self.air.unplug(),
            "plug_in": lambda order: self.air.plug_in(),
            "rename": lambda order: self.air.rename(self._device(order), order["name"]),
            "behave": self._behave,
            "state": lambda order: self.state(),
        }

        self._longer: dict[str, Callable[[dict[str, Any]], Awaitable[Any]]] = {
            "clients": lambda _: self._clients(),
            "calls": lambda _: self._calls(),
            "send": self._send,
        }

    async def carry_out(self, order: dict[str, Any]) -> None:
        """Do one thing and say what came of it."""
        number = order["id"]
        if order["do"] == "wait":
            self._waiting.append((number, order["until"]))
        elif order["do"] in self._longer:
            self._write({"id": number, "result": await self._longer[order["do"]](order)})
        else:
            try:
                self._write({"id": number, "result": self._orders[order["do"]](order)})
            except (KeyError, ValueError) as error:
                self._write({"id": number, "error": repr(error)})
        self.look_again()

    def look_again(self) -> None:
        """Answer the waits that are fulfilled: every named part of the state is as it should be."""
        state = self.state()
        for waiting in list(self._waiting):
            number, until = waiting
            if all(state[name] == value for name, value in until.items()):
                self._waiting.remove(waiting)
                self._write({"id": number, "result": state})

    def state(self) -> dict[str, Any]:
        """Return who is connected, who listens to what, and whether somebody scans."""
        devices = self.air.devices.values()
        return {
            "powered": bool(self.air.adapter and self.air.adapter.powered),
            "scanning": bool(self.air.scanners),
            "connected": sorted(device.address for device in devices if device.connected),
            "connecting": sorted(self.air.connecting),
            "subscribed": {
                f"{device.address} {number}": len(characteristic.subscribers)
                for device in devices
                for number, characteristic in device.characteristics.items()
                if characteristic.subscribers
            },
        }

    def _notify(self, order: dict[str, Any]) -> int:
        return self.air.notify(self._device(order), order["characteristic"], bytes.fromhex(order["payload"]))

    async def _send(self, order: dict[str, Any]) -> list[int]:
        """Send many values, as fast as the message bus takes them."""
        counts = []
        for turn, one in enumerate(order["all"], start=1):
            counts.append(self._notify(one))
            if turn % SENT_AT_ONCE == 0:
                await self._calls()
        return counts

    def _behave(self, order: dict[str, Any]) -> None:
        manners = self._device(order).manners if order["address"] else self.air.manners
        manners.set(order["step"], order["way"], order["times"])

    def _device(self, order: dict[str, Any]) -> Device:
        return self.air.devices[order["address"]]

    async def _calls(self) -> int:
        """Return how many calls came in; by then all that was sent so far is on its way to who gets it."""
        await self._bus.call(Message(**DBUS, member="GetId"))
        return self.calls.answered

    async def _clients(self) -> int:
        """Count the bus connections other than our own."""
        reply = await self._bus.call(Message(**DBUS, member="ListNames"))
        assert reply
        return sum(name.startswith(":") and name != self._bus.unique_name for name in reply.body[0])


async def main() -> None:
    """Serve until stdin ends."""
    bus = MessageBus(bus_address=os.environ["DBUS_SYSTEM_BUS_ADDRESS"])
    await bus.connect()
    server = Server(bus, lambda line: print(json.dumps(line), flush=True))
    bus.add_message_handler(server.calls.handle)
    leaving = "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"
    await bus.call(Message(**DBUS, member="AddMatch", signature="s", body=[leaving]))
    await bus.request_name("org.bluez")
    print(json.dumps({"ready": True}), flush=True)

    reader = asyncio.StreamReader(limit=LONGEST_ORDER)
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    while line := await reader.readline():
        await server.carry_out(json.loads(line))
    bus.disconnect()


if __name__ == "__main__":
    asyncio.run(main())
