from __future__ import annotations

from stridecue.signals.cadence_lock import CadenceLock


def watch(lock: CadenceLock, pairs: list[tuple[float | None, float | None]]) -> list[bool]:
    seen = []
    for heart_rate, cadence in pairs:
        lock.observe(heart_rate, cadence)
        seen.append(lock.suspected)
    return seen


def test_a_jump_onto_the_steps_that_stays_is_a_lock() -> None:
    ramp = [(140.0 + 2.5 * i, 165.0) for i in range(10)]
    seen = watch(CadenceLock(), [(140.0, 165.0)] * 20 + ramp + [(164.0, 165.0)] * 40)
    assert not any(seen[:58])
    assert all(seen[60:])


def test_a_slow_rise_onto_the_steps_is_none() -> None:
    rise = [(140.0 + i / 5, 165.0) for i in range(126)]
    assert not any(watch(CadenceLock(), rise + [(165.0, 165.0)] * 200))


def test_half_the_steps_count_too() -> None:
    seen = watch(CadenceLock(), [(120.0, 164.0)] * 20 + [(83.0, 164.0)] * 40)
    assert seen[-1]


def test_moving_together_near_each_other_is_a_lock() -> None:
    together = [(160.0 + (i // 5) % 9, 161.0 + (i // 5) % 9) for i in range(60)]
    assert watch(CadenceLock(), together)[-1]


def test_moving_together_far_apart_is_a_warm_up() -> None:
    apart = [(120.0 + i / 5, 150.0 + i / 6) for i in range(90)]
    assert not any(watch(CadenceLock(), apart))


def test_it_ends_after_twenty_seconds_apart() -> None:
    lock = CadenceLock()
    watch(lock, [(140.0, 165.0)] * 20 + [(165.0, 165.0)] * 40)
    seen = watch(lock, [(150.0, 165.0)] * 25)
    assert seen[18:21] == [True, False, False]


def test_without_steps_it_ends_after_two_minutes() -> None:
    lock = CadenceLock()
    watch(lock, [(140.0, 165.0)] * 20 + [(165.0, 165.0)] * 40)
    seen = watch(lock, [(165.0, None)] * 121)
    assert seen[118:120] == [True, False]
