"""The lines around the numbers."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from made_plan import place_in
from stridecue.app import live_lines
from stridecue.app.why import Why
from stridecue.model.inputs import MarkKind
from stridecue.model.profile import Unit
from stridecue.model.state import Activity, Phase


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "lap 5, 0:32"),
        ({"lap": 1}, ""),
        ({"lap": 1, "phase": Phase.WARMUP}, "warming up"),
        ({"lap": 1, "muted": True}, "coach muted"),
        ({"activity": Activity.PAUSED}, "paused: space goes on"),
        ({"activity": Activity.AUTO_PAUSED}, "standing: the time waits"),
        ({"activity": Activity.FINISHED}, "finished"),
        ({"activity": Activity.BEFORE}, "space starts · H10, Stryd, Belt"),
        ({"activity": Activity.BEFORE, "devices": ()}, "space starts; sensors may come later"),
    ],
)
def test_status(make: SimpleNamespace, changed: dict, expected: str) -> None:
    assert live_lines.status(make.state(**changed)) == expected


def test_a_replay_asks_for_no_key_of_a_run(make: SimpleNamespace) -> None:
    assert live_lines.status(make.state(activity=Activity.PAUSED), replay=True) == "paused"
    assert live_lines.status(make.state(activity=Activity.BEFORE), replay=True) == "before the start"
    assert live_lines.status(None, replay=True) == "getting ready"


def test_totals(make: SimpleNamespace) -> None:
    assert live_lines.totals_line(make.state(), Unit.KM) == "4.52 km · 23:41"
    assert live_lines.totals_line(make.state(), Unit.MILE) == "2.81 mi · 23:41"
    assert live_lines.totals_line(make.state(activity=Activity.BEFORE), Unit.KM) == "0:00"


def test_the_space_key_says_what_it_does_now(make: SimpleNamespace) -> None:
    def space(activity: Activity) -> str:
        return dict(live_lines.live_keys(make.state(activity=activity)))["space"]

    assert [space(each) for each in (Activity.BEFORE, Activity.ACTIVE, Activity.PAUSED)] == [
        "start",
        "pause",
        "go on",
    ]
    assert dict(live_lines.live_keys(make.state(muted=True)))["m"] == "unmute"


def test_the_key_line_of_a_run_fits_eighty_columns(make: SimpleNamespace) -> None:
    *pairs, last = live_lines.live_keys(make.state())
    assert last == ("?", "help")
    assert [label for label, _ in pairs] == [
        *("space", "l", "m", "w", "f", "u", "p", "o", "↑↓", "←→", "g s", "d")
    ]
    assert 2 + len("  ".join(f"{label} {words}" for label, words in [*pairs[:-4], last])) <= 80


@pytest.mark.parametrize(("kind", "arrows"), [(MarkKind.GRADE, "since when"), (MarkKind.SPEED, "a tenth")])
def test_while_typing_the_line_has_the_keys_of_the_entry(
    make: SimpleNamespace, kind: MarkKind, arrows: str
) -> None:
    pairs = live_lines.live_keys(make.state(), entry=kind)
    assert [label for label, _ in pairs] == ["←→", ". - bksp", "enter", "esc", "?"]
    assert dict(pairs)["←→"] == arrows
    assert 2 + len("  ".join(f"{label} {words}" for label, words in pairs)) <= 80


@pytest.mark.parametrize("activity", [Activity.ACTIVE, Activity.BEFORE])
def test_on_the_sensors_page_the_line_says_how_to_go_through_it_and_what_mends(
    make: SimpleNamespace, activity: Activity
) -> None:
    state = make.state(activity=activity)
    pairs = live_lines.live_keys(state, sensors=True, mends=True)
    assert {("↑↓", "up, down"), ("m", "mend"), ("d", "close")} <= set(pairs)
    assert 2 + len("  ".join(f"{label} {words}" for label, words in pairs)) <= 80
    assert "m" not in dict(live_lines.live_keys(state, sensors=True))
    assert {("↑↓", "up, down"), ("d", "close")} <= set(live_lines.replay_keys(paused=False, sensors=True))


def test_with_every_cue_s_state_open_the_arrows_are_in_the_key_line(make: SimpleNamespace) -> None:
    pairs = live_lines.live_keys(make.state(), why=Why.EVERY)
    assert ("↑↓", "cues") in pairs
    assert not {"p", "o"} & dict(pairs).keys()
    assert 2 + len("  ".join(f"{label} {words}" for label, words in pairs)) <= 80


def test_while_finishing_the_line_says_how_to_undo(make: SimpleNamespace) -> None:
    ((label, words),) = live_lines.live_keys(make.state(), finishing_s=7)
    assert label == "f"
    assert "7 s" in words


def test_speeds_of_a_replay_go_up_and_down_and_stop_at_both_ends() -> None:
    speed, seen = 1.0, []
    for _ in range(9):
        seen.append(live_lines.speed_words(speed))
        speed = live_lines.next_speed(speed, 1)
    assert seen == ["1x", "2x", "5x", "10x", "30x", "60x", "full speed", "full speed", "full speed"]
    for _ in range(9):
        speed = live_lines.next_speed(speed, -1)
    assert live_lines.speed_words(speed) == "0.5x"


def test_an_odd_speed_goes_to_a_neighbour() -> None:
    assert live_lines.next_speed(8.0, 1) == 30.0


def test_reasons_tell_what_the_rule_looked_at(make: SimpleNamespace) -> None:
    headline, why, figures = live_lines.reasons(make.shown(make.cue()).decision)
    assert headline == "Stand tall, at 23:41"
    assert why == "Tall posture leaves room for the legs to turn over."
    assert figures == "cadence change -4.1 % · step length change 3 % · gait running"


def test_the_figures_of_a_rule_have_the_runner_s_units(make: SimpleNamespace) -> None:
    values = (("speed", 2.5), ("timer", 248.0), ("steady", True), ("heart_rate", 151.4), ("unheard_of", 1.5))
    decision = replace(make.shown(make.cue()).decision, values=values)
    figures = "timer 4:08 · steady yes · heart rate 151.4 bpm · unheard of 1.5"
    assert live_lines.reasons(decision, Unit.KM)[2] == f"speed 9.0 km/h · {figures}"
    assert live_lines.reasons(decision, Unit.MILE)[2] == f"speed 5.6 mph · {figures}"


def test_at_its_end_a_replay_offers_to_begin_again() -> None:
    def space(**now: bool) -> str:
        return dict(live_lines.replay_keys(**now))["space"]

    assert space(paused=False) == "hold"
    assert space(paused=True) == "go on"
    assert space(paused=True, at_end=True) == "again"


def test_without_a_cue_the_reasons_say_so() -> None:
    assert live_lines.reasons(None)[0] == "No cue yet"


def test_with_a_plan_the_lines_tell_the_step_and_its_keys(make: SimpleNamespace) -> None:
    followed = make.state(plan=place_in(), lap=1, phase=Phase.WARMUP)
    assert live_lines.status(followed) == "Hill, rep 1 of 2, 150 m left"
    assert live_lines.status(followed, off=("voice",)).endswith("left · voice off")
    pairs = live_lines.live_keys(followed)
    assert [label for label, _ in pairs][:8] == ["space", "e", "x", "k", "w", "f", "u", "p"]
    assert 2 + len("  ".join(f"{label} {words}" for label, words in [*pairs[:6], pairs[-1]])) <= 80
    done = make.state(plan=place_in(done=True), lap=1)
    assert live_lines.status(done) == "plan done"
    assert "e" not in dict(live_lines.live_keys(done))


def test_hidden_numbers_are_hidden_in_the_top_line_too(make: SimpleNamespace) -> None:
    assert live_lines.totals_line(make.state(plan=place_in(hides_numbers=True)), Unit.KM) == ""
