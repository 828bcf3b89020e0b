"""Power: flags with and without bytes, cut payloads, any bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.decode.power import decode_power
from stridecue.errors import DecodeError
from stridecue.model.measurement import PowerMeasurement


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ("0000 FA00", PowerMeasurement(250)),
        ("0000 F6FF", PowerMeasurement(-10)),
        ("0A10 FA00", PowerMeasurement(250)),  # bits 1, 3 and 12 stand for no bytes
        ("0008 FA00 6400", PowerMeasurement(250, energy_kj=100)),
        ("3008 FA00 01000000 0200 0300 0400 6400 FF", PowerMeasurement(250, energy_kj=100)),
        (
            "FF0F FA00 32 0100 01000000 0200 0300 0400 05000600 07000800 090909 0A00 0B00 6400",
            PowerMeasurement(250, 100),
        ),
        ("3008 FA00 01000000 0200", PowerMeasurement(250, truncated=True)),
        ("0008 FA00 64", PowerMeasurement(250, truncated=True)),
    ],
)
def test_power(payload: str, expected: PowerMeasurement) -> None:
    assert decode_power(bytes.fromhex(payload)) == expected


@given(st.binary(max_size=40))
def test_any_bytes_give_a_measurement_or_a_decode_error(payload: bytes) -> None:
    if len(payload) < 4:
        with pytest.raises(DecodeError, match="the power is missing"):
            decode_power(payload)
    else:
        assert decode_power(payload).power_w == int.from_bytes(payload[2:4], "little", signed=True)
