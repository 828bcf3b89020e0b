"""The sensors in the air and the runner's own: each role filled with one key, each sensor named, forgotten, tried.

Rules: it listens for as long as it is open and no longer. The list is written anew a few times a second at most, only
where something changed, and never moves under the runner's choice. What is said about the sensor in hand has its place
whatever the list's length. Without Bluetooth the runner's own can still be named, moved and forgotten. What is chosen
is saved at once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from stridecue import device_file
from stridecue import settings as settings_file
from stridecue.app.keys import Where, bindings, key_line
from stridecue.app.sensors import list_rows, own_devices
from stridecue.app.sensors.radio import Radio
from stridecue.app.sensors.sensor_list import SensorList, SensorRow, same_start
from stridecue.app.sizes import TINY_SHORT_OR_TALL
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.note import Note
from stridecue.app.widgets.text import harmless
from stridecue.model.device_settings import Role

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.app.screens.try_sensor import Tried
    from stridecue.errors import BluetoothError
    from stridecue.sources.bluetooth_sighting import Sighting

SHOW_EVERY_S = 0.3
"""OUR CHOICE: seldom enough that figures can be read."""
LET_GO_S = 2.0
"""How long leaving waits for the radio; what takes longer ends by itself."""
_NAME_COLUMNS = 30
_SIDES = 6
_WITHOUT_A_LIST = dict.fromkeys(("", "turn('heart_rate')", "rename", "forget"), "")
"""What the key line leaves out while there is nothing to choose from."""
_TRIED_AGAIN = "\nIt is tried again by itself."
_HEADING = "What you choose here joins every run by itself."


class SensorsScreen(Screen[None]):
    """One list, and what there is to say about the sensor in hand."""

    BINDINGS = bindings(Where.SENSORS)
    WHERE = Where.SENSORS
    AUTO_FOCUS = "#list"
    VERTICAL_BREAKPOINTS = TINY_SHORT_OR_TALL
    DEFAULT_CSS = """
    SensorsScreen { background: $background; align: center top; }
    SensorsScreen > Vertical { width: 100%; max-width: 110; height: 1fr; padding: 1 1 0 1; }
    SensorsScreen Static { width: 100%; height: auto; padding: 0 1; }
    SensorsScreen #problem, SensorsScreen #file { color: $alert; padding: 1 1 0 1; display: none; }
    SensorsScreen #columns { margin-top: 1; padding: 0 1; height: 1; text-wrap: nowrap; }
    SensorsScreen #list {
        height: 1fr; border: none; padding: 0 1; background: $background; text-wrap: nowrap; text-overflow: ellipsis;
        scrollbar-size-vertical: 1; scrollbar-background: $background; scrollbar-color: $dim;
    }
    SensorsScreen #list:focus { border: none; background: $background; background-tint: $background 0%; }
    SensorsScreen #list > .option-list--option-highlighted,
    SensorsScreen #list:focus > .option-list--option-highlighted {
        background: $panel; color: $neutral; text-style: bold;
    }
    SensorsScreen.-tall #list { height: auto; min-height: 12; max-height: 66%; }
    SensorsScreen #about { height: 5; padding: 1 1 0 1; }
    SensorsScreen #waking { padding: 1 1 0 1; }
    SensorsScreen.-tiny #about { height: 3; padding: 0 1; }
    SensorsScreen.-tiny > Vertical { padding: 0 1; }
    SensorsScreen KeyLine { dock: bottom; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._sensors = SensorList()
        self._rows: tuple[SensorRow, ...] = ()
        self._problem: BluetoothError | None = None
        self._radio = Radio()
        self._news = True
        self._shown_width = 0

    @property
    def owner(self) -> StridecueApp:
        """Return the app, as what it is."""
        return cast("StridecueApp", self.app)

    def compose(self) -> ComposeResult:
        """A heading, what is wrong, the list, what there is to say, the keys."""
        with Vertical():
            yield Static(Content.assemble(("Sensors\n", "bold $accent"), (_HEADING, "$dim")), id="head")
            yield Note(id="file")
            yield Note(id="problem")
            yield Note(id="columns")
            yield OptionList(id="list")
            yield Note(id="about")
            yield Static(list_rows.waking(), id="waking")
        yield KeyLine(key_line(Where.SENSORS))

    def on_mount(self) -> None:
        """Show what is remembered, and begin to listen."""
        with self.owner.errors_shown():
            read = settings_file.load()
            self._say_of_the_file(read.device_problem)
            self.owner.settings = replace(
                self.owner.settings, devices=read.devices, device_problem=read.device_problem
            )
            self._sensors.remember(read.devices)
        self.set_interval(SHOW_EVERY_S, self.show_news)
        self.show_now()
        self._listen()

    def on_unmount(self) -> None:
        """Let go of the radio, whichever way the screen was left."""
        self._radio.cancel()

    def on_resize(self) -> None:
        """Write the rows for another width."""
        self.show_now()

    def _listen(self) -> None:
        self._problem = None  # one that is still there is told anew
        self._radio.begin(
            lambda: self.owner.factories.watch_air(self._hear, self._hear_problem), self._hear_problem
        )

    def _hear(self, sightings: tuple[Sighting, ...]) -> None:
        """Take what is in the air; it is shown at the next look."""
        self._sensors.hear(sightings)
        self._news = True

    def _hear_problem(self, problem: BluetoothError | None) -> None:
        self._problem = problem
        if problem is not None:
            self._sensors.hear(())
        self._news = True

    def show_news(self) -> None:
        """Show what has changed since the last look."""
        if self._news:
            self.show_now()

    def show_now(self) -> None:
        """Show everything as it is now, writing only the rows that changed."""
        self._news = False
        before, self._rows = self._rows, self._sensors.rows()
        listed = self.query_one("#list", OptionList)
        width = self._width()
        if width != self._shown_width or not same_start(before, self._rows):
            self._write_all(listed, before, width)
        else:
            for at, (was, row) in enumerate(zip(before, self._rows, strict=False)):
                if was != row:
                    listed.replace_option_prompt_at_index(at, list_rows.row(row, width))
            listed.add_options(Option(list_rows.row(row, width)) for row in self._rows[len(before) :])
            if listed.highlighted is None and self._rows:
                listed.highlighted = 0
        self._show_what_fits()

    def _write_all(self, listed: OptionList, before: tuple[SensorRow, ...], width: int) -> None:
        """Write the list anew, and stay at the sensor in hand."""
        at = listed.highlighted
        chosen = before[at].device if at is not None and at < len(before) else None
        self._shown_width = width
        self.query_one("#columns", Note).show(list_rows.head_row(width))
        listed.clear_options()
        listed.add_options(Option(list_rows.row(row, width)) for row in self._rows)
        if self._rows:
            names = [row.device for row in self._rows]
            same = names.index(chosen) if chosen in names else min(at or 0, len(names) - 1)
            listed.highlighted = same

    def _show_what_fits(self) -> None:
        """A problem stands above the list; what wakes sensors stands below it while none is heard."""
        problem = self.query_one("#problem", Note)
        problem.display = self._problem is not None
        if self._problem is not None:
            problem.show(Content.assemble(str(self._problem), (_TRIED_AGAIN, "$dim")))
        there = bool(self._rows)
        for name in ("#columns", "#list", "#about"):
            self.query_one(name).display = there
        self.query_one(KeyLine).show(key_line(Where.SENSORS, {} if there else _WITHOUT_A_LIST))
        self.query_one("#waking").display = self._problem is None and not self._sensors.anything_in_the_air
        self._say_about()

    def _say_about(self) -> None:
        row, hint = self._row, self._sensors.anything_in_the_air
        about = Content("") if row is None else list_rows.about(row, hint=hint)
        self.query_one("#about", Note).show(about)

    def _say_of_the_file(self, problem: str | None) -> None:
        file = self.query_one("#file", Note)
        file.display = problem is not None
        file.show(Content(problem or ""))

    def _width(self) -> int:
        return max(0, min(self.size.width, 110) - _SIDES)

    @property
    def _row(self) -> SensorRow | None:
        """The sensor in hand."""
        at = self.query_one("#list", OptionList).highlighted
        return None if at is None or at >= len(self._rows) else self._rows[at]

    def on_option_list_option_highlighted(self) -> None:
        """Say something about the sensor in hand."""
        self._say_about()

    def on_option_list_option_selected(self) -> None:
        """Try the sensor in hand."""
        row = self._row
        if row is None:
            return
        from stridecue.app.screens.try_sensor import TrySensorScreen  # noqa: PLC0415 - when one is tried

        def tried(learned: Tried | None) -> None:
            if learned is not None:
                self._sensors.learn(row.device, learned.kinds, learned.battery_percent, learned.tuned)
            self._sensors.remember(self.owner.settings.devices)
            self.show_now()
            self._listen()

        with self.owner.errors_shown():
            self.app.push_screen(TrySensorScreen(row, self._radio), tried)

    def action_turn(self, name: str) -> None:
        """Fill a role with the sensor in hand, or clear it."""
        row, role = self._row, Role(name)
        if row is None:
            return
        title = harmless(row.title, _NAME_COLUMNS)
        if row.kinds and role not in row.kinds | row.roles:
            self._say(f"{title} {list_rows.CANNOT[role]}. enter tries it and finds out.")
            return
        mine = row.as_mine
        before = next((one for one in self._rows if role in one.roles and one.device != row.device), None)
        if self._change(lambda devices: own_devices.with_role_turned(devices, mine, role)):
            self._say(list_rows.turned(title, role, before, cleared=role in row.roles))

    def action_rename(self) -> None:
        """Ask what to call the sensor in hand."""
        row = self._row
        if row is None:
            return
        if row.settings is None:
            self._say("Say first what it is for (h f t w), then what you call it.")
            return
        from stridecue.app.screens.name_card import NameCard  # noqa: PLC0415

        def named(name: str | None) -> None:
            if name is not None:
                self._change(lambda devices: own_devices.renamed(devices, row.device, name))

        self.app.push_screen(NameCard(row.settings.called, row.name), named)

    def action_forget(self) -> None:
        """Forget the sensor in hand, after asking."""
        row = self._row
        if row is None:
            return
        title = harmless(row.title, _NAME_COLUMNS)
        if row.settings is None:
            self._say(f"{title} is not yours, so there is nothing to forget.")
            return
        from stridecue.app.screens.confirm import yes_or_no  # noqa: PLC0415

        words = f"{title}: what it is for, its name and what was found out about it will be gone."

        def answered(sure: bool | None) -> None:
            if sure:
                self._change(lambda devices: device_file.forget(devices, row.device))

        self.app.push_screen(yes_or_no("Forget this sensor?", [words], "forget it", "keep it"), answered)

    def _say(self, text: str) -> None:
        """Say what a key did, in place of what the last one did."""
        self.app.clear_notifications()
        self.notify(text, markup=False, timeout=4)

    def _change(self, change: own_devices.Change) -> bool:
        done = own_devices.change_devices(self.owner, change)
        if done:
            self._say_of_the_file(None)
            self._sensors.remember(self.owner.settings.devices)
        self.show_now()
        return done

    async def action_back(self) -> None:
        """Leave, once the radio is free for a run."""
        await self._radio.stop(LET_GO_S)
        self.dismiss(None)
