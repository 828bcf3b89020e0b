from __future__ import annotations

import pytest

from stridecue.signals.heart_rate_jump import JumpGuard, Verdict

TAKEN, HELD, ACCEPTED, DOUBTED = Verdict.TAKEN, Verdict.HELD, Verdict.ACCEPTED, Verdict.DOUBTED


def judged(samples: list[tuple[float, float]], beats_agree: bool | None = None) -> list[Verdict]:
    guard = JumpGuard()
    return [guard.judge(round(t_s * 1000), value, beats_agree) for t_s, value in samples]


def level(bpm: float, begin: int, end: int) -> list[tuple[float, float]]:
    return [(float(t), bpm) for t in range(begin, end)]


@pytest.mark.parametrize(("step", "verdict"), [(10, TAKEN), (11, HELD), (-10, TAKEN), (-11, HELD)])
def test_more_than_ten_beats_in_a_second_is_a_jump(step: int, verdict: Verdict) -> None:
    assert judged([(0, 140), (1, 140 + step)])[-1] is verdict


@pytest.mark.parametrize(
    ("bpms", "verdict"),
    [((140, 148, 156, 164), TAKEN), ((140, 149, 158, 166), HELD), ((140, 150, 160, 165), TAKEN)],
)
def test_more_than_twenty_five_within_five_seconds_is_a_jump(bpms: tuple[int, ...], verdict: Verdict) -> None:
    assert judged([(float(t), bpm) for t, bpm in enumerate(bpms)])[3] is verdict


def test_after_a_gap_there_is_nothing_to_compare_with() -> None:
    assert judged([(0, 120), (5.5, 170)]) == [TAKEN, TAKEN]


def test_a_spike_of_eight_seconds_is_held_and_then_over() -> None:
    verdicts = judged([*level(150, 0, 5), *level(210, 5, 13), *level(152, 13, 15)])
    assert verdicts == [TAKEN] * 5 + [HELD] * 8 + [TAKEN] * 2


@pytest.mark.parametrize(
    ("beats_agree", "after_s", "verdict"), [(True, 15, ACCEPTED), (None, 30, ACCEPTED), (False, 30, DOUBTED)]
)
def test_a_new_level_is_taken_once_it_persists(
    beats_agree: bool | None, after_s: int, verdict: Verdict
) -> None:
    verdicts = judged([*level(120, 0, 3), *level(160, 3, 40)], beats_agree)
    assert verdicts[3 : 3 + after_s] == [HELD] * after_s
    assert verdicts[3 + after_s] is verdict
    assert set(verdicts[4 + after_s :]) == {TAKEN}


def test_a_level_that_wanders_begins_anew() -> None:
    chaos = [(float(t), 200.0 if t % 2 else 60.0) for t in range(3, 60)]
    assert set(judged([*level(120, 0, 3), *chaos])[3:]) == {HELD}


@pytest.mark.parametrize(("hold_s", "verdict"), [(5.0, HELD), (8.0, ACCEPTED)])
def test_in_a_file_that_records_seldom_a_level_persists_over_its_gaps(
    hold_s: float, verdict: Verdict
) -> None:
    guard = JumpGuard(hold_s)
    samples = [(0, 94.0), (1, 107.0), *((t, 109.0) for t in range(8, 50, 7))]
    assert [guard.judge(t * 1000, value, None) for t, value in samples][6] is verdict
