"""The D-Bus messages that the virtual BlueZ sends: replies, errors and the three signals that clients watch."""

from __future__ import annotations

from typing import Any

from dbus_fast import Message, Variant
from dbus_fast.aio import MessageBus

from bluez.world import Interfaces

MANAGER = "org.freedesktop.DBus.ObjectManager"
PROPERTIES = "org.freedesktop.DBus.Properties"


class Traffic:
    """What goes out on the bus."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus

    def answer(self, call: Message, signature: str = "", body: list[Any] | None = None) -> None:
        """Answer a call."""
        self._bus.send(Message.new_method_return(call, signature, body or []))

    def refuse(self, call: Message, name: str, text: str) -> None:
        """Answer a call with an error."""
        self._bus.send(Message.new_error(call, name, text))

    def properties_changed(
        self, path: str, interface: str, said: dict[str, Variant], gone: list[str] | None = None
    ) -> None:
        """Say that properties have new values, or none any more."""
        self._signal(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", [interface, said, gone or []])

    def interfaces_added(self, path: str, interfaces: Interfaces) -> None:
        """Say that an object is there, or has more to it."""
        self._signal("/", MANAGER, "InterfacesAdded", "oa{sa{sv}}", [path, interfaces])

    def interfaces_removed(self, path: str, interfaces: list[str]) -> None:
        """Say that an object has gone, or a part of it."""
        self._signal("/", MANAGER, "InterfacesRemoved", "oas", [path, interfaces])

    def _signal(self, path: str, interface: str, member: str, signature: str, body: list[Any]) -> None:
        self._bus.send(Message.new_signal(path, interface, member, signature, body))
