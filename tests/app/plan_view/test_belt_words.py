"""What a belt is to be set to, in words."""

from __future__ import annotations

from typing import Any

from stridecue.app.plan_view import belt_words
from stridecue.model.plan import BeltSetting
from stridecue.model.profile import Unit

REP, RECOVERY = 2, 3
HILL = BeltSetting(2.875, 5.0)


def test_a_setting_in_the_runner_s_unit() -> None:
    assert belt_words.setting(HILL, Unit.KM) == "10.3 km/h, 5 %"
    assert belt_words.setting(BeltSetting(2.235, 1.5), Unit.MILE) == "5.0 mph, 1.5 %"
    assert belt_words.setting(BeltSetting(), Unit.KM) == ""
    assert belt_words.large(HILL, Unit.KM) == ("Set 10.3 km/h 5%", "Set 10.3 5%", "10.3 5%")
    assert belt_words.large(BeltSetting(None, 5.0), Unit.MILE) == ("Set 5%", "Set 5%", "5%")


def test_on_other_ground_a_pace_and_a_slope_are_told(at: Any, place: Any) -> None:
    hill = place().steps[REP]
    assert belt_words.on_ground(hill, at(place()), Unit.KM) == "set 10.3 km/h, 5 %"
    assert belt_words.on_ground(hill, at(place(), surface="road"), Unit.KM) == "5:48 /km, 5 % up"
    rough = at(place(by_effort=True), surface="trail")
    assert belt_words.on_ground(hill, rough, Unit.KM) == "5 % up"
    assert belt_words.on_ground(place().steps[RECOVERY], rough, Unit.KM) == ""
