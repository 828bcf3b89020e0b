"""One line of a capture: both ways, and every mistake that a line can have."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.files.capture_line import BadLineError, Captured, line_of, read_line
from stridecue.model.inputs import CharacteristicRead, Link, LinkEvent, Packet

STRAP = "C0:00:00:00:00:01"
BODIES = [
    Packet(STRAP, "2A37", b"\x16\x59\x02\x03"),
    Packet(STRAP, "2ACD", b""),
    CharacteristicRead(STRAP, "2A19", b"\x57"),
    Link(STRAP, LinkEvent.FOUND, "Läufer [b]", ("180D", "180F"), -58),
    Link(STRAP, LinkEvent.LOST),
]


@pytest.mark.parametrize("body", BODIES)
def test_what_is_written_is_read(body: Captured) -> None:
    line = line_of(1250, body)
    assert line.isascii()
    assert "\n" not in line
    read = read_line(line)
    assert (read.t_ms, read.body, read.unknown) == (1250, body, ())


def test_a_line_can_be_read_by_a_person() -> None:
    assert line_of(430, BODIES[0]) == (
        '{"t_ms": 430, "kind": "packet", "device": "C0:00:00:00:00:01", "characteristic": "2A37", '
        '"payload": "16590203"}'
    )


PACKET = {"t_ms": 1, "kind": "packet", "device": "x", "characteristic": "2A37", "payload": "0654"}
LINK = {"t_ms": 1, "kind": "link", "device": "x", "event": "found"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "it is no JSON"),
        ("{", "it is no JSON"),
        ("[" * 5000, "it is no JSON"),
        ("1" * 5000, "it is no JSON"),
        ("[1]", "it is no JSON object"),
        ("{}", "kind must be one of packet, read, link"),
        ({**PACKET, "kind": "mark"}, "kind must be one of"),
        ({**PACKET, "kind": ["packet"]}, "kind must be one of"),
        ({**PACKET, "t_ms": -1}, "t_ms must be a whole number from 0 to"),
        ({**PACKET, "t_ms": 1.0}, "t_ms must be"),
        ({**PACKET, "t_ms": True}, "t_ms must be"),
        ({**PACKET, "t_ms": float("nan")}, "t_ms must be"),
        ({**PACKET, "t_ms": 10**12}, "t_ms must be"),
        ({**PACKET, "device": ""}, "device must be a text of at most 64 characters"),
        ({**PACKET, "device": "x" * 65}, "device must be"),
        ({**PACKET, "device": 7}, "device must be"),
        ({**PACKET, "device": None}, "device is missing"),
        ({**PACKET, "characteristic": "2A3"}, "characteristic must be four hex digits"),
        ({**PACKET, "characteristic": "2A37\n"}, "characteristic must be"),
        ({**PACKET, "characteristic": "zzzz"}, "characteristic must be"),
        ({**PACKET, "payload": "065"}, "payload must be two hex digits for each of at most 512 bytes"),
        ({**PACKET, "payload": "06 54"}, "payload must be"),
        ({**PACKET, "payload": "00" * 513}, "payload must be"),
        ({**PACKET, "payload": None}, "payload is missing"),
        ({**LINK, "event": "married"}, "event must be one of found, connected, lost"),
        ({**LINK, "event": {}}, "event must be one of"),
        ({**LINK, "event": None}, "event is missing"),
        ({**LINK, "name": "x" * 249}, "name must be a text of at most 248 characters"),
        ({**LINK, "services": "180D"}, "services must be a list of at most 16"),
        ({**LINK, "services": ["180D"] * 17}, "services must be a list"),
        ({**LINK, "services": ["180"]}, "services must be four hex digits"),
        ({**LINK, "rssi_dbm": -128}, "rssi_dbm must be a whole number from -127 to 20"),
        ({**LINK, "rssi_dbm": "-60"}, "rssi_dbm must be"),
    ],
)
def test_what_is_no_input(line: str | dict[str, object], words: str) -> None:
    with pytest.raises(BadLineError) as mistake:
        read_line(line if isinstance(line, str) else json.dumps(line))
    assert str(mistake.value).startswith(words)


def test_what_is_not_known_is_named_and_left_out() -> None:
    read = read_line(json.dumps({**PACKET, "handle": 7, "\x1b[2J": 1}))
    assert read.body == Packet("x", "2A37", b"\x06\x54")
    assert read.unknown == ("handle", "\ufffd[2J")


def test_names_and_digits_are_made_plain() -> None:
    found = {**LINK, "device": "a\x1bb", "name": "\x1b]0;x\x07\u202e[red]", "services": ["180d"]}
    assert read_line(json.dumps(found)).body == Link(
        "a\ufffdb", LinkEvent.FOUND, "\ufffd]0;x\ufffd\ufffd[red]", ("180D",)
    )


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(sorted({*PACKET, *LINK, "name", "services", "rssi_dbm"}))


@given(st.dictionaries(KEYS, PLAIN), st.sampled_from([PACKET, LINK, {}]))
def test_any_object_is_an_input_or_refused(changed: dict[str, object], given_line: dict[str, object]) -> None:
    try:
        read = read_line(json.dumps({**given_line, **changed}))
    except BadLineError as mistake:
        assert str(mistake).isprintable()
    else:
        assert read_line(line_of(read.t_ms, read.body)).body == read.body
