"""Devices that are known by name."""

import pytest

from stridecue.decode.quirks import NO_QUIRK, quirk_of
from stridecue.model.device_settings import CadenceBasis


@pytest.mark.parametrize(
    "name", ["TICKR X 1A2B", "Wahoo TICKR X", "tickrx", "MYRUN 4711", "MyRun", "RUNN", "NPE Runn 0123"]
)
def test_both_feet(name: str) -> None:
    assert quirk_of(name).cadence_basis is CadenceBasis.BOTH_FEET


@pytest.mark.parametrize(
    "name",
    [None, "", "Stryd", "TICKR 1A2B", "Running Pod", "Runner's watch", "TRUNN", "Polar H10 1234", "FORERUNN"],
)
def test_nothing_known(name: str | None) -> None:
    assert quirk_of(name) is NO_QUIRK
    assert NO_QUIRK.cadence_basis is CadenceBasis.UNKNOWN
    assert (NO_QUIRK.speed_factor, NO_QUIRK.incline_scale, NO_QUIRK.ask) == (1.0, 1.0, "")


def test_treadmills() -> None:
    assert quirk_of("Bowflex T9").speed_factor == 1.609344
    assert "miles" in quirk_of("TheRun T15").ask
    levels = quirk_of("ICONCEPT FTMS")
    assert [round(raw * levels.incline_scale) for raw in (6.0, 13.0, 20.0)] == [1, 2, 3]
