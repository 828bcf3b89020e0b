"""`stridecue decode`: JSON with every field, lines for people, and how mistakes are answered."""

import json

import pytest
from click.testing import CliRunner, Result

from stridecue.cli.decode import decode
from stridecue.decode import DECODERS, READERS
from stridecue.errors import DecodeError, UsageError


def run(*arguments: str) -> Result:
    return CliRunner().invoke(decode, arguments)


def printed(*arguments: str) -> dict[str, object]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    document: dict[str, object] = json.loads(result.stdout)
    return document


def test_heart_rate() -> None:
    assert printed("2A37", "16590203") == {
        "heart_rate_bpm": 89,
        "contact": True,
        "energy_kj": None,
        "rr_ms": [751.95],
    }


def test_running() -> None:
    assert printed("2A53", "05 5603 55 6E00") == {
        "speed_mps": 3.3359,
        "cadence_raw": 85,
        "running": True,
        "stride_length_m": 1.1,
        "total_distance_m": None,
    }


def test_treadmill_has_every_field() -> None:
    assert printed("2ACD", "0800 7302 1400 FF7F") == {
        "more_data": False,
        "speed_mps": 1.7417,
        "average_speed_mps": None,
        "total_distance_m": None,
        "grade_percent": 2.0,
        "ramp_angle_deg": None,
        "ascent_m": None,
        "descent_m": None,
        "pace_s_per_500m": None,
        "average_pace_s_per_500m": None,
        "energy_kcal": None,
        "energy_kcal_per_hour": None,
        "energy_kcal_per_minute": None,
        "heart_rate_bpm": None,
        "metabolic_equivalent": None,
        "elapsed_s": None,
        "remaining_s": None,
        "force_n": None,
        "power_w": None,
    }


def test_power_and_battery() -> None:
    assert printed("2A63", "0000FA00") == {"power_w": 250, "energy_kj": None}
    assert printed("2A19", "5A") == {"battery_percent": 90}


def test_what_is_read_of_a_device() -> None:
    assert printed("2ADA", "02 02") == {
        "event": "paused",
        "target_speed_mps": None,
        "target_grade_percent": None,
    }
    assert printed("2ADA", "05 E803")["target_speed_mps"] == 2.7778
    assert printed("2A38", "01") == {"location": "chest"}
    assert printed("2A5D", "FF") == {"location": None}
    assert printed("2A54", "0400")["walking_or_running"] is True
    assert printed("2ACC", "04000000 01000000") == {"measures": ["total distance"], "settable": ["speed"]}
    assert printed("2A29", "50 6F 6C 61 72 00") == {"text": "Polar"}


def test_steps_are_there_only_where_they_were_sent() -> None:
    assert printed("2ACD", "0120 590000")["step_count"] == 89
    assert "step_count" not in printed("2ACD", "0100")
    assert "steps" not in run("2ACD", "0100").output
    assert "  Step count: 89" in run("2ACD", "0120 590000").output.splitlines()


@pytest.mark.parametrize("number", sorted({**DECODERS, **READERS}))
def test_every_characteristic_has_a_title_and_stands_in_help_and_error(number: str) -> None:
    title = run(number, "00 00 00 00").output.splitlines()[0]
    assert title[0].isupper()
    assert len(title) < 60
    assert number in run("--help").output
    error = run("2A00", "00").exception
    assert isinstance(error, UsageError)
    assert number in (error.hint or "")


def test_a_payload_that_was_cut_off_says_so() -> None:
    document = printed("2ACD", "9E1FC6039402 3E0100 5A00FF7F 3200FFFF 2500F4")
    assert document["truncated"] is True
    assert document["energy_kcal"] == 37
    assert "cut off" in run("2ACD", "00 00").output


@pytest.mark.parametrize(
    "written",
    [
        ("16590203",),
        ("16 59 02 03",),
        ("16", "59", "02", "03"),
        ("0x16:59:02:03",),
        ("0x16", "0x59", "0x0203"),
    ],
)
def test_bytes_may_be_written_in_many_ways(written: tuple[str, ...]) -> None:
    assert printed("2a37", *written)["heart_rate_bpm"] == 89


@pytest.mark.parametrize("characteristic", ["0x2A37", "2a37", "00002a37-0000-1000-8000-00805f9b34fb"])
def test_a_characteristic_may_be_written_in_many_ways(characteristic: str) -> None:
    assert printed(characteristic, "0050")["heart_rate_bpm"] == 80


def test_lines_for_people() -> None:
    assert run("2A37", "16590203").output.splitlines() == [
        "Heart Rate Measurement",
        "  Heart rate: 89 bpm",
        "  Contact: yes",
        "  RR: 751.95 ms",
        "  Not sent or not available: energy",
    ]
    lines = run("2ACD", "8400 E803 640000 0A00 2C01 05").output.splitlines()
    assert lines[1:6] == [
        "  More data: no",
        "  Speed: 2.7778 m/s",
        "  Total distance: 100 m",
        "  Energy: 10 kcal",
        "  Energy per hour: 300 kcal",
    ]
    assert "  Cadence: 85 a minute, one foot or both" in run("2A53", "00 0003 55").output.splitlines()
    assert run("2ADA", "03").output.splitlines()[1] == "  Event: safety key"
    assert run("2ACC", "06000000 00000000").output.splitlines()[1:3] == [
        "  Measures: cadence, total distance",
        "  Settable: none",
    ]
    assert "  RR: none" in run("2A37", "0050").output


@pytest.mark.parametrize(
    "arguments", [("2A39", "01"), ("heart", "01"), ("2A37", "165"), ("2A37", "xyz"), ("2A37", "00" * 600)]
)
def test_a_wrong_call_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    error = run(*arguments).exception
    assert isinstance(error, UsageError)
    assert error.exit_status == 2
    assert error.hint
    assert len(str(error)) < 200


@pytest.mark.parametrize("arguments", [("2A37", "16"), ("2A37", ""), ("2A53", "000000"), ("2ACD", "00")])
def test_bytes_that_are_no_payload_are_a_decode_error(arguments: tuple[str, ...]) -> None:
    error = run(*arguments).exception
    assert isinstance(error, DecodeError)
    assert error.exit_status == 1


def test_without_bytes_click_explains_the_call() -> None:
    result = run("2A37")
    assert result.exit_code == 2
    assert "HEX" in result.output
