"""A made-up runner on a made-up treadmill, whose sensors send the bytes that real ones send.

Rules: the same seed, options, cues heard and screens seen give the same inputs, byte for byte. Everything is made one
second at a time, when it is asked for, so that a cue heard can change the seconds after it. All chance is drawn from
the seed.
"""

from __future__ import annotations

from stridecue.sources.simulator.course import DEMO_LEAD_IN_S, Segment, easy_session, hill_session
from stridecue.sources.simulator.demo import demo_devices, demo_history, demo_profile
from stridecue.sources.simulator.faults import FAULT_BEGINS_S, Fault
from stridecue.sources.simulator.plan_reader import PlanReader, lead_in_s
from stridecue.sources.simulator.simulator import Simulator

__all__ = [
    "DEMO_LEAD_IN_S",
    "FAULT_BEGINS_S",
    "Fault",
    "PlanReader",
    "Segment",
    "Simulator",
    "demo_devices",
    "demo_history",
    "demo_profile",
    "easy_session",
    "hill_session",
    "lead_in_s",
]
