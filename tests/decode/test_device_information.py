"""Texts about devices: whatever the bytes, what is left is short, printable and on one line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.decode.device_information import LONGEST_TEXT, decode_device_text


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        (b"H10", "H10"),
        (b"TICKR X\x00\x00", "TICKR X"),
        (b"  v 1.2 \x00 \x00", "v 1.2"),
        (b"a\x00b", "ab"),
        ("Läufer 2".encode(), "Läufer 2"),
        ("\u200fRL\u2066\u200b".encode(), "RL"),  # direction and width that nobody sees
        ("a\u2028b\u00a0c".encode(), "a b c"),
        (b"\x1b[2Jx", "[2Jx"),
        (b"x" * 512, "x" * LONGEST_TEXT),
        (b"", None),
        (b"\x00" * 20, None),
        (b"\xff" * 20, None),
        (b"\x07 \r\n", None),
    ],
)
def test_text(payload: bytes, text: str | None) -> None:
    assert decode_device_text(payload).text == text


@given(st.binary(max_size=600) | st.text(max_size=200).map(lambda text: text.encode(errors="replace")))
def test_nothing_that_could_upset_a_screen_is_left(payload: bytes) -> None:
    text = decode_device_text(payload).text
    if text is not None:
        assert 0 < len(text) <= LONGEST_TEXT
        assert text.isprintable()
        assert text == text.strip()
        assert not any(unicodedata.category(character)[0] == "C" for character in text)
