"""What happens in the air around the virtual BlueZ's adapter, and the signals that follow from it.

Rules: signals come in the order in which bluetoothd 5.66 was seen to send them. A value is sent once for each bus
connection that subscribed, and subscriptions outlive the link: a client that comes back without having closed its old
connection hears everything twice, as with the real one. Nothing happens by itself: a sensor is sighted when a scan
begins or when it wakes up during one, and sends when it is told to.
"""

from __future__ import annotations

from typing import Any

from dbus_fast import Message, Variant

from bluez.misbehaviour import Manners
from bluez.traffic import Traffic
from bluez.world import ADAPTER, BATTERY, CHARACTERISTIC, DEVICE, Adapter, Characteristic, Device

FAILED = "org.bluez.Error.Failed"


class Air:
    """One adapter, the sensors in reach and who listens."""

    def __init__(self, traffic: Traffic) -> None:
        self.traffic = traffic
        self.adapter: Adapter | None = Adapter()
        self.manners = Manners()
        """Of the adapter."""
        self.devices: dict[str, Device] = {}
        self.filters: dict[str, set[str]] = {}
        """Bus name → the services it scans for."""
        self.scanners: set[str] = set()
        self.connecting: dict[str, list[Message]] = {}
        """Calls of Connect that wait for a sensor that is away, by its address."""

    # what a test does

    def add(self, said: dict[str, Any]) -> None:
        """A sensor wakes up in reach."""
        device = Device.of(said, self.adapter.path if self.adapter else "/org/bluez/hci0")
        self.devices[device.address] = device
        self.sight(device)

    def go_away(self, device: Device) -> None:
        """A sensor is out of reach."""
        device.present = device.sighted = False
        if device.connected:
            self.link_down(device)

    def come_back(self, device: Device) -> None:
        """A sensor is in reach again, and calls that waited for it get their answer."""
        device.present = True
        self.sight(device)
        for call in self.connecting.pop(device.address, []):
            if device.connected:
                self.traffic.answer(call)
            else:
                self.link_up(device, call)

    def drop(self, device: Device) -> None:
        """A link breaks and the sensor, still in reach, advertises again."""
        self.link_down(device)
        self.sight(device)

    def hold(self, device: Device) -> None:
        """A link stays up though the program that wanted it was killed; scans do not see the sensor."""
        self._make_known(device)
        self.link_up(device, None)

    def forget(self, device: Device) -> None:
        """The device object leaves the bus, as it does 30 s after its last sighting."""
        gatt = list(device.gatt_objects()) if device.met else []
        device.known = device.met = device.connected = device.resolved = device.sighted = False
        for path, interfaces in reversed(gatt):
            self.traffic.interfaces_removed(path, list(interfaces))
        self.traffic.interfaces_removed(device.path, [DEVICE])

    def notify(self, device: Device, number: str, payload: bytes) -> int:
        """Send a value, once for each subscriber; returns how often it was sent."""
        characteristic = device.characteristics[number]
        if not device.connected or device.manners.now("deliver"):
            return 0
        for _ in characteristic.subscribers:
            self.traffic.properties_changed(
                characteristic.path, CHARACTERISTIC, {"Value": Variant("ay", payload)}
            )
        return len(characteristic.subscribers)

    def power(self, on: bool) -> None:
        """Somebody switches the adapter."""
        adapter = self.adapter
        if adapter is None or adapter.powered == on:
            return
        if not on:
            self._end_all()
        adapter.powered, adapter.discovering = on, False
        self.traffic.properties_changed(
            adapter.path, ADAPTER, {"Powered": Variant("b", on), "Discovering": Variant("b", False)}
        )

    def unplug(self) -> None:
        """Somebody pulls the adapter out: its object and all below it leave the bus."""
        adapter = self.adapter
        if adapter is None:
            return
        self._end_all()
        for device in self.devices.values():
            if device.known:
                self.forget(device)
        self.adapter = None
        self.traffic.interfaces_removed(adapter.path, [ADAPTER])

    def plug_in(self) -> None:
        """The adapter is there again, switched on."""
        self.adapter = Adapter()
        self.traffic.interfaces_added(self.adapter.path, self.adapter.interfaces())

    def rename(self, device: Device, name: str) -> None:
        """A sensor has another name from now."""
        device.name = name
        if device.known:
            said = {"Name": Variant("s", name), "Alias": Variant("s", name)}
            self.traffic.properties_changed(device.path, DEVICE, said)

    # what follows from calls

    def link_up(self, device: Device, call: Message | None) -> None:
        """A link begins; `call` is answered at the moment at which bluetoothd does."""
        device.connected = True
        self.traffic.properties_changed(device.path, DEVICE, {"Connected": Variant("b", True)})
        if call:
            self.traffic.answer(call)
        way = device.manners.now("discover")
        if way == "drop":
            self._lose_in_the_middle(device)
        if way is None:
            self._resolve(device)

    def _lose_in_the_middle(self, device: Device) -> None:
        """A link goes while its services are told: what was told of them is taken back."""
        told = list(device.gatt_objects())
        told = told[: len(told) // 2]
        for path, interfaces in told:
            self.traffic.interfaces_added(path, interfaces)
        for path, interfaces in reversed(told):
            self.traffic.interfaces_removed(path, list(interfaces))
        device.met = False
        self.drop(device)

    def _resolve(self, device: Device) -> None:
        if not device.met:
            device.met = True
            for path, interfaces in device.gatt_objects():
                self.traffic.interfaces_added(path, interfaces)
        device.resolved = True
        resolved = {"UUIDs": Variant("as", device.uuids), "ServicesResolved": Variant("b", True)}
        self.traffic.properties_changed(device.path, DEVICE, resolved)
        if device.name is not None:
            self.traffic.properties_changed(device.path, DEVICE, {"Name": Variant("s", device.name)})
        if "2A19" in device.characteristics:
            self.traffic.interfaces_added(device.path, {BATTERY: {"Percentage": Variant("y", 50)}})

    def flash(self, device: Device) -> None:
        """A link begins and ends at once."""
        self.traffic.properties_changed(device.path, DEVICE, {"Connected": Variant("b", True)})
        self.traffic.properties_changed(device.path, DEVICE, {"Connected": Variant("b", False)})
        self.sight(device)

    def link_down(self, device: Device) -> None:
        """A link ends, from either side."""
        device.connected = device.resolved = False
        if device.manners.now("deliver") == "dead":
            device.manners.set("deliver", None)
        self.traffic.properties_changed(
            device.path, DEVICE, {"ServicesResolved": Variant("b", False), "Connected": Variant("b", False)}
        )
        if "2A19" in device.characteristics:
            self.traffic.interfaces_removed(device.path, [BATTERY])

    def subscribed(self, characteristic: Characteristic) -> None:
        """A client wants its values."""
        said = {"Notifying": Variant("b", True)}
        self.traffic.properties_changed(characteristic.path, CHARACTERISTIC, said)

    def scan(self, client: str) -> None:
        """A client listens from now; what is in reach is sighted."""
        self.scanners.add(client)
        if self.adapter and not self.adapter.discovering:
            self.adapter.discovering = True
            self.traffic.properties_changed(self.adapter.path, ADAPTER, {"Discovering": Variant("b", True)})
        for device in self.devices.values():
            self.sight(device)

    def stop_scan(self, client: str) -> None:
        """A client listens no longer; after the last one signal strengths are not known."""
        self.scanners.discard(client)
        if self.scanners or self.adapter is None or not self.adapter.discovering:
            return
        for device in self.devices.values():
            if device.sighted:
                device.sighted = False
                self.traffic.properties_changed(device.path, DEVICE, {}, ["RSSI", "TxPower"])
        self.adapter.discovering = False
        self.traffic.properties_changed(self.adapter.path, ADAPTER, {"Discovering": Variant("b", False)})

    def client_left(self, name: str) -> None:
        """A bus connection has ended, and with it what it had asked for."""
        self.stop_scan(name)
        self.filters.pop(name, None)
        for address, calls in list(self.connecting.items()):
            self.connecting[address] = [call for call in calls if call.sender != name]
            if not self.connecting[address]:
                del self.connecting[address]
        for device in self.devices.values():
            for characteristic in device.characteristics.values():
                characteristic.subscribers.discard(name)

    def sight(self, device: Device) -> None:
        """An advertisement reaches the adapter, if somebody listens for it."""
        if not device.present or device.connected or not self._wanted(device):
            return
        device.sighted = True
        if not device.known:
            self._make_known(device)
        elif device.rssi is not None:
            self.traffic.properties_changed(device.path, DEVICE, {"RSSI": Variant("n", device.rssi)})

    def _end_all(self) -> None:
        """The radio is silent: scans, links and calls that wait for one end."""
        self.scanners.clear()
        for call in [call for calls in self.connecting.values() for call in calls]:
            self.traffic.refuse(call, FAILED, "Not Powered")
        self.connecting.clear()
        for device in self.devices.values():
            device.sighted = False
            if device.connected:
                self.link_down(device)

    def _wanted(self, device: Device) -> bool:
        filters = [self.filters.get(name, set()) for name in self.scanners]
        return any(not wanted or wanted & set(device.uuids) for wanted in filters)

    def _make_known(self, device: Device) -> None:
        device.known = True
        self.traffic.interfaces_added(device.path, device.interfaces())
