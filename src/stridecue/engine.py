"""The engine: inputs in, events out; no clock, no I/O, no chance.

Rules:
- `feed` takes inputs in the order of (t_ms, seq); `tick(k)` closes second k. Inputs with t < k seconds apply before
  tick k, those at t = k after it. `advance_to` runs the ticks that are due, so that every driver keeps this rule.
- The same setup and inputs give the same events, whatever the pace.
- The order of a second: the signals, the place in the plan, the coach. What the plan asks of the metronome and the
  cadence holds from the next second on.
- A checkpoint is a copy; going on from it equals going on from the original.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from stridecue.coach.coach import Coach
from stridecue.model.cue import Cue, CueKind, Outcome
from stridecue.model.device_settings import CadenceBasis
from stridecue.model.events import CueDecided, Event, Ticked
from stridecue.model.inputs import Input
from stridecue.model.sensor_details import SensorPage
from stridecue.model.setup import RunSetup
from stridecue.model.state import Quantity, State
from stridecue.model.summary import Totals
from stridecue.model.trace import CueTrace
from stridecue.signals.baseline import CadenceWindow
from stridecue.signals.tracker import Tracker

if TYPE_CHECKING:
    from stridecue.plans.following.follower import Follower

ENGINE_VERSION = "6"
"""Goes up when the same inputs give other states or cues than before."""
_TELLS_LOST = {"sf-hr-lost": Quantity.HEART_RATE, "sf-pod-lost": Quantity.CADENCE}
"""The cues of the safety set that say that a sensor is lost."""


class Engine:
    """Turns the inputs of one run into states and cues."""

    def __init__(self, setup: RunSetup) -> None:
        self._tracker = Tracker(setup)
        self._coach = Coach.of(setup)
        self._follower = None if setup.plan is None else _follower_of(setup)
        self._next_tick_s = 0

    @property
    def next_tick_s(self) -> int:
        """The second that the next tick closes."""
        return self._next_tick_s

    @property
    def state(self) -> State:
        """The run as of the last tick."""
        return self._tracker.state

    @property
    def showing(self) -> Cue | None:
        """The cue on screen now."""
        return self._coach.showing

    @property
    def off_for_today(self) -> tuple[str, ...]:
        """The cues that did not help and are off for the rest of the run."""
        return self._coach.off_for_today

    def traces(self, cue: str | None = None) -> tuple[CueTrace, ...]:
        """Return where every cue, or one, was at the last tick, and what would mute it."""
        return self._coach.traces(cue)

    def sensor_page(self) -> SensorPage:
        """Return what is known about every sensor at the last tick, and what is wrong with them."""
        return self._tracker.sensor_page()

    def feed(self, item: Input) -> list[Event]:
        """Take one input; the ticks before it must have run."""
        events = self._tracker.feed(item.t_ms, item.body)
        if self._follower is not None:
            events += self._follower.feed(item.t_ms, item.body)
        events += self._coach.feed(item.t_ms, item.body)
        return events

    def tick(self, second: int) -> list[Event]:
        """Close one second of recording time."""
        self._next_tick_s = second + 1
        state, events = self._tracker.tick(second)
        if self._follower is not None:
            state, told = self._follower.tick(state)
            events += self._tracker.planned(state)
            events += told
        decided = self._coach.tick(state)
        if any(_is_technique_shown(event) for event in decided):
            self.technique_cue_shown(second)
        for event in decided:
            if isinstance(event, CueDecided) and event.decision.outcome is Outcome.SHOWN:
                quantity = _TELLS_LOST.get(event.decision.cue.id)
                if quantity is not None:
                    self._tracker.told_lost(second, quantity)
        events += decided
        events.append(Ticked(state, self._coach.showing))
        return events

    def advance_to(self, t_ms: int) -> list[Event]:
        """Run every tick that is due at `t_ms`, before an input of that time is fed."""
        return list(self.ticks_until(t_ms))

    def ticks_until(self, t_ms: int) -> Iterator[Event]:
        """Run every tick that is due at `t_ms`, one after the other, as the events are asked for."""
        while self._next_tick_s * 1000 <= t_ms:
            yield from self.tick(self._next_tick_s)

    def technique_cue_shown(self, second: int) -> None:
        """Note that the runner was told about technique at a second; for a run that is played without its coach."""
        self._tracker.technique_cue_shown(second)

    @property
    def cadence_bases(self) -> dict[str, CadenceBasis]:
        """What each footpod was found or said to count in this run, to be remembered for the next one."""
        return self._tracker.cadence_bases

    @property
    def cadence_windows(self) -> tuple[CadenceWindow, ...]:
        """The half minutes of this run that say what cadence is the runner's own."""
        return self._tracker.cadence_windows

    def totals(self) -> Totals:
        """The figures of the run so far."""
        return self._tracker.totals()

    def checkpoint(self) -> Engine:
        """Return a copy that goes on independently."""
        return copy.deepcopy(self)


def _follower_of(setup: RunSetup) -> Follower | None:
    from stridecue.plans.following.follower import Follower  # noqa: PLC0415  a run without a plan needs none of it

    return Follower.of(setup)


def _is_technique_shown(event: Event) -> bool:
    if not isinstance(event, CueDecided):
        return False
    decision = event.decision
    return decision.outcome is Outcome.SHOWN and decision.cue.kind is CueKind.TECHNIQUE


def play(engine: Engine, inputs: Iterable[Input]) -> Iterator[Event]:
    """Run recorded inputs through an engine as fast as it goes, to the tick after the last input."""
    last_t_ms = 0
    for item in inputs:
        last_t_ms = item.t_ms
        yield from engine.ticks_until(item.t_ms)
        yield from engine.feed(item)
    yield from engine.ticks_until(closing_tick_ms(last_t_ms))


def closing_tick_ms(last_t_ms: int) -> int:
    """Return the time of the first tick that reflects an input at `last_t_ms`."""
    return (last_t_ms // 1000 + 1) * 1000
