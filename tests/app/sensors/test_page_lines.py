"""What is known about sensors, as lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.content import Content

from examples import examples
from stridecue.app.sensors.page_lines import details_lines, heading, page_lines, page_mendable, tone_of
from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.model.profile import Unit
from stridecue.model.sensor_details import (
    BeltAndPod,
    FaultKind,
    SensorDetails,
    SensorFault,
    SensorPage,
    SensorValue,
)
from stridecue.model.state import DeviceState, Quality

BELT = DeviceState("C0:03", "Belt", "treadmill", True, Quality.GOOD, 0.2, 9, 1)
WELL = replace(BELT, faults=0)
MILES = SensorFault(
    FaultKind.MILES,
    "Speed looks like miles in a field for kilometres",
    "120 m by its own distance, 75 m by its speed",
    "Nothing is changed by itself",
    DeviceSettings("C0:03", speed_factor=1.609),
    "Multiply its speed by 1.609",
)
EARLIER = SensorFault(FaultKind.DISTANCE_RESET, "Its distance began anew", "1,200 m, then 3 m", now=False)
DETAILS = SensorDetails(
    BELT,
    DeviceSettings("C0:03", "Belt"),
    frozenset({Role.TREADMILL}),
    maker="Sole",
    model="S77",
    firmware="1.2",
    cadence_basis=CadenceBasis.ONE_FOOT,
    cadence_basis_from="found out",
    speed_factor=1.03,
    speed_factor_from="settings",
    values=(
        SensorValue("speed", "12.00 km/h", "3.43 m/s"),
        SensorValue("cadence", "85 a minute", "170 steps a minute"),
    ),
    packets=1234,
    refused=2,
    faults=(EARLIER, MILES),
    ask="Does it count one foot or both?",
)
SPEEDS = BeltAndPod(3.0, 2.5, 1.2, "belt")


def plain(lines: list[Content]) -> list[str]:
    return [line.plain.rstrip() for line in lines]


def test_one_sensor_with_everything() -> None:
    assert plain(details_lines(DETAILS, SPEEDS, Unit.KM, 76, mend_key="m")) == [
        "! Speed looks like miles in a field for kilometres",
        "  120 m by its own distance, 75 m by its speed",
        "  Nothing is changed by itself.",
        "  m Multiply its speed by 1.609",
        "! Earlier: Its distance began anew",
        "  1,200 m, then 3 m",
        "? Does it count one foot or both?",
        "",
        "              it sends                taken as",
        "Speed         12.00 km/h              3.43 m/s",
        "Cadence       85 a minute             170 steps a minute",
        "",
        "Model         Sole S77, firmware 1.2",
        "Counts        one foot (found out)",
        "Speed factor  × 1.03 (settings)",
        "Packets       1,234, 2 could not be read",
        "",
        "Speeds        belt 10.8 km/h · footpod 9.0 km/h · belt to footpod × 1.20",
        "The run uses  the belt",
    ]


def test_a_treadmill_that_may_show_miles_is_asked_about_with_the_key_that_answers() -> None:
    asked = replace(DETAILS, faults=(), values=(), ask="Miles? Then set its speed factor to 1.609344.")
    assert plain(details_lines(asked, None, Unit.KM, 76, miles_key="k"))[:2] == [
        "? Miles? Then set its speed factor to 1.609344.",
        "  k It does: read its speed as miles an hour",
    ]
    other = details_lines(replace(asked, ask="Does it count one foot?"), None, Unit.KM, 76, miles_key="k")
    assert plain(other)[1] == ""


def test_a_sensor_of_which_nothing_is_known_says_nothing() -> None:
    state = DeviceState("C0:01", None, "heart_rate", False, Quality.LOST, None)
    details = SensorDetails(state, DeviceSettings("C0:01"))
    assert details_lines(details, BeltAndPod(), Unit.KM, 76) == []
    assert heading(details, 76).plain == "✕ heart rate  not there yet"


def test_a_narrow_place_has_what_is_sent_and_taken_in_one_column() -> None:
    lines = plain(details_lines(replace(DETAILS, faults=(), ask=""), None, Unit.KM, 44))
    assert lines[:3] == [
        "Speed         12.00 km/h, taken as 3.43 m/s",
        "Cadence       85 a minute, taken as 170",
        "              steps a minute",
    ]


def test_all_sensors_of_a_run() -> None:
    strap = SensorDetails(
        DeviceState("C0:01", "Strap", "heart_rate", True, Quality.STALE, 7.4, 92),
        DeviceSettings("C0:01", "Strap", called="Old strap"),
        values=(SensorValue("heart rate", "142 a minute", "142 a minute"),),
    )
    belt = replace(DETAILS, faults=(MILES,), ask="")
    assert plain(page_lines(SensorPage((strap, belt), SPEEDS), Unit.MILE, 76)) == [
        "Speeds        belt 6.7 mph · footpod 5.6 mph · belt to footpod × 1.20",
        "The run uses  the belt",
        "",
        "○ Old strap  silent for 7 s · battery 92 %",
        "  last: heart rate 142 a minute",
        "",
        "●! Belt  1 thing is wrong · battery 9 % · used for treadmill",
        "  speed 3.43 m/s · cadence 170 steps a minute",
        "! Speed looks like miles in a field for kilometres",
        "  120 m by its own distance, 75 m by its speed",
        "  Nothing is changed by itself.",
        "  Would mend it: Multiply its speed by 1.609",
    ]


def test_the_page_names_the_key_for_the_first_thing_that_it_mends() -> None:
    belts = (DETAILS, replace(DETAILS, faults=(MILES, EARLIER)))
    lines = plain(page_lines(SensorPage(belts), Unit.KM, 76, mend_key="m"))
    assert lines.count("  m Multiply its speed by 1.609") == 1
    assert lines.count("  Would mend it: Multiply its speed by 1.609") == 1
    assert page_mendable(SensorPage(belts)) is DETAILS
    assert page_mendable(SensorPage((replace(DETAILS, faults=(EARLIER,)),))) is None


def test_a_hint_comes_after_what_is_wrong_and_is_no_alarm() -> None:
    hint = SensorFault(FaultKind.WORN_ON_WRIST, "It measures with light", "by its own word", hint=True)
    lines = details_lines(replace(DETAILS, faults=(hint, MILES), ask=""), None, Unit.KM, 76)
    assert [line.plain[0] for line in lines[:6]] == ["!", " ", " ", " ", "i", " "]
    assert {"$alert" in str(span.style) for span in lines[4].spans} == {False}


def test_the_colour_of_what_is_wrong_is_not_that_of_a_sensor_that_is_well() -> None:
    assert [tone_of(state) for state in (WELL, BELT, replace(BELT, connected=False))] == [
        "good",
        "off",
        "alert",
    ]


def test_no_sensor_is_said() -> None:
    assert "No sensor has joined yet." in page_lines(SensorPage(), Unit.KM, 76)[0].plain


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (WELL, "● Belt  good"),
        (BELT, "●! Belt  1 thing is wrong"),
        (replace(BELT, faults=2), "●! Belt  2 things are wrong"),
        (replace(WELL, quality=Quality.SUSPECT), "◐ Belt  doubtful"),
        (replace(WELL, quality=Quality.LOST, age_s=31.0), "✕ Belt  silent for 31 s"),
        (replace(BELT, quality=Quality.STALE, age_s=6.0), "○! Belt  silent for 6 s"),
        (replace(WELL, connected=False, age_s=3.0), "✕ Belt  lost, last heard 3 s ago"),
        (replace(WELL, age_s=None), "✕ Belt  linked, nothing sent yet"),
    ],
)
def test_a_state_has_a_shape_and_a_word(state: DeviceState, words: str) -> None:
    details = SensorDetails(state, DeviceSettings("C0:03"))
    assert heading(details, 76).plain == f"{words} · battery 9 %"


HOSTILE = st.text(max_size=300) | st.sampled_from(
    ["[red]x[/]", "\x1b[2J\x07", "\u202eabc", "名" * 200, "👩‍🚀" * 50]
)


@settings(max_examples=examples(60))
@given(text=HOSTILE, width=st.integers(20, 200))
def test_lines_fit_and_nothing_in_them_steers_a_terminal(text: str, width: int) -> None:
    details = replace(
        DETAILS,
        settings=DeviceSettings("C0:03", text, called=text),
        maker=text,
        model=text,
        worn=text,
        values=(SensorValue("speed", text, text),),
        faults=(replace(MILES, words=text, evidence=text),),
        ask=text,
    )
    lines = details_lines(details, SPEEDS, Unit.KM, width, mend_key="m")
    lines += page_lines(SensorPage((details,), SPEEDS), Unit.KM, width)
    for line in lines:
        assert line.cell_length <= width
        assert line.plain.isprintable()
