"""A recorded run gone through once, so that a player can be anywhere in it at once.

Rules: what is kept is what the engine says when the run is played through: its events, and now and then a copy of the
engine. Going through takes a second for each hour or two of the run, so it is done piece by piece; what is asked of a
place that was not reached yet takes as long as going there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from stridecue.engine import Engine, closing_tick_ms
from stridecue.model.cue import Outcome
from stridecue.model.events import CueDecided, Event, LapEnded, Sampled, Ticked
from stridecue.model.inputs import Input
from stridecue.model.setup import RunSetup
from stridecue.model.state import Quantity

CHECKPOINT_EVERY_S = 180
"""A copy takes a quarter of a megabyte, and playing on from one 0.2 ms a second."""
_LOOKED_AHEAD_S = 600


class ReplayIndex:
    """Where everything is in one run."""

    def __init__(self, setup: RunSetup, inputs: Sequence[Input]) -> None:
        self._inputs = inputs
        self._engine = Engine(setup)
        self._taken = 0
        self._checkpoints: list[Engine] = [self._engine.checkpoint()]
        """Each has closed a second that CHECKPOINT_EVERY_S divides; the first has closed nothing yet."""
        self._events: list[tuple[Event, ...]] = []
        """Of each second, up to and with its tick; samples are left out, since the tick says them again."""
        self.length_s = closing_tick_ms(inputs[-1].t_ms if inputs else 0) // 1000
        self.cues_s: list[int] = []
        """When cues were shown."""
        self.laps_s: list[int] = []
        """When laps ended."""
        self.values: dict[Quantity, list[float | None]] = {
            quantity: [] for quantity in (Quantity.HEART_RATE, Quantity.SPEED)
        }
        """One value a second; None where there was none of now."""

    @property
    def known_s(self) -> int:
        """The second up to which the run was gone through; -1 before the first."""
        return len(self._events) - 1

    @property
    def complete(self) -> bool:
        """Whether the whole run was gone through."""
        return self.known_s >= self.length_s

    def go_on(self, to_s: int) -> None:
        """Go through the run up to a second, if that was not done yet."""
        for second in range(self.known_s + 1, min(to_s, self.length_s) + 1):
            events = [*self._feed_until(second * 1000), *self._engine.tick(second)]
            self._events.append(tuple(event for event in events if not isinstance(event, Sampled)))
            self._note(second, events)
            if second and second % CHECKPOINT_EVERY_S == 0:
                self._checkpoints.append(self._engine.checkpoint())

    def engine_at(self, to_s: int) -> Engine:
        """Return an engine that has just closed a second of the run."""
        self.go_on(to_s)
        number = min(to_s // CHECKPOINT_EVERY_S, len(self._checkpoints) - 1)
        engine = self._checkpoints[number].checkpoint()
        first = self.inputs_before(number * CHECKPOINT_EVERY_S)
        for item in self._inputs[first : self.inputs_before(to_s)]:
            engine.advance_to(item.t_ms)
            engine.feed(item)
        engine.advance_to(to_s * 1000)
        return engine

    def inputs_before(self, to_s: int) -> int:
        """Return how many inputs are before a second; those right at it come after its tick."""
        return bisect_left(self._inputs, to_s * 1000, key=_time)

    def events(self, from_s: int, to_s: int) -> Iterator[Event]:
        """Return what happened after one second, up to and with another."""
        self.go_on(to_s)
        for second in range(max(from_s + 1, 0), to_s + 1):
            yield from self._events[second]

    def laps_and_cues(self, to_s: int) -> Iterator[Event]:
        """Return the laps that ended and the cues that were shown up to and with a second."""
        for event in self.events(-1, to_s):
            if isinstance(event, LapEnded) or (
                isinstance(event, CueDecided) and event.decision.outcome is Outcome.SHOWN
            ):
                yield event

    def next_cue_s(self, after_s: int) -> int | None:
        """Return when the next cue was shown, if there is one."""
        return self._next(self.cues_s, after_s)

    def next_lap_s(self, after_s: int) -> int | None:
        """Return when the next lap began, if there is one."""
        return self._next(self.laps_s, after_s)

    def cue_before_s(self, before_s: int) -> int | None:
        """Return when the cue before a second was shown, if there is one."""
        return _before(self.cues_s, before_s)

    def lap_before_s(self, before_s: int) -> int:
        """Return when the lap began that was under way before a second."""
        return _before(self.laps_s, before_s) or 0

    def _next(self, times_s: Sequence[int], after_s: int) -> int | None:
        """Look on in a list that grows as the run is gone through."""
        while (place := bisect_right(times_s, after_s)) == len(times_s):
            if self.complete:
                return None
            self.go_on(self.known_s + _LOOKED_AHEAD_S)
        return times_s[place]

    def _feed_until(self, t_ms: int) -> Iterator[Event]:
        """Feed what is before a second."""
        while self._taken < len(self._inputs) and self._inputs[self._taken].t_ms < t_ms:
            yield from self._engine.feed(self._inputs[self._taken])
            self._taken += 1

    def _note(self, second: int, events: Sequence[Event]) -> None:
        for event in events:
            match event:
                case Ticked():
                    for quantity, values in self.values.items():
                        values.append(getattr(event.state, quantity.value).current)
                case CueDecided() if event.decision.outcome is Outcome.SHOWN:
                    self.cues_s.append(second)
                case LapEnded():
                    self.laps_s.append(second)


def _before(times_s: Sequence[int], before_s: int) -> int | None:
    place = bisect_left(times_s, before_s)
    return times_s[place - 1] if place else None


def _time(item: Input) -> int:
    return item.t_ms
