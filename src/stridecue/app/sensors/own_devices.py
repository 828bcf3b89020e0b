"""What is remembered of the runner's sensors, changed from the screen.

Rules: one sensor a role: filling it here takes it away there. What is written is the file as it is now, changed in one
place; a file with a mistake is left as it is, and the mistake is said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from stridecue import device_file
from stridecue import settings as settings_file
from stridecue.errors import SettingsError, StridecueError
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.report import wording
from stridecue.settings_values import MAX_ITEMS, MAX_TEXT

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp

Devices = tuple[DeviceSettings, ...]
Change = Callable[[Devices], Devices]
MOST_NAME_CHARACTERS = 40


def change_devices(owner: StridecueApp, change: Change) -> bool:
    """Change what is remembered and tell whether it was written; an error is shown."""
    try:
        now = settings_file.load()
        if now.device_problem is not None:
            raise SettingsError(now.device_problem)
        changed = replace(now, devices=change(now.devices)[-MAX_ITEMS:])
        settings_file.save(changed)
    except StridecueError as error:
        owner.show_error(error)
        return False
    owner.settings = replace(owner.settings, devices=changed.devices, device_problem=None)
    return True


def with_role_turned(devices: Devices, chosen: DeviceSettings, role: Role) -> Devices:
    """Return the devices with a role filled by one of them, or cleared if it has it; `chosen` is it if it is new."""
    known = device_file.known(devices, chosen.device)
    if known is not None and role in known.roles:
        return device_file.remember(devices, replace(known, roles=known.roles - {role}))
    others = device_file.without_roles(devices, {role})
    mine = known or replace(chosen, name=wording.printable(chosen.name or "")[:MAX_TEXT] or None)
    return device_file.remember(others, replace(mine, roles=mine.roles | {role}))


def renamed(devices: Devices, device: str, name: str) -> Devices:
    """Return the devices with another word of the runner's for one; an empty one takes its own name back."""
    known = device_file.known(devices, device)
    word = " ".join(wording.printable(name).split())[:MOST_NAME_CHARACTERS].strip()
    return devices if known is None else device_file.remember(devices, replace(known, called=word or None))
