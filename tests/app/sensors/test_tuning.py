"""What is set by hand about one sensor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stridecue.app.sensors import tuning
from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.model.sensor_details import SensorDetails
from stridecue.model.state import DeviceState, Quality

CHOSEN = DeviceSettings("C0:02", "Pod", frozenset({Role.FOOTPOD}), called="Left")
DETAILS = SensorDetails(DeviceState("C0:02", "Pod", "footpod", True, Quality.GOOD, 0.2), CHOSEN)


def test_what_cadence_counts_goes_round() -> None:
    bases = []
    chosen = CHOSEN
    for _ in range(3):
        chosen = tuning.next_basis(chosen, DETAILS).settings
        bases.append(chosen.cadence_basis)
    assert bases == [CadenceBasis.ONE_FOOT, CadenceBasis.BOTH_FEET, CadenceBasis.UNKNOWN]


def test_speed_goes_in_hundredths_from_what_holds_now() -> None:
    known_by_name = replace(DETAILS, speed_factor=1.609344)
    assert tuning.faster(CHOSEN, known_by_name).settings.speed_factor == 1.62
    assert tuning.slower(replace(CHOSEN, speed_factor=1.0), known_by_name).settings.speed_factor == 0.99


@pytest.mark.parametrize(("step", "at"), [(tuning.faster, 3.0), (tuning.slower, 0.3)])
def test_speed_stays_within_what_settings_allow(step: object, at: float) -> None:
    assert step(replace(CHOSEN, speed_factor=at), DETAILS).settings.speed_factor == at  # type: ignore[operator]


def test_incline_is_percent_or_levels() -> None:
    levels = tuning.next_scale(CHOSEN, DETAILS).settings
    assert levels.incline_scale == 0.15
    assert tuning.next_scale(levels, DETAILS).settings.incline_scale == 1.0


def test_speed_is_km_or_miles() -> None:
    miles = tuning.next_miles(CHOSEN, DETAILS)
    assert (miles.settings.speed_factor, miles.words) == (1.609344, "Its speed is read as miles an hour")
    km = tuning.next_miles(miles.settings, DETAILS)
    assert (km.settings.speed_factor, km.words) == (1.0, "Its speed is read as km/h")
    known_by_name = replace(DETAILS, speed_factor=1.609344)
    assert tuning.next_miles(CHOSEN, known_by_name).settings.speed_factor == 1.0


def test_default_takes_back_how_it_is_read_and_nothing_else() -> None:
    tuned = replace(CHOSEN, cadence_basis=CadenceBasis.BOTH_FEET, speed_factor=1.1, incline_scale=0.15)
    assert tuning.default(tuned, DETAILS).settings == CHOSEN


def test_an_offer_changes_what_it_is_about() -> None:
    chosen = replace(CHOSEN, speed_factor=1.02)
    now = replace(chosen, cadence_basis=CadenceBasis.ONE_FOOT)
    step = tuning.mended(chosen, now, replace(now, incline_scale=0.15), "Read its incline as levels")
    assert step.settings == replace(chosen, incline_scale=0.15)


def test_what_is_remembered_keeps_name_and_roles() -> None:
    tuned = DeviceSettings("C0:02", None, frozenset(Role), CadenceBasis.ONE_FOOT, 1.02, 0.15)
    known = tuning.with_tuning(CHOSEN, tuned)
    assert known == replace(
        CHOSEN, cadence_basis=CadenceBasis.ONE_FOOT, speed_factor=1.02, incline_scale=0.15
    )
