"""One sensor, linked and live: what it sends, what a run would make of it, what is wrong, and what can be set by hand.

Rules: nothing of what comes in is kept. What is set holds at once, and is saved if the sensor is the runner's own.
Leaving takes the link down before anything else uses the radio.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen

from stridecue import device_file
from stridecue.app.keys import Where, bindings, key_line
from stridecue.app.sensors import list_rows, own_devices, page_lines, try_figures, tuning
from stridecue.app.sizes import TINY_SHORT_OR_TALL
from stridecue.app.widgets.figure import Figure
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.note import Note
from stridecue.app.widgets.text import harmless
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.sensor_details import SensorDetails
from stridecue.model.state import Quantity
from stridecue.report import sensor_words

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.app.sensors.radio import Radio
    from stridecue.app.sensors.sensor_list import SensorRow
    from stridecue.app.session_types import SensorTrial
    from stridecue.errors import BluetoothError

SHOW_EVERY_S = 0.3
"""OUR CHOICE: sensors send about once a second."""
LET_GO_S = 2.0
"""How long leaving waits for the link to be down; what takes longer ends by itself."""
MEND_KEY, MILES_KEY = "m", "k"
_SIDES = 6
_WIDEST = 110
_NAME_COLUMNS = 30
_NOT_SAVED = "Saved once it is yours."
_TUNES = {
    "tune('basis')": frozenset({Quantity.CADENCE}),
    "tune('faster')": frozenset({Quantity.SPEED}),
    "tune('slower')": frozenset({Quantity.SPEED}),
    "tune('miles')": frozenset({Quantity.GRADE}),
    "tune('scale')": frozenset({Quantity.GRADE}),
    "tune('default')": frozenset({Quantity.CADENCE, Quantity.SPEED, Quantity.GRADE}),
}
"""What a key by hand is good for: it needs one of these."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What was learned about a sensor."""

    kinds: frozenset[Role]
    battery_percent: int | None
    tuned: DeviceSettings | None
    """How it was set by hand; None for one that is the runner's own, since that is saved."""


class TrySensorScreen(Screen["Tried | None"]):
    """Large numbers, and everything that is known below."""

    BINDINGS = bindings(Where.SENSOR)
    WHERE = Where.SENSOR
    VERTICAL_BREAKPOINTS = TINY_SHORT_OR_TALL
    DEFAULT_CSS = """
    TrySensorScreen { background: $background; align: center top; }
    TrySensorScreen > Vertical { width: 100%; max-width: 110; height: 1fr; padding: 1 0 0 0; }
    TrySensorScreen Static { width: 100%; height: auto; padding: 0 2; }
    TrySensorScreen #problem { color: $alert; margin-top: 1; display: none; }
    TrySensorScreen #figures { height: 7; margin-top: 1; display: none; }
    TrySensorScreen.-tiny #figures { height: 3; margin-top: 0; }
    TrySensorScreen.-tall #figures { height: 11; }
    TrySensorScreen Figure { width: 1fr; height: 100%; display: none; }
    TrySensorScreen VerticalScroll {
        height: 1fr; margin-top: 1; scrollbar-size-vertical: 1;
        scrollbar-background: $background; scrollbar-color: $dim;
    }
    TrySensorScreen KeyLine { dock: bottom; }
    """

    def __init__(self, row: SensorRow, radio: Radio) -> None:
        super().__init__()
        self._row, self._radio = row, radio
        self._chosen = row.to_try
        self._undo: list[DeviceSettings] = []
        self._check: SensorTrial | None = None
        self._problem: BluetoothError | None = None
        self._details: SensorDetails | None = None
        self._quantities: tuple[Quantity, ...] = ()
        self._figures: dict[Quantity, Figure] = {}
        self._keys = KeyLine()

    @property
    def owner(self) -> StridecueApp:
        """Return the app, as what it is."""
        return cast("StridecueApp", self.app)

    def compose(self) -> ComposeResult:
        """Who it is, the numbers, everything else, the keys."""
        unit = self.owner.settings.profile.unit
        for quantity in try_figures.ORDER:
            name = try_figures.name_of(quantity)
            self._figures[quantity] = Figure(name, try_figures.unit_of(quantity, unit), id=quantity.value)
        with Vertical():
            yield Note(id="heading")
            yield Note(id="problem")
            yield Horizontal(*self._figures.values(), id="figures")
            with VerticalScroll(can_focus=True):
                yield Note(id="lines")
        yield self._keys

    def on_mount(self) -> None:
        """Link it and show what comes."""
        with self.owner.errors_shown():
            check = self._check = self.owner.factories.check_sensor(self._chosen, self._hear_problem)
            self._radio.begin(check.run, self._hear_problem)
        self.set_interval(SHOW_EVERY_S, self.show_now)
        self.show_now()

    def on_resize(self) -> None:
        """Write the lines for another width."""
        self.show_now()

    def _hear_problem(self, problem: BluetoothError | None) -> None:
        self._problem = problem

    def show_now(self) -> None:
        """Show the sensor as it is now."""
        problem = self.query_one("#problem", Note)
        problem.display = self._problem is not None
        problem.show(Content("" if self._problem is None else str(self._problem)))
        if self._check is None:
            return
        page = self._check.page()
        device = self._row.device
        self._details = next((one for one in page.sensors if one.state.device == device), None)
        self._show_figures(self._check)
        self.query_one("#heading", Note).show(self._heading())
        self.query_one("#lines", Note).show(Content("\n").join(self._lines()))
        self._keys.show(self._key_pairs())

    def _show_figures(self, check: SensorTrial) -> None:
        state, device, unit = check.state, self._row.device, self.owner.settings.profile.unit
        kinds = self._row.kinds | self._row.roles | check.kinds
        self._quantities = try_figures.quantities(kinds, state, device)
        self.query_one("#figures").display = bool(self._quantities)
        for quantity, figure in self._figures.items():
            figure.display = quantity in self._quantities
            if figure.display:
                now = try_figures.shown(quantity, state, self._details, device, unit)
                figure.show(now.value, now.meaning, now.tone)

    def _heading(self) -> Content:
        width = self._width
        title = Content.styled(harmless(self._row.title, _NAME_COLUMNS), "bold $neutral")
        if self._details is None:
            return title
        mine = replace(self._details, speaks_for=self._row.roles)
        heading = page_lines.heading(mine, width)
        sighting = self._row.sighting
        if sighting is None or sighting.rssi_dbm is None:
            return heading
        word = sensor_words.strength(sighting.rssi_dbm)[1]
        signal = Content.styled(f" · signal {word}, {sighting.rssi_dbm} dBm", "$dim")
        return Content.assemble(heading, signal).truncate(width, ellipsis=True)

    def _lines(self) -> list[Content]:
        details = self._details
        if details is None or not (details.state.connected or details.packets):
            kinds = self._row.kinds | self._row.roles
            hints = [text for role, text in list_rows.WAKING.items() if role in kinds]
            return [Content.styled(text, "$dim") for text in ("Looking for it.", *hints)]
        check = self._check
        speeds = check.page().speeds if check is not None else None
        unit = self.owner.settings.profile.unit
        return page_lines.details_lines(
            details, speeds, unit, self._width, mend_key=MEND_KEY, miles_key=MILES_KEY
        )

    @property
    def _width(self) -> int:
        return max(20, min(self.size.width, _WIDEST) - _SIDES)

    def _key_pairs(self) -> list[tuple[str, str]]:
        """The keys that do something for this sensor."""
        useless = {action: "" for action, needed in _TUNES.items() if not needed & set(self._quantities)}
        if self._details is None or page_lines.first_mendable(self._details) is None:
            useless["mend"] = ""
        if not self._undo:
            useless["undo"] = ""
        return key_line(Where.SENSOR, useless)

    def action_tune(self, name: str) -> None:
        """Set something by hand."""
        needed = _TUNES[f"tune('{name}')"]
        if self._details is not None and needed & set(self._quantities):
            self._take(tuning.BY_HAND[name](self._chosen, self._details))

    def action_mend(self) -> None:
        """Take over the settings that would mend what is wrong."""
        details = self._details
        fault = page_lines.first_mendable(details) if details is not None else None
        if details is not None and fault is not None and fault.mend is not None:
            self._take(tuning.mended(self._chosen, details.settings, fault.mend, fault.mend_words))

    def action_undo(self) -> None:
        """Take the last change back."""
        if self._undo:
            self._hold(self._undo.pop(), "As it was before")

    def _take(self, step: tuning.Step) -> None:
        if step.settings != self._chosen:
            self._undo.append(self._chosen)
            self._hold(step.settings, step.words)

    def _hold(self, settings: DeviceSettings, words: str) -> None:
        """Let settings hold from now on, and save them if the sensor is the runner's own."""
        self._chosen = settings
        if self._check is not None:
            self._check.change(settings)
        saved = self._row.settings is not None and own_devices.change_devices(
            self.owner, lambda devices: _tuned(devices, settings)
        )
        undo = "; u takes it back" if self._undo else ""
        kept = f"Saved{undo}." if saved else _NOT_SAVED if self._row.settings is None else ""
        self.app.clear_notifications()
        self.notify(f"{harmless(words, 200)}. {kept}".strip(), markup=False, timeout=4)
        self.show_now()

    async def action_back(self) -> None:
        """Take the link down and leave."""
        await self._radio.stop(LET_GO_S)
        battery = self._details.state.battery_percent if self._details is not None else None
        kinds = self._check.kinds if self._check is not None else frozenset[Role]()
        self.dismiss(Tried(kinds, battery, self._chosen if self._row.settings is None else None))


def _tuned(devices: own_devices.Devices, settings: DeviceSettings) -> own_devices.Devices:
    known = device_file.known(devices, settings.device)
    return devices if known is None else device_file.remember(devices, tuning.with_tuning(known, settings))
