"""The lines around the numbers, at every width and for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App

from examples import examples
from stridecue.app.widgets.device_bar import DeviceBar
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.painted import Painted
from stridecue.app.widgets.palette import default_palette
from stridecue.app.widgets.top_line import TopLine
from stridecue.model.state import DeviceState, Quality

WIDTHS = st.integers(1, 140)
TEXTS = st.text(max_size=60)


def line_of(widget: Painted, width: int = 80) -> str:
    (row,) = widget.paint(width, 1, default_palette())
    assert cell_len(row.text) == width
    return row.text


def device(name: str | None, quality: Quality = Quality.GOOD, **more: object) -> DeviceState:
    values: dict[str, object] = {
        "kind": "heart_rate",
        "connected": True,
        "age_s": 0.5,
        "battery_percent": None,
    }
    return DeviceState("aa:bb", name, quality=quality, **{**values, **more})  # type: ignore[arg-type]


def test_what_must_be_seen_does_not_give_way_to_the_left() -> None:
    top = TopLine()
    gone = "The strap of the gym is gone. It comes back by itself."
    top.show("Hill 6 × 200 m", gone, "4.62 km   23:41", "neutral")
    assert line_of(top).startswith(f"  {gone}  ")
    top.show("Hill", "paused", "4.62 km   23:41", "off")
    assert line_of(top).startswith("  Hill  paused")


@settings(max_examples=examples(50))
@given(TEXTS, TEXTS, TEXTS, WIDTHS)
def test_the_top_line_is_as_wide_as_asked(left: str, middle: str, right: str, width: int) -> None:
    top = TopLine()
    top.show(left, middle, right)
    line_of(top, width)


def test_the_middle_of_the_top_line_gives_way_first() -> None:
    top = TopLine()
    top.show("Hill 6 × 200 m", "rep 3/6 · 0:38 left · then easy down", "4.62 km   23:41")
    assert line_of(top).startswith("  Hill 6 × 200 m  rep 3/6")
    assert line_of(top).endswith("4.62 km   23:41  ")
    narrow = line_of(top, 46)
    assert narrow.startswith("  Hill 6 × 200 m  rep")
    assert narrow.endswith("4.62 km   23:41  ")


@settings(max_examples=examples(50))
@given(st.lists(TEXTS, max_size=6), st.sampled_from(list(Quality)), WIDTHS)
def test_the_device_bar_is_as_wide_as_asked_and_harmless(
    names: list[str], quality: Quality, width: int
) -> None:
    bar = DeviceBar()
    bar.show(tuple(device(name, quality) for name in names))
    assert "\x1b" not in line_of(bar, width)


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (device("H10", battery_percent=92), "● H10 92%"),
        (device("Stryd", Quality.SUSPECT), "◐ Stryd"),
        (device("Belt", Quality.STALE, age_s=12.2), "○ Belt 12 s ago"),
        (device("Belt", Quality.LOST, age_s=50.0), "✕ Belt lost"),
        (device("Belt", connected=False), "✕ Belt lost"),
        (device(None), "● heart rate"),
        (device("A sensor with a long name"), "● A sensor with a…"),
        (device("\x1b[2J\u202eevil"), "● [2Jevil"),
        (device("Belt", faults=1, kind="treadmill"), "●! Belt"),
        (device("Belt", Quality.STALE, age_s=12.2, faults=2), "○! Belt 12 s ago"),
        (device(None, kind="power"), "● power"),
        (device(None, kind="unknown"), "● sensor"),
    ],
)
def test_each_state_has_its_shape(state: DeviceState, text: str) -> None:
    bar = DeviceBar()
    bar.show((state,))
    assert line_of(bar).strip() == text


@pytest.mark.parametrize(
    ("kinds", "text"),
    [
        (("heart_rate", "footpod"), "● Zone H   ● Zone F"),
        (("heart_rate", "heart_rate", "treadmill"), "● Zone H 1   ● Zone H 2   ● Zone T"),
        (("unknown", "unknown"), "● Zone 1   ● Zone 2"),
    ],
)
def test_where_names_are_the_same_a_letter_tells_them_apart(kinds: tuple[str, ...], text: str) -> None:
    bar = DeviceBar()
    bar.show(tuple(device("Zone", kind=kind) for kind in kinds))
    assert line_of(bar).strip() == text


def test_devices_without_room_are_counted() -> None:
    bar = DeviceBar()
    bar.show(tuple(device(f"Sensor {number}") for number in range(6)))
    assert line_of(bar, 42).rstrip().endswith("and 4")
    assert line_of(bar, 120).rstrip().endswith("Sensor 5")


async def test_in_a_short_window_the_bar_shows_only_trouble(holder) -> None:
    bar = DeviceBar()
    app: App[None] = holder(bar)
    async with app.run_test(size=(80, 24)) as pilot:
        bar.show((device("H10", battery_percent=80),))
        await pilot.pause()
        assert bar.size.height == 0
        bar.show((device("H10", Quality.STALE, age_s=7.0, battery_percent=80),))
        await pilot.pause()
        assert bar.size.height == 1
        bar.show((device("H10", battery_percent=9),))
        await pilot.pause()
        assert bar.size.height == 1
        for troubled in (device("H10", faults=1), device("H10", connected=False)):
            bar.show((device("H10"),))
            await pilot.pause()
            assert bar.size.height == 0
            bar.show((troubled,))
            await pilot.pause()
            assert bar.size.height == 1
        bar.show((device("H10", battery_percent=80),))
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert bar.size.height == 1


@given(
    st.lists(
        st.tuples(st.sampled_from(["space", "l", "↑↓"]), st.sampled_from(["pause", "lap", ""])), max_size=12
    ),
    WIDTHS,
)
def test_the_key_line_is_as_wide_as_asked(pairs: list[tuple[str, str]], width: int) -> None:
    line_of(KeyLine(pairs), width)


def test_keys_at_the_right_go_first_and_whole_but_the_last_one_stays() -> None:
    keys = KeyLine([("space", "pause"), ("l", "lap"), ("f", "finish"), ("?", "help")])
    assert line_of(keys, 60).strip() == "space pause   l lap   f finish   ? help"
    assert line_of(keys, 38).strip() == "space pause  l lap  f finish  ? help"
    assert line_of(keys, 28).strip() == "space pause  l lap  ? help"
    assert line_of(keys, 12).strip() == "? help"
    keys.show([("esc", "back")])
    assert line_of(keys, 24).strip() == "esc back"
