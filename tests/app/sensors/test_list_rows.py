"""The rows of the sensors' list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from stridecue.app.sensors import list_rows
from stridecue.app.sensors.sensor_list import SensorRow
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.sources.bluetooth_sighting import Sighting

SIGHTING = Sighting("C0:00:00:00:00:02", "Pod", ("1814", "1818"), -71)
ROW = SensorRow(SIGHTING.device, "Pod", SIGHTING.roles, None, SIGHTING, 12)


@pytest.mark.parametrize(
    ("rssi_dbm", "words"),
    [
        (-55, "▁▃▅▇ strong"),
        (-60, "▁▃▅▇ strong"),
        (-61, "▁▃▅  good"),
        (-80, "▁▃   weak"),
        (-99, "▁    very weak"),
        (None, "     unknown"),
    ],
)
def test_a_strength_is_a_bar_and_a_word(rssi_dbm: int | None, words: str) -> None:
    row = replace(ROW, sighting=replace(SIGHTING, rssi_dbm=rssi_dbm))
    assert words in list_rows.row(row, 90).plain


@pytest.mark.parametrize("width", [60, 74, 90, 104])
def test_columns_stand_below_their_heads(width: int) -> None:
    head = list_rows.head_row(width).plain
    mine = DeviceSettings(ROW.device, "Pod", frozenset({Role.POWER}))
    line = list_rows.row(replace(ROW, settings=mine), width).plain
    assert head.index("f pod") == line.index("○")
    assert head.index("w watts") == line.index("● yours")
    assert len(head) == len(line) <= width


def test_little_room_costs_the_battery_first_and_then_the_word() -> None:
    assert "12 %" in list_rows.row(ROW, 74).plain
    assert "12 %" not in list_rows.row(ROW, 62).plain
    assert "good" in list_rows.row(ROW, 62).plain
    assert "good" not in list_rows.row(ROW, 56).plain
    assert "▁▃▅" in list_rows.row(ROW, 56).plain
    mine = replace(ROW, settings=DeviceSettings(ROW.device, roles=frozenset({Role.FOOTPOD})))
    assert list_rows.row(mine, 34).plain == "Pod             ▁▃▅      ●     ○  "
    assert list_rows.head_row(34).plain == "                      h  f  t  w  "


def test_what_is_linked_already_and_what_is_away_have_words() -> None:
    assert "linked here" in list_rows.row(replace(ROW, sighting=replace(SIGHTING, linked=True)), 74).plain
    assert "not seen now" in list_rows.row(replace(ROW, sighting=None), 74).plain


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (ROW, "Not yours so far: f for footpod, w for power. enter tries it."),
        (replace(ROW, kinds=frozenset()), "It does not say what it can be used for. enter tries it."),
        (
            replace(ROW, settings=DeviceSettings(ROW.device)),
            "Remembered, and used for nothing: f for footpod, w for power.",
        ),
        (
            replace(ROW, settings=DeviceSettings(ROW.device), kinds=frozenset()),
            "Remembered, and used for nothing.",
        ),
        (
            replace(ROW, settings=DeviceSettings(ROW.device, roles=frozenset({Role.FOOTPOD, Role.POWER}))),
            "It is your footpod and your power sensor: every run looks for it.",
        ),
    ],
)
def test_what_a_sensor_is_for_is_said(row: SensorRow, words: str) -> None:
    assert list_rows.about(row).plain.splitlines()[1] == words


@settings(max_examples=examples(60))
@given(
    name=st.text(max_size=300) | st.sampled_from(["[red]x[/]", "\x1b[2J\x07", "名" * 200]),
    width=st.integers(32, 200),
)
def test_no_name_breaks_a_row(name: str, width: int) -> None:
    row = replace(ROW, name=name, settings=DeviceSettings(name, name, called=name))
    line = list_rows.row(row, width)
    assert line.cell_length <= width
    assert line.plain.isprintable()
    assert all(part.isprintable() for part in list_rows.about(row).plain.split("\n"))
