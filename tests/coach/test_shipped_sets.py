"""The sets that come with the program: what they say, and when."""

from __future__ import annotations

import itertools
import math
import re
from typing import Any

import pytest

from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.cue_file import known_ids, parse_all, unknown_ids
from stridecue.coach.cue_files.cue_set import CueRule, merged
from stridecue.coach.metrics import TABLE
from stridecue.model.cue import Asks, CueKind, Outcome
from stridecue.model.inputs import MarkKind
from stridecue.model.setup import CueSetText
from stridecue.model.state import Activity, Gait, HeartRateLimits, Phase, Quality, Quantity, Signal, Slope
from stridecue.signals.heart_rate_trend import HeartRateTrend
from stridecue.signals.settling import Settling

SETS = {one.name: one for one in parse_all(shipped_sets.texts())}
CUES = {cue.id: cue for one in SETS.values() for cue in one.cues}
SAFETY = shipped_sets.text("safety")
BASICS = shipped_sets.text("technique-basics")
HILLS = shipped_sets.text("hill-climb")
BRAKE = shipped_sets.text("easy-day-brake")

EXPECTED = {
    "safety": ["sf-hr-high", "sf-unwell", "sf-pain", "sf-belt", "sf-technical", "sf-hr-lost", "sf-pod-lost"],
    "technique-basics": [
        "tb-ready",
        "tb-two",
        "tb-tall",
        "tb-eyes",
        "tb-shoulders",
        "tb-hips",
        "tb-flow",
        "tb-arms",
        "tb-feet",
        "tb-relax",
    ],
    "hill-climb": ["hc-enter", "hc-arms", "hc-push", "hc-eyes", "hc-effort", "hc-crest", "hc-bank"],
    "cadence-builder": ["cb-count", "cb-quick", "cb-beat", "cb-short", "cb-solo", "cb-over", "cb-good"],
    "downhill-control": [
        "dc-enter",
        "dc-short",
        "dc-arms",
        "dc-arms-in",
        "dc-eyes",
        "dc-limit",
        "dc-fast",
    ],
    "easy-day-brake": ["eb-early", "eb-brake", "eb-walk", "eb-hills", "eb-talk", "eb-pace", "eb-good"],
    "run-hike": ["rh-hike", "rh-run", "rh-tall", "rh-brisk", "rh-counts", "rh-settle", "rh-spot"],
    "quiet-feet": ["qf-game", "qf-mantra", "qf-patter", "qf-light", "qf-calf", "qf-rate"],
    "fatigue-guard": ["fg-reset", "fg-ease", "fg-home", "fg-long", "fg-drink", "fg-joy"],
    "joy-run": ["jr-start", "jr-look", "jr-smile", "jr-pause", "jr-end"],
    "hill-repeats": [
        "hp-warm",
        "hp-ready",
        "hp-first",
        "hp-go",
        "hp-easy",
        "hp-wait",
        "hp-stop",
        "hp-bank",
    ],
    "flat-control": ["fc-fast", "fc-slow", "fc-breath", "fc-smooth", "fc-hold"],
    "beginner-small-steps": [
        "bs-start",
        "bs-run",
        "bs-walk",
        "bs-one",
        "bs-steps",
        "bs-breathe",
        "bs-break",
        "bs-done",
    ],
}
KINDS = {
    CueKind.SAFETY: "sf-hr-high sf-unwell sf-pain sf-belt sf-technical",
    CueKind.GUARD: "dc-limit dc-fast fg-home fg-long qf-calf hp-warm hp-stop",
    CueKind.EFFORT: """eb-early eb-brake eb-walk eb-hills eb-talk eb-pace hc-effort fg-ease rh-hike rh-run rh-settle
        bs-start bs-breathe fc-fast fc-slow""",
    CueKind.SESSION: """cb-count cb-solo qf-game qf-mantra qf-rate jr-start jr-end hp-ready hp-first hp-go hp-easy
        hp-wait bs-run bs-walk bs-done""",
    CueKind.PRAISE: "cb-good hc-bank eb-good hp-bank fc-hold",
    CueKind.INFO: """tb-two sf-hr-lost sf-pod-lost rh-counts fg-drink fg-joy jr-look jr-smile jr-pause
        bs-break""",
}
"""Every other cue is about technique."""
ASKS = {
    Asks.CHECK: """tb-ready tb-tall tb-eyes tb-shoulders tb-hips tb-flow tb-arms tb-relax hc-eyes dc-arms dc-arms-in
        dc-eyes rh-tall rh-spot qf-patter bs-one fc-breath""",
    Asks.TALK: "eb-talk",
    Asks.STOP_SET: "qf-calf",
    Asks.QUIET: "qf-rate",
    Asks.MOOD: "jr-end",
}
UNASKED = ("eb-talk", "fc-breath", "bs-start", "bs-one")
"""What comes by time alone, beside check-ins."""
ADVISING = re.compile(r"\byou(?:'re| are)\b|\byour \w+ (?:is|are)\b|\btoo\b", re.IGNORECASE)
"""Words that tell a runner what the body does."""


def test_the_default_sets_are_shipped_and_safety_is_the_first() -> None:
    assert shipped_sets.DEFAULT_SETS[0] == "safety"
    assert set(shipped_sets.DEFAULT_SETS) <= set(shipped_sets.names())


def test_every_set_is_known_here() -> None:
    assert set(EXPECTED) == set(SETS)


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_in_a_set(name: str) -> None:
    assert [cue.id for cue in SETS[name].cues] == EXPECTED[name]
    assert SETS[name].shipped


def test_what_the_cues_are_for() -> None:
    kinds = {name: kind for kind, names in KINDS.items() for name in names.split()}
    assert {cue.id: cue.kind for cue in CUES.values()} == {
        name: kinds.get(name, CueKind.TECHNIQUE) for name in CUES
    }


def test_what_the_cues_ask() -> None:
    asks = {name: one for one, names in ASKS.items() for name in names.split()}
    assert {cue.id: cue.asks for cue in CUES.values()} == {name: asks.get(name) for name in CUES}


def test_priorities_lie_in_the_bands_of_the_kinds() -> None:
    """Priorities only order; a guard's or a note's may lie elsewhere."""
    for cue in CUES.values():
        if cue.kind is CueKind.TECHNIQUE:
            assert 30 <= cue.priority <= 62, cue.id
        elif cue.kind is CueKind.PRAISE:
            assert cue.priority < 30, cue.id
        elif cue.kind is CueKind.SAFETY:
            assert cue.priority >= 85, cue.id


def test_techniques_are_few_and_their_names_shared() -> None:
    """A runner picks from them, and a lone cue is hardly a technique."""
    names = [cue.technique for cue in CUES.values() if cue.technique]
    assert len(set(names)) <= 12
    assert all(len(name.split()) <= 2 and name == name.lower() for name in names)


def test_a_joy_run_has_no_check_ins() -> None:
    everything = merged(tuple(SETS.values()))
    assert [cue.id for cue in everything if cue.slot] == []
    assert [cue.id for cue in merged((SETS["technique-basics"],)) if cue.slot]


@pytest.mark.parametrize(
    ("cue", "show", "say"),
    [
        ("tb-tall", "Stand tall", "Stand tall, like a string lifts you."),
        ("tb-eyes", "Head up", "Eyes up. Look ten steps ahead."),
        ("hc-enter", "Shorten stride", "Hill. Shorter steps, same effort."),
        ("sf-hr-lost", "HR lost. Carry on.", None),
    ],
)
def test_the_prompts_read_exactly_so(cue: str, show: str, say: str | None) -> None:
    assert (CUES[cue].show, CUES[cue].say) == (show, say)


@pytest.mark.parametrize("cue", CUES.values(), ids=CUES)
def test_every_shipped_cue_is_complete(cue: CueRule) -> None:
    assert cue.why
    assert cue.attention is not None
    assert (cue.technique is not None) == (cue.kind is CueKind.TECHNIQUE)
    assert cue.id.startswith("sf-") == (cue.set == "safety")
    if cue.kind is CueKind.SAFETY:
        assert cue.priority >= 85
    for wording in cue.wordings:
        assert (wording.say is None) == (cue.say is None)


def sees_steps(cue: CueRule) -> bool:
    """Whether a cue comes only by what the runner's steps are seen to be."""
    watched = () if cue.when is None or cue.slot else cue.when.watched
    return any(Quantity.CADENCE in TABLE[index].bases for index in watched)


@pytest.mark.parametrize(
    "cue",
    [cue for cue in CUES.values() if cue.kind is CueKind.TECHNIQUE and not sees_steps(cue)],
    ids=lambda c: c.id,
)
def test_no_cue_for_what_no_sensor_sees_says_what_the_runner_does(cue: CueRule) -> None:
    for wording in cue.wordings:
        assert not ADVISING.search(f"{wording.show} {wording.say}")


def test_counted_cues_are_shipped() -> None:
    for one in SETS.values():
        assert unknown_ids(one, known_ids(SETS.values())) == ()


def test_ids_are_used_once_over_all_sets() -> None:
    assert len(CUES) == sum(len(one.cues) for one in SETS.values())


def shown(run: Any) -> list[str]:
    return [name for _, name in run.shown()]


def sensed(run: Any) -> list[tuple[int, str]]:
    """What was shown apart from check-ins."""
    check_ins = {cue.id for cue in CUES.values() if cue.slot}
    return [(at, name) for at, name in run.shown() if name not in check_ins]


# Safety


def test_a_heart_rate_at_the_alert_for_15_seconds(make: Any) -> None:
    run = make.run(SAFETY, t=100)
    run.go(15, heart_rate=185.0)
    assert shown(run) == []
    run.go(60, heart_rate=190.0)
    assert run.shown() == [(116, "sf-hr-high")]
    run.go(heart_rate=190.0)
    assert run.shown() == [(116, "sf-hr-high"), (176, "sf-hr-high")]


def test_a_doubtful_heart_rate_alerts_nobody(make: Any) -> None:
    run = make.run(SAFETY, HILLS, t=400)
    run.go(120, heart_rate=Signal(210.0, Quality.SUSPECT, 0.0), grade=5.0, heart_rate_in_60s_bpm=None)
    assert not {"sf-hr-high", "hc-effort"} & set(shown(run))
    run.go(8, heart_rate=210.0)
    assert "sf-hr-high" not in shown(run)


def test_three_alerts_in_ten_minutes_ask_whether_the_runner_is_unwell_once(make: Any) -> None:
    run = make.run(SAFETY, t=100)
    run.go(500, heart_rate=190.0)
    assert shown(run).count("sf-unwell") == 1
    assert shown(run)[:4] == ["sf-hr-high", "sf-hr-high", "sf-hr-high", "sf-unwell"]


@pytest.mark.parametrize(
    ("activity", "phase"),
    [
        (Activity.BEFORE, Phase.PRE_RUN),
        (Activity.ACTIVE, Phase.MAIN),
        (Activity.PAUSED, Phase.MAIN),
        (Activity.FINISHED, Phase.POST_RUN),
    ],
)
def test_unwell_by_key_at_any_time_and_every_time(make: Any, activity: Activity, phase: Phase) -> None:
    run = make.run(SAFETY, BASICS, t=5)
    for _ in range(2):
        run.press(MarkKind.UNWELL)
        run.go(20, activity=activity, phase=phase)
    assert shown(run) == ["sf-unwell", "sf-unwell"]


def test_after_unwell_nothing_but_safety(make: Any) -> None:
    run = make.run(SAFETY, BASICS, HILLS, t=400)
    run.press(MarkKind.UNWELL)
    run.go(900, grade=8.0, heart_rate_in_60s_bpm=170.0)
    run.go(20, heart_rate=190.0)
    assert shown(run) == ["sf-unwell", "sf-hr-high"]


def test_technical_ground_asks_for_less_speed(make: Any) -> None:
    run = make.run(SAFETY, t=400)
    run.go(11, surface="technical", speed=2.3)
    assert shown(run) == ["sf-technical"]
    slow = make.run(SAFETY, t=400)
    slow.go(60, surface="technical", speed=2.2)
    assert shown(slow) == []


def lost(value: float, age_s: float) -> Signal:
    return Signal(value, Quality.LOST if age_s > 30 else Quality.STALE, age_s, "test")


def test_a_lost_strap_is_told_once_and_in_writing(make: Any) -> None:
    run = make.run(SAFETY, t=400)
    run.go(30)
    for age in range(1, 900):
        run.go(heart_rate=lost(130.0, age))
    assert run.shown() == [(461, "sf-hr-lost")]
    assert run.decisions[0].cue.say is None


def test_a_strap_that_never_was_is_not_missed(make: Any) -> None:
    run = make.run(SAFETY, t=400)
    run.go(400, heart_rate=None, cadence=None)
    assert shown(run) == []


def test_a_lost_footpod_is_told_to_who_is_running(make: Any) -> None:
    run = make.run(SAFETY, t=400)
    run.go(30)
    for age in range(1, 60):
        run.go(cadence=lost(165.0, age))
    assert run.shown() == [(441, "sf-pod-lost")]
    walking = make.run(SAFETY, t=400)
    walking.go(60, gait=Gait.WALKING)
    for age in range(1, 60):
        walking.go(cadence=lost(120.0, age), gait=Gait.WALKING)
    assert shown(walking) == []


# Technique basics


def test_ready_before_the_first_step_once(make: Any) -> None:
    run = make.run(BASICS, t=-1)
    run.go(60, activity=Activity.BEFORE, phase=Phase.PRE_RUN, timer_s=0.0, elapsed_s=0.0)
    assert run.shown() == [(3, "tb-ready")]


@pytest.mark.parametrize(("focus", "expected"), [((), []), (("posture",), [(30, "tb-two")])])
def test_two_tips_if_there_is_a_focus(make: Any, focus: tuple[str, ...], expected: list[Any]) -> None:
    run = make.run(BASICS, t=0)
    run.go(150, focus=focus)
    assert run.shown() == expected


def test_stand_tall_when_steps_grow_long_and_slow(make: Any) -> None:
    run = make.run(BASICS, t=610)
    run.go(40, cadence_change_percent=-3.5, step_length_change_percent=3.6)
    assert sensed(run) == []
    run.go(cadence_change_percent=-3.5, step_length_change_percent=3.6)
    assert run.shown()[-1] == (651, "tb-tall")


def test_head_up_when_the_hill_begins(make: Any) -> None:
    run = make.run(BASICS, t=400)
    run.go(20)
    before = len(run.shown())
    for second in range(40):
        run.go(grade=min(8.0, 0.25 * second))
    assert "tb-eyes" in shown(run)[before:]


def test_feet_under_hips_only_on_the_flat_and_running(make: Any) -> None:
    drop = {"cadence_change_percent": -5.5, "step_length_change_percent": 5.8}
    run = make.run(BASICS, t=310)
    run.go(46, **drop)
    assert [d.cue.id for d in run.decisions if d.cue.id == "tb-feet"] == ["tb-feet"]
    for other in ({"slope": Slope.UP1}, {"gait": Gait.WALKING}, {"phase": Phase.REP}):
        run = make.run(BASICS, t=310)
        run.go(60, **drop, **other)
        assert "tb-feet" not in shown(run)


def test_no_arms_check_in_downhill(make: Any) -> None:
    run = make.run(BASICS, t=0)
    run.go(3600, grade=-4.0, slope=Slope.DOWN1)
    assert "tb-arms" not in shown(run)
    assert {"tb-shoulders", "tb-hips"} <= set(shown(run))


# Hills


def climb(run: Any, top: float, ramp_s: int, seconds: int, **changes: Any) -> int:
    """Raise the grade and stay; returns the second at which it passed 4 %."""
    passed = 0
    for second in range(seconds):
        grade = min(top, top * (second + 1) / ramp_s)
        run.go(grade=grade, **changes)
        if grade >= 4 and not passed:
            passed = run.t
    return passed


@pytest.mark.parametrize("ramp_s", [1, 10, 30])
def test_shorten_stride_within_five_seconds_of_four_percent(make: Any, ramp_s: int) -> None:
    run = make.run(SAFETY, HILLS, t=400)
    run.go(60)
    passed = climb(run, 8.0, ramp_s, 45)
    at, name = run.shown()[0]
    assert name == "hc-enter"
    assert passed <= at <= passed + 5


def test_no_shorter_stride_for_who_walks_up(make: Any) -> None:
    run = make.run(HILLS, t=400)
    run.go(60, gait=Gait.WALKING)
    climb(run, 8.0, 10, 45, gait=Gait.WALKING)
    assert "hc-enter" not in shown(run)


def test_no_heart_rate_cue_for_30_seconds_after_a_step_of_grade(make: Any) -> None:
    run = make.run(SAFETY, HILLS, t=400)
    run.go(60)
    start = run.t
    for since in range(120):
        run.go(grade=8.0, heart_rate_in_60s_bpm=150.0, seconds_since_step=float(since))
    due = next(decision.tick_s for decision in run.decisions if decision.cue.id == "hc-effort")
    assert start + 30 + 20 <= due <= start + 30 + 25


def test_far_above_the_cap_the_effort_cue_does_not_wait(make: Any) -> None:
    run = make.run(SAFETY, HILLS, t=400)
    run.go(60)
    start = run.t
    run.go(60, grade=8.0, heart_rate=160.0, heart_rate_in_60s_bpm=165.0)
    assert next(at for at, name in run.shown() if name == "hc-effort") <= start + 25


class SpeedStep:
    """A heart that goes from 135 towards 160 bpm after a step of speed at second 600, as hearts do in 57.6 s."""

    START_S, FROM_BPM, TOWARDS_BPM, TAU_S, CAP_BPM = 600, 135.0, 160.0, 57.6, 148

    def __init__(self, *, settle: bool) -> None:
        self.settling = Settling() if settle else None
        self.trend = HeartRateTrend()

    def second(self, t: int) -> dict[str, Any]:
        """What a state of this second says."""
        since = t - self.START_S
        rise = 1 - math.exp(-since / self.TAU_S) if since > 0 else 0.0
        heart_rate = self.FROM_BPM + (self.TOWARDS_BPM - self.FROM_BPM) * rise
        speed = 2.5 if since < 0 else 3.0
        self.trend.push(heart_rate)
        settled, since_step = True, None if since < 0 else float(since)
        if self.settling is not None:
            self.settling.observe(t, speed, 0.0)
            settled, since_step = self.settling.settled(t, t), self.settling.seconds_since_step(t)
        return {
            "heart_rate": heart_rate,
            "heart_rate_slope_bpm_per_s": self.trend.slope_bpm_per_s,
            "heart_rate_in_60s_bpm": self.trend.in_60s_bpm,
            "heart_rate_settled": settled,
            "seconds_since_step": since_step,
            "speed": speed,
            "limits": HeartRateLimits(
                max_bpm=185, easy_cap_bpm=self.CAP_BPM, hill_cap_bpm=156, alert_bpm=190
            ),
        }


@pytest.mark.parametrize(("settle", "brake_s"), [(False, 89), (True, 120)])
def test_the_early_cue_is_worth_more_than_half_a_minute(make: Any, settle: bool, brake_s: int) -> None:
    step = SpeedStep(settle=settle)
    run = make.run(BRAKE, t=400, easy_speed_mps=3.0)
    crossed = 0
    while run.t < step.START_S + 180:
        now = step.second(run.t + 1)
        run.go(**now)
        if not crossed and now["heart_rate"] >= step.CAP_BPM + 3:
            crossed = run.t
    due = {}
    for decision in run.decisions:
        due.setdefault(decision.cue.id, decision.tick_s - step.START_S)
    assert due["eb-early"] == pytest.approx(45, abs=2)
    assert crossed - step.START_S == pytest.approx(58.8, abs=2)
    assert due["eb-brake"] == pytest.approx(brake_s, abs=2)
    assert "eb-walk" not in due


def test_no_heart_rate_cue_in_the_first_three_minutes(make: Any) -> None:
    run = make.run(SAFETY, HILLS, t=0)
    run.go(199, grade=8.0, heart_rate_in_60s_bpm=150.0)
    assert shown(run) == []
    run.go(10, grade=8.0, heart_rate_in_60s_bpm=150.0)
    assert "hc-effort" in shown(run)


def test_effort_works_without_a_speed(make: Any) -> None:
    run = make.run(HILLS, t=400)
    run.go(60, speed=None)
    run.go(60, speed=None, grade=5.0, heart_rate_in_60s_bpm=150.0)
    assert "hc-effort" in shown(run)


def test_over_the_top(make: Any) -> None:
    run = make.run(HILLS, t=400)
    run.go(40, grade=5.0)
    run.go(10, grade=1.0)
    assert shown(run)[-1] == "hc-crest"
    short = make.run(HILLS, t=400)
    short.go(29, grade=5.0)
    short.go(10, grade=1.0)
    assert "hc-crest" not in shown(short)


def test_every_third_hill_is_banked(make: Any) -> None:
    run = make.run(HILLS, t=400)
    for climbs in range(10):
        run.go(200, climbs=climbs)
    assert [(at - 401) // 200 for at, name in run.shown() if name == "hc-bank"] == [3, 6, 9]


# All three together


def test_a_clean_easy_run_gets_check_ins_and_nothing_else(make: Any) -> None:
    run = make.run(SAFETY, BASICS, HILLS, t=0)
    run.go(1800)
    assert sensed(run) == []
    assert 6 <= len(run.shown()) <= 8
    assert len(set(shown(run))) == len(shown(run))


def test_a_clean_easy_run_with_every_set_is_corrected_by_nothing(make: Any) -> None:
    texts = [text for text in shipped_sets.texts() if text.name != "joy-run"]
    run = make.run(*texts, t=0)
    run.go(1800, heart_rate_settled=True, speed_steady=True, cadence_target_spm=166.0)
    told = [d.cue for d in run.decisions if d.outcome is Outcome.SHOWN]
    others = [cue for cue in told if not CUES[cue.id].slot and cue.id not in UNASKED]
    assert {cue.kind for cue in others} <= {CueKind.PRAISE, CueKind.INFO}
    assert sum(cue.say is not None for cue in others) <= 4
    assert {"eb-talk", "eb-good"} <= {cue.id for cue in told}


def test_without_any_sensor_the_clock_still_coaches(make: Any) -> None:
    run = make.run(SAFETY, BASICS, HILLS, t=0)
    run.go(1800, heart_rate=None, cadence=None, speed=None, grade=None, gait=None, slope=None)
    assert sensed(run) == []
    assert len(run.shown()) >= 6


def test_spoken_cues_keep_their_distance(make: Any) -> None:
    run = make.run(SAFETY, BASICS, HILLS, t=0)
    for _ in range(6):
        climb(run, 8.0, 20, 240)
        run.go(120)
    spoken = [d.tick_s for d in run.decisions if d.by is None and d.cue.say]
    assert all(after - before >= 45 for before, after in itertools.pairwise(spoken))
    seen = [at for at, _ in run.shown()]
    assert all(after - before >= 15 for before, after in itertools.pairwise(seen))
    assert len(seen) > 20


def test_an_own_cue_takes_the_place_of_a_shipped_one(make: Any) -> None:
    own = CueSetText(
        "mine",
        '[[cue]]\nid = "hc-enter"\nkind = "technique"\nshow = "Tiny steps"\nwhen = "grade >= 4"\ncooldown = "10m"\n',
        shipped=False,
    )
    run = make.run(own, SAFETY, HILLS, t=400)
    run.go(30)
    run.go(20, grade=5.0)
    assert [d.cue.show for d in run.decisions if d.cue.id == "hc-enter"] == ["Tiny steps"]
