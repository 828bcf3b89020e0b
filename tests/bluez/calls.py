"""The D-Bus calls that the virtual BlueZ answers: those that bleak makes, refused as bluetoothd refuses them."""

from __future__ import annotations

from collections.abc import Callable

from dbus_fast import Message, MessageType

from bluez.air import FAILED, Air
from bluez.traffic import MANAGER
from bluez.world import ADAPTER, CHARACTERISTIC, DEVICE, Adapter, Characteristic, Device, Interfaces

NOT_READY = "org.bluez.Error.NotReady"
IN_PROGRESS = "org.bluez.Error.InProgress"
NOT_SUPPORTED = "org.bluez.Error.NotSupported"
NOT_PERMITTED = "org.bluez.Error.NotPermitted"
ABORTED = "le-connection-abort-by-local"
UNKNOWN_OBJECT = "org.freedesktop.DBus.Error.UnknownObject"


class RefusedError(Exception):
    """A call that is answered with a D-Bus error."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self.name = name


class Calls:
    """Answers what clients call; `handle` is a message handler of dbus-fast."""

    def __init__(self, air: Air, changed: Callable[[], None]) -> None:
        self._air = air
        self._traffic = air.traffic
        self._changed = changed
        self.answered = 0
        """How many calls came in so far."""
        self.methods: dict[tuple[str, str], Callable[[Message], None]] = {
            (MANAGER, "GetManagedObjects"): self._get_managed_objects,
            (ADAPTER, "SetDiscoveryFilter"): self._set_discovery_filter,
            (ADAPTER, "StartDiscovery"): self._start_discovery,
            (ADAPTER, "StopDiscovery"): self._stop_discovery,
            (DEVICE, "Connect"): self._connect,
            (DEVICE, "Disconnect"): self._disconnect,
            (CHARACTERISTIC, "ReadValue"): self._read_value,
            (CHARACTERISTIC, "StartNotify"): self._start_notify,
            (CHARACTERISTIC, "StopNotify"): self._stop_notify,
        }

    def handle(self, message: Message) -> bool | None:
        """Answer a call, if it is one of ours; notice clients that leave."""
        if message.message_type is MessageType.SIGNAL:
            if message.member == "NameOwnerChanged" and not message.body[2]:
                self._air.client_left(message.body[0])
                self._changed()
            return None
        method = self.methods.get((message.interface or "", message.member or ""))
        if message.message_type is not MessageType.METHOD_CALL or method is None:
            return None
        self.answered += 1
        try:
            method(message)
        except RefusedError as refused:
            self._traffic.refuse(message, refused.name, str(refused))
        self._changed()
        return True

    def _get_managed_objects(self, call: Message) -> None:
        objects: dict[str, Interfaces] = {}
        if self._air.adapter:
            objects[self._air.adapter.path] = self._air.adapter.interfaces()
        for device in self._air.devices.values():
            if device.known:
                objects[device.path] = device.interfaces()
                objects.update(device.gatt_objects() if device.met else ())
        self._traffic.answer(call, "a{oa{sa{sv}}}", [objects])

    def _set_discovery_filter(self, call: Message) -> None:
        self._radio()
        wanted = call.body[0].get("UUIDs")
        self._air.filters[_client(call)] = set(wanted.value) if wanted else set()
        self._traffic.answer(call)

    def _start_discovery(self, call: Message) -> None:
        self._radio()
        if _client(call) in self._air.scanners:
            raise RefusedError(IN_PROGRESS, "Operation already in progress")
        if self._air.manners.now("scan") == "refuse":
            raise RefusedError(IN_PROGRESS, "Operation already in progress")
        self._traffic.answer(call)
        self._air.scan(_client(call))

    def _stop_discovery(self, call: Message) -> None:
        self._radio()
        if _client(call) not in self._air.scanners:
            raise RefusedError(FAILED, "No discovery started")
        self._air.stop_scan(_client(call))
        self._traffic.answer(call)

    def _connect(self, call: Message) -> None:
        self._radio()
        device = self._device(call)
        if device.connected:
            self._traffic.answer(call)
            return
        way = device.manners.now("connect") if device.present else "hang"
        if way is None:
            self._air.link_up(device, call)
        elif way == "abort":
            self._air.flash(device)
            raise RefusedError(FAILED, ABORTED)
        elif way == "refuse":
            raise RefusedError(FAILED, "le-connection-refused")
        else:
            self._air.connecting.setdefault(device.address, []).append(call)

    def _disconnect(self, call: Message) -> None:
        device = self._device(call)
        if device.manners.now("disconnect") == "hang":
            return
        for waiting in self._air.connecting.pop(device.address, []):
            self._traffic.refuse(waiting, FAILED, "Operation canceled")
        if device.connected:
            self._air.link_down(device)
        self._traffic.answer(call)

    def _read_value(self, call: Message) -> None:
        device, characteristic = self._characteristic(call)
        value, way = characteristic.value, device.manners.now("read")
        if way == "hang":
            return
        if value is None or way == "refuse":
            raise RefusedError(NOT_PERMITTED, "Read not permitted")
        self._traffic.answer(call, "ay", [value])

    def _start_notify(self, call: Message) -> None:
        device, characteristic = self._characteristic(call)
        way = device.manners.now("subscribe")
        if way == "hang":
            return
        if way == "drop":
            self._air.drop(device)
            raise RefusedError(FAILED, "Not connected")
        if way == "refuse" or "notify" not in characteristic.flags:
            raise RefusedError(NOT_SUPPORTED, "Operation is not supported")
        characteristic.subscribers.add(_client(call))
        self._air.subscribed(characteristic)
        self._traffic.answer(call)

    def _stop_notify(self, call: Message) -> None:
        self._characteristic(call)[1].subscribers.discard(_client(call))
        self._traffic.answer(call)

    def _radio(self) -> Adapter:
        adapter = self._air.adapter
        if adapter is None:
            raise RefusedError(UNKNOWN_OBJECT, "No such adapter")
        if not adapter.powered:
            raise RefusedError(NOT_READY, "Resource Not Ready")
        return adapter

    def _device(self, call: Message) -> Device:
        for device in self._air.devices.values():
            if device.path == call.path and device.known:
                return device
        raise RefusedError(UNKNOWN_OBJECT, f"No object at {call.path}")

    def _characteristic(self, call: Message) -> tuple[Device, Characteristic]:
        for device in self._air.devices.values():
            for characteristic in device.characteristics.values():
                if characteristic.path == call.path and device.met:
                    if not device.connected:
                        raise RefusedError(FAILED, "Not connected")
                    return device, characteristic
        raise RefusedError(UNKNOWN_OBJECT, f"No object at {call.path}")


def _client(call: Message) -> str:
    return call.sender or ""
