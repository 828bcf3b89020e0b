"""Heart Rate Measurement: every flag, and any bytes. Real packets are in `tests/packets`."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.decode.heart_rate import decode_heart_rate
from stridecue.errors import DecodeError
from stridecue.model.measurement import HeartRateMeasurement


def rr(*raw: int) -> tuple[float, ...]:
    return tuple(value * 1000 / 1024 for value in raw)


def test_intervals_are_in_1024ths_of_a_second() -> None:
    assert decode_heart_rate(bytes.fromhex("16590203")).rr_ms == (pytest.approx(751.953125),)


def test_a_wide_heart_rate_with_energy_and_intervals() -> None:
    found = decode_heart_rate(bytes.fromhex("1F 2C01 E803 0004 0002"))
    assert found == HeartRateMeasurement(300, True, 1000, (1000.0, 500.0))


def test_full_energy_stays_at_its_end() -> None:
    assert decode_heart_rate(bytes.fromhex("08 50 FFFF")).energy_kj == 65535


@pytest.mark.parametrize("payload", ["0600", "070000"])
def test_zero_is_no_heart_rate(payload: str) -> None:
    assert decode_heart_rate(bytes.fromhex(payload)).heart_rate_bpm is None


@pytest.mark.parametrize(("flags", "contact"), [(0, None), (2, None), (4, False), (6, True)])
def test_contact_counts_only_where_it_is_supported(flags: int, contact: bool | None) -> None:
    assert decode_heart_rate(bytes([flags, 80])).contact is contact


def test_no_intervals_with_their_flag_is_no_truncation() -> None:
    assert decode_heart_rate(bytes.fromhex("1059")) == HeartRateMeasurement(89, None, None, ())


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ("1859E8", HeartRateMeasurement(89, None, None, (), truncated=True)),
        ("1859", HeartRateMeasurement(89, None, None, (), truncated=True)),
        ("105900040002"[:-2], HeartRateMeasurement(89, None, None, (1000.0,), truncated=True)),
    ],
)
def test_a_payload_that_ends_early_gives_what_is_complete(
    payload: str, expected: HeartRateMeasurement
) -> None:
    assert decode_heart_rate(bytes.fromhex(payload)) == expected


def test_what_no_flag_explains_is_ignored() -> None:
    assert decode_heart_rate(bytes.fromhex("E059AABBCC")) == HeartRateMeasurement(89, None, None, ())


@pytest.mark.parametrize("payload", ["", "00", "0159", "16"])
def test_without_a_heart_rate_it_is_an_error(payload: str) -> None:
    with pytest.raises(DecodeError, match="the heart rate is missing"):
        decode_heart_rate(bytes.fromhex(payload))


@given(st.binary(max_size=30))
def test_any_bytes_give_a_measurement_or_a_decode_error(payload: bytes) -> None:
    try:
        found = decode_heart_rate(payload)
    except DecodeError:
        assert len(payload) < 3
    else:
        assert found.heart_rate_bpm != 0
        assert len(found.rr_ms) <= len(payload) // 2


@given(
    heart_rate=st.integers(1, 65535),
    contact=st.sampled_from([None, False, True]),
    energy=st.none() | st.integers(0, 65535),
    intervals=st.lists(st.integers(0, 65535), max_size=9),
    cut=st.integers(0, 30),
)
def test_round_trip_whole_and_cut(
    heart_rate: int, contact: bool | None, energy: int | None, intervals: list[int], cut: int
) -> None:
    flags = (heart_rate > 255) | (0 if contact is None else 4 | contact << 1)
    flags |= (energy is not None) << 3 | bool(intervals) << 4
    payload = bytes([flags]) + heart_rate.to_bytes(2 if heart_rate > 255 else 1, "little")
    payload += b"" if energy is None else struct.pack("<H", energy)
    payload += struct.pack(f"<{len(intervals)}H", *intervals)
    whole = HeartRateMeasurement(heart_rate, contact, energy, rr(*intervals))
    assert decode_heart_rate(payload) == whole
    if cut >= (3 if heart_rate > 255 else 2):
        part = decode_heart_rate(payload[:cut])
        assert part.heart_rate_bpm == heart_rate
        assert part.rr_ms == whole.rr_ms[: len(part.rr_ms)]
        assert part.energy_kj in (None, energy)
