"""The table of decoders, and what a characteristic without one is answered."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.decode import DECODERS, READERS, decode, decode_read
from stridecue.errors import DecodeError
from stridecue.model.measurement import (
    BatteryLevel,
    BodyLocation,
    DeviceText,
    HeartRateMeasurement,
    MachineEvent,
    MachineStatus,
    PowerMeasurement,
    RunningMeasurement,
    SensorLocation,
    TreadmillMeasurement,
)


def test_each_characteristic_has_its_measurement() -> None:
    assert decode("2A37", b"\x00\x50") == HeartRateMeasurement(80, None, None, ())
    assert isinstance(decode("2A53", b"\x00\x80\x02\x50"), RunningMeasurement)
    assert isinstance(decode("2ACD", b"\x00\x00\xe8\x03"), TreadmillMeasurement)
    assert decode("2A63", b"\x00\x00\xfa\x00") == PowerMeasurement(250)
    assert decode("2ADA", b"\x04") == MachineStatus(MachineEvent.STARTED)


def test_what_is_read_has_a_table_of_its_own() -> None:
    assert decode_read("2A19", b"\x5a") == BatteryLevel(90)
    assert decode_read("2A38", b"\x01") == BodyLocation("chest")
    assert decode_read("2A5D", b"\x01") == SensorLocation("top of shoe")
    assert {decode_read(number, b"X") for number in ("2A24", "2A26", "2A27", "2A28", "2A29")} == {
        DeviceText("X")
    }
    assert not DECODERS.keys() & READERS.keys()


def test_an_unknown_characteristic_names_the_known_ones() -> None:
    with pytest.raises(DecodeError, match="2A37, 2A53, 2ACD, 2A63, 2ADA"):
        decode("2A19", b"\x01")
    with pytest.raises(DecodeError, match="2A19, 2A38"):
        decode_read("2A37", b"\x00\x50")
    with pytest.raises(DecodeError) as caught:
        decode("x" * 10_000, b"")
    assert len(str(caught.value)) < 200


@given(st.sampled_from(sorted({**DECODERS, **READERS}.items())), st.binary(max_size=600))
def test_any_bytes_are_read_or_a_decode_error(
    one: tuple[str, Callable[[bytes], object]], payload: bytes
) -> None:
    try:
        one[1](payload)
    except DecodeError as error:
        assert error.message
        assert error.hint
        assert "2A" in error.hint
