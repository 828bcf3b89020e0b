"""Treadmill Data: every field, a maker's steps, cut payloads, and any bytes. Real packets are in `tests/packets`."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.decode.treadmill import decode_treadmill, sent_inclination_percent
from stridecue.errors import DecodeError
from stridecue.model.measurement import TreadmillMeasurement


def given_fields(found: TreadmillMeasurement) -> dict[str, object]:
    """Return what a measurement knows."""
    return {
        field.name: getattr(found, field.name)
        for field in fields(found)
        if getattr(found, field.name) not in (None, False)
    }


EVERYTHING = bytes.fromhex(
    "FE1F E803 8403 010203 3200 1D00 6400 C800 B400 BE00 2C01 5802 0A 96 62 1027 0807 C8FF FA00"
)


def test_every_field() -> None:
    assert len(EVERYTHING) == 36
    assert decode_treadmill(EVERYTHING) == TreadmillMeasurement(
        more_data=False,
        speed_mps=pytest.approx(10 / 3.6),
        average_speed_mps=pytest.approx(9 / 3.6),
        total_distance_m=0x030201,
        grade_percent=5.0,
        ramp_angle_deg=2.9,
        ascent_m=10.0,
        descent_m=20.0,
        pace_s_per_500m=180.0,
        average_pace_s_per_500m=190.0,
        energy_kcal=300,
        energy_kcal_per_hour=600,
        energy_kcal_per_minute=10,
        heart_rate_bpm=150,
        metabolic_equivalent=9.8,
        elapsed_s=10000,
        remaining_s=1800,
        force_n=-56,
        power_w=250,
    )


def test_nothing_but_flags_is_cut_and_more_data_has_no_speed() -> None:
    assert decode_treadmill(b"\x00\x00") == TreadmillMeasurement(False, truncated=True)
    assert decode_treadmill(b"\x01\x00") == TreadmillMeasurement(True)
    assert decode_treadmill(b"\x01\x00\xff\xff\xff") == TreadmillMeasurement(True)


@pytest.mark.parametrize(
    ("payload", "name"),
    [
        ("0500 FFFFFF", "total_distance_m"),
        ("0900 FF7F 0000", "grade_percent"),
        ("0900 0000 FF7F", "ramp_angle_deg"),
        ("1100 FFFF 0000", "ascent_m"),
        ("1100 FF7F 0000", "ascent_m"),
        ("1100 0000 FFFF", "descent_m"),
        ("1100 0000 FF7F", "descent_m"),
        ("2100 0000", "pace_s_per_500m"),
        ("4100 0000", "average_pace_s_per_500m"),
        ("8100 FFFF 0000 00", "energy_kcal"),
        ("8100 0000 FFFF 00", "energy_kcal_per_hour"),
        ("8100 0000 0000 FF", "energy_kcal_per_minute"),
        ("0101 00", "heart_rate_bpm"),
        ("0102 FF", "metabolic_equivalent"),
        ("0104 FFFF", "elapsed_s"),
        ("0108 FFFF", "remaining_s"),
        ("0110 FF7F 0000", "force_n"),
        ("0110 0000 FF7F", "power_w"),
    ],
)
def test_not_available_is_none_and_its_neighbours_are_not(payload: str, name: str) -> None:
    found = decode_treadmill(bytes.fromhex(payload))
    assert getattr(found, name) is None
    assert not found.truncated
    others = [value for other, value in vars_of(found).items() if other != name and value is not None]
    assert all(value == 0 for value in others)


def vars_of(found: TreadmillMeasurement) -> dict[str, object]:
    skipped = ("more_data", "truncated")
    return {field.name: getattr(found, field.name) for field in fields(found) if field.name not in skipped}


@pytest.mark.parametrize(
    ("raw", "grade"),
    [(-151, None), (-150, -15.0), (-25, -2.5), (0, 0.0), (400, 40.0), (401, None), (820, None)],
)
def test_a_grade_beyond_what_tilts_is_not_available(raw: int, grade: float | None) -> None:
    payload = bytes.fromhex("0900") + raw.to_bytes(2, "little", signed=True) + b"\x00\x00"
    assert decode_treadmill(payload).grade_percent == grade


@pytest.mark.parametrize(
    ("payload", "pace", "average"),
    [
        ("2000 E803 3C", 5.0, None),  # 6.0 km/min by the old description: 5 s for 500 m
        ("2000 E803 B400", 180.0, None),
        ("6000 E803 02 03", 150.0, 100.0),
        ("6000 E803 B400 BE00", 180.0, 190.0),
        ("6004 E803 02 00 3C00", 150.0, None),
        ("2000 E803 B400 FF", 180.0, None),
    ],
)
def test_the_length_tells_the_width_of_pace(payload: str, pace: float, average: float | None) -> None:
    found = decode_treadmill(bytes.fromhex(payload))
    assert (found.pace_s_per_500m, found.average_pace_s_per_500m) == (pace, average)
    assert not found.truncated


def test_energy_is_always_five_bytes() -> None:
    found = decode_treadmill(bytes.fromhex("8005 E803 FFFF FFFF FF 96 3C00"))
    assert given_fields(found) == {
        "speed_mps": pytest.approx(10 / 3.6),
        "heart_rate_bpm": 150,
        "elapsed_s": 60,
    }


@pytest.mark.parametrize("payload", ["", "FF"])
def test_without_flags_it_is_an_error(payload: str) -> None:
    with pytest.raises(DecodeError, match="the rest of the flags is missing"):
        decode_treadmill(bytes.fromhex(payload))


@pytest.mark.parametrize("length", range(2, 36))
def test_a_payload_that_ends_early_gives_every_complete_field(length: int) -> None:
    part, whole = decode_treadmill(EVERYTHING[:length]), decode_treadmill(EVERYTHING)
    if length == 34:  # two paces of one byte each would be just as long
        assert not part.truncated
        return
    assert part.truncated
    in_order = [name for name, value in vars_of(part).items() if value is not None]
    assert in_order == list(vars_of(whole))[: len(in_order)]
    assert all(getattr(part, name) == getattr(whole, name) for name in in_order)


@given(st.binary(max_size=45))
def test_any_bytes_give_a_measurement_or_a_decode_error(payload: bytes) -> None:
    try:
        found = decode_treadmill(payload)
    except DecodeError:
        assert len(payload) < 2
    else:
        assert found.more_data == bool(payload[0] & 1)
        assert found.speed_mps is None or not found.more_data
        assert found.grade_percent is None or -15 <= found.grade_percent <= 40


@pytest.mark.parametrize(
    ("payload", "steps", "elapsed_s"),
    [
        ("8424 2C01 300000 0200 0000 00 3C00 590000", 89, 60),  # as a CITYSPORTS pad sends it
        ("8424 2C01 300000 0200 0000 00 3C00 010203", 0x030201, 60),
        ("8424 2C01 300000 0200 0000 00 3C00 FFFFFF", None, 60),  # all ones: not available
        ("8424 2C01 300000 0200 0000 00 3C00", None, 60),  # the bit alone
        ("8424 2C01 300000 0200 0000 00 3C00 59", None, 60),
        ("8424 2C01 300000 0200 0000 00 3C00 5900", None, 60),
        ("8424 2C01 300000 0200 0000 00 3C00 59000000", None, 60),  # nobody knows what four bytes are
        ("8464 2C01 300000 0200 0000 00 3C00 590000 0102", 89, 60),  # bit 14 announces more behind them
        ("84A4 2C01 300000 0200 0000 00 3C00 590000 01", 89, 60),
        ("84E4 2C01 300000 0200 0000 00 3C00 5900", None, 60),
        ("8404 2C01 300000 0200 0000 00 3C00 590000", None, 60),  # three bytes that no bit announces
        ("8444 2C01 300000 0200 0000 00 3C00 590000", None, 60),  # another bit announces them
        ("8424 2C01 300000 0200 0000 00 3C", None, None),  # cut off
        ("0120 590000", 89, None),
        ("6020 E803 02 03 590000", 89, None),  # narrow paces, as the length tells
        ("6020 E803 B400 BE00 590000", 89, None),
    ],
)
def test_steps_are_three_bytes_behind_bit_13(payload: str, steps: int | None, elapsed_s: int | None) -> None:
    found = decode_treadmill(bytes.fromhex(payload))
    assert found.step_count == steps
    assert found.elapsed_s == elapsed_s
    assert found.truncated == (payload.startswith("8424") and elapsed_s is None)


@pytest.mark.parametrize(
    ("payload", "percent"),
    [
        ("0800 E803 3200 0000", 5.0),
        ("0800 E803 3403 0000", 82.0),
        ("0900 18FC 0000", -100.0),
        ("0F00 8403 010203 0080", -3276.8),
        ("0E00 E803 8403 010203 FE7F", 3276.6),
        ("0900 FF7F 0000", None),  # not available
        ("0800 E803 32", None),  # cut off
        ("0800 E8", None),
        ("0000 E803 3200 0000", None),  # not sent
        ("08", None),
        ("", None),
    ],
)
def test_the_inclination_is_given_exactly_as_sent(payload: str, percent: float | None) -> None:
    assert sent_inclination_percent(bytes.fromhex(payload)) == percent


@given(st.binary(max_size=45))
def test_the_grade_is_the_sent_inclination_or_nothing(payload: bytes) -> None:
    sent = sent_inclination_percent(payload)
    grade = decode_treadmill(payload).grade_percent if len(payload) > 1 else None
    assert grade == (sent if sent is not None and -15 <= sent <= 40 else None)


SIZES = {0: 2, 1: 2, 2: 3, 3: 4, 4: 4, 5: 2, 6: 2, 7: 5, 8: 1, 9: 1, 10: 2, 11: 2, 12: 4}


@given(flags=st.integers(0, 0xFFFF), value=st.integers(1, 9), tail=st.binary(max_size=1))
def test_every_combination_of_flags_keeps_its_fields_apart(flags: int, value: int, tail: bytes) -> None:
    # Every byte of group n is n + value: a decoder that is off by one byte sees a neighbour's.
    groups = [bit for bit in range(13) if (flags >> bit & 1) == (bit > 0)]
    payload = flags.to_bytes(2, "little") + b"".join(bytes([bit + value]) * SIZES[bit] for bit in groups)
    if not flags & 0x2000:  # what follows could be steps, with narrow paces before them
        payload += tail
    found = decode_treadmill(payload)
    assert not found.truncated
    if 0 in groups:
        assert found.speed_mps == pytest.approx(value * 257 / 360)
    if 2 in groups:
        assert found.total_distance_m == (value + 2) * 0x010101
    if 7 in groups:
        assert found.energy_kcal_per_minute == value + 7
    if 8 in groups:
        assert found.heart_rate_bpm == value + 8
    if 12 in groups:
        assert found.power_w == (value + 12) * 257
    assert (found.remaining_s is not None) == (11 in groups)
