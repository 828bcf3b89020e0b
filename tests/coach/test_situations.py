"""The shipped sets in the situations that the coach is measured by: which cue comes, and what mutes another."""

from __future__ import annotations

from typing import Any

from stridecue.coach import shipped_sets
from stridecue.model.cue import Outcome
from stridecue.model.state import Phase, Quality, Signal

SAFETY = shipped_sets.text("safety")
BASICS = shipped_sets.text("technique-basics")
BRAKE = shipped_sets.text("easy-day-brake")
HILLS = shipped_sets.text("hill-climb")
DOWNHILL = shipped_sets.text("downhill-control")
CADENCE = shipped_sets.text("cadence-builder")

SHORT_STEPS = {"cadence_change_percent": -3.5, "step_length_change_percent": 3.6}


def told(run: Any, second: int) -> dict[str, tuple[Outcome, str | None]]:
    """What was decided of each cue in one second."""
    return {one.cue.id: (one.outcome, one.by) for one in run.decisions if one.tick_s == second}


def test_the_brake_comes_before_the_posture(make: Any) -> None:
    run = make.run(SAFETY, BASICS, BRAKE, t=620)
    run.go(10, **SHORT_STEPS)
    run.go(31, heart_rate=143.0, heart_rate_settled=True, **SHORT_STEPS)
    assert told(run, 661) == {
        "eb-brake": (Outcome.SHOWN, None),
        "tb-tall": (Outcome.MUTED, "eb-brake"),
    }


def test_a_heart_rate_at_the_alert_replaces_the_brake_at_once(make: Any) -> None:
    run = make.run(SAFETY, BRAKE)
    run.go(18, heart_rate=150.0)
    run.go(16, heart_rate=190.0)
    assert run.shown() == [(431, "eb-brake"), (434, "sf-hr-high")]


def test_too_fast_downhill_comes_before_too_long_steps(make: Any) -> None:
    run = make.run(SAFETY, DOWNHILL)
    long_steps = {"grade": -4.0, "cadence_change_percent": -6.0, "step_length_change_percent": 6.4}
    run.go(60, grade=-4.0)
    run.go(5, **long_steps)
    run.go(11, speed=3.0, **long_steps)
    assert told(run, 476) == {"dc-fast": (Outcome.SHOWN, None), "dc-short": (Outcome.MUTED, "dc-fast")}


def test_quicker_steps_are_not_asked_for_at_200_seconds(make: Any) -> None:
    run = make.run(CADENCE, t=169)
    run.go(31, cadence_target_spm=175.0, speed_steady=True)
    assert told(run, 200) == {"cb-quick": (Outcome.MUTED, "warm-up")}


def test_no_arms_in_a_repetition(make: Any) -> None:
    run = make.run(HILLS, plan="a plan")
    run.go(60, grade=8.0, phase=Phase.REP)
    assert run.shown() == []
    assert (446, "hc-arms", "silence") in run.muted()


def test_a_suspect_heart_rate_of_190_brakes_nobody(make: Any) -> None:
    run = make.run(SAFETY, BRAKE, easy_speed_mps=3.0)
    run.go(300, heart_rate=Signal(190.0, Quality.SUSPECT, 0.0, "test"), heart_rate_settled=True)
    assert [name for _, name in run.shown() if name != "eb-talk"] == []


def test_within_a_section_for_short_steps_nobody_checks_the_arms(make: Any) -> None:
    run = make.run(BASICS, t=0)
    run.go(900, focus=("short steps", "posture"), focus_now="short steps")
    assert [name for _, name in run.shown()] == ["tb-two"]
