"""RSC Measurement: every flag, cut payloads, and any bytes."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.decode.running import decode_running
from stridecue.errors import DecodeError
from stridecue.model.measurement import RunningMeasurement


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ("00 8002 50", RunningMeasurement(2.5, 80, False, None, None)),
        ("04 C002 A5", RunningMeasurement(2.75, 165, True, None, None)),
        ("05 0003 55 6E00", RunningMeasurement(3.0, 85, True, 1.1, None)),
        ("06 0003 55 10270000", RunningMeasurement(3.0, 85, True, None, 1000.0)),
        ("07 0003 55 D200 FFFFFFFF", RunningMeasurement(3.0, 85, True, 2.1, 429496729.5)),
        ("00 0000 00", RunningMeasurement(0.0, 0, False, None, None)),
        ("F8 8002 50 AABB", RunningMeasurement(2.5, 80, False, None, None)),
    ],
)
def test_flags(payload: str, expected: RunningMeasurement) -> None:
    assert decode_running(bytes.fromhex(payload)) == expected


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ("07 0003 55 D200 102700", RunningMeasurement(3.0, 85, True, 2.1, None, truncated=True)),
        ("07 0003 55 D2", RunningMeasurement(3.0, 85, True, None, None, truncated=True)),
        ("07 0003 55", RunningMeasurement(3.0, 85, True, None, None, truncated=True)),
    ],
)
def test_a_payload_that_ends_early_gives_what_is_complete(payload: str, expected: RunningMeasurement) -> None:
    assert decode_running(bytes.fromhex(payload)) == expected


@pytest.mark.parametrize("payload", ["", "00", "0080", "008002"])
def test_without_speed_and_cadence_it_is_an_error(payload: str) -> None:
    with pytest.raises(DecodeError, match="the cadence is missing"):
        decode_running(bytes.fromhex(payload))


@given(st.binary(max_size=20))
def test_any_bytes_give_a_measurement_or_a_decode_error(payload: bytes) -> None:
    try:
        found = decode_running(payload)
    except DecodeError:
        assert len(payload) < 4
    else:
        assert found.speed_mps is not None
        assert 0 <= found.speed_mps < 256


@given(
    speed=st.integers(0, 65535),
    cadence=st.integers(0, 255),
    running=st.booleans(),
    stride=st.none() | st.integers(0, 65535),
    distance=st.none() | st.integers(0, 2**32 - 1),
    tail=st.binary(max_size=4),
)
def test_round_trip(
    speed: int, cadence: int, running: bool, stride: int | None, distance: int | None, tail: bytes
) -> None:
    flags = (stride is not None) | (distance is not None) << 1 | running << 2
    payload = struct.pack("<BHB", flags, speed, cadence)
    payload += b"" if stride is None else struct.pack("<H", stride)
    payload += b"" if distance is None else struct.pack("<I", distance)
    assert decode_running(payload + tail) == RunningMeasurement(
        speed / 256,
        cadence,
        running,
        None if stride is None else stride / 100,
        None if distance is None else distance / 10,
    )
