"""Which cue comes, and which has to wait."""

from __future__ import annotations

from typing import Any

import pytest

from cue_texts import DUE, NOT_DUE, cue
from stridecue.coach import shipped_sets
from stridecue.model.cue import CueKind, Outcome
from stridecue.model.inputs import Change, ChangeKind, MarkKind
from stridecue.model.plan import PlanPlace
from stridecue.model.state import Phase, Quality, Signal


def names(decisions: list[Any]) -> list[tuple[str, str, str | None]]:
    return [(decision.cue.id, decision.outcome.value, decision.by) for decision in decisions]


def test_the_highest_priority_wins_and_the_rest_hear_by_whom(make: Any) -> None:
    run = make.run(cue("a", priority=40) + cue("b", priority=42) + cue("c", priority=41))
    assert names(run.go(**DUE)) == [("b", "shown", None), ("c", "muted", "b"), ("a", "muted", "b")]


def test_kinds_decide_before_priorities(make: Any) -> None:
    run = make.run(cue("a", "session", priority=90) + cue("b", "guard", priority=10))
    assert names(run.go(**DUE)) == [("b", "shown", None), ("a", "muted", "b")]


def test_a_tie_goes_to_the_one_shown_longest_ago_then_to_the_first_by_name(make: Any) -> None:
    run = make.run(cue("b", cooldown="0s") + cue("a", cooldown="0s") + cue("c", cooldown="0s"))
    run.go(60, **DUE)
    assert [name for _, name in run.shown()] == ["a", "b", "c", "a"]


def test_one_cue_stays_eight_seconds(make: Any) -> None:
    run = make.run(cue("a"))
    run.go(**DUE)
    assert run.coach.showing is not None
    assert (run.coach.showing.show, run.coach.showing.display_s) == ("a", 8.0)
    run.go(7)
    assert run.coach.showing is not None
    run.go()
    assert run.coach.showing is None


def test_speaking_time_follows_the_words(make: Any) -> None:
    run = make.run(cue("a", say="One two three four five."))
    (shown,) = run.go(**DUE)
    assert (shown.cue.say, shown.cue.speak_s) == ("One two three four five.", pytest.approx(2.4))


def test_there_is_no_queue(make: Any) -> None:
    run = make.run(cue("a", priority=60) + cue("b", priority=50))
    run.go(**DUE)
    run.go(120)
    assert run.shown() == [(401, "a")]


def test_a_level_comes_again_after_its_cooldown(make: Any) -> None:
    run = make.run(cue("a", cooldown="60s"))
    run.go(130, **DUE)
    assert run.shown() == [(401, "a"), (461, "a"), (521, "a")]
    assert run.muted() == [], "what was shown in this excursion is not told as muted"


def test_a_new_excursion_within_the_cooldown_is_told_once(make: Any) -> None:
    run = make.run(cue("a", cooldown="60s"))
    run.go(10, **DUE)
    run.go(5, power=100.0)
    run.go(20, **DUE)
    assert run.muted() == [(416, "a", "cooldown")]


def test_a_loser_is_told_once_for_each_excursion(make: Any) -> None:
    run = make.run(cue("a", priority=60) + cue("b", when="distance > 1100 and power > 200", priority=50))
    run.go(distance_m=1000, **DUE)
    run.go(5, distance_m=1200, **DUE)
    run.go(2, distance_m=1000, **DUE)
    run.go(2, distance_m=1200, **DUE)
    assert run.muted() == [(402, "b", "a"), (409, "b", "gap")]


def test_unknown_does_not_end_an_excursion(make: Any) -> None:
    run = make.run(cue("a", priority=60) + cue("b", priority=50))
    run.go(2, **DUE)
    run.go(2)  # no power: unknown
    run.go(2, **DUE)
    assert run.muted() == [(401, "b", "a")]


@pytest.mark.parametrize(("seconds", "spoken"), [(44, False), (45, True)])
def test_45_seconds_from_spoken_to_spoken(make: Any, seconds: int, spoken: bool) -> None:
    run = make.run(cue("a", when="distance < 1") + cue("b"))
    run.go(distance_m=0)
    run.go(seconds - 1)
    (shown,) = run.go(**DUE)
    assert (shown.cue.id, shown.outcome, shown.cue.say is not None) == ("b", Outcome.SHOWN, spoken)
    assert (shown.cue.speak_s > 0) is spoken


@pytest.mark.parametrize(("seconds", "shown"), [(14, False), (15, True)])
def test_15_seconds_from_any_cue_to_one_that_is_only_shown(make: Any, seconds: int, shown: bool) -> None:
    run = make.run(cue("a", when="distance < 1") + cue("b", say=None))
    run.go(distance_m=0)
    run.go(seconds - 1)
    assert names(run.go(**DUE)) == [("b", "shown", None) if shown else ("b", "muted", "gap")]


def test_what_was_only_shown_does_not_hold_up_the_next_word(make: Any) -> None:
    run = make.run(cue("a", when="distance < 1", say=None) + cue("b"))
    run.go(distance_m=0)
    run.go(14)
    (shown,) = run.go(**DUE)
    assert shown.cue.say == "Say it."


@pytest.mark.parametrize(
    ("kind", "at_s"), [("technique", 45), ("praise", 45), ("info", 45), ("effort", 30), ("session", 30)]
)
def test_after_one_cue_without_its_words_what_is_not_pressing_waits_until_it_is_spoken(
    make: Any, kind: str, at_s: int
) -> None:
    text = cue("a", when="distance < 1") + cue("b", "technique", when="distance < 2")
    run = make.run(text + cue("c", kind))
    run.go(distance_m=0)
    run.go(14)
    (text_only,) = run.go(distance_m=1)
    assert (text_only.cue.id, text_only.cue.say) == ("b", None)
    run.go(40, **DUE)
    assert run.shown()[2:] == [(401 + at_s, "c")]
    assert (run.decisions[-1].cue.say is not None) is (at_s == 45)


def test_what_has_no_words_does_not_wait_for_them(make: Any) -> None:
    text = cue("a", when="distance < 1") + cue("b", "technique", when="distance < 2")
    run = make.run(text + cue("c", "technique", say=None))
    run.go(distance_m=0)
    run.go(14)
    run.go(distance_m=1)
    run.go(20, **DUE)
    assert run.shown()[2:] == [(431, "c")]


def test_a_cue_does_not_come_again_while_its_own_answer_is_looked_for(make: Any) -> None:
    run = make.run(cue("a", "technique", cooldown="5s", expect=["speed down 5% in 60s"]))
    run.go(61, **DUE)
    assert run.shown() == [(401, "a"), (461, "a")]


def test_a_safety_cue_that_comes_once_leaves_the_screen(make: Any) -> None:
    run = make.run(cue("s", "safety", once=True))
    run.go(20, **DUE)
    assert run.coach.showing is None


@pytest.mark.parametrize("after", ["", cue("s", "safety", priority=80)])
def test_a_safety_cue_that_is_changed_on_screen_leaves_it_when_it_is_over(make: Any, after: str) -> None:
    run = make.run(cue("s", "safety"))
    run.go(2, **DUE)
    run.coach.feed(run.t * 1000, Change(ChangeKind.CUE_SET, "own-0", after))
    assert run.coach.showing.id == "s"
    run.go(20, **DUE)
    assert (run.coach.showing is not None) is bool(after), "a changed one stays for as long as it holds"
    run.go(1, **NOT_DUE)
    assert run.coach.showing is None


def test_safety_replaces_anything_at_once_and_is_spoken(make: Any) -> None:
    run = make.run(cue("g", "guard", when="distance < 1") + cue("s", "safety"))
    run.go(distance_m=0)
    (shown,) = run.go(**DUE)
    assert (shown.cue.id, shown.cue.say) == ("s", "Say it.")
    assert run.coach.showing.id == "s"


def test_safety_gives_way_to_a_higher_safety_cue_only(make: Any) -> None:
    text = cue("low", "safety", when="distance < 10", priority=80)
    text += cue("high", "safety", when="power > 200 and distance < 5", priority=90)
    run = make.run(text)
    run.go(distance_m=7)
    assert names(run.go(distance_m=1, **DUE)) == [("high", "shown", None)]
    run.go(60, distance_m=1, **DUE)
    assert [name for _, name in run.shown()] == ["low", "high", "high"]


def test_no_safety_cue_of_a_runners_own_keeps_back_ours(make: Any) -> None:
    run = make.run(shipped_sets.text("safety"), cue("mine", "safety", when="distance >= 0", priority=90))
    run.go(20, surface="technical", speed=2.0)
    assert run.coach.showing.id == "mine"
    run.go(11, surface="technical", speed=2.5)
    assert run.coach.showing.id == "sf-technical"


def test_a_safety_cue_stays_twelve_seconds_and_for_as_long_as_it_holds(make: Any) -> None:
    run = make.run(cue("s", "safety", cooldown="5m"))
    run.go(**DUE)
    run.go(11)
    assert run.coach.showing is not None
    run.go()
    assert run.coach.showing is None
    long = make.run(cue("s", "safety", cooldown="5m"))
    long.go(100, **DUE)
    assert long.coach.showing is not None
    long.go(power=100.0)
    assert long.coach.showing is None


def test_quiet_after_safety(make: Any) -> None:
    text = cue("s", "safety", when="distance < 1") + cue("a") + cue("g", "guard", when="power > 250")
    run = make.run(text + cue("hp-go", "session", when="power > 290"))
    run.go(distance_m=0)
    run.go(12)
    assert names(run.go(power=260.0)) == [("a", "muted", "gap"), ("g", "muted", "gap")]
    run.go(15)
    assert names(run.go(**DUE))[0] == ("hp-go", "shown", None)
    later = make.run(text)
    later.go(distance_m=0)
    later.go(29)
    assert names(later.go(**DUE))[0] == ("g", "shown", None)


def test_a_guard_replaces_what_is_no_guard_without_a_gap(make: Any) -> None:
    run = make.run(cue("a", when="distance < 1") + cue("g", "guard") + cue("h", "guard", when="power > 400"))
    run.go(distance_m=0)
    (shown,) = run.go(**DUE)
    assert (shown.cue.id, shown.cue.say) == ("g", "Say it.")
    assert names(run.go(power=500.0)) == [("h", "muted", "g")]


def test_others_never_interrupt(make: Any) -> None:
    run = make.run(cue("a", "info", when="distance < 1", priority=1) + cue("b", "session", priority=90))
    run.go(distance_m=0)
    assert names(run.go(**DUE)) == [("b", "muted", "a")]


def test_the_notice_to_set_the_belt_starts_neither_silence_nor_gap(make: Any) -> None:
    run = make.run(shipped_sets.text("safety"), cue("a", when="speed > 3"))
    notice = PlanPlace("walk", step_in_s=10.0, next_speed_change_mps=1.0)
    assert names(run.go(plan=notice)) == [("sf-belt", "shown", None)]
    assert names(run.go(speed=3.1, plan=notice)) == [("a", "muted", "silence")]
    run.go(1)
    (shown,) = run.go(speed=3.1)
    assert (shown.cue.id, shown.cue.say) == ("a", "Say it.")


def test_the_notice_to_set_the_belt_goes_when_the_step_has_begun(make: Any) -> None:
    run = make.run(shipped_sets.text("safety"))
    for left_s in range(10, 0, -1):
        run.go(plan=PlanPlace("walk", step_in_s=float(left_s), next_speed_change_mps=1.0))
        assert run.coach.showing.id == "sf-belt"
    run.go(plan=PlanPlace("run", step_in_s=60.0, next_speed_change_mps=-1.0))
    assert run.coach.showing is None


@pytest.mark.parametrize("name", ["bs-run", "bs-walk"])
def test_that_a_step_begins_is_spoken_whatever_was_said_before(make: Any, name: str) -> None:
    run = make.run(cue("a", when="distance < 1") + cue(name, "session"))
    run.go(distance_m=0)
    run.go(8)
    (shown,) = run.go(**DUE)
    assert (shown.cue.id, shown.cue.say) == (name, "Say it.")
    alarm = make.run(cue("s", "safety", when="distance < 1") + cue(name, "session"))
    alarm.go(distance_m=0)
    alarm.go(20)
    assert names(alarm.go(**DUE)) == [(name, "muted", "gap")]


def test_cues_of_repetitions_do_not_wait_for_gaps(make: Any) -> None:
    run = make.run(cue("hp-ready", "session", when="distance < 1") + cue("hp-go", "session"))
    run.go(distance_m=0)
    run.go(9)
    (shown,) = run.go(**DUE)
    assert (shown.cue.id, shown.cue.say) == ("hp-go", "Say it.")


def test_the_response_of_one_cue_is_awaited_before_the_next_on_the_same_metric(make: Any) -> None:
    text = cue("a", when="distance < 1", expect=["speed down 5% in 1m"]) + cue(
        "b", expect=["speed down 3% in 30s"]
    )
    text += cue("c", "guard", when="power > 400", expect=["speed down 3% in 30s"])
    run = make.run(text + cue("d", when="power > 250", expect=["heart_rate down 5 in 60s"], priority=1))
    run.go(distance_m=0)
    run.go(20)
    assert names(run.go(power=220.0)) == [("b", "muted", "a")]
    run.go()
    assert names(run.go(**DUE)) == [("d", "shown", None)]
    assert names(run.go(power=500.0))[0] == ("c", "shown", None)
    after = make.run(text)
    after.go(distance_m=0)
    after.go(59)
    assert names(after.go(power=220.0)) == [("b", "shown", None)]


def test_praise_comes_once_in_five_minutes(make: Any) -> None:
    run = make.run(cue("a", "praise", when="distance < 1") + cue("b", "praise"))
    run.go(distance_m=0)
    run.go(298)
    assert names(run.go(**DUE)) == [("b", "muted", "gap")]
    run.go(power=100.0)
    assert names(run.go(**DUE)) == [("b", "shown", None)]


def test_wordings_change_after_three_uses(make: Any) -> None:
    variants = 'variants = [{ show = "second", say = "Two." }, { show = "third" }]\n'
    run = make.run(cue("a", cooldown="60s") + variants)
    run.go(60 * 10, **DUE)
    shown = [decision.cue for decision in run.decisions]
    assert [one.show for one in shown] == ["a"] * 3 + ["second"] * 3 + ["third"] * 3 + ["a"]
    assert [one.say for one in shown[3:7]] == ["Two.", "Two.", "Two.", None]


def test_once_is_once_a_run(make: Any) -> None:
    run = make.run(cue("a", cooldown="0s", once=True))
    run.go(60, **DUE)
    run.go(5, power=100.0)
    run.go(60, **DUE)
    assert run.shown() == [(401, "a")]
    assert run.muted() == []


def test_a_cooldown_of_nothing_does_not_repeat_what_is_on_screen(make: Any) -> None:
    run = make.run(cue("a", cooldown="0s"))
    run.go(31, **DUE)
    assert run.shown() == [(401, "a"), (416, "a"), (431, "a")]


def test_a_decision_tells_what_the_rule_looked_at(make: Any) -> None:
    run = make.run(cue("a", when="power > 200 and gait == running and heart_rate? < 200"))
    (decision,) = run.go(heart_rate=None, **DUE)
    assert decision.values == (("power", 300.0), ("gait", "running"), ("heart_rate", None))
    assert type(decision.values[1][1]) is str
    assert (decision.elapsed_s, decision.tick_s) == (401.0, 401)
    assert (decision.cue.set, decision.cue.kind) == ("own-0", CueKind.EFFORT)


def test_a_dismissed_cue_goes_at_once(make: Any) -> None:
    run = make.run(cue("s", "safety", cooldown="60s"))
    run.go(**DUE)
    run.press(MarkKind.DISMISS)
    assert run.coach.showing is None
    run.go(59, **DUE)
    assert run.coach.showing is None
    run.go(**DUE)
    assert run.coach.showing is not None


# Every row of the table of situations that the rules are measured by


def test_effort_comes_before_technique(make: Any) -> None:
    run = make.run(cue("tb-tall", "technique", priority=42) + cue("eb-brake", priority=68))
    assert names(run.go(**DUE)) == [("eb-brake", "shown", None), ("tb-tall", "muted", "eb-brake")]


def test_a_high_heart_rate_interrupts_at_once(make: Any) -> None:
    run = make.run(shipped_sets.text("safety"), cue("eb-brake", priority=68))
    run.go(12, heart_rate=190.0)
    run.go(3, heart_rate=190.0, **DUE)
    run.go(5, heart_rate=190.0)
    assert run.shown() == [(413, "eb-brake"), (416, "sf-hr-high")]


def test_of_two_cues_downhill_the_guard_comes(make: Any) -> None:
    run = make.run(cue("dc-short", "technique", priority=62) + cue("dc-fast", "guard", priority=80))
    assert names(run.go(**DUE)) == [("dc-fast", "shown", None), ("dc-short", "muted", "dc-fast")]


def test_sensed_technique_is_silent_at_200_s_and_in_a_repetition(make: Any) -> None:
    early = make.run(cue("cb-quick", "technique"), t=199)
    assert names(early.go(**DUE)) == [("cb-quick", "muted", "warm-up")]
    rep = make.run(cue("hc-arms", "technique"), plan="a plan")
    assert names(rep.go(phase=Phase.REP, **DUE)) == [("hc-arms", "muted", "silence")]


def test_a_suspect_heart_rate_moves_nothing(make: Any) -> None:
    brake = cue("eb-brake", when="heart_rate > easy_cap + 3 for 30s")
    run = make.run(shipped_sets.text("safety"), brake)
    run.go(200, heart_rate=Signal(190.0, Quality.SUSPECT, 0.0, "test"))
    assert run.decisions == []


def test_a_cue_missed_three_times_is_off_for_600_s(make: Any) -> None:
    text = cue("a", cooldown="60s", expect=["heart_rate down 4 bpm in 20s"])
    run = make.run(text, t=380)
    run.go(20)
    run.go(900, **DUE)
    shown = [at for at, _ in run.shown()]
    assert shown == [401, 461, 521, 521 + 20 + 600, 1201, 1261]
    assert run.muted() == [], "the same excursion all along"
    run.go(5)
    run.go(10, power=100.0)
    run.go(1000, **DUE)
    assert [at for at, _ in run.shown()] == shown
    assert run.muted()[-1][1:] == ("a", "no help")
    assert run.coach.off_for_today == ("a",)


def test_a_section_of_the_focus_lets_only_its_technique_through(make: Any) -> None:
    text = "".join(
        cue(name, "technique", technique=technique, when=when)
        for name, technique, when in (
            ("tb-feet", "short steps", "power > 200"),
            ("tb-tall", "posture", "power > 210"),
            ("tb-arms", "arms", "power > 220"),
        )
    )
    run = make.run(text)
    focus = {"focus": ("short steps", "posture"), "focus_now": "short steps"}
    assert sorted(names(run.go(**focus, **DUE))) == [
        ("tb-arms", "muted", "focus"),
        ("tb-feet", "shown", None),
        ("tb-tall", "muted", "focus"),
    ]
    assert run.coach.traces("tb-arms")[0].muted_by == "focus"


# What says that a sensor is lost


def test_a_note_on_a_sensor_holds_up_nobody(make: Any) -> None:
    run = make.run(shipped_sets.text("safety"), cue("a") + cue("b", when="power > 400"))
    run.go(10)
    lost = Signal(None, Quality.LOST, 31.0, "test")
    run.go(1, heart_rate=lost)
    assert run.shown() == [(411, "sf-hr-lost")]
    run.go(1, heart_rate=lost, **DUE)
    assert run.shown()[-1] == (412, "a")


def test_a_note_on_a_sensor_comes_while_the_runner_mutes(make: Any) -> None:
    run = make.run(shipped_sets.text("safety"))
    run.go(10)
    (shown,) = run.go(heart_rate=Signal(None, Quality.LOST, 31.0, "test"), muted=True)
    assert (shown.cue.id, shown.cue.say) == ("sf-hr-lost", None)
