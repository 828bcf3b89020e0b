"""Device Information: model 2A24, firmware 2A26, hardware 2A27, software 2A28, maker 2A29 (Device Information Service).

Rules: a device may put anything into these texts. What is kept is printable, on one line and short: no control, format
or bidirectional characters. A text of nothing but bytes that are no UTF-8 is none.
"""

from __future__ import annotations

from stridecue.model.measurement import DeviceText

LONGEST_TEXT = 60
"""Characters that are kept. OUR CHOICE."""


def decode_device_text(payload: bytes) -> DeviceText:
    """Read one text; every row of bytes is one."""
    text = payload.decode("utf-8", errors="replace")
    kept = "".join([_harmless(character) for character in text])
    short = " ".join(kept.split())[:LONGEST_TEXT].rstrip()
    return DeviceText(short if short.strip("\N{REPLACEMENT CHARACTER} ") else None)


def _harmless(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else ""
