"""The made-up body, read back from its packets: lag, slope, heavy legs, answers."""

from __future__ import annotations

from collections.abc import Callable
from statistics import fmean

import pytest

from stridecue.decode import decode
from stridecue.model.cue import Cue, CueKind
from stridecue.model.inputs import Packet
from stridecue.model.measurement import HeartRateMeasurement, RunningMeasurement, TreadmillMeasurement
from stridecue.sources.simulator import Segment, Simulator, demo_history, hill_session
from stridecue.sources.simulator.answers import IGNORED_SHARE, Answer, Answers, asked_for
from stridecue.sources.simulator.course import FLAT_PERCENT, WARMUP

HILLS_BEGIN_S = 600
FLAT_THEN_HILL = (Segment(600, 2.5), Segment(400, 2.5, 5.0))
STEADY = (Segment(400, 2.6),)


def cue(
    show: str, say: str | None = None, kind: CueKind = CueKind.TECHNIQUE, cue_id: str = "hc-enter"
) -> Cue:
    return Cue(cue_id, "test", kind, show, say, "", 50, 8.0, 2.0)


class Run:
    """A simulated run, decoded: one value a second."""

    def __init__(self, source: Simulator, at_s: int = 0, heard: Cue | None = None) -> None:
        self.heart_rate: list[float] = []
        self.rr_mean: list[float] = []
        self.steps: list[float] = []
        self.pod_speed: list[float] = []
        self.belt_speed: list[float] = []
        self.grade: list[float] = []
        self.is_running: list[bool] = []
        second = 0
        while not source.ended:
            self._read(source, second * 1000 - 1)
            if heard is not None and second == at_s:
                source.hear(second * 1000, heard)
            second += 1

    def _read(self, source: Simulator, t_ms: int) -> None:
        for _, body in source.take_until(t_ms):
            if not isinstance(body, Packet):
                continue
            measured = decode(body.characteristic, body.payload)
            if isinstance(measured, HeartRateMeasurement):
                self.heart_rate.append(float(measured.heart_rate_bpm or 0))
                self.rr_mean.append(fmean(measured.rr_ms) if measured.rr_ms else 0.0)
            elif isinstance(measured, RunningMeasurement):
                self.steps.append(2.0 * (measured.cadence_raw or 0))
                self.pod_speed.append(measured.speed_mps or 0.0)
                self.is_running.append(bool(measured.running))
            elif isinstance(measured, TreadmillMeasurement):
                self.belt_speed.append(measured.speed_mps or 0.0)
                self.grade.append(measured.grade_percent or 0.0)


def seed_where(answers: Callable[[Answers], bool]) -> int:
    return next(seed for seed in range(200) if answers(Answers(seed)))


def heeds(shown: Cue) -> Callable[[Answers], bool]:
    def check(answers: Answers) -> bool:
        answers.hear(0.0, shown)
        return bool(answers.sizes(20.0))

    return check


def test_heart_rate_rises_on_the_hill_with_its_lag():
    run = Run(Simulator(seed=1, course=FLAT_THEN_HILL))
    before = fmean(run.heart_rate[590:600])
    after = fmean(run.heart_rate[-40:])
    # 2.5 m/s at 5 % costs as much as 3.25 m/s on the flat (Minetti et al. 2002): 0.75 m/s at 24 bpm each.
    assert after - before == pytest.approx(18.1, abs=2.0)
    level = before + 0.63 * (after - before)
    crossed_s = next(s for s in range(600, 1000) if fmean(run.heart_rate[s - 2 : s + 3]) >= level)
    # The motor takes 16 s to 5 %, so the middle of the step is about 8 s in.
    assert 50 <= crossed_s - 608 <= 75


def test_rr_intervals_agree_with_the_rate():
    run = Run(Simulator(seed=1, minutes=12))
    for second in range(20, 710):
        around = [each for each in run.rr_mean[second - 5 : second + 5] if each]
        assert 60_000 / fmean(around) == pytest.approx(fmean(run.heart_rate[second - 5 : second + 5]), abs=4)


def test_heart_rate_stays_believable_for_an_hour():
    run = Run(Simulator(seed=1, minutes=60))
    assert min(run.heart_rate) >= 60
    assert max(run.heart_rate) <= 180
    steps = [abs(b - a) for a, b in zip(run.heart_rate, run.heart_rate[1:], strict=False)]
    assert max(steps) <= 4


def test_no_body_tires_without_end():
    late_s = 10 * 3600
    course = (Segment(late_s, 2.5), Segment(60, 2.5))
    run = Run(Simulator(seed=1, begin_at_s=late_s, course=course))
    assert 140 <= fmean(run.heart_rate) <= 156
    assert 152 <= fmean(run.steps) <= 166


def test_walks_first_and_then_runs():
    run = Run(Simulator(seed=1, minutes=12))
    assert run.steps[0] < 30
    assert not any(run.is_running[:180])
    assert all(run.is_running[190:])
    assert fmean(run.steps[60:170]) == pytest.approx(116.5, abs=3)
    assert fmean(run.steps[480:590]) == pytest.approx(162, abs=3)


def test_cadence_follows_speed():
    slow = Run(Simulator(seed=1, course=(Segment(300, 2.3),)))
    fast = Run(Simulator(seed=1, course=(Segment(300, 3.3),)))
    assert fmean(fast.steps[100:]) - fmean(slow.steps[100:]) == pytest.approx(8.0, abs=1.0)


def test_cadence_rises_on_a_slope():
    run = Run(Simulator(seed=1, course=FLAT_THEN_HILL))
    assert fmean(run.steps[660:900]) - fmean(run.steps[300:600]) == pytest.approx(3.2, abs=1.2)


def test_the_pod_is_a_few_percent_off():
    ratios = set()
    for seed in range(5):
        run = Run(Simulator(seed=seed, course=STEADY))
        ratio = fmean(run.pod_speed[60:]) / fmean(run.belt_speed[60:])
        assert 0.95 < ratio < 1.0
        ratios.add(round(ratio, 4))
    assert len(ratios) == 5


def test_the_first_hill_rises_fast_enough_for_its_cues():
    run = Run(Simulator(seed=1, minutes=30))
    assert max(run.grade[:HILLS_BEGIN_S]) <= FLAT_PERCENT
    late_s = next(s for s in range(HILLS_BEGIN_S, 1800) if run.grade[s] >= 4)
    assert late_s <= HILLS_BEGIN_S + 15
    assert run.grade[late_s] - run.grade[late_s - 20] >= 3
    assert max(b - a for a, b in zip(run.grade, run.grade[1:], strict=False)) <= 0.5


def test_after_the_first_hill_the_steps_sag():
    run = Run(Simulator(seed=1, minutes=30))
    fresh, tired = run.steps[500:595], run.steps[700:760]
    assert -5.0 < 100 * (fmean(tired) - fmean(fresh)) / fmean(fresh) < -3.2


def test_a_session_has_the_length_asked_for():
    for minutes in (0.5, 3, 10, 12.5, 15, 30, 90):
        assert sum(segment.duration_s for segment in hill_session(minutes)) == round(minutes * 60)


def test_a_session_with_time_for_it_ends_with_a_walk_after_the_flat():
    for minutes in (15, 20, 30, 30.5, 45):
        *_, before, last = hill_session(minutes)
        assert (last.speed_mps, last.grade_percent) == (1.4, 0.0)
        assert before.grade_percent <= FLAT_PERCENT


def test_a_session_begins_flat_for_ten_minutes():
    assert hill_session(30)[: len(WARMUP)] == WARMUP
    assert sum(segment.duration_s for segment in WARMUP) == HILLS_BEGIN_S
    assert all(segment.grade_percent <= FLAT_PERCENT for segment in WARMUP)


@pytest.mark.parametrize(
    ("show", "say", "kind", "answer"),
    [
        ("Shorten stride", "Hill. Shorter steps, same effort.", CueKind.TECHNIQUE, Answer.QUICKEN),
        ("Quicker, lighter steps", "Quicker, lighter steps. Same speed.", CueKind.TECHNIQUE, Answer.QUICKEN),
        ("Feet under hips", "Short steps. Land under your hips.", CueKind.TECHNIQUE, Answer.QUICKEN),
        ("Quick small steps", None, CueKind.TECHNIQUE, Answer.QUICKEN),
        ("Quicker, softer", None, CueKind.TECHNIQUE, Answer.QUICKEN),
        ("Stand tall", "Stand tall, like a string lifts you.", CueKind.TECHNIQUE, Answer.RESET),
        ("Reach the ceiling", "Reach up, like touching the ceiling.", CueKind.TECHNIQUE, Answer.RESET),
        ("Shift down", "Change down a gear.", CueKind.EFFORT, Answer.EASE),
        ("Reset: stand tall", None, CueKind.GUARD, Answer.RESET),
        ("Ease off early", None, CueKind.EFFORT, Answer.EASE),
        ("Effort, not pace", "Slow down. Keep the effort even.", CueKind.EFFORT, Answer.EASE),
        ("Let hills slow", None, CueKind.EFFORT, Answer.EASE),
        ("Ease off now", None, CueKind.SAFETY, Answer.EASE),
        ("Head up", "Eyes up. Look ten steps ahead.", CueKind.TECHNIQUE, None),
        ("Perfectly easy", "Perfectly easy. Slow is right.", CueKind.PRAISE, None),
        ("Short steps", None, CueKind.INFO, None),
    ],
)
def test_what_a_cue_asks_for(show: str, say: str | None, kind: CueKind, answer: Answer | None):
    assert asked_for(cue(show, say, kind)) is answer


def test_shorter_steps_come_within_seconds_and_fade():
    shorten = cue("Shorten stride")
    seed = seed_where(heeds(shorten))
    silent = Run(Simulator(seed=seed, course=STEADY)).steps
    told = Run(Simulator(seed=seed, course=STEADY), at_s=200, heard=shorten).steps
    assert told[:201] == silent[:201]
    gained = [b - a for a, b in zip(silent, told, strict=True)]
    percent = 100 * fmean(gained[215:245]) / fmean(silent[215:245])
    assert 2.5 <= percent <= 5.5
    assert fmean(gained[340:]) < 0.5


def test_standing_tall_takes_the_sag_away():
    tall = cue("Stand tall", cue_id="tb-tall")
    seed = seed_where(heeds(tall))
    silent = Run(Simulator(seed=seed, minutes=30)).steps
    told = Run(Simulator(seed=seed, minutes=30), at_s=720, heard=tall).steps
    assert told[:720] == silent[:720]
    assert 100 * (fmean(told[735:765]) / fmean(silent[735:765]) - 1) > 1.8


def test_easing_off_slows_the_belt_for_a_while():
    ease = cue("Ease off early", kind=CueKind.EFFORT)
    seed = seed_where(heeds(ease))
    told = Run(Simulator(seed=seed, course=STEADY), at_s=120, heard=ease)
    assert fmean(told.belt_speed[140:200]) == pytest.approx(2.6 * 0.92, abs=0.02)
    assert fmean(told.belt_speed[360:]) == pytest.approx(2.6, abs=0.02)


def test_easing_twice_adds_up_within_limits():
    answers = Answers(seed_where(heeds(cue("Ease off", kind=CueKind.EFFORT))))
    for number in range(9):
        answers.hear(0.0, cue("Ease off", kind=CueKind.EFFORT, cue_id=f"e{number}"))
    assert answers.sizes(30.0)[Answer.EASE] == pytest.approx(0.2)


def test_about_one_cue_in_five_is_ignored():
    ignored = 0
    for seed in range(500):
        answers = Answers(seed)
        answers.hear(0.0, cue("Shorten stride"))
        ignored += not answers.sizes(20.0)
    assert ignored / 500 == pytest.approx(IGNORED_SHARE, abs=0.05)


def test_an_answer_is_forgotten_when_it_is_over():
    answers = Answers(seed_where(heeds(cue("Stand tall"))))
    answers.hear(0.0, cue("Stand tall"))
    assert answers.sizes(30.0)
    answers.sizes(1000.0)
    assert answers.sizes(1001.0) == {}


def test_the_baseline_of_the_history_is_the_runners_own():
    bins = {each.slope_bin: each for each in demo_history().cadence_baseline}
    flat = Run(Simulator(seed=1, course=(Segment(300, bins["flat"].speed_mps),))).steps
    up1 = Run(Simulator(seed=1, course=(Segment(300, bins["up1"].speed_mps, 4.0),))).steps
    up2 = Run(Simulator(seed=1, course=(Segment(300, bins["up2"].speed_mps, 8.0),))).steps
    assert fmean(flat[100:]) == pytest.approx(bins["flat"].cadence_spm, rel=0.01)
    assert fmean(up1[100:]) == pytest.approx(bins["up1"].cadence_spm, rel=0.01)
    assert fmean(up2[100:]) == pytest.approx(bins["up2"].cadence_spm, rel=0.01)
