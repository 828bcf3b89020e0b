"""The table of decoders, and what a characteristic without one is answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.decode import DECODERS, decode
from stridecue.errors import DecodeError
from stridecue.model.measurement import HeartRateMeasurement, RunningMeasurement, TreadmillMeasurement


def test_each_characteristic_has_its_measurement() -> None:
    assert decode("2A37", b"\x00\x50") == HeartRateMeasurement(80, None, None, ())
    assert isinstance(decode("2A53", b"\x00\x80\x02\x50"), RunningMeasurement)
    assert isinstance(decode("2ACD", b"\x00\x00\xe8\x03"), TreadmillMeasurement)


def test_an_unknown_characteristic_names_the_known_ones() -> None:
    with pytest.raises(DecodeError, match="2A37, 2A53, 2ACD"):
        decode("2A38", b"\x01")
    with pytest.raises(DecodeError) as caught:
        decode("x" * 10_000, b"")
    assert len(str(caught.value)) < 200


@given(st.sampled_from(sorted(DECODERS)), st.binary(max_size=600))
def test_any_bytes_give_a_measurement_or_a_decode_error(characteristic: str, payload: bytes) -> None:
    try:
        decode(characteristic, payload)
    except DecodeError as error:
        assert error.message
        assert error.hint
