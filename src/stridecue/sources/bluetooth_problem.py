"""What is wrong with Bluetooth, in words: what happened and what to do.

Rules: errors of the stack are told apart by what they carry (`reason`, `dbus_error`), not by their classes, so that
this part does not need the stack.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass

from stridecue.errors import BluetoothError

_log = logging.getLogger(__name__)

_LINUX_SWITCH_ON = "Switch it on in the system's settings, or by: bluetoothctl power on"
_ALLOW = {
    "darwin": "Allow it in System Settings, Privacy & Security, Bluetooth, for the terminal you use.",
    "win32": "Allow it in Settings, Privacy & security, Radios.",
}
_SWITCH_ON = {
    "darwin": "Switch it on in Control Centre.",
    "win32": "Switch it on in Settings, Bluetooth & devices.",
}
_RESTART = {
    "darwin": "A question for permission may be open behind the terminal: answer it.",
    "win32": "Switch Bluetooth off and on again.",
}

PROBLEMS: dict[str, tuple[str, dict[str, str], str]] = {
    "no_adapter": (
        "This computer has no Bluetooth adapter.",
        {},
        "Plug one in; the search goes on by itself.",
    ),
    "named_adapter": (
        "The Bluetooth adapter that was asked for is not there.",
        {},
        "Plug it in, or name another one.",
    ),
    "no_central": ("The Bluetooth adapter cannot do Bluetooth Low Energy.", {}, "Use another adapter."),
    "off": ("Bluetooth is switched off.", _SWITCH_ON, _LINUX_SWITCH_ON),
    "denied": (
        "The system does not allow this program to use Bluetooth.",
        _ALLOW,
        "Ask whoever looks after this computer to let you use Bluetooth.",
    ),
    "no_bus": (
        "The system's message bus (D-Bus) does not answer, and Bluetooth cannot be reached without it.",
        {},
        "Start it: systemctl start dbus bluetooth. In a container, hand in /run/dbus.",
    ),
    "no_service": (
        "The Bluetooth service is not running.",
        {},
        "Install BlueZ if it is not there, and start it: systemctl start bluetooth",
    ),
    "busy": ("Another program is using the Bluetooth adapter.", {}, "Close it, or wait until it is done."),
    "no_answer": ("Bluetooth does not answer.", _RESTART, "Restart it: systemctl restart bluetooth"),
    "unknown": ("Bluetooth does not work.", {}, "Switch it off and on again; --log FILE keeps the details."),
}
"""Kind → what happened, what to do on a system by its `sys.platform`, what to do on the others."""


def problem(kind: str, platform: str = sys.platform) -> BluetoothError:
    """Return a problem of a kind in words that fit the system."""
    message, hints, hint = PROBLEMS[kind]
    return BluetoothError(message, hints.get(platform, hint))


REASONS = {
    "NO_BLUETOOTH": "no_adapter",
    "NO_BLE_CENTRAL_ROLE": "no_central",
    "POWERED_OFF": "off",
    "DENIED_BY_USER": "denied",
    "DENIED_BY_SYSTEM": "denied",
    "DENIED_BY_UNKNOWN": "denied",
}
"""Why the stack says that Bluetooth is not available → kind."""
DBUS_ERRORS = {
    "org.bluez.Error.NotReady": "off",
    "org.bluez.Error.InProgress": "busy",
    "org.bluez.Error.NotPermitted": "denied",
    "org.bluez.Error.NotAuthorized": "denied",
    "org.freedesktop.DBus.Error.AccessDenied": "denied",
    "org.freedesktop.DBus.Error.NoReply": "no_answer",
    "org.freedesktop.DBus.Error.ServiceUnknown": "no_service",
    "org.freedesktop.DBus.Error.NameHasNoOwner": "no_service",
    "org.freedesktop.systemd1.NoSuchUnit": "no_service",
    "org.freedesktop.DBus.Error.UnknownObject": "no_adapter",
}
"""Error on the message bus → kind."""
_SPAWN = "org.freedesktop.DBus.Error.Spawn."


def kind_of(cause: BaseException | str, platform: str = sys.platform) -> str:
    """Tell what kind of problem an error of the stack stands for."""
    reason = getattr(getattr(cause, "reason", None), "name", None)
    if isinstance(reason, str):
        return REASONS.get(reason, "unknown")
    name = getattr(cause, "dbus_error", None)
    if isinstance(name, str):
        return "no_service" if name.startswith(_SPAWN) else DBUS_ERRORS.get(name, "unknown")
    if isinstance(cause, TimeoutError):
        return "no_answer"
    if isinstance(cause, OSError | EOFError):
        return "no_bus" if platform == "linux" else "unknown"  # no other system has that bus
    return "named_adapter" if str(cause).startswith("adapter ") else "unknown"


class Telling:
    """Tells each problem once, and its end."""

    def __init__(self, on_problem: Callable[[BluetoothError | None], None] | None) -> None:
        self._on_problem = on_problem or (lambda _: None)
        self._kind: str | None = None

    def problem(self, kind: str | None) -> None:
        """Take what is wrong now; None when nothing is."""
        if kind == self._kind:
            return
        self._kind = kind
        told = problem(kind) if kind else None
        _log.info("problem: %s", told.message if told else "none any more")
        self._on_problem(told)


@dataclass(frozen=True, slots=True)
class AdapterReport:
    """What can be said of the Bluetooth adapter; None is what is not known."""

    present: bool | None
    powered: bool | None
    central: bool | None
    """Whether it can listen to sensors of Bluetooth Low Energy."""
    name: str | None = None
    """As the system calls it, for example `hci0`."""
    problem: BluetoothError | None = None
    """What keeps it from being used, and what to do."""


_KNOWN_BY_PROBLEM: dict[str | None, tuple[bool | None, bool | None, bool | None]] = {
    None: (True, True, True),
    "no_adapter": (False, None, None),
    "named_adapter": (False, None, None),
    "no_central": (True, None, False),
    "off": (True, False, True),
    "busy": (True, True, True),
}
"""Kind → present, powered, central; of other kinds nothing follows."""


def adapter_report(kind: str | None, name: str | None) -> AdapterReport:
    """Return what a problem of a kind says about the adapter; None is no problem."""
    known = _KNOWN_BY_PROBLEM.get(kind, (None, None, None))
    return AdapterReport(*known, name, problem(kind) if kind else None)
