"""A held key is one press."""

from __future__ import annotations

from stridecue.app.held_keys import REPEAT_S, STEP_S, HeldKeys


def test_a_key_that_is_held_is_one_press_however_long() -> None:
    keys = HeldKeys()
    times = [10.0, *(10.5 + 0.04 * number for number in range(100))]
    assert [keys.repeats("space", now_s) for now_s in times] == [False] + [True] * 100


def test_a_later_press_and_another_key_are_new() -> None:
    keys = HeldKeys()
    assert not keys.repeats("space", 10.0)
    assert not keys.repeats("l", 10.1)
    assert not keys.repeats("space", 10.1 + REPEAT_S)


def test_a_held_arrow_goes_at_a_pace_that_can_be_followed() -> None:
    keys = HeldKeys()
    taken = [keys.steps("grade", 10.0 + number / 30) for number in range(30)]
    assert 6 <= sum(taken) <= 9
    assert keys.steps("speed", 10.01)


def test_each_press_of_a_finger_is_a_step() -> None:
    keys = HeldKeys()
    assert all(keys.steps("grade", 10.0 + number * (STEP_S + 0.01)) for number in range(8))
