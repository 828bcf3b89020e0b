"""Names from the air through the real screen: whatever a device calls itself, the terminal is not steered by it.

Everything is real but the radio: engine, model, painter, screens, and what Textual would write to the terminal.
"""

from __future__ import annotations

import asyncio
import os
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from textual.app import App
from textual.pilot import Pilot

from examples import examples
from stridecue import session
from stridecue.app import factories
from stridecue.app.app import StridecueApp
from stridecue.app.screens.sensors import SensorsScreen
from stridecue.app.screens.try_sensor import TrySensorScreen
from stridecue.app.session_types import Start
from stridecue.model.inputs import Body, Link, LinkEvent, MarkKind, Packet
from stridecue.settings import Settings, save
from stridecue.sources import bluetooth
from stridecue.sources.bluetooth_sighting import Sighting

_ONE = r"(?:[0-4]|7|9|[349][0-7]|10[0-7]|[34]9|[34]8;5;\d+|[34]8;2;\d+;\d+;\d+)"
ALLOWED = re.compile(rf"\x1b\[{_ONE}(?:;{_ONE})*m|\x1b\[\d+;\d+H")
"""What the screen itself writes: colours and ordinary attributes, and where it writes them."""
WORST = (
    "\x1b[2J\x1b[H",
    "\x1b]0;owned\x07",
    "\x1bP1$r0m\x1b\\",
    "\x9b31m",
    "\x1b[5;53m",
    "a\r\nb\x08\x08\x7f",
    "\u202eevil\u202c\u2066x\u2069",
    "[bold red]Strap[/] [@click=app.quit]x[/]",
    "[/]" * 40,
    "👩‍👩‍👧‍👦" * 30,
    "☺\ufe0f\u200d",
    "e" + "\u0301" * 60,
    "\ud800",
    "\u2028\u2029\u0085",
    "Ｗｉｄｅ" * 31,
    "\x00" * 248,
    "\ufeff\u115f\u3164",
)
NAMES = st.one_of(
    st.sampled_from(WORST),
    st.text(max_size=248),
    st.text(st.characters(categories=("Cc", "Cf", "Co", "Mn", "So", "Zl", "Zp", "Cs")), max_size=60),
)
DEVICES = (
    ("C0:01", "180D", "2A37", "0050"),
    ("C0:02", "1814", "2A53", "04000355"),
    ("C0:03", "1826", "2ACD", "0000e803"),
)
SIZE = (120, 40)


def nobody(body: Body) -> None:
    """Listens to nothing."""


class Radio:
    """A source that a test speaks for."""

    def __init__(self) -> None:
        self.deliver: Callable[[Body], None] = nobody

    async def run(self, deliver: Callable[[Body], None]) -> None:
        self.deliver = deliver
        await asyncio.Event().wait()

    def joined_settings(self) -> tuple[object, ...]:
        return ()


class Air:
    """What is in the air, by names that nobody has cleaned yet."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[tuple[Sighting, ...]], None]] = []

    async def watch(self, on_change: Callable[[tuple[Sighting, ...]], None], **_: object) -> None:
        self.listeners = [on_change]
        await asyncio.Event().wait()

    def tell(self, names: tuple[str, ...]) -> None:
        devices = [f"C0:{number:02X}" for number in range(1, len(names) + 1)]
        (listener,) = self.listeners
        listener(tuple(Sighting(one, name, ("180D",), -60) for one, name in zip(devices, names, strict=True)))


class Written:
    """Collects what would go to the terminal."""

    def __init__(self, app: App[Any]) -> None:
        self.text = ""
        self._app = app
        app._display = self._display  # type: ignore[assignment,method-assign]

    def _display(self, screen: object, renderable: Any) -> None:
        if hasattr(renderable, "render_segments"):
            self.text += renderable.render_segments(self._app.console)

    def check(self) -> None:
        """Nothing but letters, colours and places."""
        rest = ALLOWED.sub("", self.text)
        self.text = ""
        wrong = {character for character in rest if not character.isprintable() and character != "\n"}
        if wrong:
            at = next(at for at, character in enumerate(rest) if character in wrong)
            pytest.fail(f"written to the terminal: {rest[max(0, at - 20) : at + 20]!r}")
        combining = {character for character in rest if unicodedata.category(character)[0] == "M"}
        assert not combining


def check_rows(app: App[Any]) -> None:
    """Every row of the screen is as wide as the screen."""
    width, height = app.screen.size
    rows = [strip.cell_length for strip in app.screen._compositor.render_strips()]
    assert rows == [width] * height


def call(radio: Radio, names: tuple[str, str, str]) -> None:
    """The sensors say their names, send something, and two of them go."""
    for (device, service, number, payload), name in zip(DEVICES, names, strict=True):
        radio.deliver(Link(device, LinkEvent.FOUND, name, (service,), -60))
        radio.deliver(Link(device, LinkEvent.CONNECTED, name, (service,), -60))
        radio.deliver(Packet(device, number, bytes.fromhex(payload)))
    radio.deliver(Packet("C0:01", "2A37", b""))
    for device, service, _, _ in DEVICES[1:]:
        radio.deliver(Link(device, LinkEvent.LOST, None, (service,)))


@pytest.fixture
def radio(stridecue_home: object, monkeypatch: pytest.MonkeyPatch) -> Radio:
    """The radio that every live run listens to."""
    save(Settings(safety_card_confirmed=True, remember_asked=True))
    radio = Radio()
    begin = session.begin_live
    monkeypatch.setattr(
        session,
        "begin_live",
        lambda chosen, source, sinks, *more, **named: begin(chosen, radio, sinks, *more, **named),
    )
    return radio


@pytest.fixture
def air(monkeypatch: pytest.MonkeyPatch, radio: Radio) -> Air:
    """The air that the sensors' screen listens to, with the radio for whoever is tried."""
    air = Air()
    monkeypatch.setattr(bluetooth, "watch_air", air.watch)
    monkeypatch.setattr(bluetooth, "BluetoothSource", lambda *_, **__: radio)
    return air


async def until(pilot: Pilot[None], what: Callable[[], object]) -> None:
    """Let the app work until something is so."""
    async with asyncio.timeout(10):
        while not what():
            await pilot.pause(0.001)


async def live(radio: Radio, calls: list[tuple[str, str, str]]) -> None:
    """A live run, its sensors' page, and devices that change their names all the time."""
    app = StridecueApp(factories.real_factories(), Start.LIVE)
    async with app.run_test(size=SIZE) as pilot:
        written = Written(app)
        screen = app.run_screen()
        assert screen is not None
        await until(pilot, lambda: radio.deliver is not nobody)
        screen.session.pipeline.mark(MarkKind.START)
        for names in calls:
            call(radio, names)
            screen.paint()
            await settled(pilot, app, written)
        await pilot.press("d")
        await settled(pilot, app, written)
        screen.discard()


async def desk(radio: Radio, air: Air, names: tuple[str, ...]) -> None:
    """The sensors' screen, and the page of each of them while it is tried."""
    app = StridecueApp(factories.real_factories(), Start.HOME)
    async with app.run_test(size=SIZE) as pilot:
        written = Written(app)
        await pilot.press("b")
        await until(pilot, lambda: air.listeners)
        air.tell(names)
        assert isinstance(app.screen, SensorsScreen)
        app.screen.show_news()
        await settled(pilot, app, written)
        for key in ("h", "n", "escape", "enter"):
            await pilot.press(key)
            await settled(pilot, app, written)
        await until(pilot, lambda: radio.deliver is not nobody)
        call(radio, (names[0], names[1], names[2]))
        assert isinstance(app.screen, TrySensorScreen)
        app.screen.show_now()
        await settled(pilot, app, written)
        await pilot.press("escape", "x")
        await settled(pilot, app, written)


async def settled(pilot: Pilot[None], app: StridecueApp, written: Written) -> None:
    """Look at everything that is on the screen now."""
    await pilot.pause()
    app.screen.refresh()
    await pilot.pause()
    written.check()
    check_rows(app)


in_the_app = settings(
    max_examples=examples(20) if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else 1,
    deadline=None,
    phases=[Phase.generate],  # a run of the app is too long to be shrunk
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@in_the_app
@given(st.tuples(NAMES, NAMES, NAMES))
def test_no_name_changes_the_terminal_at_the_desk(radio: Radio, air: Air, names: tuple[str, ...]) -> None:
    radio.deliver = nobody
    asyncio.run(desk(radio, air, names))


@pytest.mark.nightly
def test_the_worst_names_at_the_desk(radio: Radio, air: Air) -> None:
    asyncio.run(desk(radio, air, WORST))


@in_the_app
@given(st.lists(st.tuples(NAMES, NAMES, NAMES), min_size=12, max_size=12))
def test_no_name_changes_the_terminal_in_a_run(radio: Radio, calls: list[tuple[str, str, str]]) -> None:
    asyncio.run(live(radio, calls))


@pytest.mark.nightly
def test_the_worst_names_in_a_run(radio: Radio) -> None:
    asyncio.run(live(radio, [(name, name * 3, f"x{name}y") for name in WORST]))
