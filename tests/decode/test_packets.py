"""Packets of real devices and of the specification's tables say what they must, whole and cut at every place."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet_files import FOLDER, Example, examples
from stridecue.decode import DECODERS, READERS
from stridecue.decode.device_information import decode_device_text
from stridecue.decode.treadmill import decode_treadmill
from stridecue.errors import DecodeError
from stridecue.model.measurement import MachineEvent

ALL = examples()
TABLE = {**DECODERS, **READERS}


def said(characteristic: str, payload: bytes) -> dict[str, Any]:
    """What a payload says, without what it does not."""
    fields = asdict(TABLE[characteristic](payload))
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in fields.items()
        if value is not None and (value or name not in ("more_data", "truncated"))
    }


def test_every_characteristic_has_its_packets() -> None:
    assert {one.characteristic for one in ALL} == TABLE.keys()
    assert len(ALL) > 90
    assert len(list(FOLDER.glob("*.txt"))) > 8


def test_every_packet_says_where_it_is_from() -> None:
    assert [str(one) for one in ALL if not one.origin] == []


@pytest.mark.parametrize("one", ALL, ids=str)
def test_a_packet_says_what_it_must(one: Example) -> None:
    if one.says is None:
        with pytest.raises(DecodeError, match="is missing"):
            TABLE[one.characteristic](one.payload)
        return
    found = said(one.characteristic, one.payload)
    assert found.keys() == one.says.keys()
    for name, value in one.says.items():
        near = isinstance(value, float) or (value and isinstance(value, list) and isinstance(value[0], float))
        assert found[name] == (pytest.approx(value, abs=1e-3) if near else value)


def check_cut(characteristic: str, payload: bytes, length: int) -> None:
    """Check that what is left of a payload says nothing that the whole does not say."""
    whole = TABLE[characteristic](payload)
    try:
        part = TABLE[characteristic](payload[:length])
    except DecodeError as error:
        assert error.hint
        return
    for name, value in asdict(part).items():
        complete = getattr(whole, name)
        if isinstance(value, tuple):
            assert value == complete[: len(value)]
        elif name != "truncated":
            assert value in (None, complete, MachineEvent.OTHER), name


def tells_by_its_length(characteristic: str, payload: bytes) -> bool:
    """Whether the length of a payload has a meaning: every row of bytes is a text; paces are wide or narrow; steps."""
    if characteristic == "2ACD":
        return len(payload) > 1 and bool(payload[0] & 0x60 or payload[1] & 0x20)
    return READERS.get(characteristic) is decode_device_text


@pytest.mark.parametrize("one", [one for one in ALL if one.says is not None], ids=str)
def test_a_packet_that_is_cut_gives_its_complete_fields_and_no_others(one: Example) -> None:
    if not tells_by_its_length(one.characteristic, one.payload):
        for length in range(len(one.payload)):
            check_cut(one.characteristic, one.payload, length)


@given(st.sampled_from(sorted(TABLE)), st.binary(max_size=40), st.integers(0, 40))
def test_any_bytes_that_are_cut_give_their_complete_fields_and_no_others(
    characteristic: str, payload: bytes, length: int
) -> None:
    if tells_by_its_length(characteristic, payload):
        payload = (
            bytes([payload[0] & ~0x60, payload[1] & ~0x20]) + payload[2:] if characteristic == "2ACD" else b""
        )
    try:
        TABLE[characteristic](payload)
    except DecodeError:
        return
    check_cut(characteristic, payload, min(length, len(payload)))


@pytest.mark.parametrize("one", [one for one in ALL if one.says and "step_count" in one.says], ids=str)
def test_steps_that_are_cut_are_none(one: Example) -> None:
    for length in range(2, len(one.payload)):
        assert decode_treadmill(one.payload[:length]).step_count is None
        check_cut(one.characteristic, one.payload, length)
