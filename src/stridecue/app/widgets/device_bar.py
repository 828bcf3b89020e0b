"""The sensors at a glance.

Rules: a device's state differs in shape as well as in colour. Names come over the radio: they are made harmless and
cut. Devices for which there is no room are counted, not dropped in silence. In a short window the bar shows when a
device needs looking after, and leaves its row to the numbers otherwise.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip as Cells

from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import harmless
from stridecue.model.state import DeviceState, Quality

NAME_COLUMNS = 16
LOW_BATTERY_PERCENT = 15
"""OUR CHOICE: from here down a battery may not last the run."""

SHORT_WINDOW_ROWS = 30
"""OUR CHOICE: below this the numbers need the row more than sensors that are well."""

_LOOKS = {
    Quality.GOOD: ("●", "good"),
    Quality.SUSPECT: ("◐", "off"),
    Quality.STALE: ("○", "off"),
    Quality.LOST: ("✕", "alert"),
}
_EDGE = "  "
_BETWEEN = "   "


class DeviceBar(Painted):
    """Each device with its state, age and battery."""

    DEFAULT_CSS = "DeviceBar { height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.devices: tuple[DeviceState, ...] = ()
        self._texts: tuple[tuple[str, ...], ...] = ()

    def show(self, devices: tuple[DeviceState, ...]) -> None:
        """Show these devices; ages are written in whole seconds."""
        texts = tuple(_texts(device) for device in devices)
        troubled = self._troubled
        self.devices = devices
        if self._texts != texts:
            self._texts = texts
            self.repaint()
        if self.is_attached and self._troubled != troubled:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row, or none in a short window while everything is well."""
        return int(self._troubled or viewport.height >= SHORT_WINDOW_ROWS)

    @property
    def _troubled(self) -> bool:
        """Whether a device needs looking after."""
        return any(device.quality is not Quality.GOOD or _is_low(device) for device in self.devices)

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The devices from left to right, as many as there is room for."""
        dim = palette.style("dim")
        pieces: list[tuple[str, Style]] = [(_EDGE, dim)]
        used = len(_EDGE)
        for number, (glyph, name, age, battery, tone) in enumerate(self._texts):
            left_after = len(self._texts) - number - 1
            text = f" {name}{age}"
            size = cell_len(glyph + text + battery)
            reserve = len(_BETWEEN) + 4 if left_after else len(_EDGE)
            if used + size + reserve > width and used + size + len(_EDGE) > width:
                pieces.append((f"and {left_after + 1}", dim))
                break
            battery_tone = "off" if _is_low(self.devices[number]) else "dim"
            pieces += [
                (glyph, palette.tone(tone)),
                (text, palette.tone("dim" if tone == "good" else tone)),
                (battery, palette.tone(battery_tone)),
                (_BETWEEN, dim),
            ]
            used += size + len(_BETWEEN)
        return [fitted(width, *pieces, ("", dim))] * height


def _texts(device: DeviceState) -> tuple[str, str, str, str, str]:
    """Glyph, name, age, battery and tone of one device."""
    quality = device.quality if device.connected else Quality.LOST
    glyph, tone = _LOOKS[quality]
    name = harmless(device.name or "", NAME_COLUMNS) or _kind_word(device.kind)
    age = f" {round(device.age_s)} s" if quality is Quality.STALE and device.age_s is not None else ""
    age = " lost" if quality is Quality.LOST else age
    battery = "" if device.battery_percent is None else f" {device.battery_percent}%"
    return glyph, name, age, battery, tone


def _kind_word(kind: str) -> str:
    return {"heart_rate": "heart rate", "footpod": "footpod", "treadmill": "treadmill"}.get(kind, "sensor")


def _is_low(device: DeviceState) -> bool:
    return device.battery_percent is not None and device.battery_percent <= LOW_BATTERY_PERCENT
