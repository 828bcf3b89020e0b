"""Packets of real devices and of the specification's tables say what they must, whole and cut at every place."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from packet_files import FOLDER, Example, examples
from stridecue.decode import DECODERS, READERS
from stridecue.errors import DecodeError
from stridecue.model.measurement import DeviceText, MachineEvent, TreadmillMeasurement

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


@pytest.mark.parametrize("one", [one for one in ALL if one.says is not None], ids=str)
def test_a_packet_that_is_cut_gives_its_complete_fields_and_no_others(one: Example) -> None:
    whole = TABLE[one.characteristic](one.payload)
    for length in range(len(one.payload)):
        try:
            part = TABLE[one.characteristic](one.payload[:length])
        except DecodeError as error:
            assert error.hint
            continue
        if isinstance(part, DeviceText):
            continue  # every row of bytes is a text
        if isinstance(part, TreadmillMeasurement) and part.pace_s_per_500m and not part.truncated:
            continue  # just as long as with paces of one byte each
        for name, value in asdict(part).items():
            complete = getattr(whole, name)
            if isinstance(value, tuple):
                assert value == complete[: len(value)]
            elif name != "truncated":
                assert value in (None, complete, MachineEvent.OTHER), (name, length)
