"""The encoders against bytes worked out by hand from the GATT Specification Supplement."""

from __future__ import annotations

import pytest

from stridecue.sources.simulator import packets


def test_heart_rate_with_rr():
    # contact supported and detected, RR there; 142 bpm; 433 and 430 of 1/1024 s
    assert packets.heart_rate(142, [433, 430]) == bytes.fromhex("168eb101ae01")


def test_heart_rate_without_rr():
    assert packets.heart_rate(60, []) == bytes.fromhex("063c")


def test_heart_rate_keeps_the_newest_nine_intervals():
    payload = packets.heart_rate(220, list(range(12)))
    assert len(payload) == 2 + 18
    assert payload[-2:] == b"\x0b\x00"


def test_running():
    # 2.5 m/s = 640/256, 80 strides a minute, 1.88 m, 100.0 m
    assert packets.running(2.5, 80, 1.88, 100.0, True) == bytes.fromhex("07800250bc00e8030000")


def test_walking_has_the_bit_clear():
    assert packets.running(1.5, 55, 1.6, 0.0, False)[0] == 0x03


def test_treadmill():
    # 10.80 km/h, 1234 m, 5.0 %, 2.9 deg, 61 s
    assert packets.treadmill(3.0, 1234, 5.0, 61) == bytes.fromhex("0c043804d2040032001d003d00")


def test_treadmill_downhill_is_negative():
    assert packets.treadmill(3.0, 0, -3.0, 0)[7:11] == bytes.fromhex("e2ffefff")


@pytest.mark.parametrize(
    "payload",
    [
        packets.heart_rate(900, []),
        packets.running(1e9, 999, 1e9, 1e12, True),
        packets.treadmill(1e9, 1e12, 5.0, 10**9),
    ],
)
def test_values_too_large_are_clamped(payload: bytes):
    assert b"\xfe" in payload
