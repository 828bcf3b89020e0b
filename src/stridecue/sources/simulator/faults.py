"""What can go wrong in a simulated run, so that one can see and test what the coach says to it.

Rules: a device may be away for some time; a run may have one thing that goes wrong with the runner or the strap from
minute ten on. Everything else stays as it is without.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from stridecue.model.run_settings import RunFault
from stridecue.sources.simulator.course import Segment, easy_session, hill_session


@dataclass(frozen=True, slots=True)
class Fault:
    """A device is away in the seconds [from_s, to_s) of recording time; `silent`: the link says nothing about it."""

    device: str
    from_s: int
    to_s: int
    silent: bool = False


# OUR CHOICE, all of these.
FAULT_BEGINS_S = 600
STRAP_OFF_S = 120
LOW_CADENCE_BY = 0.07
LONG_STEPS_BY = 0.08
TOO_FAST_FACTOR = 1.25
FLAT_BELOW_PERCENT = 2.0
UPHILL_FROM_PERCENT = 3.0
RUN_FROM_MPS = 2.0


def course_of(fault: RunFault | None, minutes: float) -> tuple[Segment, ...]:
    """Return the session on which a fault shows: hills without one."""
    hilly = fault in (None, RunFault.LONG_STEPS_UPHILL)
    return hill_session(minutes) if hilly else easy_session(minutes)


def asked_of_belt(fault: RunFault | None, session_s: int, wanted: Segment) -> Segment:
    """Return one second of a session as the runner sets the belt for it."""
    begun = fault is RunFault.ABOVE_CAP and session_s >= FAULT_BEGINS_S
    return _too_fast(wanted) if begun else wanted


def too_slow(fault: RunFault | None, session_s: int, grade_percent: float) -> float:
    """Return by what part the steps are slower than the runner's own."""
    if session_s < FAULT_BEGINS_S:
        return 0.0
    if fault is RunFault.LOW_CADENCE:
        return LOW_CADENCE_BY
    uphill = fault is RunFault.LONG_STEPS_UPHILL and grade_percent >= UPHILL_FROM_PERCENT
    return LONG_STEPS_BY if uphill else 0.0


def locks(fault: RunFault | None, session_s: int) -> bool:
    """Return whether the strap counts steps."""
    return fault is RunFault.CADENCE_LOCK and session_s >= FAULT_BEGINS_S


def strap_off(fault: RunFault | None, strap: str, begin_at_s: int) -> tuple[Fault, ...]:
    """Return when the strap is away, in a recording that leaves out the session's first seconds."""
    if fault is not RunFault.STRAP_OFF:
        return ()
    from_s = max(0, FAULT_BEGINS_S - begin_at_s)
    return (Fault(strap, from_s, from_s + STRAP_OFF_S),)


def _too_fast(second: Segment) -> Segment:
    if second.grade_percent >= FLAT_BELOW_PERCENT or second.speed_mps < RUN_FROM_MPS:
        return second
    return replace(second, speed_mps=second.speed_mps * TOO_FAST_FACTOR)
