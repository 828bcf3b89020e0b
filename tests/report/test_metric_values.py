"""Values of metrics as a person writes them."""

from __future__ import annotations

import pytest

from stridecue.model.profile import Unit
from stridecue.report.metric_values import Value, value_text, values_text


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("grade", 6.0, "6 %"),
        ("cadence_change", -4.06, "-4.1 %"),
        ("heart_rate", 151.0, "151 bpm"),
        ("speed", 2.5, "9.0 km/h"),
        ("timer", 754.0, "12:34"),
        ("gait", "running", "running"),
        ("warmed_up", True, "yes"),
        ("warmed_up", False, "no"),
        ("heart_rate", None, "--"),
        ("not_there", 1.0, "1.0"),
        ("gait", "\x1b[1m", "[1m"),
    ],
)
def test_a_value_has_its_unit(name: str, value: Value, text: str) -> None:
    assert value_text(name, value) == text


def test_several_with_their_names() -> None:
    assert values_text((("cadence_change", 1.5), ("speed", 2.5)), Unit.MILE) == (
        "cadence change 1.5 %, speed 5.6 mph"
    )
    assert values_text(()) == ""
