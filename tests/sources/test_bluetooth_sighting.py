"""What comes over the air is bounded and harmless."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stridecue.model.device_settings import Role
from stridecue.sources.bluetooth_sighting import (
    DEVICES_MAX,
    NAME_MAX_BYTES,
    SCAN_UUIDS,
    SERVICES_MAX,
    Sighting,
    Sightings,
    full_uuid,
    harmless_name,
    short_number,
)


@given(st.text())
def test_any_name_becomes_one_short_printable_line(name: str) -> None:
    harmless = harmless_name(name)
    if harmless is not None:
        assert harmless.isprintable() and harmless == harmless.strip()
        assert 0 < len(harmless.encode()) <= NAME_MAX_BYTES
        assert harmless_name(harmless) == harmless


def test_names() -> None:
    assert harmless_name(None) is harmless_name("") is harmless_name(" \u00a0 ") is None
    assert harmless_name("Polar H10 1234") == "Polar H10 1234"
    assert harmless_name("\x1b]0;x\x07\u202eA\u2066B\n") == "\ufffd]0;x\ufffd\ufffdA\ufffdB\ufffd"
    assert harmless_name("[bold]x[/]") == "[bold]x[/]"
    assert harmless_name("\ud800") == "\ufffd"
    assert harmless_name("é" * 200) == "é" * 124


@given(st.integers(0, 0xFFFF))
def test_short_and_full_numbers(number: int) -> None:
    short = f"{number:04X}"
    assert short_number(full_uuid(short)) == short_number(full_uuid(short).upper()) == short
    assert len(full_uuid(short)) == 36


def test_what_is_scanned_for_is_in_full() -> None:
    assert (
        tuple(f"0000{n}-0000-1000-8000-00805f9b34fb" for n in ("180d", "1814", "1826", "1818")) == SCAN_UUIDS
    )
    assert short_number("7e78aa20-72cd-d3b8-a81f-55cbb0b6d6c8") is None
    assert short_number("180d") is None


def test_a_sighting_is_bounded() -> None:
    many = [full_uuid(f"{number:04x}") for number in range(0x1000, 0x1900)]
    seen = Sighting.of("A", "x" * 1000, many, 127)
    assert seen.roles == set(Role)
    assert len(seen.services) == SERVICES_MAX and len(seen.name or "") == NAME_MAX_BYTES
    assert seen.rssi_dbm is None
    assert Sighting.of("A", None, [], -127).rssi_dbm is None
    assert Sighting.of("A", None, [], -60).rssi_dbm == -60


def test_memory_is_bounded_and_the_oldest_makes_room() -> None:
    seen = Sightings()
    left = [seen.add(Sighting(str(number))) for number in range(DEVICES_MAX)]
    assert set(left) == {None}
    seen.add(Sighting("0"))
    assert seen.add(Sighting("new")) == "1"
    assert len(seen.all()) == DEVICES_MAX
    assert seen.all()[-1].device == "new"


def test_a_later_sighting_does_not_forget_what_was_known() -> None:
    seen = Sightings()
    seen.add(Sighting("A", None, ("180D",), -60))
    seen.add(Sighting("A", "Strap", (), None))
    assert seen["A"] == Sighting("A", "Strap", ("180D",), -60)
    seen.add(Sighting("A", None, ("180D", "180F"), -70))
    assert seen["A"] == Sighting("A", "Strap", ("180D", "180F"), -70)


def test_news_is_a_new_device_and_its_name() -> None:
    seen = Sightings()
    seen.add(Sighting("A"))
    assert seen.is_news("A") and not seen.is_news("A")
    seen.add(Sighting("A", "Strap"))
    assert seen.is_news("A") and not seen.is_news("A")
    for number in range(DEVICES_MAX * 2):
        seen.add(Sighting(f"B{number}", "x"))
        assert seen.is_news(f"B{number}") == (number < DEVICES_MAX - 1)
