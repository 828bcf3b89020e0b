"""Bytes of FIT messages: checksums, layouts, values that do not fit."""

import struct

import pytest

from stridecue.files.fit_checksum import crc16
from stridecue.files.writing.fit_encoder import (
    SINT16,
    STRING,
    UINT8,
    UINT16,
    Field,
    FitEncoder,
    Layout,
    cut_text,
)

HEART_RATE = Layout(20, (Field("heart_rate", 3, UINT8),))


def data_of(encoder: FitEncoder) -> bytes:
    """What stands between the header and the checksum of a file."""
    return encoder.bytes()[14:-2]


def test_the_checksum_is_that_of_its_kind() -> None:
    assert crc16(b"123456789") == 0xBB3D
    assert crc16(b"") == 0


def test_header_and_file_have_their_checksums() -> None:
    encoder = FitEncoder()
    encoder.add(HEART_RATE, {"heart_rate": 150})
    whole = encoder.bytes()
    assert whole[:2] == bytes((14, 0x20))
    assert struct.unpack_from("<I", whole, 4) == (len(whole) - 16,)
    assert whole[8:12] == b".FIT"
    assert crc16(whole[:14]) == 0
    assert crc16(whole) == 0


def test_a_layout_is_defined_once() -> None:
    encoder = FitEncoder()
    encoder.add(HEART_RATE, {"heart_rate": 150})
    encoder.add(HEART_RATE, {"heart_rate": 151})
    assert data_of(encoder) == bytes((0x40, 0, 0, 20, 0, 1, 3, 1, 2)) + bytes((0, 150, 0, 151))


def test_more_layouts_than_local_types_are_defined_again() -> None:
    encoder = FitEncoder()
    layouts = [Layout(number, (Field("value", 0, UINT8),)) for number in range(17)]
    for layout in (*layouts, layouts[0], layouts[2]):
        encoder.add(layout, {"value": 9})
    data, globals_seen = data_of(encoder), []
    known: dict[int, int] = {}
    while data:
        if data[0] & 0x40:
            known[data[0] & 0x0F] = data[3]
            data = data[9:]
        else:
            globals_seen.append(known[data[0]])
            data = data[2:]
    assert globals_seen == [*range(17), 0, 2]


@pytest.mark.parametrize(
    ("field", "value", "stored"),
    [
        (Field("a", 0, UINT8), None, b"\xff"),
        (Field("a", 0, UINT8), 254.4, b"\xfe"),
        (Field("a", 0, UINT8), 255, b"\xff"),
        (Field("a", 0, UINT8), -1, b"\xff"),
        (Field("a", 0, UINT16, 5, 500), -100.2, struct.pack("<H", 1999)),
        (Field("a", 0, UINT16, 1000), 65.535, b"\xff\xff"),
        (Field("a", 0, SINT16, 100), -3.5, struct.pack("<h", -350)),
        (Field("a", 0, SINT16, 100), -400, b"\xff\x7f"),
        (Field("a", 0, STRING, length=4), "ab", b"ab\0\0"),
        (Field("a", 0, STRING, length=4), "abcdef", b"abc\0"),
        (Field("a", 0, STRING, length=4), None, b"\0\0\0\0"),
    ],
)
def test_what_does_not_fit_is_no_value(field: Field, value: float | str | None, stored: bytes) -> None:
    encoder = FitEncoder()
    encoder.add(Layout(20, (field,)), {"a": value})
    assert data_of(encoder)[9:] == b"\0" + stored


def test_a_text_is_cut_between_characters() -> None:
    assert cut_text("añb", 2) == "a"
    assert cut_text("añb", 3) == "añ"
    assert cut_text("\ud800", 3) == "?"


def test_a_layout_can_have_fewer_fields() -> None:
    layout = Layout(20, (Field("a", 0, UINT8), Field("b", 1, UINT8), Field("c", 2, UINT8)))
    assert [field.name for field in layout.having(frozenset({"c", "a"})).fields] == ["a", "c"]
