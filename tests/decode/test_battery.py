"""Battery level."""

import pytest

from stridecue.decode.battery import decode_battery
from stridecue.errors import DecodeError


@pytest.mark.parametrize(
    ("payload", "percent"), [("00", 0), ("64", 100), ("65", None), ("FF", None), ("5011", 80)]
)
def test_battery(payload: str, percent: int | None) -> None:
    assert decode_battery(bytes.fromhex(payload)).battery_percent == percent


def test_no_byte_is_an_error() -> None:
    with pytest.raises(DecodeError, match="no battery level"):
        decode_battery(b"")
