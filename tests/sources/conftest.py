"""Puts the virtual BlueZ within reach of the tests of sources."""

from __future__ import annotations

import sys
from pathlib import Path

if (tests := str(Path(__file__).parents[1])) not in sys.path:
    sys.path.insert(0, tests)

from bluez.fixtures import bluez, message_bus, start_bluez, system_bus

__all__ = ["bluez", "message_bus", "start_bluez", "system_bus"]
