"""The sensors at a glance."""

from __future__ import annotations

from textual.strip import Strip as Cells

from stridecue.app.widgets.painted import Painted, line
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import harmless, padded
from stridecue.model.state import DeviceState


class DeviceBar(Painted):
    """Each device with its state, age and battery."""

    DEFAULT_CSS = "DeviceBar { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.devices: tuple[DeviceState, ...] = ()

    def show(self, devices: tuple[DeviceState, ...]) -> None:
        """Show these devices."""
        if self.devices != devices:
            self.devices = devices
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The line."""
        text = "  ".join(harmless(device.name or device.device, 16) for device in self.devices)
        return [line((padded(text, width), palette.tone("dim")))]
