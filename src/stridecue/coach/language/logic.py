"""Three-valued logic (Kleene), and what `for`, `seen` and `since` remember.

Rules: a condition is true, false or unknown (None). Unknown stays unknown unless the rest decides: false and unknown is
false, true or unknown is true. A condition on an absent metric with `?` is left out: it counts neither way. What has to
be remembered lives in a rule's own slots, never in a closure, so that a copy of the coach goes on by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, Final, Literal

from stridecue.coach.moment import Moment
from stridecue.model.our_choices.coach import FREEZE_S


class LeftOut(Enum):
    """The truth of a condition that does not count."""

    LEFT_OUT = "left out"


LEFT_OUT: Final = LeftOut.LEFT_OUT

Truth = bool | None | Literal[LeftOut.LEFT_OUT]
Slots = list[Any]
Test = Callable[[Moment, Slots], Truth]
Step = Callable[[Moment, Slots], None]

IDLE = -1.0
"""What a `for` slot holds while nothing is counted."""
_ROUNDING_S = 1e-6
"""Sums of fractions of seconds may fall short of a whole by this."""


def every_one(tests: tuple[Test, ...]) -> Test:
    """Return the test that all of these are true."""

    def run(moment: Moment, slots: Slots) -> Truth:
        result: Truth = LEFT_OUT
        for test in tests:
            truth = test(moment, slots)
            if truth is False:
                return False
            if truth is None or (truth is True and result is LEFT_OUT):
                result = truth
        return result

    return run


def some(tests: tuple[Test, ...]) -> Test:
    """Return the test that at least one of these is true."""

    def run(moment: Moment, slots: Slots) -> Truth:
        result: Truth = LEFT_OUT
        for test in tests:
            truth = test(moment, slots)
            if truth is True:
                return True
            if truth is None or (truth is False and result is LEFT_OUT):
                result = truth
        return result

    return run


def opposite(test: Test) -> Test:
    """Return the test that this one is false."""

    def run(moment: Moment, slots: Slots) -> Truth:
        truth = test(moment, slots)
        return not truth if isinstance(truth, bool) else truth

    return run


def left_out_if_absent(test: Test, metrics: tuple[int, ...]) -> Test:
    """Return a test that does not count while one of these metrics is absent."""

    def run(moment: Moment, slots: Slots) -> Truth:
        for index in metrics:
            if moment.values[index] is None and moment.absent(index):
                return LEFT_OUT
        return test(moment, slots)

    return run


def recall(slot: int) -> Test:
    """Return the test that reads what a step has left in a slot this second."""

    def run(moment: Moment, slots: Slots) -> Truth:
        truth: Truth = slots[slot]
        return truth

    return run


def hold(test: Test, seconds: float, slot: int) -> Step:
    """Return the step of `for`; its slots: time held (or IDLE), time unknown, its truth, the tick it began at."""

    def run(moment: Moment, slots: Slots) -> None:
        truth = test(moment, slots)
        if truth is True:
            held = slots[slot]
            if held < 0:
                held, slots[slot + 3] = 0.0, moment.state.tick_s
            else:
                held += moment.dt_s
            slots[slot], slots[slot + 1] = held, 0.0
            slots[slot + 2] = held >= seconds - _ROUNDING_S
            return
        slots[slot + 2] = truth
        if truth is False:
            slots[slot] = IDLE
        elif slots[slot] >= 0:
            freeze(slots, slot, moment.dt_s)

    return run


def freeze(slots: Slots, slot: int, dt_s: float) -> None:
    """Let an unknown second halt what a `for` counts, or end it when there were too many."""
    unknown = slots[slot + 1] + dt_s
    if unknown > FREEZE_S + _ROUNDING_S:
        slots[slot], unknown = IDLE, 0.0
    slots[slot + 1] = unknown


def sight(test: Test, slot: int) -> Step:
    """Return the step of `seen`; it uses two slots: its `Sightings`, its truth."""

    def run(moment: Moment, slots: Slots) -> None:
        truth = test(moment, slots)
        slots[slot + 1] = slots[slot].push(truth if isinstance(truth, bool) else None)

    return run


def stopwatch(test: Test, slot: int) -> Step:
    """Return the step of `since`; it uses two slots: when it was last so, the time since then."""

    def run(moment: Moment, slots: Slots) -> None:
        truth = test(moment, slots)
        if truth is True:
            slots[slot] = moment.clock_s
        known = isinstance(truth, bool) and slots[slot] is not None
        slots[slot + 1] = moment.clock_s - slots[slot] if known else None

    return run
