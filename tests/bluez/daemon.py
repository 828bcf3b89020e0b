"""A message bus of the tests' own: a private dbus-daemon and a `bluetoothctl` that knows its version."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

BLUEZ_VERSION = "5.66"

CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def find_dbus_daemon() -> str | None:
    """Return where dbus-daemon is, or None."""
    return shutil.which("dbus-daemon")


def write_bluetoothctl(folder: Path) -> None:
    """Put a `bluetoothctl` that answers `--version` into a folder."""
    script = folder / "bluetoothctl"
    script.write_text(f"#!/bin/sh\necho 'bluetoothctl: {BLUEZ_VERSION}'\n")
    script.chmod(0o755)


class Daemon:
    """A running dbus-daemon; its socket is in `folder`, whose path must be short."""

    def __init__(self, program: str, folder: Path) -> None:
        configuration = folder / "bus.conf"
        configuration.write_text(CONFIGURATION.format(socket=folder / "bus"))
        self._process = subprocess.Popen(
            [program, f"--config-file={configuration}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout
        self.address = self._process.stdout.readline().strip()
        if not self.address:
            raise RuntimeError(f"{program} did not start: status {self._process.wait(5)}")

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(5)
        if self._process.stdout:
            self._process.stdout.close()
