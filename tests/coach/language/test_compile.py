"""What compiled expressions say, second by second."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from stridecue.coach.metric_type import RunFacts
from stridecue.model.state import Activity, Gait, HeartRateLimits, Quality, Signal

SUSPECT = Signal(190.0, Quality.SUSPECT, 0.0, "strap")
STALE = Signal(150.0, Quality.STALE, 8.0, "strap")
LOST = Signal(150.0, Quality.LOST, 40.0, "strap")
NEVER = Signal()

# `a` true, false or unknown by grade; `b` by speed.
GRADES = {True: 5.0, False: 0.0, None: NEVER}
SPEEDS = {True: 3.0, False: 1.0, None: NEVER}
A, B = "grade > 4", "speed > 2"

KLEENE = [
    # a, b, and, or
    (True, True, True, True),
    (True, False, False, True),
    (True, None, None, True),
    (False, True, False, True),
    (False, False, False, False),
    (False, None, False, None),
    (None, True, None, True),
    (None, False, False, None),
    (None, None, None, None),
]


@pytest.mark.parametrize(("a", "b", "both", "either"), KLEENE)
def test_kleene(looker: Any, a: bool | None, b: bool | None, both: bool | None, either: bool | None) -> None:
    changes = {"grade": GRADES[a], "speed": SPEEDS[b]}
    assert looker(f"{A} and {B}").look(**changes) is both
    assert looker(f"{A} or {B}").look(**changes) is either
    assert looker(f"not ({A}) or not ({B})").look(**changes) is (None if both is None else not both)
    assert looker(f"not ({A})").look(**changes) is (None if a is None else not a)


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("grade >= 5", True),
        ("grade > 5", False),
        ("grade == 5", True),
        ("grade != 5", False),
        ("grade <= 4.9", False),
        ("grade < 5.1 %", True),
        ("-grade == -5", True),
        ("grade + 2 - 3 == 4", True),
        ("grade * 2 / 4 == 2.5", True),
        ("grade - (2 - 3) == 6", True),
        ("2 + 3 * 4 == 14", True),
        ("grade / 0 > 1", None),
        ("abs(0 - grade) == 5", True),
        ("speed == 9 km/h", True),
        ("speed > 6:41 min/km", True),
        ("speed > 6:39 min/km", False),
        ("heart_rate > easy_cap - 10", True),
        ("heart_rate > easy_cap", False),
        ("run_cost(0) == 3.6", True),
        ("abs(run_cost(grade) - 4.6852) < 0.0001", True),
        ("walk_run_speed(6) == 1.8698", True),
        ("gait == running", True),
        ("gait != running", False),
        ("gait in {standing, walking}", False),
        ("surface in {treadmill, road}", True),
        ("slope == flat", True),
        ("phase == main", True),
        ("day == easy", True),
        ("warmed_up", False),
        ("known(grade)", True),
        ("known(power)", False),
        ("age(grade) == 0", True),
        ("age(power) > 23h", True),
        ("easy_speed == 2.5", True),
        ("downhill_speed_cap == 2.875", True),
        ("longest_recent > 0", None),
        ("step == rep", None),
        ("count(hc-enter, 5min) == 0", True),
    ],
)
def test_values(looker: Any, text: str, truth: bool | None) -> None:
    assert looker(text).look(grade=5.0) is truth


@pytest.mark.parametrize("signal", [SUSPECT, STALE, LOST, NEVER])
def test_what_is_not_good_makes_its_comparison_unknown(looker: Any, signal: Signal) -> None:
    for text in (
        "heart_rate > 100",
        "heart_rate - easy_cap > 1",
        "not (heart_rate > 100)",
        "120 < heart_rate",
    ):
        assert looker(text).look(heart_rate=signal) is None
    assert looker("known(heart_rate)").look(heart_rate=signal) is False


def test_unknown_words_and_facts(looker: Any) -> None:
    assert looker("gait == running").look(gait=None) is None
    assert looker("gait != running").look(gait=None) is None
    assert looker("gait in {running}").look(gait=None) is None
    assert looker("speed_steady").look(speed_steady=None) is None
    assert looker("speed_steady").look(speed_steady=True) is True


def test_age_always_knows(looker: Any) -> None:
    assert looker("age(heart_rate) > 30s").look(heart_rate=LOST) is True
    assert looker("age(heart_rate) > 30s").look(heart_rate=STALE) is False
    assert looker("age(heart_rate) > 30s").look(heart_rate=NEVER) is True
    assert looker("age(step_length) == 8s").look(cadence=Signal(160, Quality.STALE, 8.0), speed=2.5) is True


@pytest.mark.parametrize(
    ("signal", "truth"), [(LOST, True), (NEVER, True), (SUSPECT, None), (STALE, None), (130.0, False)]
)
def test_a_question_mark_leaves_out_what_is_absent(looker: Any, signal: Any, truth: bool | None) -> None:
    text = "gait == running and heart_rate? > 140"
    assert looker(text).look(heart_rate=signal) is truth
    assert looker("gait == running and (heart_rate? > 140 for 1s)").look(heart_rate=signal) is truth
    assert looker("gait == running and not (heart_rate? <= 140)").look(heart_rate=signal) is truth


def test_left_out_of_or_counts_neither_way(looker: Any) -> None:
    assert looker("grade > 4 or heart_rate? > 140").look(grade=5, heart_rate=NEVER) is True
    assert looker("grade > 4 or heart_rate? > 140").look(grade=1, heart_rate=NEVER) is False


def test_what_is_left_out_altogether_is_unknown(looker: Any) -> None:
    assert looker("heart_rate? > 140").look(heart_rate=NEVER) is None
    assert looker("heart_rate? > 140 or power? > 200").look(heart_rate=NEVER) is None
    assert looker("(heart_rate? > 140) for 1s").looks("heart_rate", [NEVER] * 4) == [None] * 4


def test_facts_that_were_not_given_can_be_left_out(looker: Any) -> None:
    nobody = HeartRateLimits()
    assert looker("grade >= 0 and heart_rate > easy_cap").look(limits=nobody) is None
    assert looker("grade >= 0 and heart_rate > easy_cap?").look(limits=nobody) is True
    one = looker("grade >= 0 and speed > easy_speed?", RunFacts())
    assert one.look() is True


def test_a_question_mark_within_a_window(looker: Any) -> None:
    one = looker("grade >= 0 and max(speed?, 3s) - min(speed?, 3s) < 0.3")
    assert one.look(speed=NEVER) is True
    assert one.look(speed=2.5) is None  # too few samples for a window


def seconds(pattern: str) -> list[Any]:
    """Grades for `grade > 4`: T true, F false, u unknown."""
    return [{"T": 5.0, "F": 0.0, "u": NEVER}[letter] for letter in pattern]


def letters(truths: list[bool | None]) -> str:
    return "".join({True: "T", False: "F", None: "u"}[truth] for truth in truths)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        # true counts: 4 s have passed four seconds after the first true one
        ("TTTTTTT", "FFFFTTT"),
        # false resets
        ("TTTFTTTTT", "FFFFFFFFT"),
        ("TTTTTFT", "FFFFTFF"),
        # unknown freezes up to 3 s
        ("TTTuTT", "FFFuFT"),
        ("TTTuuuTT", "FFFuuuFT"),
        ("TTTTTuuuT", "FFFFTuuuT"),
        # and then resets
        ("TTTuuuuTTTTT", "FFFuuuuFFFFT"),
        # each freeze has its own 3 s
        ("TuuTuuTuuTuT", "FuuFuuFuuFuT"),
        # unknown before anything counts is only unknown
        ("uuTTTTT", "uuFFFFT"),
        # unknown does not carry a false on
        ("TTFuTTTTT", "FFFuFFFFT"),
    ],
)
def test_for(looker: Any, pattern: str, expected: str) -> None:
    assert letters(looker("grade > 4 for 4s").looks("grade", seconds(pattern))) == expected


def test_for_binds_tightest(looker: Any) -> None:
    one = looker("grade > 4 for 2s and speed > 2")
    assert [one.look(grade=5, speed=v) for v in (1, 1, 1, 3)] == [False, False, False, True]
    one = looker("(grade > 4 and speed > 2) for 2s")
    assert [one.look(grade=5, speed=v) for v in (1, 3, 3, 3)] == [False, False, False, True]


def test_nothing_is_skipped_that_has_to_count(looker: Any) -> None:
    """A `for` behind a false or true neighbour counts all the same."""
    one = looker("speed > 2 and (grade > 4 for 2s)")
    assert [one.look(grade=5, speed=v) for v in (1, 1, 3)] == [False, False, True]
    one = looker("speed > 2 or (grade > 4 for 2s)")
    assert [one.look(grade=5, speed=v) for v in (3, 3, 1)] == [True, True, True]


def test_time_is_the_timers(looker: Any) -> None:
    one = looker("grade > 4 for 3s")
    truths = [one.look(grade=5, timer_s=timer) for timer in (10.0, 10.4, 11.4, 12.4, 13.0)]
    assert truths == [False, False, False, False, True]


def test_a_pause_lets_no_time_pass(looker: Any) -> None:
    one = looker("grade > 4 for 2s")
    assert one.look(grade=5, timer_s=1.0) is False
    assert [one.look(grade=5, timer_s=1.0, activity=Activity.PAUSED) for _ in range(5)] == [False] * 5
    assert one.look(grade=5, timer_s=2.0) is False
    assert one.look(grade=5, timer_s=3.0) is True


def test_before_the_start_recording_time_counts(looker: Any) -> None:
    one = looker("phase == main for 2s")
    truths = [one.look(activity=Activity.BEFORE, timer_s=0.0, elapsed_s=0.0) for _ in range(3)]
    assert truths == [False, False, True]


def test_windows(looker: Any) -> None:
    assert looker("mean(grade, 4s) == 3").looks("grade", [1, 2, 3, 6, 7]) == [None, None, False, True, False]
    assert looker("change(grade, 4s) >= 3").looks("grade", [0, 0, 0, 4, 4, 4, 4]) == [
        None,
        None,
        False,
        True,
        True,
        True,
        False,
    ]
    assert looker("min(grade, 4s) == 1 and max(grade, 4s) == 9").looks("grade", [9, 1, 5, 5]) == [
        None,
        None,
        True,
        True,
    ]


def test_windows_take_good_samples_only(looker: Any) -> None:
    one = looker("mean(heart_rate, 4s) > 100")
    assert one.looks("heart_rate", [120, 120, SUSPECT, 120, STALE]) == [None, None, None, True, None]


def test_two_windows_of_one_metric(looker: Any) -> None:
    one = looker("mean(grade, 2s) - mean(grade, 4s) >= 1")
    assert one.looks("grade", [0, 0, 0, 4, 4]) == [None, None, False, True, True]


def test_seen(looker: Any) -> None:
    one = looker("seen(grade > 4, 3s)")
    assert one.looks("grade", [0, 5, 0, 0, 0]) == [False, True, True, True, False]


def test_seen_with_for_inside(looker: Any) -> None:
    one = looker("grade <= 2 and seen(grade >= 4 for 2s, 3s)")
    assert one.looks("grade", [5, 5, 5, 0, 0, 0]) == [False, False, False, True, True, False]


def test_since(looker: Any) -> None:
    one = looker("since(grade > 4) < 2s")
    assert one.looks("grade", [0, 5, 0, 0, 0, NEVER, 5]) == [None, True, True, False, False, None, True]
    two = looker("since(grade > 4) + since(speed > 2) == 3")
    assert two.look(grade=5, speed=1) is None
    assert two.look(grade=0, speed=3) is False
    assert two.look(grade=0, speed=1) is True


def test_pressed(looker: Any) -> None:
    one = looker("pressed(yes)")
    assert one.look() is False
    one.moment.pressed.add("yes")
    assert one.look() is True


def test_count(looker: Any) -> None:
    one = looker("count(hc-enter, 3s) >= 2")
    truths = []
    for shown in (True, True, False, False, False):
        truths.append(one.look())
        if shown:
            one.moment.note_shown("hc-enter")
    assert truths == [False, False, True, False, False]


def test_what_an_expression_looks_at(looker: Any) -> None:
    expression = looker(
        "heart_rate? > easy_cap and change(grade, 20s) > 2 and count(a-b, 5s) == 0"
    ).expression
    assert expression.metrics == ("heart_rate", "easy_cap", "grade")
    assert expression.counted == (("a-b", 61),)
    assert expression.sensed
    assert not looker("timer > 10min and phase == main").expression.sensed


def test_the_same_text_is_the_same_condition(looker: Any) -> None:
    assert looker("grade > 4 for 2s").expression == looker("grade > 4 for 2s").expression
    assert looker("grade > 4 for 2s").expression != looker("grade > 4 for 3s").expression


def test_a_copy_goes_on_by_itself(looker: Any) -> None:
    one = looker("(grade > 4 for 2s) or seen(speed < 1, 3s) or mean(cadence, 4s) > 190")
    one.look(grade=5)
    one.look(grade=5)
    twin = copy.deepcopy(one)
    assert twin.expression is one.expression
    assert one.look(grade=0) is False
    assert twin.look(grade=5) is True
    assert one.look(grade=5) is False


def test_reset_and_pending(looker: Any) -> None:
    one = looker("grade > 4 for 2s and seen(speed > 2 for 1s, 9s)")
    one.look(grade=5)
    assert [count.done for count in one.expression.counts(one.slots)] == [False]
    one.look(grade=5)
    one.expression.reset(one.slots, everything=False)
    assert [one.look(grade=5) for _ in range(3)] == [False, False, True]
    one.expression.reset(one.slots, everything=True)
    assert one.expression.counts(one.slots) == []


def test_walking_and_running_by_word(looker: Any) -> None:
    one = looker("gait == walking for 1s")
    assert one.looks("gait", [Gait.WALKING, Gait.WALKING, Gait.RUNNING]) == [False, True, False]


@pytest.mark.parametrize(("leniency", "truth"), [(1.0, True), (0.8, True), (0.5, False)])
@pytest.mark.parametrize(
    "text",
    [
        "cadence_change <= -3",
        "-3 >= cadence_change",
        "mean(cadence_change, 3s) <= -3",
        "abs(cadence_change) >= 3",
    ],
)
def test_thresholds_widen_as_a_technique_is_learnt(
    looker: Any, text: str, leniency: float, truth: bool
) -> None:
    one = looker(text)
    one.moment.leniency = leniency
    assert one.looks("cadence_change_percent", [-4.0] * 3)[-1] is truth


def test_other_thresholds_stay(looker: Any) -> None:
    one = looker("cadence <= 160 and mean(grade, 3s) >= 3")
    one.moment.leniency = 0.5
    assert [one.look(cadence=158.0, grade=3.0) for _ in range(3)][-1] is True


def test_a_slope_where_the_runner_changes_at_another_speed_than_people_in_general(looker: Any) -> None:
    own = RunFacts(transition_speeds=(("up2", 1.6),))
    assert looker("speed <= walk_run_speed(grade)").look(speed=1.7, grade=8.0) is True
    assert looker("speed <= walk_run_speed(grade)", own).look(speed=1.7, grade=8.0) is False
