"""The sensors at a glance.

Rules: a device's state differs in shape as well as in colour, and one that says something wrong has a mark. Names come
over the radio: they are made harmless and cut; where two are the same, a letter tells what each is for. Devices for
which there is no room are counted, not dropped in silence. In a short window the bar shows when a device needs looking
after, and leaves its row to the numbers otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

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

LOOKS = {
    Quality.GOOD: ("●", "good"),
    Quality.SUSPECT: ("◐", "off"),
    Quality.STALE: ("○", "off"),
    Quality.LOST: ("✕", "alert"),
}
"""A state's shape and colour."""
FAULT_MARK = "!"
_LETTERS = {"heart_rate": "H", "footpod": "F", "treadmill": "T", "power": "P"}
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
        if devices is self.devices:
            return
        texts = tuple(_texts(device, name) for device, name in zip(devices, _names(devices), strict=True))
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
        return any(
            _quality(device) is not Quality.GOOD or device.faults or is_low(device) for device in self.devices
        )

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The devices from left to right, as many as there is room for."""
        dim = palette.style("dim")
        pieces: list[tuple[str, Style]] = [(_EDGE, dim)]
        for number in range(self._fitting(width)):
            glyph, mark, name, age, battery, tone = self._texts[number]
            pieces += [
                (glyph, palette.tone(tone)),
                (mark, palette.tone("alert", bold=True)),
                (f" {name}{age}", palette.tone("dim" if tone == "good" else tone)),
                (battery, palette.tone("off" if is_low(self.devices[number]) else "dim")),
                (_BETWEEN, dim),
            ]
        left_out = len(self._texts) - self._fitting(width)
        return [fitted(width, *pieces, (f"and {left_out}" if left_out else "", dim))] * height

    def _fitting(self, width: int) -> int:
        """How many devices fit, with the number of the others behind them."""
        sizes = [1 + cell_len("".join(texts[:-1])) for texts in self._texts]
        between = len(_BETWEEN)
        if 2 * len(_EDGE) + sum(sizes) + between * (len(sizes) - 1) <= width:
            return len(sizes)
        fitting, used = 0, len(_EDGE) + len("and 99")
        for size in sizes:
            used += size + between
            if used > width:
                break
            fitting += 1
        return fitting


def _texts(device: DeviceState, name: str) -> tuple[str, str, str, str, str, str]:
    """Glyph, mark, name, age, battery and tone of one device."""
    quality = _quality(device)
    glyph, tone = LOOKS[quality]
    mark = FAULT_MARK if device.faults else ""
    age = f" {round(device.age_s)} s ago" if quality is Quality.STALE and device.age_s is not None else ""
    age = " lost" if quality is Quality.LOST else age
    known = device.battery_percent is not None and quality is not Quality.LOST
    battery = f" {device.battery_percent}%" if known else ""
    return glyph, mark, name, age, battery, tone


def _quality(device: DeviceState) -> Quality:
    return device.quality if device.connected else Quality.LOST


def _names(devices: Sequence[DeviceState]) -> list[str]:
    """What each is called: its own name, with a letter for its kind, and a number, only where that is needed."""
    names = [harmless(device.name or "", NAME_COLUMNS) or _kind_word(device.kind) for device in devices]
    lettered = [
        f"{name} {_LETTERS.get(device.kind, '')}".rstrip() if names.count(name) > 1 else name
        for name, device in zip(names, devices, strict=True)
    ]
    return [
        f"{name} {lettered[: at + 1].count(name)}" if lettered.count(name) > 1 else name
        for at, name in enumerate(lettered)
    ]


def _kind_word(kind: str) -> str:
    return kind.replace("_", " ") if kind in _LETTERS else "sensor"


def is_low(device: DeviceState) -> bool:
    """Tell whether a battery may not last the run."""
    return device.battery_percent is not None and device.battery_percent <= LOW_BATTERY_PERCENT
